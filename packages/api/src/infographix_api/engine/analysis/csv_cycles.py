"""What comes back: the hours of a day, the days of a week and the months of a year, where a table knows or names them."""

from __future__ import annotations

from infographix_api.engine import natural_order
from infographix_api.engine.analysis import naming
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.csv_view import View
from infographix_api.engine.document import Chart, Item, Mark, Series
from infographix_api.engine.table import literal, quoted

WITH_HOURS, MONTH_END = 16, 7  # letters of a date with its time, and of a month
FEWEST = 12  # months or hours to draw
FEWEST_HOURS, FEWEST_DAYS, FEWEST_MONTHS, FEWEST_YEARS = 12, 3, 24, 2
MOST_COMPARED, MOST_APART = 3, 5
STRONG = 1.0  # how far the months are apart, in standard deviations of all values


def hours(view: View, measure: str, weight: float) -> Draft | None:
    """Sums of amounts, or else means, by the hour of the day."""
    sql = _by_hour(view, measure)
    if sql is None:
        return None
    view.warnings["resampled"] = f"{len(view.p.periods):,} times were put together by the hour of the day."
    return _drawn(view, (measure, sql), "column", f"{_put_together(measure)} by hour of the day", weight)


def _by_hour(view: View, measure: str) -> str | None:
    periods = view.p.periods
    if not periods or len(periods[0]) != WITH_HOURS or len({p[:10] for p in periods}) < FEWEST_DAYS:
        return None
    if len({p[11:13] for p in periods}) < FEWEST_HOURS:
        return None
    value = f"{'SUM' if naming.is_amount(measure) else 'AVG'}({view.of(measure)})"
    return f"SELECT substr({view.p.when}, 12, 2) h, {value} v FROM t{view.known(measure)} GROUP BY 1 ORDER BY 1"


def _put_together(measure: str) -> str:
    return naming.opening(measure) if naming.is_amount(measure) else f"Average {naming.words(measure)}"


def months(view: View, measure: str, weight: float) -> Draft | None:
    """Means by the month of the year, where the months differ more than everything else does."""
    sql = _by_month(view, measure)
    if sql is None:
        return None
    title = f"Average {naming.words(measure)} by month"
    return _drawn(view, (measure, sql), "line", title, weight)


def compared(view: View, weight: float) -> Draft | None:
    """A few measures of one kind side by side, where the rows are months, days of the week or ranges."""
    p, names = view.p, natural_order.order(view.p.entities)
    units = {naming.unit_of(measure) for measure in p.measures}
    if names is None or not p.is_keyed or p.periods or not 1 < len(p.measures) <= MOST_COMPARED or len(units) > 1:
        return None
    columns = ", ".join(f"{view.of(measure)} AS {quoted(naming.opening(measure))}" for measure in p.measures)
    sql = f"SELECT {quoted(p.entity or '')} e, {columns} FROM t{view.only()} ORDER BY {_in_order(names)}"
    values = [[value for value in row[1:] if isinstance(value, float)] for row in view.query(sql)]
    if len(values) < len(names) or not all(len(row) == len(p.measures) for row in values):
        return None
    sides = list(zip(*values, strict=True))
    highest = [max(side) for side in sides]
    if min(highest) <= 0 or max(highest) > MOST_APART * min(highest):
        return None
    called = [naming.opening(measure) for measure in p.measures]
    series = tuple(Series(name, side) for name, side in zip(called, sides, strict=True))
    evidence = (view.computed(sql, p.measures[0]),)
    chart = Chart("column", tuple(names), series, units.pop(), evidence=evidence)
    words = [called[0], *(naming.words(measure) for measure in p.measures[1:])]
    return Draft(
        f"{', '.join(words[:-1])} and {words[-1]}{naming.by(p.entity or '')}", [chart], weight, is_about_all=True
    )


def _in_order(names: list[str]) -> str:
    return f"list_position([{', '.join(map(literal, names))}], e)"


