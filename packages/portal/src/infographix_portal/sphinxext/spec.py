"""Reads the bundled spec for the reference pages: operations by tag, schemas flattened to rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

METHODS = ("get", "post", "put", "patch", "delete")
Json = dict[str, Any]


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    node: Json
    parameters: tuple[Json, ...]


@dataclass(frozen=True)
class Row:
    """One member of an object: what it is called, what may stand in it, what it means."""

    name: str
    type: str
    required: bool
    doc: str
    choices: tuple[str, ...]
    default: str | None
    schemas: tuple[str, ...]


@lru_cache(maxsize=1)
def load(path: str) -> Spec:
    return Spec(json.loads(Path(path).read_text()))


class Spec:
    def __init__(self, raw: Json) -> None:
        self.raw = raw

    def deref(self, node: Json) -> Json:
        """Follow `$ref`; members beside it (description, default) win."""
        if "$ref" not in node:
            return node
        target: Any = self.raw
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        return {**self.deref(target), **{k: v for k, v in node.items() if k != "$ref"}}

    def operations(self, tag: str) -> list[Operation]:
        found = []
        for path, item in self.raw["paths"].items():
            shared = item.get("parameters", [])
            for method in METHODS:
                if method in item and tag in item[method]["tags"]:
                    node = item[method]
                    parameters = tuple(self.deref(p) for p in [*shared, *node.get("parameters", [])])
                    found.append(Operation(node["operationId"], method, path, node, parameters))
        return found

    def rows(self, schema: Json) -> list[Row]:
        schema = self.deref(schema)
        required = set(schema.get("required", []))
        return [self.row(name, member, name in required) for name, member in schema.get("properties", {}).items()]

    def row(self, name: str, member: Json, required: bool) -> Row:
        node = self.deref(member)
        inner, _ = self._without_null(node)
        default = str(node["default"]) if "default" in node else None
        choices = tuple(str(c) for c in inner.get("enum", ()))
        return Row(
            name, self.type_of(member), required, node.get("description", ""), choices, default, self.objects_of(member)
        )

    def type_of(self, member: Json) -> str:
        node, nullable = self._without_null(self.deref(member))
        if "oneOf" in node:
            text = " or ".join(dict.fromkeys(self._name(option) or self.type_of(option) for option in node["oneOf"]))
        elif node.get("type") == "array":
            text = f"array of {self._name(node['items']) or self.type_of(node['items'])}"
        elif node.get("type") == "object":
            text = self._name(member) or "object"
        else:
            text = node.get("format", "").replace("date-time", "time") or str(
                node.get("const", node.get("type", "any"))
            )
        return text + (" or null" if nullable else "")

    def objects_of(self, member: Json) -> tuple[str, ...]:
        """Names of the schemas whose members can be unfolded below this one."""
        node, _ = self._without_null(member if "$ref" in member else self.deref(member))
        if node.get("type") == "array":
            node = node["items"]
        target = self.deref(node)
        if "oneOf" in target:
            return tuple(name for option in target["oneOf"] for name in self.objects_of(option))
        name = self._name(node)
        return (name,) if name and "properties" in target else ()

    def _without_null(self, node: Json) -> tuple[Json, bool]:
        if isinstance(node.get("type"), list):
            return {**node, "type": next(t for t in node["type"] if t != "null")}, "null" in node["type"]
        options = node.get("oneOf", [])
        rest = [o for o in options if o.get("type") != "null"]
        if len(rest) == len(options):
            return node, False
        return (rest[0] if len(rest) == 1 else {**node, "oneOf": rest}), True

    @staticmethod
    def _name(node: Json) -> str | None:
        ref: str = node.get("$ref", "")
        return ref.rsplit("/", 1)[1] if "/schemas/" in ref else None
