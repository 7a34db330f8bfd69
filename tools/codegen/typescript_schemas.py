"""Emits the JavaScript SDK's schemas: a camelCase type, and a zod/mini codec that reads the wire's snake_case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tools.codegen.names import camel, pascal
from tools.codegen.operations import Json, SpecError, schema_name, types_of

PURE = "/*#__PURE__*/ "
PLAIN = {"integer": "number", "number": "number", "boolean": "boolean"}
HEAD = 'import * as z from "zod/mini";\nimport { renamed, zDate } from "../wire.js";\n'


def emit(schemas: Json) -> str:
    return HEAD + "".join(_schema(name, schemas[name]) for name in _order(schemas))


def _schema(name: str, schema: Json) -> str:
    doc = f"/** {schema['description']} */\n" if schema.get("description") else ""
    out = "\n"
    if "enum" in schema:
        names = schema.get("x-enum-varnames") or schema["enum"]
        rows = "".join(f"  {pascal(n.lower())}: {json.dumps(v)},\n" for n, v in zip(names, schema["enum"], strict=True))
        out += f"{doc}export const {name} = {{\n{rows}}} as const;\n"
    out += f"{doc}export type {name} = {type_of(schema)};\n"
    return out + f"export const z{name}: z.ZodMiniType<{name}> = {codec_of(schema)};\n"


def type_of(schema: Json, indent: str = "") -> str:
    """The TypeScript type of a schema."""
    if "$ref" in schema:
        return schema_name(schema)
    if "oneOf" in schema:
        return " | ".join(type_of(option, indent) for option in schema["oneOf"])
    if schema.get("type") == "null":
        return "null"
    kind, nullable = types_of(schema)
    return _plain_type(schema, kind, indent) + (" | null" if nullable else "")


def _plain_type(schema: Json, kind: str | None, indent: str) -> str:
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"]) + " | (string & {})"
    if kind == "string":
        return {"date-time": "Date", "binary": "Blob"}.get(schema.get("format", ""), "string")
    if kind in PLAIN:
        return PLAIN[kind]
    if kind == "array":
        return f"ReadonlyArray<{type_of(schema['items'], indent)}>"
    if kind == "object":
        return _object_type(schema, indent) if "properties" in schema else f"Record<string, {_value_type(schema)}>"
    raise SpecError(f"spec: no TypeScript type for {schema}")


def _object_type(schema: Json, indent: str) -> str:
    required = set(schema.get("required", []))
    inner = indent + "  "
    rows = ""
    for name, member in schema["properties"].items():
        rows += f"{inner}/** {member['description']} */\n" if member.get("description") else ""
        text = type_of(member, inner)
        rows += f"{inner}{camel(name)}: {text};\n" if name in required else f"{inner}{camel(name)}?: {text} | undefined;\n"
    return f"{{\n{rows}{indent}}}"


def _value_type(schema: Json) -> str:
    values = schema.get("additionalProperties")
    return type_of(values) if isinstance(values, dict) else "unknown"


def codec_of(schema: Json) -> str:
    """The zod/mini codec of a schema. Enums stay open: a newer server may know more values."""
    if "$ref" in schema:
        return "z" + schema_name(schema)
    if "oneOf" in schema:
        return _union(schema["oneOf"])
    kind, nullable = types_of(schema)
    codec = _plain_codec(schema, kind)
    return f"{PURE}z.nullable({codec})" if nullable else codec


def _union(options: list[Json]) -> str:
    rest = [option for option in options if option.get("type") != "null"]
    codec = codec_of(rest[0]) if len(rest) == 1 else f"{PURE}z.union([{', '.join(codec_of(option) for option in rest)}])"
    return f"{PURE}z.nullable({codec})" if len(rest) < len(options) else codec


def _plain_codec(schema: Json, kind: str | None) -> str:
    if "const" in schema:
        return f"{PURE}z.literal({json.dumps(schema['const'])})"
    if kind == "string":
        return "zDate" if schema.get("format") == "date-time" else f"{PURE}z.string()"
    if kind == "array":
        return f"{PURE}z.array({codec_of(schema['items'])})"
    if kind == "object":
        return _object_codec(schema) if "properties" in schema else _record_codec(schema)
    return PURE + {"integer": "z.int()", "number": "z.number()", "boolean": "z.boolean()"}[str(kind)]


def _record_codec(schema: Json) -> str:
    values = schema.get("additionalProperties")
    return f"{PURE}z.record({PURE}z.string(), {codec_of(values) if isinstance(values, dict) else PURE + 'z.unknown()'})"


def _object_codec(schema: Json) -> str:
    required = set(schema.get("required", []))
    rows = ""
    for name, member in schema["properties"].items():
        codec = codec_of(member)
        rows += f"  {name}: {codec if name in required else f'{PURE}z.optional({codec})'},\n"
    codec = f"{PURE}z.looseObject({{\n{rows}}})"
    names = {name: camel(name) for name in schema["properties"] if camel(name) != name}
    return f"{PURE}renamed({codec}, {json.dumps(names)})" if names else codec


def _order(schemas: Json) -> list[str]:
    """Every schema after those it refers to."""
    done: dict[str, None] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise SpecError(f"spec: schema {name} contains itself")
        if name not in done:
            for other in _references(schemas[name]):
                visit(other, (*path, name))
            done[name] = None

    for name in schemas:
        visit(name, ())
    return list(done)


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield schema_name(node)
        for key, value in node.items():
            if key not in ("discriminator", "examples"):
                yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)
