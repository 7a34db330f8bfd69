"""The bundled spec's operations as values, and the keywords the generator knows. Whatever it does not know, it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]
METHODS = ("get", "put", "post", "patch", "delete")
JSON = "application/json"
KNOWN_KEYWORDS = frozenset(
    "type description enum const properties required items oneOf discriminator additionalProperties format default readOnly minLength maxLength "
    "minimum maximum pattern minItems maxItems maxProperties examples $ref x-enum-varnames x-extensible-enum".split()
)


class SpecError(SystemExit):
    """The spec says something the generator would drop in silence."""


@dataclass(frozen=True)
class Parameter:
    name: str
    where: Literal["path", "query", "header"]
    required: bool
    schema: Json


@dataclass(frozen=True)
class Operation:
    """One call an SDK can make. `result` names the schema of a JSON answer, None stands for bytes."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    body: str | None
    result: str | None
    accept: str
    idempotent: bool

    def named(self, where: str) -> list[Parameter]:
        return [p for p in self.parameters if p.where == where]


def check_keywords(document: Json) -> None:
    for name, schema in document["components"]["schemas"].items():
        _check(schema, f"#/components/schemas/{name}")


def _check(schema: Any, pointer: str) -> None:
    if not isinstance(schema, dict):
        return
    if unknown := sorted(set(schema) - KNOWN_KEYWORDS):
        raise SpecError(f"spec: {pointer}: the generator does not know {', '.join(unknown)}")
    for name, member in schema.get("properties", {}).items():
        _check(member, f"{pointer}/properties/{name}")
    for index, option in enumerate(schema.get("oneOf", [])):
        _check(option, f"{pointer}/oneOf/{index}")
    for key in ("items", "additionalProperties"):
        _check(schema.get(key), f"{pointer}/{key}")


def operations(document: Json) -> Iterator[Operation]:
    """Those the SDKs offer, in the spec's order."""
    for path, item in document["paths"].items():
        for method in METHODS:
            node = item.get(method)
            if node is not None and node.get("x-sdk", True):
                yield _operation(path, method, node, item.get("parameters", []))


def _operation(path: str, method: str, node: Json, shared: list[Json]) -> Operation:
    parameters = tuple(Parameter(p["name"], p["in"], p.get("required", False), p["schema"]) for p in [*shared, *node.get("parameters", [])])
    result, accept = _answer(node)
    keyed = any(p.name == "Idempotency-Key" for p in parameters)
    return Operation(
        id=node["operationId"],
        method=method.upper(),
        path=path,
        summary=node["summary"],
        description=node.get("description", "").strip(),
        parameters=parameters,
        body=_body(node),
        result=result,
        accept=accept,
        idempotent=method != "post" or keyed,
    )


def _body(node: Json) -> str | None:
    if "requestBody" not in node:
        return None
    content = node["requestBody"]["content"]
    if list(content) != [JSON] or "$ref" not in content[JSON]["schema"]:
        raise SpecError(f"spec: {node['operationId']}: a request body must be JSON of a named schema")
    return schema_name(content[JSON]["schema"])


def _answer(node: Json) -> tuple[str | None, str]:
    """The schema and media types of success: all 2xx answers must agree. Binary beside JSON means bytes."""
    contents = [a["content"] for code, a in node["responses"].items() if code.startswith("2") and "content" in a]
    binary = [media for media, c in contents[0].items() if c["schema"].get("format") == "binary"]
    if binary:
        return None, ", ".join(binary)
    names = {schema_name(c[JSON]["schema"]) for c in contents}
    if len(names) != 1 or any(list(c) != [JSON] for c in contents):
        raise SpecError(f"spec: {node['operationId']}: every 2xx answer must carry one and the same named schema")
    return names.pop(), JSON


def schema_name(schema: Json) -> str:
    name: str = schema["$ref"].rsplit("/", 1)[1]
    return name


def types_of(schema: Json) -> tuple[str | None, bool]:
    """(type, nullable) of a schema."""
    types = schema.get("type")
    if isinstance(types, list):
        return next(t for t in types if t != "null"), "null" in types
    return types, False