def named(view: View, measure: str, weight: float) -> Draft | None:
    """Months, days of the week or ranges that are the names of the rows, in their own order."""
    names, standing = natural_order.order(view.p.entities), view.standing(measure)
    if names is None or standing is None:
        return None
    sql = f"SELECT e, v FROM (SELECT {quoted(standing.entity)} e, {standing.value} v FROM t{standing.where}{standing.grouped}) ORDER BY {_in_order(names)}"
    rows = [(str(name), value) for name, value in view.query(sql) if isinstance(value, float)]
    if len({value for _, value in rows}) < 2:  # all the same: nothing to tell
        return None
    series = (Series(naming.opening(measure), tuple(value for _, value in rows)),)
    evidence = (view.computed(sql, measure),)
    chart = Chart("column", tuple(name for name, _ in rows), series, naming.unit_of(measure), evidence=evidence)
    heading = naming.heading(standing.how, measure, naming.by(standing.entity), standing.when)
    return Draft(heading, [chart], weight)


def peak(view: View, measure: str) -> Item | None:
    """The hour that is highest, or the month that is highest on average."""
    by_hour, by_month = _by_hour(view, measure), _by_month(view, measure)
    if by_hour:
        said = f"{_put_together(measure)[:1].lower()}{_put_together(measure)[1:]} of all hours"
        return _highest(
            view, measure, f"SELECT h || ':00', v, {literal(said)} FROM ({by_hour}) ORDER BY 2 DESC, 1 LIMIT 1"
        )
    if by_month:
        said = f"average {naming.words(measure)} of all months"
        return _highest(view, measure, f"SELECT mo, v, {literal(said)} FROM ({by_month}) ORDER BY 2 DESC LIMIT 1")
    return None


def _highest(view: View, measure: str, sql: str) -> Item | None:
    for when, value, said in view.query(sql):
        if isinstance(value, float):
            evidence = (view.computed(sql, measure),)
            return Item(f"{when} has the highest {said}", value=naming.figure(value, measure), evidence=evidence)
    return None


def _by_month(view: View, measure: str) -> str | None:
    """SQL for the mean of each month; None for short series and those that hardly depend on it."""
    p = view.p
    known = {period[:MONTH_END] for period in p.periods if len(period) >= MONTH_END and period[4] == "-"}
    if not p.is_keyed or len(known) < FEWEST_MONTHS or len({month[:4] for month in known}) < FEWEST_YEARS:
        return None
    names, known_where = ", ".join(map(literal, naming.MONTHS)), view.known(measure)
    grouped = f"SELECT substr({p.when}, 6, 2) i, AVG({view.of(measure)}) v FROM t{known_where} GROUP BY 1"
    sql = f"SELECT [{names}][CAST(i AS INTEGER)] mo, v FROM ({grouped}) ORDER BY i"
    means = [value for _, value in view.query(sql) if isinstance(value, float)]
    ((deviation,),) = view.query(f"SELECT STDDEV_POP({view.of(measure)}) FROM t{known_where}") or [(None,)]
    is_strong = isinstance(deviation, float) and means and max(means) - min(means) > STRONG * deviation > 0
    return sql if is_strong else None


def _drawn(view: View, asked: tuple[str, str], mark: Mark, title: str, weight: float) -> Draft | None:
    measure, sql = asked
    rows = [(str(name), value) for name, value in view.query(sql) if isinstance(value, float)]
    if len(rows) < FEWEST or len({value for _, value in rows}) < 2:
        return None
    series = (Series(naming.opening(measure), tuple(value for _, value in rows)),)
    evidence = (view.computed(sql, measure),)
    note = naming.span(view.p.periods)
    chart = Chart(mark, tuple(name for name, _ in rows), series, naming.unit_of(measure), note=note, evidence=evidence)
    return Draft(title, [chart], weight)
