"""What a table is about: which column says when, which says who, and which are measured. Shows nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from infographix_api.engine import table
from infographix_api.engine.analysis import naming
from infographix_api.engine.document import Warning
from infographix_api.engine.table import Column, Table, literal, quoted

TOTAL = re.compile(
    r"(?:(?:grand |sub)?totals?(?: .*)?|all(?: .*)?|sums?|world(?: total)?|worldwide|global(?: total)?|overall|average|mean)",
    re.IGNORECASE,
)
AGGREGATE = re.compile(
    r"(?:EU(?:[ -]?2[78])?|European Union(?: \(2[78]\))?|Euro ?(?:area|zone)|OECD|G7|G20|^.*\bincome (?:countries|economies))",
    re.IGNORECASE,
)
IDENTIFIER = re.compile(
    r"(?:^|[_\s])(?:ids?|nos?|nr|iso[_ ]?a?[23]?|(?:iso[23]?)?codes?|abbr(?:eviation)?|zip|postcode|lat|lon|latitude|longitude|rank|index|year|quarter|month|week|day|hour|dates?|timestamp|[qr]?#)$|^[qr]#",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"uncertainty|(?:^|[_\s])(?:std(?:err|dev)?|stderr|stddev|standard (?:error|deviation)|margin of error|(?:ci|conf)[_\s](?:low|high|lower|upper))(?:$|[_\s(])",
    re.IGNORECASE,
)
NAMES_DATE = re.compile(r"(?:^|[_\s])(?:date|time|timestamp)s?$", re.IGNORECASE)
BEGUN = re.compile(
    r"(?:^|[_\s])(?:founded|born|birth|established|built|opened|released|since)(?:$|[_\s])", re.IGNORECASE
)
NAMES_TIME = re.compile(r"year|date|month|period|time", re.IGNORECASE)
CURRENCY = re.compile(r"(?:^|[_\s])currency", re.IGNORECASE)
IN_MONEY = re.compile(
    r"price|cost|amount|value|income|salary|revenue|gdp|exchange|(?:^|[_\s])(?:local|ex)(?:$|[_\s])", re.IGNORECASE
)
IN_ONE_CURRENCY = re.compile(
    r"(?:dollar|usd|eur|euro|gbp)s?[_\s](?:price|value|amount|adjusted)|(?:usd|eur|gbp|dollars?)$", re.IGNORECASE
)
LOCAL_PRICE = re.compile(r"local[_\s](?:price|cost)", re.IGNORECASE)
DOLLAR_RATE = re.compile(r"(?:dollar|usd)[_\s](?:ex|exchange|rate)|exchange[_\s]?rate", re.IGNORECASE)
MOST_ADDED_UP, FEWEST_ADDED_UP, SURE_DIGITS, ROUNDING = 50_000, 4, 4, 0.002
YEAR_LENGTH, DAY_LENGTH, FEWEST_NUMBERED = 4, 10, 12


@dataclass(frozen=True)
class Profile:
    """`when` is SQL for the period as text; `is_keyed` says that entity and period name one row each; `formulas` is SQL for
    measures that are no columns.
    """

    table: Table
    period: str | None
    when: str
    entity: str | None
    measures: tuple[str, ...]
    entities: tuple[str, ...]
    periods: tuple[str, ...]
    where: str
    is_keyed: bool
    dated: tuple[str, ...]
    formulas: Mapping[str, str]

    @property
    def is_yearly(self) -> bool:
        return bool(self.periods) and len(self.periods[0]) == YEAR_LENGTH


def profile(text: str) -> tuple[Profile, list[Warning]]:
    parsed = table.parse(text)
    dated = [column for column in parsed.columns if column.dated]
    complete = [column for column in dated if not column.missing]
    period = next((c.name for c in complete if c.kinds > 1 or NAMES_TIME.search(c.name)), None)
    when = _when(text, parsed, period)
    times = _distinct(text, when) if period else []
    if period and _are_things(parsed, period):
        period, when, times = None, "''", []
    labels = [
        c
        for c in parsed.columns
        if not c.numeric and not c.dated and c.missing <= parsed.size / 2 and not NAMES_DATE.search(c.name)
    ]
    entity = _entity(text, parsed, labels, when, len(times))
    measures, mixed = _measures(text, parsed, period)
    formulas = _in_dollars(parsed) if mixed else {}
    where, warnings = _left_out(text, entity, _sums_by_value(text, parsed, entity, when, measures))
    warnings += mixed
    measures = (*formulas, *measures)
    if not measures and not mixed:
        warnings.append(Warning("no_numeric_measure", "No column holds measured numbers; rows were counted."))
    if parsed.size == 1:
        warnings.append(Warning("single_row", "The table has a single row."))
    entities = _distinct(text, quoted(entity), where) if entity else ()
    few = not where and (len(entities) + 1) * max(len(times), 1) < parsed.size  # then some rows share a key
    is_keyed = not few and _is_keyed(text, [quoted(entity)] if entity else [], when, where)
    names = tuple(column.name for column in dated)
    return Profile(
        parsed, period, when, entity, measures, tuple(entities), tuple(times), where, is_keyed, names, formulas
    ), warnings


def _are_things(parsed: Table, period: str) -> bool:
    """Rows with a name each and more than one date, or the one they began: projects and companies, not moments."""
    dates = [c for c in parsed.columns if c.dated and not c.numeric and len(c.words[0]) == DAY_LENGTH]
    if len(dates) < 2 and not BEGUN.search(period):
        return False
    is_measured = any(c.numeric and not c.dated for c in parsed.columns)
    return is_measured and any(not c.numeric and not c.dated and c.kinds == parsed.size for c in parsed.columns)


def _distinct(text: str, expression: str, where: str = "") -> list[str]:
    if not where:  # a column knows its words
        for column in table.parse(text).columns:
            if not column.numeric and quoted(column.name) == expression:
                return list(column.words)
    known = f"{where} AND {expression} IS NOT NULL" if where else f"{expression} IS NOT NULL"
    return [str(row[0]) for row in table.query(text, f"SELECT DISTINCT {expression} FROM t WHERE {known} ORDER BY 1")]


def _is_keyed(text: str, names: list[str], when: str, where: str) -> bool:
    """No two rows are of the same entity and period."""
    keys = ", ".join([*names, when])
    kept = f" WHERE {where}" if where else ""
    return table.query(text, f"SELECT MAX(n) FROM (SELECT COUNT(*) n FROM t{kept} GROUP BY {keys})") in (
        [(1.0,)],
        [(None,)],
    )


def _when(text: str, parsed: Table, period: str | None) -> str:
    """SQL for the period as text: quarters join their year; one date a year is that year."""
    column = next((c for c in parsed.columns if c.name == period), None)
    if column is None:
        return "''"
    name = quoted(column.name)
    if column.numeric:
        year = f"CAST(CAST({name} AS INTEGER) AS VARCHAR)"
        quarter = next((c.name for c in parsed.columns if c.name.casefold() == "quarter" and c.numeric), None)
        if quarter is None or not {"1", "2", "3", "4"}.issuperset(
            _distinct(text, f"CAST(CAST({quoted(quarter)} AS INTEGER) AS VARCHAR)")
        ):
            return year
        return f"{year} || '-Q' || CAST(CAST({quoted(quarter)} AS INTEGER) AS VARCHAR)"
    days = _distinct(text, name)
    once_a_year = len(days[0]) == DAY_LENGTH and len({day[YEAR_LENGTH:] for day in days}) == 1
    return f"substr({name}, 1, {YEAR_LENGTH})" if once_a_year else name


def _entity(text: str, parsed: Table, labels: list[Column], when: str, times: int) -> str | None:
    """The text column that, with the period if there is one, names each row; else the first that repeats most."""
    if times == parsed.size:
        return None
    words = [column for column in labels if not IDENTIFIER.search(column.name)]
    for column in words or labels:
        few = column.kinds * max(times, 1) < parsed.size - column.missing  # then some rows share a key
        if not few and _is_keyed(text, [quoted(column.name)], when, ""):
            return column.name
    return min(words, key=lambda c: c.kinds + (c.missing > 0)).name if words else None


def _sums_by_value(text: str, parsed: Table, entity: str | None, when: str, measures: tuple[str, ...]) -> list[str]:
    """Names whose rows are, each time and in each measure, the sum of all others, as rounding allows.

    A single short number may be that by chance.
    """
    added = [measure for measure in measures if naming.adds_up(measure)][:3]
    if entity is None or not added or parsed.size > MOST_ADDED_UP or not _is_keyed(text, [quoted(entity)], when, ""):
        return []
    found: list[dict[str, bool]] = []
    for measure in map(quoted, added):
        sums = f"SELECT {quoted(entity)} e, {measure} m, SUM({measure}) OVER w s, COUNT({measure}) OVER w n, MIN({measure}) OVER w lo FROM t WINDOW w AS (PARTITION BY {when})"
        digits = "length(replace(regexp_replace(CAST(m AS VARCHAR), '\\.0$', ''), '.', ''))"
        sql = (
            f"SELECT e, (COUNT(*) > 1 OR MAX({digits}) >= {SURE_DIGITS})::INTEGER FROM ({sums}) WHERE m IS NOT NULL AND e IS NOT NULL"
            f" GROUP BY 1 HAVING MIN(lo) >= 0 AND MIN(n) >= {FEWEST_ADDED_UP} AND BOOL_AND(m > 0 AND abs(2 * m - s) <= {ROUNDING} * m)"
        )
        found.append({str(name): sure == 1.0 for name, sure in table.query(text, sql)})
    both = set.intersection(*map(set, found))
    return sorted(name for name in both if len(added) > 1 or found[0][name])


def _left_out(text: str, entity: str | None, sums: list[str]) -> tuple[str, list[Warning]]:
    """SQL and warnings of the rows that sum up others or name nobody."""
    if entity is None:
        return "", []
    names = _distinct(text, quoted(entity))
    totals = [n for n in names if TOTAL.fullmatch(n)]
    totals += [name for name in sums if name not in totals]
    aggregates = [n for n in names if AGGREGATE.fullmatch(n)]
    warnings = []
    if totals:
        warnings.append(Warning("total_row_excluded", f"Rows of {', '.join(totals)} are totals and were not counted."))
    if aggregates:
        warnings.append(
            Warning("aggregate_rows_excluded", f"{', '.join(aggregates)} sum up other rows and were not counted.")
        )
    left_out = [*totals, *aggregates]
    if len(names) <= 2 * len(left_out):
        return "", []
    has_gaps = table.query(text, f"SELECT COUNT(*) FROM t WHERE {quoted(entity)} IS NULL") != [(0.0,)]
    parts = [f"{quoted(entity)} IS NOT NULL"] if has_gaps else []
    if left_out:
        parts.append(f"{quoted(entity)} NOT IN ({', '.join(map(literal, left_out))})")
    return " AND ".join(parts), warnings


def _measures(text: str, parsed: Table, period: str | None) -> tuple[tuple[str, ...], list[Warning]]:
    """Measured columns; sums of money in several currencies are not compared."""
    numbered = _numbered(text, parsed)
    named = [c.name for c in parsed.columns if c.numeric and c.name not in (period, *numbered)]
    named = [name for name in named if not BEGUN.search(name)] or named
    found = tuple(name for name in named if not IDENTIFIER.search(name) and not UNSURE.search(name))
    found = found or tuple(name for name in named if not IDENTIFIER.search(name))
    currency = next((c for c in parsed.columns if CURRENCY.search(c.name)), None)
    if currency is None or currency.kinds < 2:
        return found, _units(found)
    kept = tuple(n for n in found if IN_ONE_CURRENCY.search(n) or not IN_MONEY.search(n))
    return kept, [Warning("mixed_units", "Sums of money in several currencies were not compared with each other.")]


def _numbered(text: str, parsed: Table) -> list[str]:
    """Columns that number the rows, whatever they are called."""
    names = [column.name for column in parsed.columns if column.numeric and not column.dated and not column.missing]
    if not names or parsed.size < FEWEST_NUMBERED:
        return []
    ends = ", ".join(f"MIN({c}), MAX({c}), SUM({c}), BOOL_AND({c} = floor({c}))::INTEGER" for c in map(quoted, names))
    (found,) = table.query(text, f"SELECT {ends} FROM t") or [()]
    kept, numbers = [], iter(found)
    for name, low, high, total, whole in zip(names, numbers, numbers, numbers, numbers, strict=True):
        if isinstance(low, float) and isinstance(high, float) and whole == 1.0:
            is_one_each = high - low == parsed.size - 1 and total == (low + high) * parsed.size / 2
            kept += [name] if is_one_each and low in (0.0, 1.0) else []
    return kept


def _in_dollars(parsed: Table) -> dict[str, str]:
    """What a price in local money is in dollars, where the table has the exchange rate."""
    names = [column.name for column in parsed.columns if column.numeric]
    price = next((name for name in names if LOCAL_PRICE.search(name)), None)
    rate = next((name for name in names if DOLLAR_RATE.search(name)), None)
    return {"dollar price (USD)": f"({quoted(price)} / {quoted(rate)})"} if price and rate else {}


def _units(measures: tuple[str, ...]) -> list[Warning]:
    """What is not known of the units, where it matters."""
    kinds = {kind for measure in measures if (kind := naming.kind_of(measure))}
    if len(kinds) > 1:
        return [Warning("mixed_units", "The columns measure different things; each was drawn by itself.")]
    if len(measures) == 1 and kinds:
        return [
            Warning("unit_unknown", f"The table does not say in which unit {naming.words(measures[0])} is measured.")
        ]
    return []
