"""The part of OpenAPI 3.1 that spec/ may use, as one table; whatever is not in it is refused, so nothing is dropped in silence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

METHODS = ("get", "put", "post", "patch", "delete")

Node = Any  # JSON-like data as loaded from YAML

# Kind of node -> keyword -> kind of its value. "kind[]" is a list of them, "kind{}" a map of them, "-" is taken as it is.
GRAMMAR: dict[str, dict[str, str]] = {
    "document": {
        "openapi": "-",
        "x-headers": "header{}{}",
        "info": "info",
        "servers": "-",
        "security": "-",
        "tags": "-",
        "paths": "path{}",
        "webhooks": "path{}",
        "components": "components",
    },
    "info": {"title": "-", "version": "-", "summary": "-", "description": "-", "license": "license"},
    "license": {"name": "-", "identifier": "-"},
    "components": {
        "securitySchemes": "-",
        "schemas": "schema{}",
        "parameters": "parameter{}",
        "headers": "header{}",
        "responses": "response{}",
        "examples": "example{}",
    },
    "path": {
        "parameters": "parameter[]",
        "get": "operation",
        "put": "operation",
        "post": "operation",
        "patch": "operation",
        "delete": "operation",
    },
    "operation": {
        "operationId": "-",
        "tags": "-",
        "summary": "-",
        "description": "-",
        "security": "-",
        "x-sdk": "-",
        "x-sdk-media": "-",
        "parameters": "parameter[]",
        "requestBody": "body",
        "responses": "response{}",
    },
    "parameter": {
        "name": "-",
        "in": "-",
        "required": "-",
        "description": "-",
        "explode": "-",
        "style": "-",
        "schema": "schema",
        "example": "-",
    },
    "body": {"required": "-", "content": "media{}"},
    "response": {"description": "-", "headers": "header{}", "content": "media{}"},
    "header": {"description": "-", "schema": "schema"},
    "media": {"schema": "schema", "examples": "example{}"},
    "example": {"summary": "-", "value": "-"},
    "schema": {
        "type": "-",
        "description": "-",
        "format": "-",
        "enum": "-",
        "x-enum-varnames": "-",
        "x-extensible-enum": "-",
        "const": "-",
        "default": "-",
        "examples": "-",
        "readOnly": "-",
        "minimum": "-",
        "maximum": "-",
        "minLength": "-",
        "maxLength": "-",
        "pattern": "-",
        "minItems": "-",
        "maxItems": "-",
        "maxProperties": "-",
        "required": "-",
        "properties": "schema{}",
        "additionalProperties": "schema",
        "items": "schema",
        "oneOf": "schema[]",
        "discriminator": "discriminator",
    },
    "discriminator": {"propertyName": "-", "mapping": "reference{}"},
}


class SpecError(Exception):
    """Something in spec/ that cannot be generated from."""


@dataclass(frozen=True)
class Place:
    """Where a node stands: a file and a JSON pointer into it."""

    file: str
    pointer: str = ""

    def __truediv__(self, key: object) -> "Place":
        return Place(self.file, f"{self.pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer or '/'}"


Visit = Callable[[Node, str, Place], Node]


def rebuild(node: Node, kind: str, place: Place, visit: Visit) -> Node:
    """A copy of `node` with `visit` applied to each child; refuses keywords that the table does not list."""
    if kind not in GRAMMAR or isinstance(node, bool):
        return node
    if not isinstance(node, dict):
        raise SpecError(f"{place}: expected a {kind}, found {node!r}")
    copy: dict[str, Node] = {}
    for keyword, value in node.items():
        rule = GRAMMAR[kind].get(keyword)
        if rule is None:
            raise SpecError(
                f"{place}: unknown keyword {keyword!r} in a {kind}; teach tools/codegen about it or leave it out"
            )
        copy[keyword] = _rebuild_value(value, rule, place / keyword, visit)
    return copy


def _rebuild_value(value: Node, rule: str, place: Place, visit: Visit) -> Node:
    if rule == "-":
        return value
    if rule.endswith("[]"):
        return [_rebuild_value(child, rule[:-2], place / index, visit) for index, child in enumerate(value)]
    if rule.endswith("{}"):
        return {name: _rebuild_value(child, rule[:-2], place / name, visit) for name, child in value.items()}
    return visit(value, rule, place)
