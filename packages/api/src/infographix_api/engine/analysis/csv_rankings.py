"""Entities in order: by a measure, by how much they changed, or by how many rows name them."""

from __future__ import annotations

from infographix_api.engine.analysis import naming
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.csv_view import View
from infographix_api.engine.analysis.profile import IDENTIFIER
from infographix_api.engine.document import (
    Block,
    Item,
    Quantity,
    Ranking,
)
from infographix_api.engine.table import literal, quoted

MOST_RANKED, LONGEST, MOST_READ = 8, 60, 60


def ranking(view: View, measure: str, weight: float) -> Draft | None:
    p = view.p
    if not p.entity or len(p.entities) < 3 or view.is_daily() or not view.one_row_each():
        return None
    sql = f"SELECT {quoted(p.entity)}, {quoted(measure)} FROM t{view.filter(measure)} ORDER BY 2 DESC, 1 LIMIT {MOST_RANKED}"
    rows = [(str(row[0]), row[1]) for row in view.query(sql) if isinstance(row[1], float)]
    block: Block = _ranked(view, measure, rows)
    when = f", {p.periods[-1]}" if p.periods else ""
    return Draft(f"{naming.opening(measure)} by {naming.words(p.entity)}{when}", [block], weight) if rows else None


def _ranked(view: View, measure: str, rows: list[tuple[str, float]]) -> Ranking:
    p, items = view.p, []
    for name, value in rows:
        entity = quoted(p.entity or "")
        sql = f"SELECT {entity}, {quoted(measure)} FROM t{view.filter(measure)} AND {entity} = {literal(name)}"
        items.append(Item(name, value=naming.quantity(value, measure), evidence=(view.computed(sql, measure),)))
    total = len(p.entities)
    return Ranking(tuple(items), unit=naming.unit_of(measure), truncated_from=total if total > len(items) else None)


def changes(view: View, measure: str) -> Draft | None:
    """Who changed most between the first and the last period, in percent or points."""
    p = view.p
    if not p.periods or len(p.periods) < 2 or len(p.entities) < 3 or not p.entity or not p.period:
        return None
    first, last = (
        f"MAX({quoted(measure)}) FILTER (WHERE {p.when} = '{period}')" for period in (p.periods[0], p.periods[-1])
    )
    points = naming.is_share(measure)
    change = f"{last} - {first}" if points else f"100 * ({last} / NULLIF({first}, 0) - 1)"
    group = f"SELECT {quoted(p.entity)} e, {change} c FROM t{view.only()} GROUP BY 1"
    rows = view.query(f"SELECT e, c FROM ({group}) WHERE isfinite(c) ORDER BY 2 DESC, 1 LIMIT 6")
    items = []
    for name, value in rows:
        if isinstance(value, float):
            sql = f"SELECT e, c FROM ({group}) WHERE e = {literal(str(name))}"
            text = (
                f"{'+' if value >= 0 else '−'}{abs(value):,.{0 if abs(value) >= 10 else 1}f}{' pp' if points else ' %'}"
            )
            items.append(
                Item(
                    str(name),
                    value=Quantity(text, value, "pp" if points else "%", "change"),
                    evidence=(view.computed(sql, measure),),
                )
            )
    unit = "percentage points" if points else "%"
    ranking = Ranking(tuple(items), unit=unit, truncated_from=len(p.entities) if len(p.entities) > len(items) else None)
    return Draft(f"Change from {p.periods[0]} to {p.periods[-1]}", [ranking], 0.72) if len(items) >= 3 else None


def _repeating(view: View, *, numeric: bool = False) -> list[str]:
    """Columns of names that come back: what rows can be counted by."""
    found = []
    for column in view.p.table.columns[:MOST_READ]:
        name = quoted(column.name)
        sql = f"SELECT COUNT(DISTINCT {name}), COUNT({name}), MAX(LENGTH(CAST({name} AS VARCHAR))) FROM t"
        ((kinds, rows, longest),) = view.query(sql)
        if not isinstance(kinds, float) or not isinstance(rows, float) or not isinstance(longest, float):
            continue
        if column.numeric == numeric and 2 <= kinds <= rows / 2 and longest <= LONGEST:
            found.append(column.name)
    return [name for name in found if name not in view.p.dated and not IDENTIFIER.search(name)]


def counted(view: View, *, numeric: bool = False) -> list[Draft]:
    """Rows counted by up to three columns."""
    drafts = [_counts(view, name, 0.8 - 0.1 * rank) for rank, name in enumerate(_repeating(view, numeric=numeric)[:4])]
    return [draft for draft in drafts if draft][:3]


def _counts(view: View, column: str, weight: float) -> Draft | None:
    known = f"FROM t WHERE {quoted(column)} IS NOT NULL"
    sql = f"SELECT {quoted(column)}, COUNT(*) {known} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_RANKED}"
    items = []
    for value, count in view.query(sql):
        name = f"{value:g}" if isinstance(value, float) else value
        one = f"SELECT {literal(str(name))}, COUNT(*) {known} AND {quoted(column)} = {literal(str(name))}"
        quantity = Quantity(f"{count:,.0f}", float(count or 0))
        items.append(Item(str(name), value=quantity, evidence=(view.computed(one, column),)))
    ((kinds,),) = view.query(f"SELECT COUNT(DISTINCT {quoted(column)}) {known}")
    cut = int(kinds or 0) if int(kinds or 0) > len(items) else None
    if len({item.value.display for item in items if item.value}) < 2:
        return None  # all as often: nothing to tell
    return Draft(
        f"{naming.opening(column)}, by number of rows",
        [Ranking(tuple(items), unit="rows", truncated_from=cut)],
        weight,
    )
