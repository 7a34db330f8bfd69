"""A CSV table in an in-memory DuckDB without access to anything else: loaded once for each text, asked by SQL."""

from __future__ import annotations

import csv
import datetime
import io
import re
from dataclasses import dataclass, field
from functools import lru_cache

import duckdb

from infographix_api.engine import dates
from infographix_api.engine.document import Warning

DELIMITERS = ",;\t|"
WIDEST = 400
DECIMAL_COMMA = re.compile(r"[+\-−]?\d{1,3}(?:\.\d{3})*,\d+")
NUMBER = re.compile(r"[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?")
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–", "..", "?"})


@dataclass(frozen=True)
class Column:
    name: str
    numeric: bool
    missing: int


@dataclass(frozen=True)
class Table:
    """`rows` as text, trimmed; `numbers` gives numeric cells as floats."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    decimal_comma: bool
    warnings: tuple[Warning, ...] = field(default=())


Row = tuple[str | float | None, ...]
Answer = tuple[list[str], list[Row]]


def query(text: str, sql: str) -> list[Row]:
    """Rows of a SELECT over the table `t`."""
    return answer(text, sql)[1]


def answer(text: str, sql: str) -> Answer:
    """Column names and rows; numbers come as floats. An expression that fails gives neither."""
    try:
        asked = _database(text).execute(sql)
        rows = asked.fetchall()
    except duckdb.Error:
        return [], []
    return [column[0] for column in asked.description or ()], [tuple(_plain(value) for value in row) for row in rows]


def quoted(name: str) -> str:
    """An identifier for SQL."""
    return '"' + name.replace('"', '""') + '"'


@lru_cache(maxsize=4)
def parse(text: str) -> Table:
    """Detects delimiter, header and decimal sign. A table without rows has none; nothing is raised."""
    lines = [
        line for line in csv.reader(io.StringIO(text), delimiter=_delimiter(text)) if any(cell.strip() for cell in line)
    ]
    if not lines:
        return Table((), (), decimal_comma=False)
    width = min(max(map(len, lines)), WIDEST)
    cells = [tuple(cell.strip() for cell in line[:width]) + ("",) * (width - len(line)) for line in lines]
    header, body, warnings = _header(cells)
    if len(max(lines, key=len)) > WIDEST:
        warnings.append(Warning("wide_input", f"Only the first {WIDEST} columns were read."))
    body, repeated = _without_repeated_header(header, body)
    body, summary = _without_summary(body)
    warnings += repeated + summary
    body, dated = _with_dates(body)
    warnings += dated
    comma = _has_decimal_comma(body)
    if comma:
        warnings.append(Warning("decimal_comma_detected", "Numbers are written with a decimal comma."))
    columns = tuple(_column(name, [row[i] for row in body], comma) for i, name in enumerate(header))
    missing = [column.name for column in columns if column.missing]
    if missing:
        warnings.append(Warning("missing_values", f"Some cells of {', '.join(missing[:4])} are empty."))
    return Table(columns, tuple(body), comma, tuple(warnings))


def number(cell: str, *, decimal_comma: bool) -> float | None:
    """The value of a cell, None when it is missing or not a number."""
    text = cell.strip().replace("−", "-").removesuffix("%").strip().lstrip("$€£ ")
    if decimal_comma:
        text = text.replace(".", "").replace(",", ".")
    if not text or not NUMBER.fullmatch(text) or not any(map(str.isdigit, text)):
        return None
    return float(text.replace(",", ""))


@lru_cache(maxsize=4)
def _database(text: str) -> duckdb.DuckDBPyConnection:
    parsed = parse(text)
    connection = duckdb.connect(":memory:", config={"enable_external_access": "false", "threads": "1"})
    kinds = [(quoted(c.name), "DOUBLE" if c.numeric else "VARCHAR") for c in parsed.columns]
    connection.execute(f"CREATE TABLE t ({', '.join(f'{name} {kind}' for name, kind in kinds)})")
    values = [[_typed(row[i], column, parsed) for row in parsed.rows] for i, column in enumerate(parsed.columns)]
    # whole columns at once: row by row takes seconds for a wide table
    columns = ", ".join(f"unnest(CAST(? AS {kind}[]))" for _, kind in kinds)
    connection.execute(f"INSERT INTO t SELECT {columns}", values)
    connection.execute("SET lock_configuration = true")
    return connection


def _typed(cell: str, column: Column, parsed: Table) -> str | float | None:
    if column.numeric:
        return number(cell, decimal_comma=parsed.decimal_comma)
    return None if cell.casefold() in MISSING else cell


def _plain(value: object) -> str | float | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _delimiter(text: str) -> str:
    """The one that cuts the first lines into the same number of cells, more than one."""
    head = text.splitlines()[:20]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(head, delimiter=delimiter) if row]
        usual = max(set(counts), key=counts.count) if counts else 1
        return (counts.count(usual) if usual > 1 else 0, usual)

    return max(DELIMITERS, key=evenness)


def _header(cells: list[tuple[str, ...]]) -> tuple[list[str], list[tuple[str, ...]], list[Warning]]:
    first = cells[0]
    named = sum(1 for cell in first if cell and not _looks_numeric(cell))
    if named < len(first) / 2 or _is_data(first, cells[1:]):
        names = [f"column {i + 1}" for i in range(len(first))]
        return names, cells, [Warning("header_missing", "The first row is data; columns were named by number.")]
    names, warnings = [], []
    for i, cell in enumerate(first):
        name = cell or f"column {i + 1}"
        names.append(name if name not in names else f"{name} ({i + 1})")
    if any(not cell for cell in first):
        warnings.append(Warning("blank_header_cells", "Some columns have no name; they were named by number."))
    if len(set(filter(None, first))) < len([cell for cell in first if cell]):
        warnings.append(
            Warning("duplicate_columns_renamed", "Some columns have the same name; the later ones carry a number.")
        )
    return names, cells[1:], warnings


def _is_data(first: tuple[str, ...], below: list[tuple[str, ...]]) -> bool:
    """A first row with a date above dates, or a number that is no year above numbers, is a row like the others."""
    for i, cell in enumerate(first):
        others = [row[i] for row in below[:50] if row[i]]
        if YEAR.fullmatch(cell) or not others:
            continue
        if _looks_numeric(cell) and all(map(_looks_numeric, others)):
            return True
        if dates.normalised([cell]) and dates.normalised(others):
            return True
    return False


def _without_repeated_header(
    header: list[str], body: list[tuple[str, ...]]
) -> tuple[list[tuple[str, ...]], list[Warning]]:
    kept = [row for row in body if list(row) != header]
    dropped = len(body) - len(kept)
    return kept, [
        Warning("repeated_header_rows_dropped", f"{dropped} repeated header rows were left out.")
    ] if dropped else []


def _without_summary(body: list[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], list[Warning]]:
    """A last row that alone has no name sums up the others."""
    if len(body) < 4 or body[-1][0] or not all(row[0] for row in body[:-1]):
        return body, []
    return body[:-1], [Warning("summary_row_excluded", "The last row has no name; it sums up the others.")]


def _with_dates(body: list[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], list[Warning]]:
    """Columns of dates in ISO notation."""
    columns, mixed = [list(column) for column in zip(*body, strict=True)], False
    for i, column in enumerate(columns):
        if found := dates.normalised(column):
            columns[i], notations = found
            mixed = mixed or notations > 1
    warnings = [Warning("date_formats_mixed", "Dates are written in two ways; both were read.")] if mixed else []
    return list(zip(*columns, strict=True)), warnings


def _has_decimal_comma(body: list[tuple[str, ...]]) -> bool:
    cells = [cell for row in body[:200] for cell in row if cell]
    with_comma = sum(1 for cell in cells if DECIMAL_COMMA.fullmatch(cell))
    return with_comma > 0 and not any(re.fullmatch(r"[+\-−]?\d+\.\d{1,2}", cell) for cell in cells)


def _column(name: str, cells: list[str], comma: bool) -> Column:
    present = [cell for cell in cells if cell.casefold() not in MISSING]
    numeric = bool(present) and all(number(cell, decimal_comma=comma) is not None for cell in present)
    return Column(name, numeric, len(cells) - len(present))


def _looks_numeric(cell: str) -> bool:
    return number(cell, decimal_comma=False) is not None
