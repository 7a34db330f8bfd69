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
_NAME_WORDS = 6  # longer labels are sentences, whose figures seldom measure the same
_FEWEST_POINTS = 5
_CLOSE = 2e-3
_PERSON = "user"


def pictures(block: Stat, document: Document, icons: Sequence[str | None]) -> list[Share | Trend | Counted | None]:
    """One for each figure; comparison bars only when all figures measure the same."""
    compared = _compared(block)
    found: list[Share | Trend | Counted | None] = []
    for item, icon, common in zip(block.items, icons, compared, strict=True):
        value = item.value
        if value is None or finite(value.value) is None:
            found.append(None)
            continue
        found.append(_counted(value, icon) or _trend(value, document) or _share(item, value) or common)
    return found


def _compared(block: Stat) -> list[Share | None]:
    """Bars on one scale, from zero to either side, for figures that can be compared; none when they cannot."""
    values = [item.value for item in block.items if item.value and finite(item.value.value) is not None]
    kinds = {(v.unit, v.kind) for v in values}
    nothing: list[Share | None] = [None] * len(block.items)
    if len(values) < len(block.items) or len(values) < 2 or len(kinds) > 1:
        return nothing
    if values[0].kind not in ("count", "measure", "currency", "change") or values[0].unit is None:
        return nothing
    if any(len(item.label.split()) > _NAME_WORDS for item in block.items):
        return nothing
    amounts = [_signed(v) for v in values]
    low, high = min(0.0, *amounts), max(0.0, *amounts)
    if low == high or (values[0].kind != "change" and min(amounts) == 0):
        return nothing
    return [Share(v / (high - low), is_percentage=False, zero=-low / (high - low)) for v in amounts]


def _signed(value: Quantity) -> float:
    """Below zero too where only the display says so."""
    amount = value.value or 0.0
    return -abs(amount) if value.display.lstrip()[:1] in ("-", "−") else amount


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
