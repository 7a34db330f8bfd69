"""Columns of dates in any one or two notations to ISO 8601, so that they sort; what is ambiguous stays as it is."""

from __future__ import annotations

from datetime import datetime

FORMATS = (
    "%Y-%m-%d", "%Y-%m", "%Y/%m/%d", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y",
    "%m/%d/%Y", "%d/%m/%Y", "%m/%d/%Y %H:%M:%S", "%b %d %Y", "%B %d %Y", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y",
    "%b/%d/%Y", "%b %Y", "%B %Y",
)  # fmt: skip
DAY_OR_MONTH_FIRST = ("%m/%d/%Y", "%d/%m/%Y")
MOST_FORMATS = 2


def normalised(cells: list[str]) -> tuple[list[str], int] | None:
    """ISO dates and the number of notations found; None when a cell is no date or could be two.

    >>> normalised(["Mar 1 2020", "Apr/1/2020"])
    (['2020-03-01', '2020-04-01'], 2)
    """
    present = list(dict.fromkeys(filter(None, cells)))
    if not present or not any(_read(cell, FORMATS) for cell in present[:3]):
        return None
    if all(_read(cell, (notation,)) for cell in present for notation in DAY_OR_MONTH_FIRST):
        return None
    notations = _notations(present)
    read = {cell: _read(cell, notations) for cell in present}
    if not notations or None in read.values():
        return None
    return [read.get(cell) or "" for cell in cells], len(notations)


def _notations(cells: list[str]) -> tuple[str, ...]:
    """The fewest that read all cells; none when more than two would be needed."""
    chosen: list[str] = []
    rest = cells
    while rest and len(chosen) < MOST_FORMATS:
        best = max(FORMATS, key=lambda notation: sum(_read(cell, (notation,)) is not None for cell in rest))
        chosen.append(best)
        rest = [cell for cell in rest if _read(cell, (best,)) is None]
    return () if rest else tuple(chosen)


def _read(cell: str, formats: tuple[str, ...]) -> str | None:
    for notation in formats:
        try:
            found = datetime.strptime(cell, notation)  # noqa: DTZ007 - a table's dates have no zone
        except ValueError:
            continue
        if "%d" not in notation:
            return found.strftime("%Y-%m")
        return found.strftime("%Y-%m-%d %H:%M") if "%H" in notation else found.strftime("%Y-%m-%d")
    return None
