"""Reads query parameters into values, or says exactly which one cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from infographix_api import errors
from infographix_api.errors import FieldError

Query = Mapping[str, str]

_IDENTIFIER = re.compile(r"[a-z]{2,3}_[0-9A-Za-z]{6,40}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE)


def whole_number(query: Query, name: str, *, default: int, least: int, most: int) -> int:
    text = query.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 12 or not least <= int(text) <= most:
        raise unusable(name, "invalid_value", f"Use a whole number from {least} to {most}.")
    return int(text)


def moment(query: Query, name: str) -> datetime | None:
    """RFC 3339 with its zone."""
    if (text := query.get(name)) is None:
        return None
    try:
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise unusable(name, "invalid_format", "Use a time such as 2026-06-15T10:30:00Z.")


def chosen(query: Query, name: str, known: Iterable[str]) -> list[str]:
    """Values separated by commas, each one of `known`; empty when the parameter is left out."""
    if (text := query.get(name)) is None:
        return []
    accepted, values = list(known), text.split(",")
    if any(value not in accepted for value in values):
        raise unusable(name, "invalid_enum", f"Use one or more of {', '.join(accepted)}, separated by commas.")
    return values


def one_of(query: Query, name: str, known: Iterable[str]) -> str | None:
    accepted = list(known)
    values = chosen(query, name, accepted)
    if len(values) > 1:
        raise unusable(name, "invalid_enum", f"Use one of {', '.join(accepted)}.")
    return values[0] if values else None


def identifier(query: Query, name: str) -> str | None:
    """An id of whatever kind."""
    value = query.get(name)
    if value is not None and not _IDENTIFIER.fullmatch(value):
        raise unusable(name, "invalid_format", "Use an id such as gen_01jx5m2v7q8r9s0t1u2v3w4x5y.")
    return value


def text(query: Query, name: str, pattern: str, *, longest: int, such_as: str) -> str | None:
    value = query.get(name)
    if value is not None and not (len(value) <= longest and re.fullmatch(pattern, value)):
        raise unusable(name, "invalid_value", f"Use 1 to {longest} characters, as in {such_as}.")
    return value


def words(query: Query, name: str, *, longest: int) -> str | None:
    """Whatever somebody may look for."""
    value = query.get(name)
    if value is not None and not 0 < len(value) <= longest:
        raise unusable(name, "invalid_value", f"Use 1 to {longest} characters.")
    return value


def members(query: Query, name: str) -> dict[str, str]:
    """`name[key]=value`, as often as wanted."""
    prefix = f"{name}["
    return {key[len(prefix) : -1]: value for key, value in query.items() if key.startswith(prefix) and key[-1] == "]"}


def direction(query: Query, name: str, member: str) -> str:
    """`-` for the newest first, which is what those get who do not ask."""
    text = query.get(name, f"-{member}")
    if text.removeprefix("-") != member:
        raise unusable(name, "invalid_enum", f"Use -{member} for the newest first, or {member}.")
    return text.removesuffix(member)


def unusable(name: str, code: str, detail: str) -> errors.InvalidParameter:
    return errors.InvalidParameter(
        f"The query parameter `{name}` cannot be used. {detail}", FieldError(f"?{name}", code, detail)
    )
