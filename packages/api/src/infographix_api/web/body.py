"""Reads a JSON body into a wire struct, or says exactly what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec
from litestar import Request

from infographix_api import errors
from infographix_api.errors import FieldError
from infographix_api.web.invalid import field_error

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
MAX_BYTES = 1_048_576

T = TypeVar("T", bound=msgspec.Struct)


async def read(request: Request[Any, Any, Any], *, at_most: int = MAX_BYTES, media_type: str = JSON) -> bytes:
    """The body's bytes. Refuses by its headers what is too long or of another type, before reading any of it."""
    given, parameters = request.content_type
    charset = parameters.get("charset", "utf-8").strip('"').lower()
    if given.lower() != media_type or charset not in {"utf-8", "utf8"}:
        raise errors.UnsupportedMediaType(f"Send the body as `Content-Type: {media_type}`, in UTF-8.")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise errors.UnsupportedMediaType("Send the body without Content-Encoding.")
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > at_most:
        raise errors.BodyTooLarge(f"The body has {int(length):,} bytes; {at_most:,} are accepted.")
    return await request.body()


def decode(body: bytes, type: type[T]) -> T:
    """Raises InvalidJson, or ValidationFailed with a pointer to the value and what is accepted there."""
    try:
        value = _fitted(body, type)
        json.loads(body, object_pairs_hook=_each_member_once)
    except UnicodeDecodeError:
        raise errors.InvalidJson("The body is not UTF-8; encode it as UTF-8 and send it again.") from None
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        said = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise errors.InvalidJson(f"The body is not JSON: {said}.") from None
    if b"\\u0000" in body:
        for pointer in _with_nul(msgspec.json.decode(body), ""):
            raise errors.unusable(
                FieldError(pointer, "invalid_character", "The character U+0000 is not text; leave it out.")
            )
    return value


def _fitted(body: bytes, type: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=type)
    except msgspec.ValidationError as error:
        raise errors.unusable(field_error(error, body, type)) from None


def _each_member_once(members: list[tuple[str, object]]) -> None:
    """JSON leaves open which of two would count, and a proxy may have seen the other."""
    seen: set[str] = set()
    for name, _ in members:
        if name in seen:
            raise errors.InvalidJson(f"The member `{name[:60]}` stands twice in one object; send it once.")
        seen.add(name)


def _with_nul(value: object, pointer: str) -> Iterator[str]:
    if isinstance(value, str) and "\0" in value:
        yield pointer
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        if "\0" in str(name):
            yield pointer
        yield from _with_nul(member, f"{pointer}/{name}")
