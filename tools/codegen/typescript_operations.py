"""Emits the JavaScript SDK's typed request builders, one function for each operation."""

from __future__ import annotations

from tools.codegen.names import camel
from tools.codegen.operations import Operation
from tools.codegen.typescript_schemas import type_of

HEAD = 'import { build, type Call } from "../call.js";\n'


def emit(found: list[Operation]) -> str:
    names = sorted({name for o in found for name in (o.body, o.result) if name})
    imports = "".join(f"  type {name},\n  z{name},\n" for name in names)
    return HEAD + f'import {{\n{imports}}} from "./schemas.js";\n' + "".join(_function(o) for o in found)


def _function(operation: Operation) -> str:
    members = [f"body: {operation.body}"] if operation.body else []
    for p in operation.parameters:
        kind = type_of(p.schema)
        members.append(f"{camel(p.name)}: {kind}" if p.required else f"{camel(p.name)}?: {kind} | undefined")
    needed = operation.body or any(p.required for p in operation.parameters)
    argument = f"a: {{ {'; '.join(members)} }}{'' if needed else ' = {}'}" if members else ""
    result = operation.result or "Blob"
    rows = "".join(f"    {row},\n" for row in _rows(operation))
    return f"\n/** {operation.summary}. */\nexport function {operation.id}({argument}): Call<{result}> {{\n  return build({{\n{rows}  }});\n}}\n"


def _rows(operation: Operation) -> list[str]:
    rows = [f'id: "{operation.id}"', f'method: "{operation.method}"', f'path: "{operation.path}"']
    rows += [f'result: "{"json" if operation.result else "bytes"}"', f"idempotent: {str(operation.idempotent).lower()}"]
    for where, key in (("path", "pathParams"), ("query", "query"), ("header", "header")):
        if named := operation.named(where):
            pairs = [f'"{p.name}": a.{camel(p.name)}' for p in named]
            rows.append(f"{key}: {{ {', '.join(pairs)} }}")
    if operation.body:
        rows += ["body: a.body", f"bodySchema: z{operation.body}"]
    rows.append(f'accept: "{operation.accept}"')
    if operation.result:
        rows.append(f"schema: z{operation.result}")
    return rows
