"""A real Valkey, and both kinds of buckets under a clock that the test moves."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pytest
import redis

from infographix_api import embedded, jobs
from infographix_api.limits.bucket import Level, Limit, LocalBuckets, Taken
from infographix_api.limits.redis_bucket import SCRIPT


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one that runs."""
    with ValkeyProcess(tmp_path_factory.mktemp("valkey")) as url:
        yield url


class ValkeyProcess:
    """A Valkey of its own, to be killed and ValkeyProcess again; the address stays."""

    def __init__(self, folder: Path) -> None:
        self.found = embedded.prepare(folder)

    def __enter__(self) -> str:
        self.start()
        return self.found.url

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        self.process = subprocess.Popen(self.found.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        assert self.process.stdin is not None
        with self.process.stdin as stdin:
            stdin.write(self.found.config)
        give_up_at = time.monotonic() + 30
        while not self._answers():
            assert time.monotonic() < give_up_at
            time.sleep(0.01)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def _answers(self) -> bool:
        with jobs.connect(self.found.url) as connection:
            try:
                return bool(connection.ping())
            except redis.RedisError:
                return False


class Virtual(Protocol):
    """Buckets whose time is `now_us`."""

    now_us: int

    def take(self, limits: Sequence[Limit], cost: int = 1) -> Taken: ...


class VirtualLocal:
    def __init__(self) -> None:
        self.now_us = 1_781_519_400_000_000
        self._buckets = LocalBuckets(lambda: self.now_us)

    def take(self, limits: Sequence[Limit], cost: int = 1) -> Taken:
        return self._buckets.take_now(limits, cost)


class VirtualRedis:
    """The script as it is, but for where it reads the time."""

    def __init__(self, url: str) -> None:
        self.now_us = 1_781_519_400_000_000
        self._redis = jobs.connect(url)
        self._redis.flushall()
        assert SCRIPT.count("redis.call('TIME')") == 1
        self._script = SCRIPT.replace("redis.call('TIME')", "{ARGV[#ARGV - 1], ARGV[#ARGV]}")

    def take(self, limits: Sequence[Limit], cost: int = 1) -> Taken:
        numbers = [number for limit in limits for number in (limit.interval_us, limit.capacity)]
        keys = [limit.key for limit in limits]
        admitted, *full_in = self._redis.eval(
            self._script, len(keys), *keys, cost, *numbers, *divmod(self.now_us, 1_000_000)
        )
        self._redis.execute_command("PERSIST", keys[0])  # the clock of expiry is not ours
        return Taken(bool(admitted), tuple(map(Level, limits, full_in)))


@pytest.fixture(params=["local", "redis"])
def virtual(request: pytest.FixtureRequest) -> Virtual:
    if request.param == "local":
        return VirtualLocal()
    return VirtualRedis(request.getfixturevalue("valkey"))
