"""Token buckets in Redis, for all processes together; while Redis is away each process gives out its share alone.

There is one connection. What is asked while an answer is under way travels together with the next, so that any
number of requests waits for two round trips at most.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from importlib import resources
from typing import Any

from redis.asyncio import Redis
from redis.backoff import NoBackoff
from redis.exceptions import NoScriptError, RedisError, ResponseError
from redis.retry import Retry

from infographix_api import metrics
from infographix_api.limits.bucket import Buckets, Level, Limit, LocalBuckets, Taken

SCRIPT = (resources.files(__package__) / "token_bucket.lua").read_text(encoding="utf-8")

_TIMEOUT_S = 0.05
_LEFT_ALONE_FOR_S = 1.0
_AT_ONCE = 128
_log = logging.getLogger(__name__)

Asked = tuple[Sequence[Limit], int, "asyncio.Future[list[int]]"]


def buckets_at(url: str | None, *, processes: int) -> Buckets:
    """Of this process alone when there is no Redis."""
    return LocalBuckets() if url is None else RedisBuckets(url, processes=processes)


class RedisBuckets:
    """`processes` is how many API processes there are in all; one that takes longer than `timeout_s` to answer is away."""

    def __init__(self, url: str, *, processes: int = 1, timeout_s: float = _TIMEOUT_S) -> None:
        # redis-py's own retries would block for seconds while Redis is away
        pool: Any = Redis.from_url(url, retry=Retry(NoBackoff(), 0)).connection_pool
        self._connection = pool.make_connection()
        self._turn = asyncio.Lock()
        self._waiting: list[Asked] = []
        self._sha = ""
        self._away_until = 0.0
        self._processes, self._local = processes, LocalBuckets()
        self._timeout_s = timeout_s

    async def take(self, limits: Sequence[Limit], cost: int = 1) -> Taken:
        if time.monotonic() >= self._away_until:
            try:
                admitted, *full_in = await self._ask(limits, cost)
            except (RedisError, OSError) as error:  # a time-out is an OSError
                self._leave_alone(error)
            else:
                return Taken(bool(admitted), tuple(map(Level, limits, full_in)))
        return self._local.take_now([limit.shared_by(self._processes) for limit in limits], cost)

    async def close(self) -> None:
        await self._connection.disconnect()

    def _leave_alone(self, error: Exception) -> None:
        """One that got no answer tells for all: nobody else waits for the same in the next second."""
        if time.monotonic() >= self._away_until:
            metrics.ALONE.add()
            _log.warning("Redis is away, each process keeps limits alone", extra={"error": repr(error)})
        self._away_until = time.monotonic() + _LEFT_ALONE_FOR_S

    async def _ask(self, limits: Sequence[Limit], cost: int) -> list[int]:
        answer: asyncio.Future[list[int]] = asyncio.get_running_loop().create_future()
        self._waiting.append((limits, cost, answer))
        async with self._turn:
            if not answer.done():  # whoever had the turn before may have asked for us
                await self._exchange()
        return await answer

    async def _exchange(self) -> None:
        """What waits, as far as it fits into one message, our own among it: those before us have had their turn."""
        batch, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        half_s, loop = self._timeout_s / 2, asyncio.get_running_loop()
        try:
            async with asyncio.timeout(None) as limit:
                # in two halves: after the first, the loop has its turn to see what arrived while it was busy
                first = loop.call_later(half_s, lambda: limit.reschedule(loop.time() + half_s))
                try:
                    found = await self._answers(batch)
                finally:
                    first.cancel()
        except (RedisError, OSError) as error:
            await self._connection.disconnect(nowait=True)
            for _, _, answer in (*batch, *self._waiting):
                _settle(answer, error)
            self._waiting = []
            return
        except asyncio.CancelledError:
            await self._connection.disconnect(nowait=True)
            self._waiting[:0] = batch  # only our own caller has gone away
            raise
        for (_, _, answer), value in zip(batch, found, strict=True):
            _settle(answer, value)

    async def _answers(self, batch: Sequence[Asked]) -> list[list[int] | RedisError]:
        """A Redis that has started anew does not know the script; what it did not run is sent again."""
        if not self._sha:
            self._sha = (await self._replies(("SCRIPT", "LOAD", SCRIPT)))[0].decode()
        found = await self._replies(*(self._command(limits, cost) for limits, cost, _ in batch))
        again = [index for index, reply in enumerate(found) if isinstance(reply, NoScriptError)]
        if again:
            commands = (self._command(*batch[index][:2]) for index in again)
            _, *late = await self._replies(("SCRIPT", "LOAD", SCRIPT), *commands)
            for index, reply in zip(again, late, strict=True):
                found[index] = reply
        return found

    def _command(self, limits: Sequence[Limit], cost: int) -> tuple[str | int, ...]:
        keys = (limit.key for limit in limits)
        numbers = (number for limit in limits for number in (limit.interval_us, limit.capacity))
        return ("EVALSHA", self._sha, len(limits), *keys, cost, *numbers)

    async def _replies(self, *commands: tuple[str | int, ...]) -> list[Any]:
        packed = self._connection.pack_commands(commands)
        await self._connection.send_packed_command(packed, check_health=False)
        return [await self._reply() for _ in commands]

    async def _reply(self) -> Any:
        try:
            return await self._connection.read_response()
        except ResponseError as error:
            return error


def _settle(answer: asyncio.Future[list[int]], value: list[int] | Exception) -> None:
    if answer.done():  # its caller has gone away
        return
    if isinstance(value, Exception):
        answer.set_exception(value)
    else:
        answer.set_result(value)
