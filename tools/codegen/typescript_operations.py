"""operations.ts of the JavaScript SDK: a typed function for each operation that says what to send; it sends nothing."""

import json
from typing import Any

from tools.codegen.names import camel
from tools.codegen.operations import Operation, Parameter, wrapped_operations
from tools.codegen.python_source import HEADER
from tools.codegen.typescript_schemas import doc_comment, typescript_type

_FIELD = {"path": "pathParams", "query": "query", "header": "header"}


def typescript_operations(document: dict[str, Any]) -> str:
    operations = list(wrapped_operations(document))
    functions = "\n".join(_function(operation) for operation in operations)
    readers = sorted({f"z{name}" for o in operations for name in (o.body, o.result) if name})
    imports = [
        f"// {HEADER}",
        'import { build, type Call } from "../call.js";',
        'import type * as s from "./schemas.js";',
        f'import {{ {", ".join(readers)} }} from "./schemas.js";',
    ]
    return "\n".join([*imports, "", functions])


def _function(operation: Operation) -> str:
    returns = {"json": f"s.{operation.result}", "bytes": "Blob", "none": "void"}[operation.returns]
    comment = doc_comment("\n\n".join(text for text in (f"{operation.summary}.", operation.description) if text))
    init = "".join(f"    {line},\n" for line in _init(operation))
    return (
        f"{comment}export function {operation.id}({_argument(operation)}): Call<{returns}> {{\n"
        f"  return build({{\n{init}  }});\n}}\n"
    )


def _argument(operation: Operation) -> str:
    rows = [f"body: s.{operation.body}"] if operation.body else []
    rows += [_field(parameter) for parameter in operation.parameters]
    if not rows:
        return ""
    needed = operation.body or any(parameter.required for parameter in operation.parameters)
    return f"a: {{ {'; '.join(rows)} }}{'' if needed else ' = {}'}"


def _field(parameter: Parameter) -> str:
    kind = typescript_type(parameter.schema)
    kind = f"s.{kind}" if "$ref" in parameter.schema else kind
    name = camel(parameter.name)
    return f"{name}: {kind}" if parameter.required else f"{name}?: {kind} | undefined"


def _init(operation: Operation) -> list[str]:
    lines = [f"{key}: {json.dumps(getattr(operation, key))}" for key in ("id", "method", "path")]
    lines += [f'result: "{operation.returns}"', f"idempotent: {json.dumps(operation.is_idempotent)}"]
    for where, field in _FIELD.items():
        if located := operation.located(where):
            pairs = ", ".join(f"{_key(p.name)}: a.{camel(p.name)}" for p in located)
            lines.append(f"{field}: {{ {pairs} }}")
    if operation.body:
        lines += ["body: a.body", f"bodySchema: z{operation.body}"]
    if operation.accept:
        lines.append(f"accept: {json.dumps(', '.join(operation.accept))}")
    if operation.result:
        lines.append(f"schema: z{operation.result}")
    return lines


def _key(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)
