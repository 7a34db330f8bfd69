"""Follows a stream of server-sent events to its end, and resumes it where a connection broke. The parser does no I/O."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any, AsyncIterator, Callable, Dict, Iterator, List, Mapping, Optional

from infographix import _errors, _policy
from infographix._call import Call
from infographix._deadline import Deadline
from infographix._http import Driver

_FINAL = ("completed", "failed", "canceled")
_RESUMED_AFTER_S = 0.25

Calling = Callable[[Optional[str]], Call[bytes]]
"""The request that goes on after the message with this id."""


@dataclass(frozen=True)
class LiveEvent:
    """What has just happened. `id` counts the events of the resource; progress within a stage has none."""

    type: str
    data: Mapping[str, Any]
    id: Optional[int]


def follow(driver: Driver, calling: Calling, deadline: Deadline, max_retries: int) -> Iterator[LiveEvent]:
    """Until the resource has ended; raises what `_errors` lists."""
    reading = _Reading(calling, deadline, max_retries)
    while True:
        try:
            for chunk in driver.chunks(reading.call(), deadline):
                yield from reading.events(chunk)
            if reading.is_over():
                return
            pause_s = _RESUMED_AFTER_S
        except (_errors.APIConnectionError, _errors.APIStatusError) as error:
            pause_s = reading.pause_s(error)
        time.sleep(pause_s)


async def afollow(driver: Driver, calling: Calling, deadline: Deadline, max_retries: int) -> AsyncIterator[LiveEvent]:
    """The same for code that awaits."""
    reading = _Reading(calling, deadline, max_retries)
    while True:
        try:
            async for chunk in driver.achunks(reading.call(), deadline):
                for event in reading.events(chunk):
                    yield event
            if reading.is_over():
                return
            pause_s = _RESUMED_AFTER_S
        except (_errors.APIConnectionError, _errors.APIStatusError) as error:
            pause_s = reading.pause_s(error)
        await asyncio.sleep(pause_s)


class _Reading:
    """How far a stream has been read, over all its connections."""

    def __init__(self, calling: Calling, deadline: Deadline, max_retries: int) -> None:
        self._calling, self._deadline, self._max_retries = calling, deadline, max_retries
        self._last: Optional[LiveEvent] = None
        self._last_id: Optional[int] = None
        self._failures = 0

    def call(self) -> Call[bytes]:
        self._parser, self._is_empty = Parser(), True
        return self._calling(None if self._last_id is None else str(self._last_id))

    def events(self, chunk: bytes) -> Iterator[LiveEvent]:
        self._is_empty = False
        for event in self._parser.feed(chunk):
            self._failures, self._last = 0, event
            if event.id is not None:
                self._last_id = event.id
            yield event

    def is_over(self) -> bool:
        """A server that restarts also closes its streams: then the last event is not the last."""
        self._deadline.left()
        return self._is_empty or (self._last is not None and self._last.type.rpartition(".")[2] in _FINAL)

    def pause_s(self, error: _errors.InfoGraphixError) -> float:
        """Before the next connection; raises the error when there is none to be."""
        self._failures += 1
        delay = _policy.next_delay(self._failures, getattr(error, "retry_after", None))
        may_retry = getattr(error, "may_retry", False)
        if not may_retry or self._failures > self._max_retries or not self._deadline.allows(delay):
            raise error
        return delay


class Parser:
    """Bytes as they arrive to events, by the rules of the HTML standard; lines end in LF or CRLF."""

    def __init__(self) -> None:
        self._rest = b""
        self._fields: Dict[str, str] = {}
        self._data: List[str] = []

    def feed(self, chunk: bytes) -> Iterator[LiveEvent]:
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for raw in lines:
            line = raw.rstrip(b"\r").decode("utf-8", "replace")
            if line:
                self._take(line)
                continue
            event, self._fields, self._data = self._event(), {}, []
            if event is not None:
                yield event

    def _take(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value[1:] if value.startswith(" ") else value
        if name == "data":
            self._data.append(value)
        elif name:  # without a name it is a comment
            self._fields[name] = value

    def _event(self) -> Optional[LiveEvent]:
        if not self._data:
            return None
        try:
            data = json.loads("\n".join(self._data))
        except ValueError:
            raise _errors.DecodeError("a message of the stream is not JSON") from None
        id = self._fields.get("id", "")
        return LiveEvent(self._fields.get("event", "message"), data, int(id) if id.isdigit() else None)
