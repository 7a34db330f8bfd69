"""Entities in order: by a measure, by how much they changed, or by how many rows name them."""

from __future__ import annotations

from infographix_api.engine.analysis import naming
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.csv_view import MOSTLY, View
from infographix_api.engine.document import (
    Item,
    Quantity,
    Ranking,
)
from infographix_api.engine.table import quoted

MOST_CHANGED, LEAST_CHANGED = 6, 0.1


def ranking(view: View, measure: str, weight: float) -> Draft | None:
    p, standing = view.p, view.standing(measure)
    if standing is None or len(p.entities) < 3:
        return None
    items = []
    evidence = (view.computed(standing.ordered(), measure),)
    for name, value in view.query(standing.ordered()):
        if isinstance(value, float):
            items.append(Item(str(name), value=naming.quantity(value, measure), evidence=evidence))
    if len({item.value.display for item in items if item.value}) < 2:
        return None  # all the same: nothing to tell
    size = view.count(standing.size()) if len(p.entities) > len(items) else 0
    cut = size if size > len(items) else None
    heading = naming.heading(standing.how, measure, naming.by(standing.entity), standing.when)
    return Draft(heading, [Ranking(tuple(items), unit=naming.unit_of(measure), truncated_from=cut)], weight)


def changes(view: View, measure: str) -> Draft | None:
    """Who changed most between the first and the last period, in percent or points."""
    p = view.p
    if not p.periods or len(p.periods) < 2 or len(p.entities) < 3 or not p.entity or not p.period:
        return None
    first, last = (
        f"MAX({view.of(measure)}) FILTER (WHERE {p.when} = '{period}')" for period in (p.periods[0], p.periods[-1])
    )
    points = naming.is_share(measure)
    percent = f"CASE WHEN {first} * {last} > 0 THEN 100 * ({last} / {first} - 1) END"  # no share of a loss is a gain
    change = f"{last} - {first}" if points else percent
    group = f"SELECT {quoted(p.entity)} e, {change} c FROM t{view.only()} GROUP BY 1"
    ordered = f"SELECT e, c FROM ({group}) WHERE isfinite(c) ORDER BY 2 DESC, 1"
    steady = view.steady(measure)
    if len(steady) < MOSTLY * len(p.entities):
        return None
    rows = view.query(ordered)
    items = []
    for name, value in rows:
        if name in steady and isinstance(value, float) and abs(value) >= LEAST_CHANGED:
            text = f"{'+' if value >= 0 else '−'}{abs(value):,.{0 if round(abs(value), 1) >= 10 else 1}f}{' pp' if points else ' %'}"
            items.append(
                Item(
                    str(name),
                    value=Quantity(text, value, "pp" if points else "%", "change"),
                    evidence=(view.computed(ordered, measure),),
                )
            )
    unit = "percentage points" if points else "%"
    shown = tuple(items[:MOST_CHANGED])
    ranking = Ranking(shown, unit=unit, truncated_from=len(rows) if len(rows) > len(shown) else None)
    return (
        Draft(naming.heading("change in ", measure, "", naming.span(p.periods)), [ranking], 0.72)
        if len(shown) >= 3 and len({item.value.display for item in shown if item.value}) > 1
        else None
    )
