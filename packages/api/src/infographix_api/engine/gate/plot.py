"""Charts: every value plotted, every name and unit is what the quoted lines or the answer to the expression say."""

from __future__ import annotations

import math
import re

from infographix_api.engine import figures, table
from infographix_api.engine.document import Chart, Evidence
from infographix_api.engine.gate.claim import among
from infographix_api.engine.gate.sources import ROW, Sources, in_order, says

WHOLE = (99.0, 101.0)  # per cent, for rounding


def fault(chart: Chart, sources: Sources) -> str | None:
    """Why the chart cannot be drawn; None when all of it holds."""
    if any(len(series.values) != len(chart.x) for series in chart.series):
        return "has a series of another length than its axis"
    numbers = [v for series in chart.series for v in series.values if v is not None]
    if not numbers or not all(map(math.isfinite, numbers)):
        return "has no figures"
    if chart.mark in ("donut", "waffle") and not (WHOLE[0] <= sum(numbers) <= WHOLE[1] and min(numbers) >= 0):
        return "does not sum to 100 %"
    if not chart.evidence or not all(_plotted(chart, evidence, sources) for evidence in chart.evidence):
        return "shows values that are not where it says"
    return None


def _plotted(chart: Chart, evidence: Evidence, sources: Sources) -> bool:
    if evidence.kind in ("caller", "model"):
        return sources.trusted(evidence)
    if evidence.kind == "quote":
        worded = sources.compiled(evidence) or _is_worded(chart, evidence.quote or "")
        return sources.located(evidence) and worded and _is_quoted(chart, evidence.quote or "", sources.language)
    return evidence.kind == "computed" and _is_answered(chart, evidence, sources)


def _points(chart: Chart) -> list[tuple[str, list[float | None]]]:
    return [(x, [series.values[i] for series in chart.series]) for i, x in enumerate(chart.x)]


def _is_quoted(chart: Chart, quote: str, language: str) -> bool:
    head, *lines = quote.splitlines() or [""]
    shown = tuple(series.name for series in chart.series)
    named = in_order(shown, head) if len(shown) > 1 or ROW in head else shown[0] == (chart.unit or "")
    plotted = all(_stands_in_a_line(x, values, [head, *lines], language) for x, values in _points(chart))
    return named and plotted


def _is_worded(chart: Chart, quote: str) -> bool:
    """Unit, labels and note are written where the values are."""
    words = filter(None, (chart.unit, chart.x_label, chart.y_label, chart.note))
    return all(says(quote, word) for word in words)


def _is_answered(chart: Chart, evidence: Evidence, sources: Sources) -> bool:
    columns, rows = sources.rerun(evidence)
    told: dict[str, list[table.Row]] = {}
    for name, *values in rows:
        told.setdefault(str(name), []).append(tuple(values))
    shown = tuple(series.name for series in chart.series)
    named = len(shown) == 1 or tuple(columns[1:]) == shown
    return named and all(any(_same(values, row) for row in told.get(x, ())) for x, values in _points(chart))


def _stands_in_a_line(x: str, values: list[float | None], lines: list[str], language: str) -> bool:
    """A line names `x` and gives its values in their order."""
    shown = [v for v in values if v is not None]
    return any(
        re.match(rf"{re.escape(x)}(?!\w)", line) is not None
        and _is_subsequence(shown, figures.values(line[len(x) :], language))
        for line in lines
    )


def _is_subsequence(wanted: list[float], present: list[float]) -> bool:
    rest = iter(present)
    return all(any(math.isclose(value, other, rel_tol=1e-9, abs_tol=1e-12) for other in rest) for value in wanted)


def _same(values: list[float | None], told: tuple[str | float | None, ...]) -> bool:
    return len(values) == len(told) and all(v is None or among(v, [t]) for v, t in zip(values, told, strict=True))
