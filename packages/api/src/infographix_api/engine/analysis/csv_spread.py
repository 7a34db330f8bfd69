"""How values lie beside each other without time: parts of a whole, two measures as points, one as a histogram."""

from __future__ import annotations

import math
import re
from itertools import combinations

from infographix_api.engine.analysis import naming
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.csv_view import View
from infographix_api.engine.document import Chart, Item, Quantity, Series
from infographix_api.engine.table import literal, quoted

WHOLE = (99.0, 101.0)  # per cent, for rounding
FEWEST_PARTS, MOST_PARTS = 2, 7  # fewer than are ranked
MOST_WHOLES = 14
ANSWERS = re.compile(r"agree|satisf|likely|often|never|always|poor|excellent|^yes$|^no$", re.IGNORECASE)
FEWEST_POINTS, MOST_POINTS, LEAST_RELATED, TRIVIAL = 12, 600, 0.3, 0.97
FEWEST_BINNED, BINS, MOST_BINS = 30, 8, 16
FEWEST_SCORES, LOWEST_TOP, MOST_SCORES = 8, 3, 11


def parts(view: View, measure: str, weight: float) -> Draft | None:
    """Shares that make up a whole, of the last period."""
    standing = view.standing(measure)
    if standing is None or standing.grouped or not naming.is_share(measure):
        return None
    sql = standing.ordered()
    rows = [(str(name), value) for name, value in view.query(sql) if isinstance(value, float)]
    fits = FEWEST_PARTS <= len(rows) <= MOST_PARTS and len(rows) == len(view.p.entities)
    if not fits or rows[-1][1] < 0 or not WHOLE[0] <= sum(value for _, value in rows) <= WHOLE[1]:
        return None
    series = (Series(naming.opening(measure), tuple(value for _, value in rows)),)
    evidence = (view.computed(sql, measure),)
    chart = Chart("donut", tuple(name for name, _ in rows), series, "%", evidence=evidence)
    when = f", {standing.when}" if standing.when else ""
    return Draft(f"{naming.opening(measure)}{naming.by(standing.entity)}{when}", [chart], weight)


def whole_rows(view: View, weight: float) -> Draft | None:
    """Rows whose columns make up a whole each, as the answers to questions do."""
    p = view.p
    if p.periods or not p.is_keyed or not 2 < len(p.measures) <= MOST_PARTS or not 1 < len(p.entities) <= MOST_WHOLES:
        return None
    columns = ", ".join(f"{view.of(measure)} AS {quoted(naming.opening(measure))}" for measure in p.measures)
    sql = f"SELECT {quoted(p.entity or '')} e, {columns} FROM t{view.only()}"
    rows = view.query(sql)
    values = [[value for value in row[1:] if isinstance(value, float)] for row in rows]
    is_whole = all(len(row) == len(p.measures) and min(row) >= 0 and WHOLE[0] <= sum(row) <= WHOLE[1] for row in values)
    if not is_whole:
        return None
    names = [naming.opening(measure) for measure in p.measures]
    series = tuple(Series(name, column) for name, column in zip(names, zip(*values, strict=True), strict=True))
    chart = Chart(
        "stacked", tuple(str(row[0]) for row in rows), series, "%", evidence=(view.computed(sql, p.measures[0]),)
    )
    what = "Answers" if ANSWERS.search(p.measures[0]) else "Shares"
    return Draft(f"{what}{naming.by(p.entity or '')}", [chart], weight, is_about_all=True)


def points(view: View, weight: float) -> Draft | None:
    """The two of two or three measures that go together most, unless one is as good as the other."""
    p = view.p
    if p.periods or not 2 <= len(p.measures) <= 3 or not p.is_keyed or not FEWEST_POINTS <= p.table.size <= MOST_POINTS:
        return None
    found = [
        (abs(related), pair) for pair in combinations(p.measures, 2) if (related := _related(view, pair)) is not None
    ]
    found = [(related, pair) for related, pair in found if LEAST_RELATED <= related < TRIVIAL]
    if not found:
        return None
    _, (x, y) = max(found, key=lambda one: one[0])
    known = f"{view.known(x)} AND {view.of(y)} IS NOT NULL"
    sql = f"SELECT regexp_replace(CAST({view.of(x)} AS VARCHAR), '\\.0$', '') x, {view.of(y)} y FROM t{known} ORDER BY {view.of(x)}, 2"
    rows = [(str(across), up) for across, up in view.query(sql) if isinstance(up, float)]
    chart = Chart(
        "scatter",
        tuple(across for across, _ in rows),
        (Series(naming.opening(y), tuple(up for _, up in rows)),),
        x_label=_axis(x),
        y_label=_axis(y),
        evidence=(view.computed(sql, y),),
    )
    return Draft(f"{naming.opening(y)} and {naming.words(x)}", [chart], weight)


def _axis(measure: str) -> str:
    unit = naming.unit_of(measure)
    return f"{naming.opening(measure)} ({unit})" if unit else naming.opening(measure)


def _related(view: View, pair: tuple[str, str]) -> float | None:
    x, y = map(view.of, pair)
    ((found,),) = view.query(f"SELECT corr({x}, {y}) FROM t{view.only()}") or [(None,)]
    return found if isinstance(found, float) and math.isfinite(found) else None


