"""No operation of the description is unserved, unwrapped, undocumented or without an example."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from litestar.routes import HTTPRoute

from tests.contract.conftest import Application
from tests.contract.described import ROOT, Operation, bodies, operations
from tools.codegen.names import snake

OPERATIONS = [pytest.param(operation, id=operation.id) for operation in operations()]
WRAPPED = [pytest.param(operation, id=operation.id) for operation in operations() if operation.in_sdks]
BODILESS = {"image/png", "image/svg+xml", "image/webp", "application/pdf", "application/zip", "application/x-ndjson"}
PORTAL = ROOT / "packages/portal"
SITE = {("GET", "/"), ("GET", "/{path}")}  # the portal is not an operation


def test_server_serves_exactly_what_is_described(application: Application) -> None:
    served = {
        (method, re.sub(r"{(\w+):\w+}", r"{\1}", route.path))
        for route in application.app.routes
        if isinstance(route, HTTPRoute)
        for method in route.methods - {"OPTIONS", "HEAD"}
    }
    assert served - SITE == {(operation.method.upper(), operation.path) for operation in operations()}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_body_has_an_example(operation: Operation) -> None:
    lacking = [
        f"{side} {media_type}"
        for side, media_type, media in bodies(operation)
        if not media.get("examples") and media_type not in BODILESS
    ]
    assert lacking == []


@pytest.mark.parametrize("operation", WRAPPED)
def test_python_sdk_wraps_it(operation: Operation) -> None:
    assert mentioned(rf"\b{snake(operation.id)}\(", sources("packages/sdk-python/src", "*.py", but="_generated"))


@pytest.mark.parametrize("operation", WRAPPED)
def test_javascript_sdk_wraps_it(operation: Operation) -> None:
    assert mentioned(rf"\b{operation.id}\(", sources("packages/sdk-js/src", "*.ts", but="generated"))


@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_reference_shows_it(operation: Operation) -> None:
    (tag,) = operation.node["tags"]
    assert mentioned(rf"{{api-operations}} {tag}\n", sources("packages/portal/docs", "*.md", but="_build"))
    samples = [PORTAL / f"samples/{operation.id}.{suffix}" for suffix in ("py", "ts")]
    assert [sample.is_file() for sample in samples] == [operation.in_sdks] * 2


def sources(folder: str, pattern: str, *, but: str) -> Iterable[Path]:
    return (path for path in (ROOT / folder).rglob(pattern) if but not in path.parts)


def mentioned(pattern: str, paths: Iterable[Path]) -> bool:
    return any(re.search(pattern, path.read_text(encoding="utf-8")) for path in paths)
