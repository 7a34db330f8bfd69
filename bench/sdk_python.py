"""The Python SDK against raw httpx on the same server, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import httpx

from bench.table import Measure
from infographix import InfoGraphix
from tools.running import running_platform

CALLS, ROUNDS = 150, 7


def measure() -> Iterator[Measure]:
    with (
        running_platform() as platform,
        InfoGraphix(api_key=platform.api_key, base_url=platform.url) as ours,
        httpx.Client() as raw,
    ):
        made = ours.generations.create(topic="Climate Change Statistics")
        ours.generations.wait(made)
        url, headers = f"{platform.url}/api/v1/generate/{made.id}", {"Authorization": f"Bearer {platform.api_key}"}
        a, b = alternating(lambda: ours.generations.get(made.id), lambda: raw.get(url, headers=headers).json())
        yield Measure(
            "Python SDK call, of raw httpx", a / b, f"{a * 1e6:,.0f} us against {b * 1e6:,.0f} us", at_most=1.15
        )
    lazy, bare = (min(import_time(name) for _ in range(5)) for name in ("infographix", "httpx"))
    yield Measure(
        "import infographix, of import httpx",
        lazy / bare,
        f"{lazy * 1000:.0f} ms against {bare * 1000:.0f} ms",
        at_most=0.35,
    )


def alternating(*calls: Callable[[], object]) -> tuple[float, ...]:
    """Seconds for one call: the best round of each, taking turns."""
    best = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for index, call in enumerate(calls):
            began = time.perf_counter()
            for _ in range(CALLS):
                call()
            best[index] = min(best[index], (time.perf_counter() - began) / CALLS)
    return tuple(best)


def import_time(name: str) -> float:
    code = f"import time; began = time.perf_counter(); import {name}; print(time.perf_counter() - began)"
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
