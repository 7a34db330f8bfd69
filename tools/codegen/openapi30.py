"""Derives the OpenAPI 3.0.3 document for tools that do not read 3.1."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def downgrade(document: Json) -> Json:
    """Same API, older words: nullable for null types, one-value enums for const, allOf around a reference with company."""
    result: Json = _convert(document)
    result["openapi"] = "3.0.3"
    result["info"].pop("summary", None)
    result["info"]["license"].pop("identifier", None)
    if "webhooks" in result:
        result["x-webhooks"] = result.pop("webhooks")
    return result


def _convert(node: Any, *, literal: bool = False) -> Any:
    if isinstance(node, list):
        return [_convert(child, literal=literal) for child in node]
    if not isinstance(node, dict) or literal:
        return node
    node = {key: _convert(value, literal=key in ("value", "example", "default", "enum")) for key, value in node.items()}
    node = _nullable(node)
    if "const" in node:
        node["enum"] = [node.pop("const")]
    if isinstance(node.get("examples"), list):
        node["example"] = node.pop("examples")[0]
    if "/schemas/" in str(node.get("$ref", "")) and len(node) > 1:
        node = {"allOf": [{"$ref": node.pop("$ref")}], **node}
    return node


def _nullable(node: Json) -> Json:
    if isinstance(node.get("type"), list):
        node = {**node, "type": next(t for t in node["type"] if t != "null"), "nullable": True}
    options = node.get("oneOf")
    if isinstance(options, list) and any(o.get("type") == "null" for o in options):
        rest = [o for o in options if o.get("type") != "null"]
        node.pop("oneOf")
        node = {**node, ("allOf" if len(rest) == 1 else "oneOf"): rest, "nullable": True}
    return node
