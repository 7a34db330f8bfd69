"""What a table is about: which column says when, which says who, and which are measured. Shows nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from infographix_api.engine.analysis import naming
from infographix_api.engine.document import Warning
from infographix_api.engine.table import Table, quoted

PERIOD = re.compile(r"(?:1[5-9]|20|21)\d\d(?:[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{1,2}(?: \d\d:\d\d)?)?)?")
TOTAL = re.compile(
    r"(?:(?:grand |sub)?totals?(?: .*)?|all(?: .*)?|sums?|world(?: total)?|worldwide|global(?: total)?|overall|average|mean)",
    re.IGNORECASE,
)
AGGREGATE = re.compile(
    r"(?:EU(?:[ -]?2[78])?|European Union(?: \(2[78]\))?|Euro ?(?:area|zone)|OECD|G7|G20|.*\bincome (?:countries|economies))",
    re.IGNORECASE,
)
IDENTIFIER = re.compile(
    r"(?:^|[_\s])(?:ids?|nos?|nr|iso[_ ]?a?[23]?|code|zip|postcode|lat|lon|latitude|longitude|rank|index|year|quarter|month|week|day|hour|dates?|timestamp|[qr]?#)$",
    re.IGNORECASE,
)
NAMES_TIME = re.compile(r"year|date|month|period|time", re.IGNORECASE)
CURRENCY = re.compile(r"(?:^|[_\s])currency", re.IGNORECASE)
IN_MONEY = re.compile(
    r"price|cost|amount|value|income|salary|revenue|gdp|exchange|(?:^|[_\s])(?:local|ex)(?:$|[_\s])", re.IGNORECASE
)
IN_ONE_CURRENCY = re.compile(
    r"(?:dollar|usd|eur|euro|gbp)s?[_\s](?:price|value|amount|adjusted)|(?:usd|eur|gbp|dollars?)$", re.IGNORECASE
)
YEAR_LENGTH, DAY_LENGTH = 4, 10


@dataclass(frozen=True)
class Profile:
    """`when` is SQL for the period as text; `is_keyed` says that entity and period name one row each."""

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

    @property
    def is_yearly(self) -> bool:
        return bool(self.periods) and len(self.periods[0]) == YEAR_LENGTH


def profile(parsed: Table) -> tuple[Profile, list[Warning]]:
    cells = {column.name: [row[i] for row in parsed.rows] for i, column in enumerate(parsed.columns)}
    dated = [name for name in cells if _is_dated(cells[name])]
    complete = [name for name in dated if "" not in cells[name]]
    period = next((n for n in complete if len(set(cells[n])) > 1 or NAMES_TIME.search(n)), None)
    when, times = _times(cells, period)
    labels = [c.name for c in parsed.columns if not c.numeric and c.name not in dated]
    entity = _entity(labels, cells, times)
    where, left_out, warnings = _left_out(entity, cells)
    measures, mixed = _measures(parsed, cells, period)
    warnings += mixed
    if not measures and not mixed:
        warnings.append(Warning("no_numeric_measure", "No column holds measured numbers; rows were counted."))
    if len(parsed.rows) == 1:
        warnings.append(Warning("single_row", "The table has a single row."))
    names = cells[entity] if entity else [""] * len(parsed.rows)
    keys = [key for key in zip(names, times, strict=True) if key[0] not in left_out]
    entities = tuple(dict.fromkeys(name for name in names if name and name not in left_out))
    periods = tuple(sorted(set(times))) if period else ()
    return Profile(
        parsed, period, when, entity, measures, entities, periods, where, len(set(keys)) == len(keys), tuple(dated)
    ), warnings


def _is_dated(values: list[str]) -> bool:
    present = set(values) - {""}
    return bool(present) and all(PERIOD.fullmatch(value) for value in present)


def _times(cells: dict[str, list[str]], period: str | None) -> tuple[str, list[str]]:
    """SQL for the period and its values: quarters join their year; one date a year is that year."""
    if period is None:
        return "''", [""] * len(next(iter(cells.values())))
    text = f"regexp_replace(CAST({quoted(period)} AS VARCHAR), '\\.0$', '')"
    values = cells[period]
    quarter = next((name for name in cells if name.casefold() == "quarter"), None)
    if (
        quarter
        and all(c in ("1", "2", "3", "4") for c in cells[quarter])
        and all(len(v) == YEAR_LENGTH for v in values)
    ):
        joined = [f"{year} Q{q}" for year, q in zip(values, cells[quarter], strict=True)]
        return f"{text} || ' Q' || CAST(CAST({quoted(quarter)} AS INTEGER) AS VARCHAR)", joined
    if len(values[0]) == DAY_LENGTH and len({v[YEAR_LENGTH:] for v in values}) == 1:
        return f"substr({text}, 1, {YEAR_LENGTH})", [v[:YEAR_LENGTH] for v in values]
    return text, values


def _entity(labels: list[str], cells: dict[str, list[str]], times: list[str]) -> str | None:
    """The text column that, with the period if there is one, names each row; else the first that repeats most."""
    if times[0] and len(set(times)) == len(times):
        return None
    for name in labels:
        keys = list(zip(cells[name], times, strict=True))
        if len(set(keys)) == len(keys):
            return name
    return min(labels, key=lambda n: len(set(cells[n])), default=None)


def _left_out(entity: str | None, cells: dict[str, list[str]]) -> tuple[str, frozenset[str], list[Warning]]:
    """SQL, names and warnings of the rows that sum up others or name nobody."""
    if entity is None:
        return "", frozenset(), []
    names = set(cells[entity]) - {""}
    totals = sorted(n for n in names if TOTAL.fullmatch(n))
    aggregates = sorted(n for n in names if AGGREGATE.fullmatch(n))
    warnings = []
    if totals:
        warnings.append(Warning("total_row_excluded", f"Rows of {', '.join(totals)} are totals and were not counted."))
    if aggregates:
        warnings.append(
            Warning("aggregate_rows_excluded", f"{', '.join(aggregates)} sum up other rows and were not counted.")
        )
    left_out = [*totals, *aggregates]
    if len(names) <= 2 * len(left_out):
        return "", frozenset(), []
    parts = [f"{quoted(entity)} IS NOT NULL"] if "" in cells[entity] else []
    if left_out:
        listed = ", ".join("'" + name.replace("'", "''") + "'" for name in left_out)
        parts.append(f"{quoted(entity)} NOT IN ({listed})")
    return " AND ".join(parts), frozenset([*left_out, ""]), warnings


def _measures(parsed: Table, cells: dict[str, list[str]], period: str | None) -> tuple[tuple[str, ...], list[Warning]]:
    """Measured columns; sums of money in several currencies are not compared."""
    found = tuple(c.name for c in parsed.columns if c.numeric and c.name != period and not IDENTIFIER.search(c.name))
    currencies = next((cells[name] for name in cells if CURRENCY.search(name)), [])
    if len(set(currencies) - {""}) < 2:
        return found, _units(found)
    kept = tuple(n for n in found if IN_ONE_CURRENCY.search(n) or not IN_MONEY.search(n))
    return kept, [Warning("mixed_units", "Sums of money in several currencies were not compared with each other.")]


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
