"""What the published API description says, in the form the tests ask for it: operations, and every example with its schema."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
METHODS = ("get", "put", "post", "patch", "delete")
DOCUMENT: dict[str, Any] = json.loads((ROOT / "spec/dist/openapi.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    node: dict[str, Any]

    @property
    def in_sdks(self) -> bool:
        return bool(self.node.get("x-sdk", True))


@dataclass(frozen=True)
class Example:
    """A value that some operation sends or receives."""

    name: str
    schema: str
    value: Any


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """The node itself, or the component it refers to."""
    if "$ref" not in node:
        return node
    _, _, section, name = node["$ref"].split("/")
    found: dict[str, Any] = DOCUMENT["components"][section][name]
    return found


def operations() -> list[Operation]:
    return [
        Operation(item[method]["operationId"], method, path, item[method])
        for path, item in DOCUMENT["paths"].items()
        for method in METHODS
        if method in item
    ]


def bodies(operation: Operation) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(where, media type, media) of the request and of each answer."""
    sides = {"request": operation.node.get("requestBody", {}), **operation.node["responses"]}
    for side, node in sides.items():
        for media_type, media in resolved(node).get("content", {}).items():
            yield side, media_type, media


def examples() -> list[Example]:
    """One for each distinct value in JSON, whichever operations show it."""
    found: dict[str, Example] = {}
    for operation in operations():
        for _, media_type, media in bodies(operation):
            for reference in media.get("examples", {}).values() if media_type.endswith("json") else ():
                name = reference["$ref"].rpartition("/")[2]
                schema = media["schema"]["$ref"].rpartition("/")[2]
                found[f"{schema}:{name}"] = Example(f"{schema}:{name}", schema, resolved(reference)["value"])
    for schema, node in DOCUMENT["components"]["schemas"].items():
        for index, value in enumerate(node.get("examples", ())):
            found[f"{schema}:{index}"] = Example(f"{schema}:{index}", schema, value)
    return list(found.values())


def request_schemas() -> set[str]:
    """Names of the schemas that callers send; files have none."""
    media = (media for operation in operations() for side, _, media in bodies(operation) if side == "request")
    return {each["schema"]["$ref"].rpartition("/")[2] for each in media if "$ref" in each["schema"]}
