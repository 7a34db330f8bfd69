"""The headline figures of a table: who leads, when it was highest, how it changed; or its few numbers as they stand."""

from __future__ import annotations

from infographix_api.engine import natural_order
from infographix_api.engine.analysis import csv_cycles, csv_spread, naming
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.csv_view import FEWEST_PERIODS, MOSTLY, View
from infographix_api.engine.document import (
    Item,
    Quantity,
    Stat,
)
from infographix_api.engine.table import literal, quoted

MOST_GROWN = 1000  # per cent: more is told of a beginning near nothing


def headline(view: View) -> Draft | None:
    """Up to three figures: the leader, the newest change, how much the table covers."""
    if view.p.table.size == 1:
        return _only_row(view)
    scores = [measure for measure in view.p.measures[:3] if csv_spread.is_score(view, measure)]
    if scores:
        return Draft(None, [Stat(tuple(csv_spread.mean_score(view, measure) for measure in scores))], 1.0)
    if view.p.entity is None:
        return peaks(view, view.p.measures[:2])
    items = [_leader(view, measure) for measure in view.p.measures[:2]]
    items += [_change(view, view.p.measures[0])] if view.p.measures else []
    kept = tuple(item for item in items if item is not None)
    return Draft(None, [Stat(kept)], 1.0) if kept else None


def peaks(view: View, measures: tuple[str, ...]) -> Draft | None:
    """When each measure was highest, and how the first has changed."""
    items = [csv_cycles.peak(view, measure) or _peak(view, measure) for measure in measures] + [
        _change(view, measure) for measure in measures[:1]
    ]
    kept = tuple(item for item in items if item is not None)
    return Draft(None, [Stat(kept)], 1.0) if kept else None


def _peak(view: View, measure: str) -> Item | None:
    if not view.p.is_keyed or len(view.p.periods) < FEWEST_PERIODS:
        return None
    series, mean = view.series(measure)
    if not series:
        return None
    ((when, value),) = view.query(f"SELECT p, m FROM ({series}) ORDER BY 2 DESC, 1 LIMIT 1") or [(None, None)]
    if not isinstance(value, float):
        return None
    moment = naming.at(naming.when(str(when), view.p.periods))
    said = f"CASE p WHEN {literal(str(when))} THEN {literal(moment)} ELSE p END"
    sql = f"SELECT {said}, m FROM ({series}) ORDER BY 2 DESC, p LIMIT 1"
    label = f"{naming.opening(measure)} {moment}, its highest{f' {mean}' if mean else ''}"
    return Item(label, value=naming.figure(value, measure), evidence=(view.computed(sql, measure),))


def _leader(view: View, measure: str) -> Item | None:
    standing = view.standing(measure)
    if standing is None:
        return None
    goes_without_saying = naming.is_unnamed(measure) and standing.when and not standing.how
    what = standing.when if goes_without_saying else f"{standing.how}{naming.words(measure)}"
    row, *second = view.query(standing.ordered()) or [("", None)]
    if not isinstance(row[1], float) or (second and second[0][1] == row[1]):
        return None  # nobody leads where two are level
    moment = f", {standing.when}" if " to " in standing.when else f" {naming.at(standing.when)}"
    when = moment if standing.when and not goes_without_saying else ""
    evidence = (view.computed(standing.first(what), measure),)
    said = naming.highest(what) if natural_order.order(view.p.entities) else naming.ahead(what)
    return Item(f"{row[0]} {said}{when}", value=naming.figure(row[1], measure), evidence=evidence)


def _change(view: View, measure: str) -> Item | None:
    """First to last period of the whole table, where each period is one row or shares are not added up."""
    p = view.p
    comparable = p.is_yearly and p.is_keyed and len(p.periods) >= FEWEST_PERIODS
    if not comparable or naming.is_share(measure) or (p.entity and not naming.adds_up(measure)):
        return None
    first, last = p.periods[0], p.periods[-1]
    complete = f"SELECT count(DISTINCT n) FROM (SELECT count(*) n FROM t{view.only()} GROUP BY {p.when})"
    if view.query(complete) != [(1.0,)] or len(view.steady(measure)) < MOSTLY * max(1, len(p.entities)):
        return None
    value = f"SUM({view.of(measure)}) FILTER (WHERE {p.when} = '{{}}')"
    change = f"CASE WHEN {value.format(first)} > 0 AND {value.format(last)} > 0 THEN 100 * ({value.format(last)} / {value.format(first)} - 1) END"
    sql = f"SELECT {literal(naming.opening(measure))}, {literal(first)}, {literal(last)}, {change} FROM t{view.only()}"
    rows = view.query(sql)
    grown = rows[0][3] if rows else None
    if not isinstance(grown, float) or not abs(grown) <= MOST_GROWN:
        return None
    display = f"{'+' if grown >= 0 else '−'}{abs(grown):,.0f} %"
    quantity = Quantity(display, grown, "%", "change")
    return Item(
        f"{naming.opening(measure)} grew from {first} to {last}"
        if grown >= 0
        else f"{naming.opening(measure)} shrank from {first} to {last}",
        value=quantity,
        evidence=(view.computed(sql, measure),),
    )


def highest(view: View) -> list[Draft]:
    """Of numbers without names or dates, the largest of each column."""
    items = []
    for measure in view.p.measures[:6]:
        label = f"{naming.opening(measure)}, the highest of {view.p.table.size:,} rows"
        sql = f"SELECT {literal(label)}, MAX({view.of(measure)}) FROM t"
        ((_, value),) = view.query(sql) or [(None, None)]
        if isinstance(value, float):
            items.append(Item(label, value=naming.figure(value, measure), evidence=(view.computed(sql, measure),)))
    return [Draft(None, [Stat(tuple(items))], 1.0)] if items else []


def _only_row(view: View) -> Draft | None:
    """The figures of a table of one row, as they stand."""
    items = []
    for measure in view.p.measures[:6]:
        label = naming.opening(measure)
        sql = f"SELECT {literal(label)}, {view.of(measure)} FROM t"
        for _, value in view.query(sql):
            if isinstance(value, float):
                items.append(Item(label, value=naming.figure(value, measure), evidence=(view.computed(sql, measure),)))
    heading = view.query(f"SELECT {quoted(view.p.table.columns[0].name)} FROM t")[0][0]
    return Draft(str(heading), [Stat(tuple(items))], 1.0) if items else None
