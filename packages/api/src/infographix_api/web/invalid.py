"""Says where a body does not fit its type: msgspec's complaint as a JSON pointer, a stable code and what is accepted."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from msgspec import inspect

from infographix_api.errors import FieldError

_PATH = re.compile(r"(?s)^(.*?)(?: - at `\$?([^`]*)`)?$")
_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_UNKNOWN = re.compile(r"unknown field `(.*)`", re.DOTALL)
_MISSING = re.compile(r"missing required field `(.*)`")


def field_error(error: msgspec.ValidationError, body: bytes, type: type) -> FieldError:
    """What msgspec said about `body`, in our words."""
    found = _PATH.match(str(error))
    message, path = (found[1], found[2] or "") if found else (str(error), "")
    steps = [step for name, index in _STEP.findall(path) if (step := name or index) != "..."]
    if unknown := _UNKNOWN.search(message):
        known = ", ".join(_members(type, body, steps))
        return FieldError(
            _pointer([*steps, unknown[1]]), "unknown_field", f"There is no such member; known here: {known}."
        )
    if missing := _MISSING.search(message):
        return FieldError(_pointer([*steps, missing[1]]), "required", "This member is required.")
    if message.startswith("Invalid"):
        accepted = ", ".join(_choices(type, body, steps))
        return FieldError(_pointer(steps), "invalid_enum", f"Use one of {accepted}.")
    code = next((code for text, code in _CODES if text in message), "invalid_value")
    return FieldError(_pointer(steps), code, f"{message[0].upper()}{message[1:]}.".replace("`", ""))


_CODES = (
    ("of length <=", "too_long"),
    ("of length >=", "too_short"),
    ("matching regex", "invalid_format"),
    (", got `", "invalid_type"),
    ("<=", "too_large"),
    (">=", "too_small"),
)


def _pointer(steps: list[str]) -> str:
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)


def _reach(root: type, body: bytes, steps: list[str]) -> tuple[inspect.Type, Any]:
    """Follow the path through the types; the body itself tells which member of a union is meant."""
    here, value = inspect.type_info(root), msgspec.json.decode(body)
    for step in steps:
        here = _narrowed(here, value)
        if isinstance(here, inspect.StructType):
            here = next(f.type for f in here.fields if f.encode_name == step)
            value = value.get(step)
        elif isinstance(here, inspect.ListType):
            here, value = here.item_type, value[int(step)]
    return here, value


def _narrowed(here: inspect.Type, value: Any) -> inspect.Type:
    here = _bare(here)
    if not isinstance(here, inspect.UnionType):
        return here
    members = [t for t in map(_bare, here.types) if not isinstance(t, inspect.NoneType)]
    structs = [t for t in members if isinstance(t, inspect.StructType)]
    if isinstance(value, dict) and structs:
        return next((t for t in structs if t.tag_field and t.tag == value.get(t.tag_field)), structs[0])
    return next((t for t in members if isinstance(t, inspect.EnumType)), members[0])


def _bare(here: inspect.Type) -> inspect.Type:
    while isinstance(here, inspect.Metadata):
        here = here.type
    return here


def _members(root: type, body: bytes, steps: list[str]) -> list[str]:
    here = _narrowed(*_reach(root, body, steps))
    if not isinstance(here, inspect.StructType):
        return []
    tag = [here.tag_field] if here.tag_field else []
    return sorted(tag + [field.encode_name for field in here.fields])


def _choices(root: type, body: bytes, steps: list[str]) -> list[str]:
    """The values of an enum, or the tags of a union whose tag is wrong."""
    union = _bare(_reach(root, body, steps[:-1])[0])
    if isinstance(union, inspect.UnionType) and steps[-1] in {_tag_field(t) for t in union.types}:
        return [str(tag) for t in union.types if (tag := getattr(_bare(t), "tag", None))]
    here = _narrowed(*_reach(root, body, steps))
    return [str(member.value) for member in here.cls] if isinstance(here, inspect.EnumType) else []


def _tag_field(here: inspect.Type) -> str | None:
    bare = _bare(here)
    return bare.tag_field if isinstance(bare, inspect.StructType) else None
