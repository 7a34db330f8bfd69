"""Units that the cells of a column are written with: percent, money, hours with minutes and seconds."""

from __future__ import annotations

import re
from collections.abc import Sequence

MINUTES = "min"
_WRITTEN = {
    "%": re.compile(r"^[+\-−]?[\d.,]+\s?%"),
    "USD": re.compile(r"^[+\-−]?\$\s?[\d.,]+"),
    "EUR": re.compile(r"^[+\-−]?(?:€\s?[\d.,\s]+|\d[\d.,\s]*€)"),
    "GBP": re.compile(r"^[+\-−]?£\s?[\d.,]+"),
}
_DURATION = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d(?:\.\d+)?)")
_OF_DURATIONS = re.compile(
    r"duration|elapsed|finish|\blaps?\b|split|run ?time|\brace|result|chip|took|best", re.IGNORECASE
)
_SURELY_DURATIONS = re.compile(r"duration|elapsed|run ?time|took", re.IGNORECASE)
_OF_MOMENTS = re.compile(r"\b(?:start|begin|open|clos|depart|arriv|shift)", re.IGNORECASE)
_NAMED = re.compile(r"[%$€£(\[]|\b(?:percent|pct|share|usd|eur|gbp|dollars?|euros?|min(?:utes)?)\b", re.IGNORECASE)


def named(name: str, cells: Sequence[str]) -> str:
    """The name of a column with the unit that all its cells are written with, unless it says one already.

    >>> named("rate", ["8.9 %", "7 %"]), named("price", ["$1,200", "$80"]), named("finish", ["02:41:10"]), named("open", ["09:30:00"])
    ('rate (%)', 'price (USD)', 'finish (min)', 'open')
    """
    if not cells or _NAMED.search(name):
        return name
    unit = next((unit for unit, pattern in _WRITTEN.items() if all(map(pattern.fullmatch, cells))), None)
    unit = unit or (MINUTES if _are_durations(name, cells) else None)
    return f"{name} ({unit})" if unit else name


def minutes(name: str, cells: Sequence[str]) -> dict[str, float]:
    """What durations are worth; nothing for a column that holds others, or tells the time of day."""
    if not _are_durations(name, cells):
        return {}
    parts = {cell: [float(part) for part in cell.split(":")] for cell in cells}
    return {cell: 60 * hours + minutes + seconds / 60 for cell, (hours, minutes, seconds) in parts.items()}


def _are_durations(name: str, cells: Sequence[str]) -> bool:
    """Times of day are mostly told to the minute, and those of a start are no durations."""
    are_times = bool(cells and _OF_DURATIONS.search(name)) and all(map(_DURATION.fullmatch, cells))
    to_the_minute = all(cell.endswith(":00") for cell in cells) and not _SURELY_DURATIONS.search(name)
    return are_times and not to_the_minute and not _OF_MOMENTS.search(name)
