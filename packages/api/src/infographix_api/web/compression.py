"""Gzip for answers of text that are worth it. Pictures are compressed already and pass as they are."""

from __future__ import annotations

import zlib

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

_WORTH_IT = 1024
_LEVEL = 5
_TEXT = (b"application/json", b"application/problem+json", b"application/yaml", b"application/javascript", b"text/")


class Gzip:
    """Answers come as one message here; one that is streamed, or has an encoding already, is left alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or not _accepts_gzip(scope):
            await self._app(scope, receive, send)
            return
        start: HTTPResponseStartEvent | None = None

        async def sending(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is not None and message["type"] == "http.response.body":
                body = message.get("body", b"")
                if not message.get("more_body") and len(body) >= _WORTH_IT and _is_text(start["headers"]):
                    message["body"] = compressed(body)
                    start["headers"] = _described(start["headers"], len(message["body"]))
                await send(start)
                start = None
            await send(message)

        await self._app(scope, receive, sending)


def compressed(body: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)  # 31: the window of zlib with gzip's header
    return packer.compress(body) + packer.flush()


def _accepts_gzip(scope: Scope) -> bool:
    accepted = b",".join(value for name, value in scope["headers"] if name == b"accept-encoding").lower()
    return any(
        part.strip() in {b"gzip", b"*"} or (part.strip().startswith(b"gzip;q=") and part.strip()[5:] != b"q=0")
        for part in accepted.split(b",")
    )


def _is_text(headers: object) -> bool:
    found = {name.lower(): value for name, value in headers}  # type: ignore[attr-defined]
    if b"no-store" in found.get(b"cache-control", b""):
        return False  # a secret beside text that others choose could be guessed from the length (BREACH)
    return b"content-encoding" not in found and found.get(b"content-type", b"").startswith(_TEXT)


def _described(headers: object, size: int) -> list[tuple[bytes, bytes]]:
    kept = [(name, value) for name, value in headers if name.lower() != b"content-length"]  # type: ignore[attr-defined]
    return [*kept, (b"content-encoding", b"gzip"), (b"content-length", str(size).encode())]
