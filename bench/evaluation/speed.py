"""Time of the analysis relative to parsing the same bytes with markdown-it alone, measured side by side in time of the processor."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from time import perf_counter, process_time

from markdown_it import MarkdownIt

from bench.evaluation.cases import AS_OF, Case
from bench.evaluation.score import Score
from infographix_api.engine.analysis import analyze
from infographix_api.engine.brief import Brief

ROUNDS = 5
LONG = 400_000


def scores(cases: list[Case]) -> Iterator[Score]:
    reports = [case for case in cases if case.kind == "report" and len(case.data) > 4_000]
    if not reports:
        return
    times = [_times(case) for case in reports]
    ratios = [ours / theirs for ours, theirs in times]
    together = sum(ours for ours, _ in times) / sum(theirs for _, theirs in times)
    yield Score("reports: time over markdown-it, median", statistics.median(ratios), len(ratios), at_most=6)
    yield Score("reports: time over markdown-it, all of them", together, len(ratios), at_most=6)
    text = b"\n\n".join(case.data for case in reports)
    whole = (text * (LONG // len(text) + 1))[:LONG]
    yield Score("400 kB of reports, seconds", _best(lambda: analyze(Brief("markdown", whole, AS_OF))), 1, at_most=2)


def _times(case: Case) -> tuple[float, float]:
    text = case.data.decode()
    plain = MarkdownIt("commonmark").enable("table")
    return _best(lambda: analyze(case.brief), process_time), _best(lambda: plain.parse(text), process_time)


def _best(work: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    def once() -> float:
        began = clock()
        work()
        return clock() - began

    return min(once() for _ in range(ROUNDS))
