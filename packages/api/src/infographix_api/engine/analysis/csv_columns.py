"""Tables whose columns are the series: which of many to draw, without those that sum up others."""

from __future__ import annotations

from itertools import combinations

from infographix_api.engine import table
from infographix_api.engine.document import Warning
from infographix_api.engine.table import quoted

FEWEST, MOST_SERIES, MOST_COMPARED = 6, 5, 40
TOLERANCE = 0.005
MOST_ALIKE, ALIKE = 3, 0.01


def chosen(text: str, size: int, measures: tuple[str, ...]) -> tuple[tuple[str, ...], list[Warning]]:
    """The largest columns in the last row, and what to say; none when the columns are too few to be one matter."""
    if len(measures) < FEWEST:
        return (), []
    compared = measures[:MOST_COMPARED]
    sampled = dict(zip(compared, _sampled(text, size, compared), strict=True))
    values = {name: [cell for cell in cells if isinstance(cell, float)] for name, cells in sampled.items()}
    known = {name: cells for name, cells in values.items() if len(cells) == len(sampled[name])}
    totals = [name for name in known if _is_total(name, known)]
    rest = sorted((n for n in known if n not in totals), key=lambda n: -known[n][-1])
    warnings = [Warning("wide_reshaped", f"{len(measures)} columns were read as series of one matter.")]
    if totals:
        warnings.append(
            Warning("total_column_excluded", f"{', '.join(totals)} sum up other columns and were not drawn.")
        )
    if len(rest) > MOST_SERIES:
        warnings.append(Warning("series_limited", f"The {MOST_SERIES} largest of {len(rest)} columns were drawn."))
    return tuple(rest[:MOST_SERIES]), warnings


def told_apart(text: str, measures: tuple[str, ...]) -> tuple[str, ...]:
    """Without columns that are the same in all rows, or nearly the same as one before them: they would be drawn twice."""
    kept: list[str] = []
    for name in _varying(text, measures):
        first = (
            f"avg(abs({quoted(name)} - {quoted(other)})) / nullif(avg(abs({quoted(other)})), 0)"
            for other in kept[:MOST_ALIKE]
        )
        apart = (
            table.query(text, f"SELECT {', '.join(first)} FROM t")[0] if kept and len(measures) <= MOST_SERIES else ()
        )
        if not any(isinstance(part, float) and part < ALIKE for part in apart):
            kept.append(name)
    return tuple(kept)


def _varying(text: str, measures: tuple[str, ...]) -> tuple[str, ...]:
    """All of them where there is nothing else."""
    if not measures or len(measures) > MOST_COMPARED:
        return measures
    ends = ", ".join(f"MIN({quoted(name)}), MAX({quoted(name)})" for name in measures)
    (row,) = table.query(text, f"SELECT {ends} FROM t") or [()]
    pairs = zip(measures, row[::2], row[1::2], strict=False)
    return tuple(name for name, low, high in pairs if low != high) or measures


def _sampled(text: str, size: int, names: tuple[str, ...]) -> list[tuple[str | float | None, ...]]:
    """The values of each column in the first, middle and last row."""
    columns = ", ".join(map(quoted, names))
    rows = [
        table.query(text, f"SELECT {columns} FROM t LIMIT 1 OFFSET {place}")[0] for place in (0, size // 2, size - 1)
    ]
    return list(zip(*rows, strict=True))


def _is_total(name: str, known: dict[str, list[float]]) -> bool:
    """It is the sum of two others, or of the columns that follow it."""
    own, others = known[name], [cells for other, cells in known.items() if other != name]
    if min(own) <= 0:
        return False
    if any(_add_up(own, pair) for pair in combinations(others, 2)):
        return True
    following = list(known.values())[list(known).index(name) + 1 :]
    return any(_add_up(own, following[:count]) for count in range(3, len(following) + 1))


def _add_up(total: list[float], parts: tuple[list[float], ...] | list[list[float]]) -> bool:
    sums = [sum(cells) for cells in zip(*parts, strict=True)]
    return all(abs(found - whole) <= TOLERANCE * abs(whole) for found, whole in zip(sums, total, strict=True)) and all(
        min(cells) >= 0 for cells in parts
    )
