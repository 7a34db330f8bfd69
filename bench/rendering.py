"""Drawing: a new Document warm and cold, its memory, sizes and styles, two workers, and a Chromium beside it."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from bench import browser
from bench.table import Measure
from bench.web_page import html
from infographix import InfoGraphix
from infographix_api import documents
from infographix_api.engine import catalog
from infographix_api.engine.analysis import analyze
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import Document
from infographix_api.engine.layout.geometry import PAGES
from infographix_api.engine_process import EngineProcess, RenderOptions
from tools.running import running_platform

REPORT = Path(__file__).parents[1] / "examples" / "renewables-report.md"
LOOK: RenderOptions = {
    "style": "modern",
    "palette": "ocean",
    "size": "2K",
    "aspect_ratio": "landscape",
    "format": "png",
    "as_of": "2026-06-15",
}
ROUNDS = 9


def document(number: int) -> Document:
    """A Document that was not drawn before: its words differ."""
    text = REPORT.read_text().replace("electricity", f"electricity{number or ''}")
    return analyze(Brief("markdown", text.encode(), "2026-06-15"))


def measure() -> Iterator[Measure]:
    with EngineProcess() as engine:
        warm, data = timed(engine, LOOK)
        large, _ = timed(engine, {**LOOK, "size": "4K"}, rounds=3)
        styles = {
            s.slug: timed(engine, {**LOOK, "style": s.slug}, rounds=5)[0] for s in catalog.styles() if s.available
        }
        memory = (psutil.Process().memory_info().rss + psutil.Process(engine.pid).memory_info().rss) / 1e6
    cold, peak = drawn_cold()
    slowest = max(styles, key=lambda slug: styles[slug])
    median = statistics.median(styles.values())
    yield Measure("2K render, cold process, of a warm one", cold / warm, ms(cold, warm))
    yield Measure("4K render, of its 2K", large / warm, ms(large, warm), at_most=4.0)
    yield Measure(
        f"slowest style ({slowest}), of the median", styles[slowest] / median, ms(styles[slowest], median), at_most=2.5
    )
    yield Measure("PNG of modern at 2K, of 300 kB", len(data) / 300e3, f"{len(data) / 1e3:,.0f} kB", at_most=1.0)
    yield Measure("memory of a worker and its engine, of 500 MB", memory / 500, f"{memory:,.0f} MB", at_most=1.0)
    yield two_workers()
    yield from beside_chromium(median, cold, peak)
    whole = statistics.median(platform_times())
    yield Measure("POST to finished 2K picture, of render alone", whole / warm, ms(whole, warm), at_most=4.0)


def ms(one: float, other: float) -> str:
    return f"{one * 1000:,.0f} ms against {other * 1000:,.0f} ms"


def timed(engine: EngineProcess, look: RenderOptions, rounds: int = ROUNDS) -> tuple[float, bytes]:
    """Median seconds of Documents never drawn before, and the last picture."""
    data, times = engine.render(document(1), deadline_s=60, **look).data, []
    for number in range(2, 2 + rounds):
        made, began = document(number), time.perf_counter()
        data = engine.render(made, deadline_s=60, **look).data
        times.append(time.perf_counter() - began)
    return statistics.median(times), data


def drawn_cold() -> tuple[float, float]:
    """Seconds from no process to a picture on the command line, and the most memory that took (MB)."""
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        made, picture = Path(folder) / "document.json", Path(folder) / "out.png"
        made.write_bytes(documents.to_json(document(0)))
        command = [sys.executable, "-m", "infographix_api", "render", str(made), "-o", str(picture)]
        for _ in range(3):
            began = time.perf_counter()
            with subprocess.Popen(command) as process:
                peak = browser.Peak(process.pid)
                process.wait(timeout=60)
                runs.append((time.perf_counter() - began, peak.stop()))
            assert process.returncode == 0
    return min(took for took, _ in runs), min(most for _, most in runs)


def two_workers() -> Measure:
    """Pictures a second of two engines side by side, of one alone."""
    alone, together = throughput(1), throughput(2)
    detail = f"{together:.1f} pictures/s against {alone:.1f}"
    return Measure("two workers, of one", together / alone, detail, at_least=1.6)


def throughput(workers: int, each: int = 16) -> float:
    made = [document(number) for number in range(each)]
    begin, spent = threading.Barrier(workers + 1), []

    def work() -> None:
        with EngineProcess() as engine:
            engine.render(made[0], deadline_s=60, **LOOK)
            begin.wait()
            for one in made:
                engine.render(one, deadline_s=60, **LOOK)
            spent.append(time.perf_counter())

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    begin.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return workers * each / (max(spent) - began)


def beside_chromium(warm: float, cold: float, peak: float) -> Iterator[Measure]:
    """The same page in HTML, screenshot at the same size."""
    path = browser.find()
    if path is None:
        print("no Chromium on PATH: name one with INFOGRAPHIX_BROWSER to compare with it", file=sys.stderr)
        return
    size = PAGES[LOOK["aspect_ratio"]]
    with tempfile.TemporaryDirectory() as folder:
        pages = [Path(folder) / f"{number}.html" for number in range(ROUNDS + 1)]
        for number, page in enumerate(pages):
            page.write_text(html(document(number)), "utf-8")
        runs = [browser.screenshot_cold(path, pages[0], size, 2) for _ in range(3)]
        with browser.Browser(path, size, 2) as chromium:
            chromium.screenshot(pages[0])
            times = [seconds(chromium, page) for page in pages[1:]]
    theirs, theirs_cold, theirs_peak = statistics.median(times), min(t for t, _ in runs), min(m for _, m in runs)
    yield Measure("warm 2K in the median style, of Chromium", warm / theirs, ms(warm, theirs), at_most=0.5)
    yield Measure("cold 2K, of Chromium", cold / theirs_cold, ms(cold, theirs_cold), at_most=0.5)
    yield Measure(
        "peak memory, of Chromium", peak / theirs_peak, f"{peak:,.0f} MB against {theirs_peak:,.0f} MB", at_most=0.5
    )


def seconds(chromium: browser.Browser, page: Path) -> float:
    began = time.perf_counter()
    chromium.screenshot(page)
    return time.perf_counter() - began


def platform_times() -> Iterator[float]:
    with running_platform() as platform, InfoGraphix(api_key=platform.api_key, base_url=platform.url) as client:
        for number in range(ROUNDS + 1):
            text = REPORT.read_text().replace("electricity", f"electricity{number}")
            began = time.perf_counter()
            client.generate(source={"type": "markdown", "text": text})
            if number:  # the first warms up
                yield time.perf_counter() - began
