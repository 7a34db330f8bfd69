"""Three token buckets in one call against the bare PING of the same server."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from redis.asyncio import Redis

from bench.http_api import valkey
from bench.table import Measure
from infographix_api.limits.bucket import Limit
from infographix_api.limits.redis_bucket import RedisBuckets

CALLS, ROUNDS = 1000, 7
THREE = [Limit(name, f"bench:{name}", 1_000_000, 1_000_000) for name in ("requests", "generate", "address")]


def measure() -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder, valkey(Path(folder)) as url:
        ours, ping = asyncio.run(compare(url))
    yield Measure(
        "three buckets, of a PING", ours / ping, f"{ours * 1e6:.0f} us against {ping * 1e6:.0f} us", at_most=2.0
    )


async def compare(url: str) -> tuple[float, float]:
    """Seconds for one call: the best round of each, taking turns."""
    buckets, bare = RedisBuckets(url), Redis.from_url(url)
    best = [float("inf")] * 2
    for _ in range(ROUNDS):
        best[0] = min(best[0], await seconds(lambda: buckets.take(THREE)))
        best[1] = min(best[1], await seconds(bare.ping))
    await buckets.close()
    await bare.aclose()
    return best[0], best[1]


async def seconds(call: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    for _ in range(CALLS):
        await call()
    return (time.perf_counter() - began) / CALLS
