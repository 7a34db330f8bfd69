"""TypeScript of operations: a typed function for each that says what to send; it sends nothing."""

import json
from typing import Any

from tools.codegen.names import camel
from tools.codegen.operations import Operation, Parameter
from tools.codegen.typescript_schemas import doc_comment, property_key, typescript_type

_FIELD = {"path": "pathParams", "query": "query", "header": "header"}


def typescript_operations(operations: list[Operation], schemas: dict[str, Any]) -> str:
    """The functions, without header and imports."""
    return "\n".join(_function(operation, schemas) for operation in operations)


def _function(operation: Operation, schemas: dict[str, Any]) -> str:
    returns = {"json": operation.result, "bytes": "Blob", "none": "void"}[operation.returns]
    comment = doc_comment("\n\n".join(text for text in (f"{operation.summary}.", operation.description) if text))
    init = "".join(f"    {line},\n" for line in _init(operation, schemas))
    return (
        f"{comment}export function {operation.id}({_argument(operation)}): Call<{returns}> {{\n"
        f"  return build({{\n{init}  }});\n}}\n"
    )


def _argument(operation: Operation) -> str:
    rows = [f"body: {operation.body}"] if operation.body else []
    rows += ["file: BodyInit", "contentType: string"] if operation.takes_file else []
    rows += [_field(parameter) for parameter in operation.parameters]
    if not rows:
        return ""
    needed = operation.body or operation.takes_file or any(parameter.required for parameter in operation.parameters)
    return f"a: {{ {'; '.join(rows)} }}{'' if needed else ' = {}'}"


def _field(parameter: Parameter) -> str:
    as_text = parameter.schema.get("type") == "array" or parameter.schema.get("format") == "date-time"
    kind = "string" if as_text else typescript_type(parameter.schema)  # separated by commas; RFC 3339
    name = camel(parameter.name)
    return f"{name}: {kind}" if parameter.required else f"{name}?: {kind} | undefined"


def _init(operation: Operation, schemas: dict[str, Any]) -> list[str]:
    """What differs from the usual: JSON, and fit to be sent again."""
    lines = [f"{key}: {json.dumps(getattr(operation, key))}" for key in ("method", "path")]
    if operation.returns != "json":
        lines.append(f'result: "{operation.returns}"')
    if not operation.is_idempotent:
        lines.append("once: true")
    for where, field in _FIELD.items():
        pairs = [_pair(parameter) for parameter in operation.located(where)]
        if where == "header" and operation.takes_file:
            pairs.append('"content-type": a.contentType')
        if pairs:
            lines.append(f"{field}: {{ {', '.join(pairs)} }}")
    return [*lines, *_body(operation, schemas), *_answer(operation)]


def _pair(parameter: Parameter) -> str:
    value = f"a.{camel(parameter.name)}"
    if parameter.schema.get("type") == "object":  # name[key]=value
        return f"...members({json.dumps(parameter.name)}, {value})"
    return f"{property_key(parameter.name)}: {value}"


def _body(operation: Operation, schemas: dict[str, Any]) -> list[str]:
    if operation.takes_file:
        return ["file: a.file"]
    if not operation.body:
        return []
    free = sorted(_free_maps(schemas, operation.body))
    return ["body: a.body", *([f"freeMaps: {json.dumps(free)}"] if free else [])]


def _answer(operation: Operation) -> list[str]:
    if operation.returns == "bytes":
        return [f"accept: {json.dumps(', '.join(operation.accept))}"]
    return [f"schema: z{operation.result}"] if operation.result else []


def _free_maps(schemas: dict[str, Any], name: str) -> set[str]:
    """Members whose keys are the caller's own words, so that nobody renames them."""
    found, waiting, seen = set(), [name], set()
    while waiting:
        seen.add(current := waiting.pop())
        for key, member in schemas[current].get("properties", {}).items():
            target = schemas[_names(member)[0]] if "$ref" in member else member
            if target.get("type") == "object" and "properties" not in target:
                found.add(camel(key))
        waiting += [other for other in _names(schemas[current]) if other not in seen]
    return found


def _names(node: Any) -> list[str]:
    """Schemas that a schema refers to, anywhere inside."""
    if isinstance(node, list):
        return [name for child in node for name in _names(child)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"].rpartition("/")[2]] if "$ref" in node else []
    return own + [
        name for key, child in node.items() if key not in ("discriminator", "examples") for name in _names(child)
    ]
