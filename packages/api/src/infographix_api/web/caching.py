"""Entity tags and byte ranges (RFC 9110): what has not changed is not sent, and a part can be asked for."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from litestar import Request, Response
from litestar.types import Receive, Scope, Send

from infographix_api import errors

_RANGE = re.compile(r"bytes=([0-9]{0,20})-([0-9]{0,20})")  # more digits would not even become a number


@dataclass(frozen=True)
class ByteRange:
    """From `start` up to, not including, `end`."""

    start: int
    end: int


def etag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def is_known(if_none_match: str | None, tag: str) -> bool:
    """Whether the caller has this version already."""
    listed = [each.strip().removeprefix("W/") for each in (if_none_match or "").split(",")]
    return tag in listed or listed == ["*"]


def check_match(if_match: str | None, tag: str) -> None:
    """For a change that is meant for the version the caller has read. Raises PreconditionFailed."""
    if if_match is None or if_match.strip() == "*":
        return
    if tag not in [each.strip() for each in if_match.split(",")]:
        raise errors.PreconditionFailed(errors.PROBLEMS["precondition-failed"].help)


def answer(
    request: Request[Any, Any, Any], body: bytes, *, tag: str, media_type: str, headers: dict[str, str]
) -> Response[bytes | None]:
    """200 with the body, or 304 when the caller has it."""
    headers = {"ETag": tag, **headers}
    if is_known(request.headers.get("if-none-match"), tag):
        return Response(None, status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


class Published:
    """The same answer for everybody until the next release, cached for an hour: itself an ASGI application, made once."""

    def __init__(self, body: bytes, media_type: str) -> None:
        self.body, self._tag = body, etag(body)
        validators = [(b"cache-control", b"public, max-age=3600"), (b"etag", self._tag.encode())]
        length = (b"content-length", str(len(body)).encode())
        self._whole = [*validators, (b"content-type", media_type.encode()), length]
        self._unchanged = validators

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = next((value for name, value in scope["headers"] if name == b"if-none-match"), None)
        known = given is not None and is_known(given.decode("latin-1"), self._tag)
        status, headers, body = (304, self._unchanged, b"") if known else (200, self._whole, self.body)
        await send({"type": "http.response.start", "status": status, "headers": [*headers]})
        await send({"type": "http.response.body", "body": body, "more_body": False})


def byte_range(header: str | None, size: int) -> ByteRange | None:
    """One range; anything else is ignored and the whole is sent, as the RFC allows. Raises RangeNotSatisfiable."""
    found = _RANGE.fullmatch((header or "").strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        start, end = max(0, size - int(found[2])), size
    else:
        start, end = int(found[1]), min(size, int(found[2]) + 1) if found[2] else size
        if found[2] and int(found[2]) < start:
            return None
    if start >= size or start >= end:
        detail = f"The picture has {size} bytes; ask for a range that begins before its end."
        raise errors.RangeNotSatisfiable(detail, headers={"Content-Range": f"bytes */{size}"})
    return ByteRange(start, end)
