"""Emits the Python SDK's typed request builders, one function for each operation."""

from __future__ import annotations

import keyword

from tools.codegen.names import snake
from tools.codegen.operations import Json, Operation, Parameter, SpecError, types_of

HEAD = '''"""Typed request builders, one for each operation of the API."""

from __future__ import annotations

from typing import Optional

from infographix._call import Call, build
from infographix._generated import models as m
'''
PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def emit(found: list[Operation]) -> str:
    names = "".join(f'    "{snake(o.id)}",\n' for o in sorted(found, key=lambda o: snake(o.id)))
    return HEAD + "".join(_function(o) for o in found) + f"\n\n__all__ = [\n{names}]\n"


def _function(operation: Operation) -> str:
    required = [f"body: m.{operation.body}"] if operation.body else []
    required += [f"{_name(p)}: {_type(p.schema)}" for p in operation.parameters if p.required]
    optional = [f"{_name(p)}: Optional[{_type(p.schema)}] = None" for p in operation.parameters if not p.required]
    arguments = ", ".join(["*", *required, *optional]) if required or optional else ""
    result = f"m.{operation.result}" if operation.result else "bytes"
    doc = operation.summary + "." + (f"\n\n    {_indented(operation.description)}\n    " if operation.description else "")
    return f'''

def {snake(operation.id)}({arguments}) -> Call[{result}]:
    """{doc}"""
    return build({", ".join(_build_arguments(operation, result))})
'''


def _build_arguments(operation: Operation, result: str) -> list[str]:
    arguments = [f'"{operation.id}"', f'"{operation.method}"', f'"{operation.path}"', result]
    for where in ("path", "query", "header"):
        if named := operation.named(where):
            arguments.append(f"{where}={{{', '.join(f'{p.name!r}: {_name(p)}' for p in named)}}}")
    if operation.body:
        arguments.append("body=body")
    return [*arguments, f'accept="{operation.accept}"', f"idempotent={operation.idempotent}"]


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")


def _name(parameter: Parameter) -> str:
    name = snake(parameter.name)
    return name + "_" if keyword.iskeyword(name) else name


def _type(schema: Json) -> str:
    if "$ref" in schema:
        return "m." + schema["$ref"].rsplit("/", 1)[1]
    kind, _ = types_of(schema)
    if kind not in PLAIN:
        raise SpecError(f"spec: a parameter cannot be {schema}")
    return PLAIN[kind]
