"""Hostile inputs: a clear refusal or an honest small Document, in bounded time and memory."""

from __future__ import annotations

import multiprocessing
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.evaluation.cases import Case
from bench.evaluation.score import Score
from bench.evaluation.shown import of
from infographix_api.engine.document import Document

MOST_S = 10.0
MOST_MB = 600
STATUSES = {"ok": {"ok"}, "reject": {"reject"}, "ok_or_reject": {"ok", "reject"}, "truncate": {"ok"}}
SAME_REFUSAL = {
    "unsupported_type": "not_text",
    "invalid_content": "not_text",
}  # what each is called when claimed as a text


def scores(cases: list[Case]) -> Iterator[Score]:
    hostile = [case for case in cases if case.kind == "hostile"]
    if not hostile:
        return
    faults = [(case.name, _isolated(case)) for case in hostile]
    broken = tuple(f"{name}: {fault}" for name, fault in faults if fault)
    yield Score("hostile inputs handled", len(hostile) - len(broken), len(hostile), 1.0, missed=broken)


def _isolated(case: Case) -> str:
    """In a process of its own, so that its peak of memory is its own too."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_judge, args=(case, sending))
    child.start()
    told = receiving.recv() if receiving.poll(3 * MOST_S) else f"silent after {3 * MOST_S:g} s"
    child.kill()
    child.join()
    return str(told)


def _judge(case: Case, sending: Any) -> None:
    began = time.perf_counter()
    try:
        fault = _fault(case)
    except Exception as error:  # noqa: BLE001 - any crash is the finding
        fault = f"{type(error).__name__}: {error}"[:80]
    took = time.perf_counter() - began
    peak = _peak_mb()
    if took > MOST_S or peak > MOST_MB:
        fault = fault or f"{took:.1f} s, {peak:.0f} MB"
    sending.send(fault)


def _peak_mb() -> float:
    """Of this process: on Linux `ru_maxrss` would begin with what its parent had."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1]) / 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def _fault(case: Case) -> str:
    wanted, result = case.wanted["expect"], case.result
    if (status := "ok" if isinstance(result, Document) else "reject") not in STATUSES[wanted["status"]]:
        return f"{status}, not {wanted['status']}"
    codes = [result.code] if isinstance(result, Exception) else [warning.code for warning in result.warnings]
    due = {SAME_REFUSAL.get(code, code) if status == "reject" else code for code in wanted["warnings_any"]}
    if due and wanted["status"] != "ok_or_reject" and not due & set(codes):
        return f"says {', '.join(codes) or 'nothing'}, not {' or '.join(due)}"
    if isinstance(result, Exception):
        return ""
    shown = list(of(result))
    drawn = [display for s in shown for display in s.displays]
    if wanted["max_figures"] is not None and len(drawn) > wanted["max_figures"]:
        return f"{len(drawn)} figures"
    text = " ".join((result.title, result.subtitle or "", *(s.text for s in shown), *drawn))
    return next((f"shows {part!a}" for part in wanted["never_in_output"] if part in text), "")
