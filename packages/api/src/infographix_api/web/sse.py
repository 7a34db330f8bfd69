"""Server-sent events of one resource: what is stored comes first, then what is new, until it has ended.

Knows no table: a route says how to look. No thread and no connection is held between two looks.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from anyio.to_thread import run_sync
from litestar import Request
from litestar.types import ASGIApp, Receive, Scope, Send

from infographix_api import errors
from infographix_api.errors import ApiError, FieldError
from infographix_api.web import negotiation
from infographix_api.web.seats import Seats

MEDIA_TYPE = "text/event-stream"

_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.05, 0.5
_LONGEST_S = 900
"""As long as an access token lives: whoever resumes is asked for a credential again."""

_HEADERS = [
    (b"content-type", MEDIA_TYPE.encode()),
    (b"cache-control", b"private, no-cache, no-transform"),
    (b"x-accel-buffering", b"no"),
]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Message:
    """`data` is JSON. Without an `id` it tells of a moment: it is not repeated to those who resume."""

    type: str
    data: bytes
    id: int | None = None

    def encoded(self) -> bytes:
        id = b"" if self.id is None else b"id: %d\n" % self.id
        return b"%bevent: %b\ndata: %b\n\n" % (id, self.type.encode(), self.data)


@dataclass(frozen=True)
class Look:
    """What has happened after a message; nothing follows once it has `ended`.

    `last` is the id of the newest of all. Look for it, and for the end, before looking for messages: what happens in between is
    then found, if not now, the next time.
    """

    messages: Sequence[Message]
    last: int
    ended: bool


Looking = Callable[[int], Look]
"""Looks for what follows the message with this id. Called on a thread; raises ApiError when the resource is gone."""


class Streams:
    """All open streams of this process; `processes` is how many API processes there are in all."""

    def __init__(self, *, processes: int = 1, heartbeat_s: float = 15.0) -> None:
        self.seats, self.heartbeat_s = Seats(processes=processes), heartbeat_s
        self._closing: asyncio.Future[None] | None = None

    async def answer(self, request: Request[Any, Any, Any], looking: Looking) -> ASGIApp:
        """Raises NotAcceptable, InvalidParameter, ConcurrencyLimited, and whatever `looking` raises at first."""
        if negotiation.best(request.headers.get("accept"), (MEDIA_TYPE,)) is None:
            raise errors.NotAcceptable(
                f"The answer is a stream; send `Accept: {MEDIA_TYPE}`. Without a stream, ask with `Prefer: wait=30`."
            )
        after = _after(request.headers.get("last-event-id"))
        first = await run_sync(looking, after)
        if after > first.last:
            raise _unusable(f"Nothing here has the id {after} yet; send one that came from this stream, or none.")
        if first.ended and not first.messages and after:
            return _nothing  # makes an EventSource stop asking
        state = request.state
        return Stream(self, looking, first, after, (state.caller.account_id, state.allowance.concurrency))

    def close(self) -> None:
        """Ends every stream; clients resume elsewhere. To be called in the loop that runs them."""
        self._closing = self._closing or asyncio.get_running_loop().create_future()
        if not self._closing.done():
            self._closing.set_result(None)

    @property
    def closing(self) -> asyncio.Future[None]:
        if self._closing is None:
            self._closing = asyncio.get_running_loop().create_future()
        return self._closing


@dataclass
class Stream:
    """One answer: an ASGI application."""

    streams: Streams
    looking: Looking
    first: Look
    after: int
    holder: tuple[str, int | None]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with self.streams.seats.taken(*self.holder):
            gone = asyncio.ensure_future(_gone(receive))
            try:
                await send({"type": "http.response.start", "status": 200, "headers": [*_HEADERS]})
                async for chunk in self._chunks(gone):
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
                if not gone.done():
                    await send({"type": "http.response.body", "body": b"", "more_body": False})
            finally:
                gone.cancel()

    async def _chunks(self, gone: asyncio.Future[None]) -> AsyncIterator[bytes]:
        """Until it has ended, the client is gone, the server closes, or it is time to show a credential again."""
        yield b"retry: 3000\n\n"
        found, pause_s, began = self.first, _FIRST_PAUSE_S, time.monotonic()
        quiet_since = began
        while True:
            for message in found.messages:
                yield message.encoded()
            now = time.monotonic()
            if found.messages:
                self.after, pause_s, quiet_since = found.last, _FIRST_PAUSE_S, now
            elif now - quiet_since >= self.streams.heartbeat_s:
                yield b": still here\n\n"
                quiet_since = now
            if found.ended or now - began > _LONGEST_S or await self._is_over(gone, pause_s):
                return
            pause_s = min(pause_s * 1.5, _LONGEST_PAUSE_S)
            try:
                found = await run_sync(self.looking, self.after)
            except ApiError as error:  # whoever resumes is told as a problem
                _log.info("a stream ends early", extra={"error": error.detail})
                return

    async def _is_over(self, gone: asyncio.Future[None], pause_s: float) -> bool:
        """After a pause that the client's leaving and our own closing cut short."""
        pause_s = min(pause_s, self.streams.heartbeat_s)
        done, _ = await asyncio.wait({gone, self.streams.closing}, timeout=pause_s, return_when=asyncio.FIRST_COMPLETED)
        return bool(done)


async def _nothing(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _after(header: str | None) -> int:
    """The last id that has been seen, as a browser or an SDK sends it; 0 for none."""
    text = (header or "").strip()
    if text and not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise _unusable("Send the `id` of the last message exactly as it came, or leave the header out.")
    return int(text or 0)


def _unusable(detail: str) -> errors.InvalidParameter:
    return errors.InvalidParameter(
        f"The header Last-Event-ID cannot be used. {detail}", FieldError("Last-Event-ID", "invalid_value", detail)
    )
