"""Code samples of an operation: curl made from its example, Python and TypeScript from files that the tests run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infographix_portal.sphinxext.spec import Operation, Spec


@dataclass(frozen=True)
class Sample:
    label: str
    lexer: str
    source: str


def samples(spec: Spec, operation: Operation, folder: Path) -> list[Sample]:
    found = [Sample("curl", "bash", curl(spec, operation))]
    for label, lexer, suffix in (("Python", "python", "py"), ("TypeScript", "typescript", "ts")):
        path = folder / f"{operation.id}.{suffix}"
        if path.exists():
            found.append(Sample(label, lexer, path.read_text().strip()))
    return found


def curl(spec: Spec, operation: Operation) -> str:
    path = operation.path
    for parameter in operation.parameters:
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", str(parameter["example"]))
    lines = [f"curl http://127.0.0.1:8000{path}"]
    if operation.method not in ("get", "post"):
        lines.append(f"-X {operation.method.upper()}")
    if operation.node.get("security") != [] and {} not in operation.node.get("security", [])[:1]:
        lines.append('-H "Authorization: Bearer $INFOGRAPHIX_API_KEY"')
    content = operation.node.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        lines.append('-H "Content-Type: application/json"')
        lines.append(f"-d '{json.dumps(request_example(spec, operation), indent=2)}'")
    elif content:
        lines += ['-H "Content-Type: text/csv"', "--data-binary @visitors.csv"]
    if operation.id == "getGenerationResult":
        lines.append("-o infographic.png")
    return " \\\n  ".join(lines)


def request_example(spec: Spec, operation: Operation) -> Any:
    content = operation.node["requestBody"]["content"]["application/json"]
    return first_example(spec, content)


def first_example(spec: Spec, content: dict[str, Any]) -> Any:
    for example in content.get("examples", {}).values():
        return spec.deref(example)["value"]
    return None
