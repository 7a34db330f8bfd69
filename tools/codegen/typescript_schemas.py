"""TypeScript of schemas: each as a camelCase type and a zod/mini codec of the wire's snake_case."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tools.codegen.grammar import Node, SpecError
from tools.codegen.names import camel, pascal

_NULL = {"type": "null"}
_SCALARS = {
    ("string", None): ("string", "z.string()"),
    ("string", "uri"): ("string", "z.string()"),
    ("string", "date-time"): ("Date", "zDate"),
    ("integer", None): ("number", "z.number()"),  # z.int() would cost every bundle half a kilobyte
    ("number", None): ("number", "z.number()"),
    ("boolean", None): ("boolean", "z.boolean()"),
}


def typescript_schemas(schemas: dict[str, Any]) -> dict[str, str]:
    """The declarations by name, each after those it needs, without header and imports."""
    open_enums = "|".join(name for name, schema in schemas.items() if "enum" in schema)
    readers = re.compile(rf"\bz(?:{open_enums})\b")
    return {
        name: readers.sub(pure("z.string()"), _declaration(name, schemas[name]))
        for name in _dependencies_first(schemas)
    }


def typescript_type(schema: dict[str, Any]) -> str:
    """The type of a schema, in code."""
    return _expressions(schema)[0]


def doc_comment(text: str, indent: str = "") -> str:
    """A JSDoc block of one or more lines, with its line end; nothing for no text."""
    lines = [line.rstrip() for line in text.strip().replace("*/", "*\\/").splitlines()]
    if not lines:
        return ""
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    body = "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines)
    return f"{indent}/**\n{body}{indent} */\n"


def property_key(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)


def pure(expression: str) -> str:
    """Marked so that a bundler drops it when nobody uses it."""
    return f"/*#__PURE__*/ {expression}" if expression.endswith(")") else expression


def _declaration(name: str, schema: dict[str, Any]) -> str:
    comment = doc_comment(schema.get("description", ""))
    if "enum" in schema:
        return _enum(name, schema, comment)
    if "properties" in schema:
        return _object(name, schema, comment)
    kind, reader = _expressions(schema)
    return f"{comment}export type {name} = {kind};\nexport const z{name}: z.ZodMiniType<{name}> = {reader};\n"


def _enum(name: str, schema: dict[str, Any], comment: str) -> str:
    """A constant object for completion, and a union that stays open for values newer than the SDK."""
    names = schema.get("x-enum-varnames") or schema["enum"]
    members = "".join(
        f"  {pascal(key)}: {json.dumps(value)},\n" for key, value in zip(names, schema["enum"], strict=True)
    )
    values = f"(typeof {name})[keyof typeof {name}]"
    return (
        f"{comment}export const {name} = {{\n{members}}} as const;\n"
        f"{comment}export type {name} = {values} | (string & {{}});\n"
    )


def _object(name: str, schema: dict[str, Any], comment: str) -> str:
    required = schema.get("required", [])
    fields, readers = "", ""
    for key, value in schema["properties"].items():
        kind, reader = _expressions(value)
        optional = key not in required
        readonly = "readonly " if value.get("readOnly") else ""
        fields += doc_comment(value.get("description", ""), "  ")
        fields += f"  {readonly}{camel(key)}{'?' if optional else ''}: {kind}{' | undefined' if optional else ''};\n"
        readers += f"    {property_key(key)}: {pure(f'z.optional({reader})') if optional else reader},\n"
    reader = pure(f"z.looseObject({{\n{readers}  }})")
    if any(camel(key) != key for key in schema["properties"]):
        reader = pure(f"renamed({reader})")
    return f"{comment}export type {name} = {{\n{fields}}};\nexport const z{name}: z.ZodMiniType<{name}> = {reader};\n"


def _expressions(schema: dict[str, Any]) -> tuple[str, str]:
    """The TypeScript type and the zod expression of a schema that is not an object with properties."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return name, f"z{name}"
    if "const" in schema:
        value = json.dumps(schema["const"])
        # the shape is chosen by it already, and z.literal would cost every bundle 200 bytes
        return value, f"{pure('z.string()')} as unknown as z.ZodMiniType<{value}>"
    if "discriminator" in schema:
        return _tagged(schema["discriminator"])
    if "oneOf" in schema:
        return _choice(schema["oneOf"])
    if isinstance(schema.get("type"), list):
        (name,) = (name for name in schema["type"] if name != "null")
        return _nullable(*_expressions({**schema, "type": name}))
    return _plain(schema)


def _plain(schema: dict[str, Any]) -> tuple[str, str]:
    if schema.get("type") == "array":
        kind, reader = _expressions(schema["items"])
        return (f"({kind})[]" if " " in kind else f"{kind}[]"), pure(f"z.array({reader})")
    if schema.get("type") == "object" and "properties" not in schema:
        values = schema.get("additionalProperties", True)
        kind, reader = ("unknown", pure("z.unknown()")) if isinstance(values, bool) else _expressions(values)
        # z.record reads the same and costs every client 1 kB more
        return f"Record<string, {kind}>", pure(f"z.catchall({pure('z.object({})')}, {reader})")
    scalar = _SCALARS.get((str(schema.get("type")), schema.get("format")))
    if scalar is None or "enum" in schema:
        raise SpecError(
            f"{schema} is not known to the TypeScript generator; objects and enums need a name of their own"
        )
    return scalar[0], pure(scalar[1])


def _tagged(discriminator: dict[str, Any]) -> tuple[str, str]:
    names = {tag: reference.rpartition("/")[2] for tag, reference in discriminator["mapping"].items()}
    shapes = ", ".join(f"{tag}: z{name}" for tag, name in names.items())
    return " | ".join(names.values()), pure(f'tagged("{discriminator["propertyName"]}", {{ {shapes} }})')


def _choice(choices: list[dict[str, Any]]) -> tuple[str, str]:
    options = [_expressions(choice) for choice in choices if choice != _NULL]
    kind = " | ".join(option[0] for option in options)
    reader = options[0][1] if len(options) == 1 else pure(f"oneOf([{', '.join(option[1] for option in options)}])")
    return _nullable(kind, reader) if _NULL in choices else (kind, reader)


def _nullable(kind: str, reader: str) -> tuple[str, str]:
    return f"{kind} | null", pure(f"z.nullable({reader})")


def _dependencies_first(schemas: dict[str, Any]) -> list[str]:
    """Names in an order in which each constant is defined before it is used."""
    ordered: dict[str, None] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise SpecError(f"schema {name} contains itself: {' > '.join((*path, name))}")
        if name not in ordered:
            for reference in references(schemas[name]):
                visit(reference, (*path, name))
            ordered[name] = None

    for name in schemas:
        visit(name, ())
    return list(ordered)


def references(node: Node) -> Iterator[str]:
    """Names of the schemas that a schema refers to."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value.rpartition("/")[2]
            elif key not in {"discriminator", "examples", "default"}:
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)
