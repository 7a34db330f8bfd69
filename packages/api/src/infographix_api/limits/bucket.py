"""Token buckets: how a request takes from several of them at once, all or none. Knows numbers and names, no accounts.

`RedisBuckets` is shared by every process; `LocalBuckets` is for one process, and stands in while Redis is away.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

_PURGED_AT = 10_000


@dataclass(frozen=True, slots=True)
class Limit:
    """A bucket by its key: `capacity` at once, and `quota` come back in each `window_s`. `name` is what callers see."""

    name: str
    key: str
    quota: int
    capacity: int
    window_s: int = 60

    @property
    def interval_us(self) -> int:
        """Until one token comes back."""
        return max(1, round(self.window_s * 1_000_000 / self.quota))

    @property
    def whole_us(self) -> int:
        """From empty to full."""
        return self.interval_us * self.capacity

    def shared_by(self, processes: int) -> Limit:
        """The part that one of so many processes may give out by itself."""
        return replace(
            self, quota=self.quota, capacity=max(1, self.capacity // processes), window_s=self.window_s * processes
        )


@dataclass(frozen=True, slots=True)
class Level:
    """How full a bucket is."""

    limit: Limit
    full_in_us: int

    @property
    def remaining(self) -> int:
        return max(0, self.limit.capacity - math.ceil(self.full_in_us / self.limit.interval_us))

    @property
    def full_in_s(self) -> int:
        return math.ceil(self.full_in_us / 1_000_000)

    @property
    def wait_s(self) -> int:
        """Whole seconds until one token is there; 0 when there is one."""
        missing_us = self.full_in_us - (self.limit.capacity - 1) * self.limit.interval_us
        return max(0, math.ceil(missing_us / 1_000_000))


@dataclass(frozen=True, slots=True)
class Taken:
    """Whether it was admitted, and the buckets as they are now."""

    admitted: bool
    levels: tuple[Level, ...]

    @property
    def tightest(self) -> Level:
        return min(self.levels, key=lambda level: (level.remaining, level.limit.capacity))

    @property
    def exhausted(self) -> tuple[Level, ...]:
        return tuple(level for level in self.levels if level.remaining < 1)


class Buckets(Protocol):
    """Where buckets are kept."""

    async def take(self, limits: Sequence[Limit], cost: int = 1) -> Taken:
        """From all, or, when one has too little, from none. A cost of 0 looks, a negative one gives back. Never raises."""

    async def close(self) -> None: ...


class LocalBuckets:
    """The same arithmetic as token_bucket.lua, in this process. `now_us` tells time that only goes forward."""

    def __init__(self, now_us: Callable[[], int] = lambda: time.monotonic_ns() // 1000) -> None:
        self._now_us = now_us
        self._full_at: dict[str, int] = {}

    async def take(self, limits: Sequence[Limit], cost: int = 1) -> Taken:
        return self.take_now(limits, cost)

    async def close(self) -> None:
        self._full_at.clear()

    def take_now(self, limits: Sequence[Limit], cost: int = 1) -> Taken:
        now = self._now_us()
        full_in = [self._full_in(limit, now) for limit in limits]
        after = [max(0, us + cost * limit.interval_us) for us, limit in zip(full_in, limits, strict=True)]
        admitted = all(us <= limit.whole_us for us, limit in zip(after, limits, strict=True))
        if admitted:
            full_in = after
        self._full_at.update((limit.key, now + us) for limit, us in zip(limits, full_in, strict=True))
        self._purge(now)
        return Taken(admitted, tuple(map(Level, limits, full_in)))

    def _full_in(self, limit: Limit, now: int) -> int:
        """No more than the whole bucket, also when it was made smaller."""
        return min(limit.whole_us, max(0, self._full_at.get(limit.key, 0) - now))

    def _purge(self, now: int) -> None:
        """A bucket that is full again is like one that never was."""
        if len(self._full_at) > _PURGED_AT:
            self._full_at = {key: full_at for key, full_at in self._full_at.items() if full_at > now}
