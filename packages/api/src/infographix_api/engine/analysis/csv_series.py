"""Measures over time: a line for each of the largest entities or columns, or means where there are too many dates."""

from __future__ import annotations

from dataclasses import replace

from infographix_api.engine.analysis import naming
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.csv_view import FEWEST_PERIODS, View
from infographix_api.engine.document import (
    Chart,
    Mark,
    Series,
)
from infographix_api.engine.table import literal, quoted

MOST_SERIES, MOST_COLUMNS = 5, 14
MANY_YEARS, MANY_DATES = 30, 12
YEAR, MONTH, DATE = 4, 7, 10  # letters of a year, a month and a date


def over_time(view: View, measure: str, weight: float) -> Draft | None:
    p = view.p
    if len(p.periods) < FEWEST_PERIODS:
        return None
    if not p.is_keyed:
        return _sums(view, measure, weight) if naming.is_amount(measure) else None
    if naming.is_amount(measure) and p.is_yearly and len(p.periods) >= MANY_YEARS and view.comes_and_goes(measure):
        return _decades(view, measure, weight)
    if view.is_daily():
        return _means(view, measure, weight)
    if p.entity is None or len(p.entities) == 1:
        return _line(view, measure, (), weight)
    return _line(view, measure, _leaders(view, measure), weight)


def _line(view: View, measure: str, entities: tuple[str, ...], weight: float) -> Draft | None:
    p = view.p
    if entities:
        columns = ", ".join(
            f"MAX({view.of(measure)}) FILTER (WHERE {quoted(p.entity or '')} = {literal(e)}) AS {quoted(e)}"
            for e in entities
        )
        sql = f"SELECT {_axis(view)}, {columns} FROM t{view.only()} GROUP BY 1 ORDER BY 1"
    else:
        sql = f"SELECT {_axis(view)}, {view.of(measure)} FROM t{view.only()} ORDER BY 1"
    return _plotted(view, measure, sql, entities or (naming.opening(measure),), weight)


def _axis(view: View) -> str:
    """Of many dates their months are enough, where no two share one."""
    periods = view.p.periods
    are_many = len(periods) >= MANY_DATES and len(periods[0]) >= DATE
    if are_many and len({period[:MONTH] for period in periods}) == len(periods):
        return f"substr({view.p.when}, 1, {MONTH})"
    return view.p.when


def _means(view: View, measure: str, weight: float) -> Draft | None:
    """Means of whole years, or of whole months when there are too few years; over all entities if there are any."""
    sql, mean = view.series(measure)
    name = f"{naming.opening(measure)}, {mean}"
    draft = _plotted(view, measure, sql, (name,), weight) if sql else None
    if draft is None:
        return None
    view.warnings["resampled"] = f"{len(view.p.periods):,} dates were drawn as {mean}s."
    if view.p.entity:
        among = f"{len(view.p.entities)} {naming.plural(naming.words(view.p.entity))}"
        view.warnings["series_limited"] = f"The mean of {among} was drawn instead of a line for each."
        name = f"{name} of {among}"
    return replace(draft, heading=name)


def _sums(view: View, measure: str, weight: float) -> Draft | None:
    """Amounts added up by year, or by month where there are too few years."""
    p, last = view.p, view.p.periods[-1]
    for length, name in ((YEAR, "year"), (MONTH, "month")):
        sql = f"SELECT substr({p.when}, 1, {length}) p, SUM({view.of(measure)}) v FROM t{view.known(measure)} GROUP BY 1 ORDER BY 1"
        draft = _plotted(view, measure, sql, (naming.opening(measure),), weight)
        if draft is not None:
            if len(last) > length:
                view.warnings["resampled"] = f"{len(p.periods):,} dates were added up by {name}."
            (chart,) = (block for block in draft.blocks if isinstance(block, Chart))
            return Draft(f"{naming.opening(measure)} per {name}", [replace(chart, note=naming.span(p.periods))], weight)
    return None


def _decades(view: View, measure: str, weight: float) -> Draft | None:
    """Amounts that come and go, added up by decade."""
    p = view.p
    sql = f"SELECT substr({p.when}, 1, 3) || '0s' p, SUM({view.of(measure)}) v FROM t{view.known(measure)} GROUP BY 1 ORDER BY 1"
    draft = _plotted(view, measure, sql, (naming.opening(measure),), weight)
    if draft is None:
        return None
    view.warnings["resampled"] = f"{len(p.periods):,} years were added up by decade."
    (chart,) = (block for block in draft.blocks if isinstance(block, Chart))
    return Draft(f"{naming.opening(measure)} per decade", [replace(chart, note=naming.span(p.periods))], weight)


def together(view: View, measures: tuple[str, ...]) -> Draft | None:
    """Several columns as the lines of one chart, in yearly means when there are many dates."""
    p, names = view.p, tuple(naming.opening(measure) for measure in measures)
    long = view.is_daily()
    period = f"substr({p.when}, 1, 4)" if long else p.when
    columns = ", ".join(
        f"AVG({view.of(measure)}) AS {quoted(name)}" for measure, name in zip(measures, names, strict=True)
    )
    sql = f"SELECT {period} p, {columns} FROM t{view.only()} GROUP BY 1 ORDER BY 1"
    draft = _plotted(view, measures[0], sql, names, 0.9)
    if draft is None:
        return None
    if long:
        view.warnings["resampled"] = f"{len(p.periods):,} dates were drawn as yearly means."
    return replace(draft, heading=f"The {len(measures)} largest{', yearly means' if long else ' over time'}")


def _plotted(view: View, measure: str, sql: str, names: tuple[str, ...], weight: float) -> Draft | None:
    rows = view.query(sql)
    series = tuple(Series(name, tuple(_number(row[i]) for row in rows)) for i, name in enumerate(names, 1))
    if len(rows) < FEWEST_PERIODS or len({row[0] for row in rows}) < len(rows):
        return None
    if len({naming.quantity(v, measure).display for line in series for v in line.values if v is not None}) < 2:
        return None  # all the same: nothing to tell
    mark: Mark = "column" if len(names) == 1 and len(rows) <= MOST_COLUMNS else "line"
    among = len(view.p.entities)
    note = f"The {len(names)} largest of {among}" if 1 < len(names) < among else None
    chart = Chart(
        mark,
        tuple(str(row[0]) for row in rows),
        series,
        unit=naming.unit_of(measure),
        note=note,
        evidence=(view.computed(sql, measure),),
    )
    return Draft("Over time" if naming.is_unnamed(measure) else f"{naming.opening(measure)} over time", [chart], weight)


def _leaders(view: View, measure: str) -> tuple[str, ...]:
    standing = view.standing(measure)
    rows = view.query(standing.ordered()) if standing else []
    return tuple(str(row[0]) for row in rows[:MOST_SERIES])


def _number(value: str | float | None) -> float | None:
    return value if isinstance(value, float) else None