def histogram(view: View, measure: str, weight: float) -> Draft | None:
    """How many rows have which value, in steps of round numbers."""
    p = view.p
    if p.periods or len(p.measures) > 3 or p.table.size < FEWEST_BINNED:
        return None
    value = view.of(measure)
    ((low, high, kinds),) = view.query(
        f"SELECT MIN({value}), MAX({value}), COUNT(DISTINCT {value}) FROM t{view.known(measure)}"
    )
    if not isinstance(low, float) or not isinstance(high, float) or not isinstance(kinds, float) or kinds < 2 * BINS:
        return None
    step = _round_step((high - low) / BINS)
    first, last = math.floor(low / step), math.floor(high / step)
    if last - first >= MOST_BINS:
        return None
    form = "{:,}" if step >= 1 else f"{{:.{math.ceil(-math.log10(step))}f}}"
    edges = (f"(b + {i}) * {step!r}" for i in (0, 1))
    label = " || '–' || ".join(
        f"format('{form}', {f'CAST({edge} AS BIGINT)' if step >= 1 else edge})" for edge in edges
    )
    counted = f"SELECT CAST(floor({value} / {step!r}) AS BIGINT) b, COUNT(*) n FROM t{view.known(measure)} GROUP BY 1"
    sql = f"SELECT {label} l, coalesce(n, 0) n FROM (SELECT unnest(generate_series({first}, {last})) b) LEFT JOIN ({counted}) USING (b) ORDER BY b"
    what = naming.plural(naming.words(p.entity)) if p.entity and p.is_keyed else "rows"
    unit = naming.unit_of(measure)
    return _counted(
        view,
        (measure, sql),
        (f"How {naming.words(measure)} is spread", what, f"{naming.opening(measure)}{f' ({unit})' if unit else ''}"),
        weight,
    )


def _round_step(rough: float) -> float:
    """1, 2 or 5 times a power of ten, not below `rough`."""
    power = 10.0 ** math.floor(math.log10(rough))
    return float(f"{next(power * m for m in (1, 2, 5, 10) if power * m >= rough * 0.999):.12g}")


def is_score(view: View, measure: str) -> bool:
    """Whole numbers of a short scale, answered by many: they are counted, not added up or followed over time."""
    p, value = view.p, view.of(measure)
    is_question = "?" in measure or len(measure) > naming.LONGEST_NAME or naming.SCORED.search(measure) is not None
    if not is_question or p.is_yearly or p.table.size < FEWEST_SCORES or (p.entity and p.is_keyed and not p.periods):
        return False
    sql = f"SELECT MIN({value}), MAX({value}), COUNT(DISTINCT {value}), COUNT({value}), BOOL_AND({value} = floor({value}))::INTEGER FROM t"
    ((low, high, kinds, known, whole),) = view.query(sql)
    numbers = [number for number in (low, high, kinds, known) if isinstance(number, float)]
    if len(numbers) < 4 or whole != 1.0:
        return False
    return (
        is_question and numbers[0] >= 0 and LOWEST_TOP <= numbers[1] < MOST_SCORES and numbers[2] < numbers[3] / 2 + 1
    )


def scores(view: View, measure: str, weight: float) -> Draft | None:
    """How often each score was given."""
    value = view.of(measure)
    scale = f"SELECT unnest(generate_series(least(1, (SELECT MIN({value}) FROM t))::INTEGER, greatest(5, (SELECT MAX({value}) FROM t))::INTEGER)) b"
    counted = f"SELECT {value} b, COUNT(*) n FROM t{view.known(measure)} GROUP BY 1"
    sql = f"SELECT CAST(b AS VARCHAR) l, coalesce(n, 0) n FROM ({scale}) LEFT JOIN ({counted}) USING (b) ORDER BY b"
    said = naming.opening(measure)
    heading = f"{said} Answers by score" if said.endswith("?") else f"{said}: answers by score"
    return _counted(view, (measure, sql), (heading, "answers", "Score"), weight)


def mean_score(view: View, measure: str) -> Item:
    value = view.of(measure)
    said = naming.opening(measure)
    sql = f"SELECT {literal(said)}, AVG({value}), COUNT({value})::VARCHAR FROM t{view.known(measure)}"
    ((_, mean, answers),) = view.query(sql)
    quantity = Quantity(f"{mean:.1f}", mean if isinstance(mean, float) else None)
    return Item(
        f"{said}{' Mean' if said.endswith('?') else ', mean'} of {answers} answers",
        value=quantity,
        evidence=(view.computed(sql, measure),),
    )


def _counted(view: View, asked: tuple[str, str], words: tuple[str, str, str], weight: float) -> Draft | None:
    (measure, sql), (heading, what, across) = asked, words
    rows = [(str(label), count) for label, count in view.query(sql) if isinstance(count, float)]
    if len(rows) < 3 or len({count for _, count in rows}) < 2:
        return None
    series = (Series(what, tuple(count for _, count in rows)),)
    evidence = (view.computed(sql, measure),)
    chart = Chart(
        "histogram",
        tuple(label for label, _ in rows),
        series,
        what,
        across,
        note=f"Number of {what}",
        evidence=evidence,
    )
    return Draft(heading, [chart], weight)
