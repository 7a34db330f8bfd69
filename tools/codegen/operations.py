"""Reads the operations that the SDKs wrap from the bundled document; knows nothing of either language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tools.codegen.grammar import METHODS, SpecError

JSON = "application/json"
STREAM = "text/event-stream"


@dataclass(frozen=True)
class Parameter:
    name: str
    where: Literal["path", "query", "header"]
    required: bool
    schema: dict[str, Any]
    description: str


@dataclass(frozen=True)
class Operation:
    id: str
    tag: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    body: str | None  # names of schemas
    takes_file: bool  # instead of a body in JSON: bytes of whatever media type the caller names
    result: str | None
    accept: tuple[str, ...]

    @property
    def returns(self) -> Literal["json", "bytes", "none"]:
        if self.result:
            return "json"
        return "bytes" if self.accept else "none"

    @property
    def is_idempotent(self) -> bool:
        return self.method != "POST" or any(parameter.name == "Idempotency-Key" for parameter in self.parameters)

    def located(self, where: str) -> list[Parameter]:
        return [parameter for parameter in self.parameters if parameter.where == where]


def wrapped_operations(document: dict[str, Any]) -> Iterator[Operation]:
    """Every operation not marked `x-sdk: false`."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item and item[method].get("x-sdk", True):
                yield _operation(document, path, method, item)


def schema_name(schema: dict[str, Any]) -> str:
    """The name a schema goes by; bodies have to have one."""
    if "$ref" not in schema:
        raise SpecError(f"a body needs a named schema, not {schema}")
    return str(schema["$ref"]).rpartition("/")[2]


def _operation(document: dict[str, Any], path: str, method: str, item: dict[str, Any]) -> Operation:
    node = item[method]
    parameters = [_resolve(document, p) for p in (*item.get("parameters", []), *node.get("parameters", []))]
    result, accept = _success(document, node)
    return Operation(
        id=node["operationId"],
        tag=node["tags"][0],
        method=method.upper(),
        path=path,
        summary=node["summary"],
        description=node.get("description", "").strip(),
        parameters=tuple(
            Parameter(p["name"], p["in"], p.get("required", False), p["schema"], p.get("description", ""))
            for p in parameters
        ),
        body=_body(node),
        takes_file=_takes_file(node),
        result=result,
        accept=accept,
    )


def _body(node: dict[str, Any]) -> str | None:
    if "requestBody" not in node or _takes_file(node):
        return None
    content = node["requestBody"]["content"]
    if set(content) != {JSON} or not node["requestBody"].get("required"):
        raise SpecError(f"{node['operationId']}: a request body must be required and {JSON}")
    return schema_name(content[JSON]["schema"])


def _takes_file(node: dict[str, Any]) -> bool:
    content = node.get("requestBody", {}).get("content", {})
    return bool(content) and all(media["schema"].get("format") == "binary" for media in content.values())


def _success(document: dict[str, Any], node: dict[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    """Name of the schema and media types of a successful answer; a picture goes before its description in JSON."""
    answers = [_resolve(document, answer) for code, answer in node["responses"].items() if code.startswith("2")]
    media = {kind: content["schema"] for answer in answers for kind, content in answer.get("content", {}).items()}
    if only := node.get("x-sdk-media"):  # the SDKs fetch the others by flows of their own
        media = {only: media[only]}
    binary = tuple(kind for kind, schema in media.items() if schema.get("format") == "binary" or kind == STREAM)
    if JSON in media:  # plain text beside it is the same again, for other readers
        media = {kind: schema for kind, schema in media.items() if kind == JSON or schema.get("type") != "string"}
    if binary or not media:
        return None, binary
    schemas = {
        schema_name(answer["content"][JSON]["schema"]) for answer in answers if JSON in answer.get("content", {})
    }
    if set(media) != {JSON} or len(schemas) != 1:
        raise SpecError(
            f"{node['operationId']}: one success schema in {JSON} expected, found {sorted(media)} {sorted(schemas)}"
        )
    return schemas.pop(), (JSON,)


def _resolve(document: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return node
    _, section, name = node["$ref"].removeprefix("#/").split("/")
    found: dict[str, Any] = document["components"][section][name]
    return found
