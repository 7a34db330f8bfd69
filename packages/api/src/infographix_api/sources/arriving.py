"""A file on its way in: what its headers say of it, and its bytes, counted and checked as they pass. Keeps nothing of it."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import re
import unicodedata
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from litestar import Request
from litestar.exceptions import HTTPException

from infographix_api import errors
from infographix_api.errors import FieldError
from infographix_api.sources import service
from infographix_api.sources.readable import PdfFile, PlainText
from infographix_api.web import parameters

MAX_BYTES = 20_000_000

_ACCEPTED = ", ".join(service.KINDS)
_DIGESTS = ("content-digest", "repr-digest")  # the same here: there is no Content-Encoding
_SHA256 = re.compile(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]*):")
_LONGEST_NAME = 255
_SILENCE_S = 60

Req = Request[Any, Any, Any]


@dataclass(frozen=True)
class Head:
    """What is known before the first byte. `digests` are SHA-256, by the header that tells them."""

    media_type: str
    is_declared_utf8: bool
    file_name: str | None
    digests: dict[str, bytes]
    at_most: int


def head(request: Req) -> Head:
    """Raises UnsupportedMediaType, BodyTooLarge or InvalidParameter before anything of the body is read."""
    media_type, parameters_ = request.content_type
    charset = parameters_.get("charset", "").strip('"').lower()
    _check_kind(media_type.lower(), charset)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise errors.UnsupportedMediaType("Send the file without Content-Encoding.")
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > MAX_BYTES:
        raise _too_large(f"The file has {int(length):,} bytes")
    return Head(
        media_type=media_type.lower(),
        is_declared_utf8=bool(charset),
        file_name=label(parameters.words(request.query_params, "file_name", longest=_LONGEST_NAME)),
        digests={name: told for name in _DIGESTS if (told := _digest(request, name)) is not None},
        at_most=int(length) if length.isdigit() else MAX_BYTES,
    )


def label(given: str | None) -> str | None:
    """A file's name as words to show: without folders and without what cannot be seen. Never used as a path."""
    name = re.split(r"[/\\]", unicodedata.normalize("NFC", given or ""))[-1]
    return "".join(character for character in name if character.isprintable()).strip(" .") or None


class Body:
    """To be walked through once; afterwards `sha256` and `byte_count` say what has passed.

    Walking raises BodyTooLarge, ValidationFailed for what is no text or was cut off, and InvalidParameter for a digest.
    """

    def __init__(self, request: Req, head: Head) -> None:
        self._request, self._head = request, head
        self._hash = hashlib.sha256()
        self.byte_count = 0

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        kind = self._head.media_type
        text = PdfFile() if kind == service.PDF else PlainText(is_declared=self._head.is_declared_utf8)
        async for chunk in steadily(self._request.stream(), silence_s=_SILENCE_S):
            self.byte_count += len(chunk)
            if self.byte_count > MAX_BYTES:
                raise _too_large("The file is longer")
            self._hash.update(chunk)
            text.feed(chunk)
            yield chunk
        text.end()
        for name, told in self._head.digests.items():
            if told != self._hash.digest():
                detail = (
                    "It is not the digest of what has arrived. Compute it of the file as it is, and send both again."
                )
                raise _bad_digest(name, "mismatch", detail)


async def steadily(chunks: AsyncIterator[bytes], *, silence_s: float) -> AsyncIterator[bytes]:
    """Raises ValidationFailed where they break off, or nothing comes for so long."""
    while True:
        try:
            async with asyncio.timeout(silence_s):
                chunk = await anext(chunks, None)
        except TimeoutError:
            raise _cut_off(f"Nothing came for {silence_s:g} seconds.") from None
        except HTTPException:  # the connection has ended before the body
            raise _cut_off("The file was cut off before its end.") from None
        if chunk is None:
            return
        if chunk:
            yield chunk


def _cut_off(what: str) -> errors.ValidationFailed:
    return errors.unusable(FieldError("", "cut_off", f"{what} Send it again."))


def _check_kind(media_type: str, charset: str) -> None:
    if media_type not in service.KINDS:
        raise errors.UnsupportedMediaType(f"Send the file with one of these as its Content-Type: {_ACCEPTED}.")
    if charset not in {"", "utf-8", "utf8", "us-ascii"}:
        raise errors.UnsupportedMediaType(
            f"The charset {charset[:40]} is not read here. Save the file as UTF-8, and send it as `{media_type}; charset=utf-8`."
        )


def _too_large(what: str) -> errors.BodyTooLarge:
    return errors.BodyTooLarge(f"{what}; {MAX_BYTES:,} bytes are accepted. Send the part that matters, or split it.")


def _digest(request: Req, name: str) -> bytes | None:
    """RFC 9530; algorithms other than SHA-256 are not looked at."""
    found = _SHA256.search(request.headers.get(name, ""))
    if found is None:
        return None
    try:
        told = base64.b64decode(found[1], validate=True)
    except binascii.Error:
        told = b""
    if len(told) != hashlib.sha256().digest_size:
        raise _bad_digest(name, "invalid_format", "Write the SHA-256 of the file as sha-256=:BASE64:.")
    return told


def _bad_digest(name: str, code: str, detail: str) -> errors.InvalidParameter:
    shown = name.title()
    return errors.InvalidParameter(f"The header {shown} cannot be used. {detail}", FieldError(shown, code, detail))
