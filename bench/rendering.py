"""Drawing: a new Document in a cold process and a warm one, its memory, and what the platform adds to it."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from bench.table import Measure
from infographix import InfoGraphix
from infographix_api.engine.analysis import analyze
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import Document
from infographix_api.engine_process import EngineProcess
from tools.running import running_platform

REPORT = Path(__file__).parents[1] / "examples" / "renewables-report.md"
LOOK = {
    "style": "modern",
    "palette": "ocean",
    "size": "2K",
    "aspect_ratio": "landscape",
    "format": "png",
    "as_of": "2026-06-15",
}
ROUNDS = 9
COLD = "from bench.rendering import drawn; import time; began = time.perf_counter(); drawn(); print(time.perf_counter() - began)"


def drawn() -> None:
    from infographix_api import engine

    engine.render(document(0), **LOOK)


def document(number: int) -> Document:
    """A Document that was not drawn before: its words differ."""
    text = REPORT.read_text().replace("electricity", f"electricity{number or ''}")
    return analyze(Brief("markdown", text.encode(), "2026-06-15"))


def measure() -> Iterator[Measure]:
    cold = min(
        float(subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    with EngineProcess() as engine:
        engine.render(document(1), deadline_s=60, **LOOK)
        times = []
        for number in range(2, 2 + ROUNDS):
            made, began = document(number), time.perf_counter()
            engine.render(made, deadline_s=60, **LOOK)
            times.append(time.perf_counter() - began)
        memory = (psutil.Process().memory_info().rss + psutil.Process(engine.pid).memory_info().rss) / 1e6
    warm = statistics.median(times)
    yield Measure(
        "2K render, cold process, of a warm one", cold / warm, f"{cold * 1000:,.0f} ms against {warm * 1000:,.0f} ms"
    )
    yield Measure("memory of a worker and its engine, of 500 MB", memory / 500, f"{memory:,.0f} MB", at_most=1.0)
    whole = statistics.median(platform_times())
    yield Measure(
        "POST to finished 2K picture, of render alone",
        whole / warm,
        f"{whole * 1000:,.0f} ms against {warm * 1000:,.0f} ms",
        at_most=4.0,
    )


def platform_times() -> Iterator[float]:
    with running_platform() as platform, InfoGraphix(api_key=platform.api_key, base_url=platform.url) as client:
        for number in range(ROUNDS + 1):
            text = REPORT.read_text().replace("electricity", f"electricity{number}")
            began = time.perf_counter()
            client.generate(source={"type": "markdown", "text": text})
            if number:  # the first warms up
                yield time.perf_counter() - began
