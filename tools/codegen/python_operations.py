"""operations.py of the Python SDK: a typed function for each operation that says what to send; it sends nothing."""

import ast
import keyword
from typing import Any

from tools.codegen.grammar import SpecError
from tools.codegen.names import snake
from tools.codegen.operations import Operation, Parameter, wrapped_operations
from tools.codegen.python_source import finish

_IMPORTS = """
from __future__ import annotations
from typing import Mapping, Optional
from infographix._call import Call, build
from infographix._generated import models as m
"""
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def python_operations(document: dict[str, Any]) -> str:
    functions = "\n".join(_function(operation) for operation in wrapped_operations(document))
    return finish("A request for each operation of the API; sends nothing.", ast.parse(_IMPORTS + functions))


def _function(operation: Operation) -> str:
    returns = {"json": f"m.{operation.result}", "bytes": "bytes", "none": "None"}[operation.returns]
    value = "type(None)" if returns == "None" else returns
    docstring = "\n\n".join(text for text in (f"{operation.summary}.", operation.description) if text)
    return "\n".join(
        [
            f"def {snake(operation.id)}({_signature(operation)}) -> Call[{returns}]:",
            f"    {docstring!r}",
            f"    return build({', '.join(_arguments(operation, value))})",
        ]
    )


def _signature(operation: Operation) -> str:
    required = [f"body: m.{operation.body}"] if operation.body else []
    required += ["file: bytes", "content_type: str"] if operation.takes_file else []
    required += [f"{_argument(p)}: {_type(p)}" for p in operation.parameters if p.required]
    optional = [f"{_argument(p)}: Optional[{_type(p)}] = None" for p in operation.parameters if not p.required]
    return ", ".join(["*", *required, *optional]) if required or optional else ""


def _arguments(operation: Operation, returns: str) -> list[str]:
    arguments = [repr(operation.id), repr(operation.method), repr(operation.path), returns]
    arguments += [
        _mapping(where, located) for where in ("path", "query", "header") if (located := operation.located(where))
    ]
    if operation.body:
        arguments.append("body=body")
    if operation.takes_file:
        arguments.append("file=file, content_type=content_type")
    if operation.accept:
        arguments.append(f"accept={', '.join(operation.accept)!r}")
    arguments.append(f"idempotent={operation.is_idempotent}")
    return arguments


def _mapping(where: str, parameters: list[Parameter]) -> str:
    return f"{where}={{{', '.join(f'{p.name!r}: {_argument(p)}' for p in parameters)}}}"


def _argument(parameter: Parameter) -> str:
    name = snake(parameter.name)
    return f"{name}_" if keyword.iskeyword(name) else name


def _type(parameter: Parameter) -> str:
    schema = parameter.schema
    if "$ref" in schema:
        return f"m.{schema['$ref'].rpartition('/')[2]}"
    if schema.get("type") == "object":
        return "Mapping[str, str]"  # name[key]=value
    if schema.get("type") == "array" or schema.get("format") == "date-time":
        return "str"  # separated by commas; RFC 3339
    if schema.get("type") in _SCALARS and "format" not in schema and "enum" not in schema:
        return _SCALARS[schema["type"]]
    raise SpecError(f"parameter {parameter.name}: {schema} is not known to the Python generator")
