"""The API against the bare peer: same SQL and Redis work, same server, taking turns."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.load import rate, request
from bench.table import Measure
from infographix_api import embedded, first_run, listening, settings

ROUNDS, SECONDS = 3, 2.0


def measure() -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        environment = {
            **os.environ,
            "INFOGRAPHIX_STATE": folder,
            "REDIS_URL": stack.enter_context(valkey(Path(folder))),
        }
        key = first_run.prepare(settings.from_env(environment), new_key=True)
        ours = stack.enter_context(server(environment, "-m", "infographix_api", "api", "--fd"))
        peer = stack.enter_context(server(environment, "-m", "bench.peer"))
        empty = stack.enter_context(server(environment, "-m", "bench.peer", "litestar"))
        headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        get = request("GET", "/api/v1/styles", headers)
        post = request("POST", "/api/v1/generate", headers, b'{"topic": "Climate Change Statistics"}')
        yield compare("GET /styles, of a bare ASGI app", ours, peer, get, b"200", at_least=0.45)
        yield compare("GET /styles, of Litestar's emptiest handler", ours, empty, get, b"200", at_least=0.8)
        yield compare("POST /generate, of a bare ASGI app", ours, peer, post, b"202", at_least=0.55)


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
