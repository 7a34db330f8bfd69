"""Tables whose columns are the series: which of many to draw, without those that sum up others."""

from __future__ import annotations

from itertools import combinations

from infographix_api.engine.document import Warning
from infographix_api.engine.table import Table
from infographix_api.engine.table_rows import number

FEWEST, MOST_SERIES, MOST_COMPARED = 6, 5, 40
TOLERANCE = 0.005


def chosen(parsed: Table, measures: tuple[str, ...]) -> tuple[tuple[str, ...], list[Warning]]:
    """The largest columns in the last row, and what to say; none when the columns are too few to be one matter."""
    if len(measures) < FEWEST:
        return (), []
    values = {name: _sampled(parsed, name) for name in measures[:MOST_COMPARED]}
    complete = {name: cells for name, cells in values.items() if None not in cells}
    known = {name: [cell or 0.0 for cell in cells] for name, cells in complete.items()}
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


def _sampled(parsed: Table, name: str) -> list[float | None]:
    """The first, middle and last row."""
    i = next(i for i, column in enumerate(parsed.columns) if column.name == name)
    rows = (parsed.rows[0], parsed.rows[len(parsed.rows) // 2], parsed.rows[-1])
    return [number(row[i], decimal_comma=parsed.decimal_comma) for row in rows]


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
