"""The generated files of the JavaScript SDK: what every client loads, and a file for each group that is loaded when it is used."""

import re
from collections.abc import Iterable
from typing import Any

from tools.codegen.operations import STREAM, Operation, wrapped_operations
from tools.codegen.python_source import HEADER
from tools.codegen.typescript_operations import typescript_operations
from tools.codegen.typescript_schemas import references, typescript_schemas

_AT_ONCE = {"Generations"}
_SCHEMAS, _OPERATIONS, _SHARED, _STREAMS = "schemas", "operations", "shared", "streams"
_FROM_ELSEWHERE = {
    "../call.js": ("build", "type Call"),
    "../query.js": ("members",),
    "../wire.js": ("oneOf", "renamed", "tagged", "zDate"),
}


def typescript_modules(document: dict[str, Any]) -> dict[str, str]:
    """Name -> text. A bundler divides by files, so a codec stands in the file of the only group that needs it."""
    schemas = document["components"]["schemas"]
    declared = typescript_schemas(schemas)
    groups: dict[str, list[Operation]] = {_SCHEMAS: [], _OPERATIONS: [], _SHARED: []}
    for operation in wrapped_operations(document):
        groups.setdefault(_group(operation), []).append(operation)
    homes = _homes(groups, schemas)
    texts = {}
    for group, operations in groups.items():
        parts = [text for name, text in declared.items() if homes[name] == group]
        if operations:
            parts.append(typescript_operations(operations, schemas))
        if parts:
            texts[group] = "\n".join([f"// {HEADER}", *_imports(group, parts, homes), "", *parts])
    return texts


def _group(operation: Operation) -> str:
    if STREAM in operation.accept:
        return _STREAMS
    return _OPERATIONS if operation.tag in _AT_ONCE else operation.tag.lower().replace(" ", "-")


def _homes(groups: dict[str, list[Operation]], schemas: dict[str, Any]) -> dict[str, str]:
    """Schema -> the file it stands in."""
    users: dict[str, set[str]] = {name: set() for name in schemas}
    for group, operations in groups.items():
        for name in _reached(operations, schemas):
            users[name].add(group)
    return {name: _home(found) for name, found in users.items()}


def _home(users: set[str]) -> str:
    if not users or _OPERATIONS in users:
        return _SCHEMAS
    return users.pop() if len(users) == 1 else _SHARED


def _reached(operations: Iterable[Operation], schemas: dict[str, Any]) -> set[str]:
    waiting = [name for o in operations for name in (o.body, o.result) if name]
    waiting += [name for o in operations for p in o.parameters for name in references(p.schema)]
    found: set[str] = set()
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            waiting += references(schemas[name])
    return found


def _imports(group: str, parts: list[str], homes: dict[str, str]) -> list[str]:
    text = re.sub(r"/\*\*.*?\*/", "", "\n".join(parts), flags=re.DOTALL)
    lines = ['import * as z from "zod/mini";'] if re.search(r"\bz\.", text) else []
    for module, names in _FROM_ELSEWHERE.items():
        if used := [name for name in names if re.search(rf"\b{name.removeprefix('type ')}\b", text)]:
            lines.append(f'import {{ {", ".join(used)} }} from "{module}";')
    for home in (_SCHEMAS, _SHARED):
        own = [name for name in homes if homes[name] == home != group]
        used = [f"type {name}" for name in own if re.search(rf"\b{name}\b", _without_texts(text))]
        used += [f"z{name}" for name in own if re.search(rf"\bz{name}\b", text)]
        if used:
            lines.append(f'import {{ {", ".join(sorted(used))} }} from "./{home}.js";')
    return lines


def _without_texts(code: str) -> str:
    """A word in quotes is no type."""
    return re.sub(r'"[^"\n]*"', "", code)
