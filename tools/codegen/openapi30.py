"""Says the bundled 3.1 document in OpenAPI 3.0.3, for tools that know nothing newer."""

from typing import Any

from tools.codegen.grammar import Node, Place, rebuild


def convert(document: dict[str, Any]) -> dict[str, Any]:
    """The 3.0.3 form of a bundled document; webhooks, which 3.0 lacks, become `x-webhooks`."""
    converted: dict[str, Any] = {}
    for key, value in rebuild(document, "document", Place("openapi.yaml"), _visit).items():
        converted["x-webhooks" if key == "webhooks" else key] = value
    return {**converted, "openapi": "3.0.3"}


def _visit(node: Node, kind: str, place: Place) -> Node:
    if kind == "schema" and isinstance(node, dict):
        return _schema(node, place)
    if isinstance(node, dict) and "$ref" in node:
        return node
    node = rebuild(node, kind, place, _visit)
    if kind in {"info", "license"}:
        return {key: value for key, value in node.items() if key not in {"summary", "identifier"}}
    return node


def _schema(node: dict[str, Any], place: Place) -> dict[str, Any]:
    if "$ref" in node:
        siblings = {key: value for key, value in node.items() if key != "$ref"}
        return {"allOf": [{"$ref": node["$ref"]}], **siblings} if siblings else node
    node = rebuild(node, "schema", place, _visit)
    if isinstance(node.get("type"), list):
        (node["type"],) = (name for name in node["type"] if name != "null")
        node["nullable"] = True
    if "const" in node:
        node["enum"] = [node.pop("const")]
    if "examples" in node:
        node["example"] = node.pop("examples")[0]
    if {"type": "null"} in node.get("oneOf", []):
        node["allOf"] = [choice for choice in node.pop("oneOf") if choice != {"type": "null"}]
        node["nullable"] = True
    return node
