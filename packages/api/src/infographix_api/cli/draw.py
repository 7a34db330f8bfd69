"""`analyze` and `render`: the engine on files, without a server."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from infographix_api import clock, documents, engine
from infographix_api.cli.explanation import explain
from infographix_api.cli.refusal import Refusal
from infographix_api.engine import catalog, document
from infographix_api.engine.brief import Brief


def analyze(arguments: argparse.Namespace) -> None:
    is_topic = arguments.kind == "topic" and arguments.input != "-"
    data = arguments.input.encode() if is_topic else _read(arguments.input)
    made = engine.analyze(
        Brief(
            kind=arguments.kind,
            data=data,
            as_of=_today(),
            file_name=None if is_topic or arguments.input == "-" else Path(arguments.input).name,
        )
    )
    _warn(made.warnings)
    if arguments.explain:
        print("\n".join(explain(made, data.decode(errors="replace"))), file=sys.stderr)
    _write(arguments.output, msgspec.json.format(documents.to_json(made), indent=2) + b"\n")


@contextmanager
def _uncollected() -> Iterator[None]:
    """A drawing is over before there is garbage worth looking for, and then everything goes at once."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@_uncollected()
def render(arguments: argparse.Namespace) -> None:
    rendering = engine.render(
        documents.from_file(_read(arguments.document)),
        style=arguments.style,
        palette=_palette(arguments),
        size=arguments.size,
        aspect_ratio=arguments.aspect_ratio,
        format=arguments.format or arguments.output.suffix.removeprefix(".").lower(),
        as_of=_today(),
    )
    _warn(rendering.warnings)
    _write(arguments.output, rendering.data)
    if arguments.report is not None:
        _write(arguments.report, msgspec.json.format(msgspec.json.encode(rendering.report), indent=1) + b"\n")


def _palette(arguments: argparse.Namespace) -> str | tuple[str, ...]:
    """A name, the caller's own colours, or the style's palette: of no such style the engine says so itself."""
    asked: str | None = arguments.palette
    if asked is None:
        return next((info.default_palette for info in catalog.styles() if info.slug == arguments.style), "ocean")
    return tuple(part.strip() for part in asked.split(",")) if "#" in asked or "," in asked else asked


def _today() -> str:
    return clock.now().date().isoformat()


def _warn(warnings: Iterable[document.Warning]) -> None:
    for warning in warnings:
        print(f"warning: {warning.code}: {warning.message}", file=sys.stderr)


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        message = f"Cannot read {name}: {error.strerror}. Name a file, or - for standard input."
        raise Refusal("unreadable", message, exit_code=2) from None


def _write(path: Path | None, data: bytes) -> None:
    if path is None:
        sys.stdout.buffer.write(data)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Refusal("unwritable", f"Cannot write {path}: {error.strerror}.", exit_code=2) from None
