"""What the cells of a column stand for: numbers, dates or words. Looks at each different cell once; columns repeat themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from infographix_api.engine import dates, table_units
from infographix_api.engine.table_rows import Grid, number

# three digits after one sign alone may be thousands; all else tells which sign goes before the decimals
DECIMALS = {
    sign: re.compile(
        rf"^(?:0{sign}\d+|\d+{sign}(?:\d{{1,2}}|\d{{4,}})|\d{{1,3}}(?:{other}\d{{3}})+{sign}\d+|\d{{1,3}}(?:{other}\d{{3}}){{2,}})"
    )
    for sign, other in ((",", r"\."), (r"\.", ","))
}
UNSURE = {sign: re.compile(rf"^\d{{1,3}}{sign}\d{{3}}") for sign in (",", r"\.")}
BELOW_A_THOUSAND = re.compile(r"^\d{1,3}")
AROUND_A_NUMBER = str.maketrans("", "", "+-−()$€£% '’\u00a0\u202f\u2009")
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–", "..", "?"})
PERIOD = re.compile(r"(?:1[5-9]|20|21)\d\d(?:[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{1,2}(?: \d\d:\d\d)?)?|-Q[1-4]|/\d\d)?")
OF_DATES = re.compile(r"(?:^|[_\s])(?:date|time|timestamp|day|created|updated|started|finished)$", re.IGNORECASE)
SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d{1,12})?")  # from 1954 to 2064
CODE = re.compile(r"[A-Z]{2}")
FEWEST_CODES = 20  # of two letters: then NA is Namibia

Value = str | float | None


@dataclass(frozen=True)
class Reading:
    """`values` gives what each different cell stands for, None where it is missing."""

    values: Mapping[str, Value]
    numeric: bool
    dated: bool
    notations: int

    @property
    def kinds(self) -> int:
        return len(set(self.values.values()) - {None})

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(sorted({value for value in self.values.values() if isinstance(value, str)}))


def read(name: str, cells: list[str], *, decimal_comma: bool) -> Reading:
    """`cells` are the different ones of the column `name`, trimmed."""
    present = [cell for cell in cells if cell.casefold() not in MISSING]
    if "NA" in cells and len(present) >= FEWEST_CODES and all(map(CODE.fullmatch, present)):
        present.append("NA")
    found = dates.normalised(present)
    told = dict(zip(present, found[0], strict=True)) if found else _serials(name, present) or {c: c for c in present}
    dated = bool(present) and all(PERIOD.fullmatch(word) for word in told.values())
    numbers = table_units.minutes(name, present) or _numbers(told, decimal_comma=decimal_comma)
    values: Mapping[str, Value] = numbers or told
    return Reading({cell: values.get(cell) for cell in cells}, bool(numbers), dated, found[1] if found else 0)


def _numbers(told: Mapping[str, str], *, decimal_comma: bool) -> dict[str, float]:
    """None at all where one is no number."""
    numbers = {}
    for cell, word in told.items():
        value = number(word, decimal_comma=decimal_comma)
        if value is None:
            return {}
        numbers[cell] = value
    return numbers


def _serials(name: str, cells: list[str]) -> dict[str, str]:
    """Dates that a spreadsheet kept as days since 1899, where the column says that it holds dates."""
    if not OF_DATES.search(name) or not all(map(SERIAL.fullmatch, cells)):
        return {}
    return {cell: dates.serial(float(cell)) for cell in cells}


def of_numbers(values: list[float]) -> Reading:
    """Numbers that were read as such; of years `values` holds the different ones, of others it may be empty."""
    return Reading({f"{value:g}": value for value in values}, True, bool(values) and all(map(is_year, values)), 0)


def is_year(value: float) -> bool:
    return PERIOD.fullmatch(f"{value:.15g}") is not None


def is_plain(word: str) -> bool:
    """DuckDB reads the same number in it."""
    return word.removeprefix("-").replace(".", "", 1).isdecimal() and word.isascii()


def has_decimal_comma(grid: Grid) -> bool:
    """As its cells tell; where they do not, as those do who separate cells by semicolons."""
    columns = [
        [cell.translate(AROUND_A_NUMBER) for cell in column if cell] for column in zip(*grid.body[:200], strict=True)
    ]
    comma, point = (any(any(map(sign.fullmatch, cells)) for cells in columns) for sign in DECIMALS.values())
    if comma or point:
        return comma and not point
    commas, points = (list(filter(None, (_grouped(cells, sign) for cells in columns))) for sign in UNSURE.values())
    if grid.delimiter == ",":
        points = []  # who separates cells by commas writes decimals with points
    if "surely" in commas or "surely" in points:
        return "surely" in points and "surely" not in commas
    return grid.delimiter == ";" and bool(commas or points)


def _grouped(cells: list[str], sign: re.Pattern[str]) -> str | None:
    """Whether three digits after this sign may be thousands: surely beside whole numbers below a thousand."""
    if not any(map(sign.fullmatch, cells)) or not all(
        sign.fullmatch(c) or BELOW_A_THOUSAND.fullmatch(c) for c in cells
    ):
        return None
    return "surely" if any(map(BELOW_A_THOUSAND.fullmatch, cells)) else "maybe"
