"""Which small picture a figure may carry: a share, a count of icons, the course that led to it. Only what is told."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from infographix_api.engine.document import Chart, Document, Item, Quantity, Stat
from infographix_api.engine.layout.blocks.tile import Counted, Share, Trend
from infographix_api.engine.layout.usable import finite

_COUNTED = re.compile(r"(\d{1,2})\s*(?:in|out of|of|von|sur|de|su|van|na|z|из|/)\s*(\d{1,2})", re.IGNORECASE)
_MOST_COUNTED = 12
# a percentage of change is no share of a whole, whatever its kind says
_CHANGE = re.compile(
    r"\b(grew|grow|growth|rose|rise|rising|fell|fall|drop|dropped|increase|decrease|decline|more|less|fewer|faster|"
    r"slower|cheaper|higher|lower|inflation|change|up|down|wuchs|stieg|sank|mehr|weniger|hausse|baisse|plus|moins|"
    r"aumento|crecimiento|wzrost|spadek|rost|рост)",
    re.IGNORECASE,
)
_FEWEST_POINTS = 5
_CLOSE = 2e-3
_PERSON = "user"


def pictures(block: Stat, document: Document, icons: Sequence[str | None]) -> list[Share | Trend | Counted | None]:
    """One for each figure; comparison bars only when all figures measure the same."""
    largest = _largest(block)
    found: list[Share | Trend | Counted | None] = []
    for item, icon in zip(block.items, icons, strict=True):
        value = item.value
        if value is None or finite(value.value) is None:
            found.append(None)
            continue
        common = Share((value.value or 0.0) / largest, is_percentage=False) if largest else None
        found.append(_counted(value, icon) or _trend(value, document) or _share(item, value) or common)
    return found


def _largest(block: Stat) -> float | None:
    """The largest value of figures that can be compared; None when they cannot."""
    values = [item.value for item in block.items if item.value and item.value.value is not None]
    kinds = {(v.unit, v.kind) for v in values}
    amounts = [v.value for v in values if v.value is not None and finite(v.value) and v.value > 0]
    comparable = len(block.items) > 1 == len(kinds) and values[0].kind in ("count", "measure", "currency")
    has_unit = bool(values) and values[0].unit is not None
    return max(amounts) if comparable and has_unit and len(amounts) == len(block.items) else None


def _counted(value: Quantity, icon: str | None) -> Counted | None:
    match = _COUNTED.fullmatch(value.display.strip())
    if match is None:
        return None
    part, whole = int(match[1]), int(match[2])
    return Counted(part, whole, icon or _PERSON) if 0 < part <= whole <= _MOST_COUNTED and whole > 1 else None


def _share(item: Item, value: Quantity) -> Share | None:
    says_change = value.display[:1] in "+−-±" or _CHANGE.search(f"{item.label} {item.text or ''}")
    if value.kind != "percent" or value.value is None or says_change or not 0 < value.value <= 100:
        return None
    return Share(value.value / 100)


def _trend(value: Quantity, document: Document) -> Trend | None:
    """The series of a chart in the Document that ends in this figure."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Chart) and block.mark in ("line", "area") and _same_unit(block, value):
                for series in block.series:
                    if found := _course(series.values, value.value or 0.0):
                        return found
    return None


def _course(values: Sequence[float | None], end: float) -> Trend | None:
    known = [(i, v) for i, v in enumerate(values) if v is not None and finite(v) is not None]
    if len(known) < _FEWEST_POINTS or not math.isclose(known[-1][1], end, rel_tol=_CLOSE) or known[-1][0] == 0:
        return None
    low, high = min(v for _, v in known), max(v for _, v in known)
    if low == high:
        return None
    return Trend(tuple((i / known[-1][0], (v - low) / (high - low)) for i, v in known))


def _same_unit(chart: Chart, value: Quantity) -> bool:
    return not chart.unit or chart.unit == value.unit or value.display.rstrip().endswith(chart.unit)
