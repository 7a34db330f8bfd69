"""Rows counted: by the names that come back in a column, and by the years or months of their dates."""

from __future__ import annotations

import re

from infographix_api.engine.analysis import naming
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.csv_view import View
from infographix_api.engine.analysis.profile import IDENTIFIER
from infographix_api.engine.document import (
    Chart,
    Item,
    Quantity,
    Ranking,
    Series,
    Stat,
)
from infographix_api.engine.table import quoted

MOST_RANKED, LONGEST, MOST_READ = 8, 60, 60
MANY_NAMES, MOST_NAMED = 5, 2
VAGUE = re.compile(r"(?:un)?known|others?|yes|no|none|various|multiple.*|not .*", re.IGNORECASE)
FEWEST_BARS, MOST_BARS = 3, 60


def _repeating(view: View, *, numeric: bool = False) -> list[str]:
    """Columns of names that come back: what rows can be counted by."""
    found = []
    for column in view.p.table.columns[:MOST_READ]:
        name = quoted(column.name)
        sql = f"SELECT COUNT(DISTINCT {name}), COUNT({name}), MAX(LENGTH(CAST({name} AS VARCHAR))) FROM t"
        ((kinds, rows, longest),) = view.query(sql)
        if not isinstance(kinds, float) or not isinstance(rows, float) or not isinstance(longest, float):
            continue
        if column.numeric == numeric and 2 <= kinds <= rows / 2 and column.missing <= rows and longest <= LONGEST:
            found.append(column.name)
    return [name for name in found if name not in view.p.dated and not IDENTIFIER.search(name)]


def counted(view: View, *, numeric: bool = False) -> list[Draft]:
    """Rows counted by up to three columns."""
    drafts = [_counts(view, name, 0.8 - 0.1 * rank) for rank, name in enumerate(_repeating(view, numeric=numeric)[:4])]
    return [draft for draft in drafts if draft][:3]


def most(view: View) -> Draft | None:
    """Who is named most often in columns with many names."""
    items = []
    for column in _repeating(view):
        known = f"FROM t WHERE {quoted(column)} IS NOT NULL"
        sql = f"SELECT {quoted(column)}, COUNT(*) {known} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT"
        (name, count), *rest = view.query(f"{sql} {MANY_NAMES}")
        is_first = len(rest) == MANY_NAMES - 1 and isinstance(count, float) and rest[0][1] != count
        if is_first and not VAGUE.fullmatch(str(name)) and isinstance(count, float):
            evidence = (view.computed(f"{sql} 1", column),)
            label = f"{name} is the most frequent {naming.singular(naming.words(column))}"
            items.append(Item(label, value=Quantity(f"{count:,.0f}", count), evidence=evidence))
    return Draft(None, [Stat(tuple(items[:MOST_NAMED]))], 1.0) if items else None


def _counts(view: View, column: str, weight: float) -> Draft | None:
    name = f"regexp_replace(CAST({quoted(column)} AS VARCHAR), '\\.0$', '')"
    counted = f"SELECT {name}, COUNT(*) FROM t WHERE {quoted(column)} IS NOT NULL GROUP BY 1"
    sql = f"{counted} ORDER BY 2 DESC, 1 LIMIT {MOST_RANKED}"
    items = []
    for value, count in view.query(sql):
        quantity = Quantity(f"{count:,.0f}", float(count or 0))
        items.append(Item(str(value), value=quantity, evidence=(view.computed(sql, column),)))
    kinds = view.count(f"SELECT COUNT(*) FROM ({counted})")
    cut = kinds if kinds > len(items) else None
    if len({item.value.display for item in items if item.value}) < 2:
        return None  # all as often: nothing to tell
    return Draft(
        f"Entries by {naming.words(column)}",
        [Ranking(tuple(items), unit="entries", truncated_from=cut)],
        weight,
    )


def by_date(view: View) -> Draft | None:
    """How many rows each year has, or each month where the years are few; those without any are 0."""
    period = view.p.period
    if period is None or (view.p.is_yearly and view.p.is_keyed):
        return None
    for length, name, step in ((4, "year", "1 year"), (7, "month", "1 month")):
        begin, end = (f"(SELECT CAST(rpad({f}({view.p.when}), 10, '-01') AS DATE) FROM t)" for f in ("min", "max"))
        dates = f"SELECT substr(CAST(unnest(generate_series(date_trunc('{name}', {begin}), {end}, INTERVAL {step})) AS VARCHAR), 1, {length}) p"
        counted = f"SELECT substr({view.p.when}, 1, {length}) p, COUNT(*) n FROM t{view.only()} GROUP BY 1"
        sql = f"SELECT p, coalesce(n, 0) n FROM ({dates}) LEFT JOIN ({counted}) USING (p) ORDER BY 1"
        rows = [(str(when), count) for when, count in view.query(sql) if isinstance(count, float)]
        if FEWEST_BARS <= len(rows) <= MOST_BARS and len({count for _, count in rows}) > 1:
            series = (Series("entries", tuple(count for _, count in rows)),)
            chart = Chart(
                "column",
                tuple(when for when, _ in rows),
                series,
                note=naming.span(view.p.periods),
                evidence=(view.computed(sql, period),),
            )
            return Draft(
                f"Entries per {name} of {naming.words(period)}"
                if "date" not in period.casefold()
                else f"Entries per {name}",
                [chart],
                0.85,
            )
    return None
