"""A CSV table in an in-memory DuckDB without access to anything else: loaded once for each text, asked by SQL."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

import duckdb

from infographix_api.engine import dates, table_rows
from infographix_api.engine.document import Warning
from infographix_api.engine.table_rows import Question, number

DECIMAL_COMMA = re.compile(r"[+\-−]?\d{1,3}(?:\.\d{3})*,\d+")
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
    questions: tuple[Question, ...] = ()
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


def literal(value: str) -> str:
    """A text for SQL."""
    return "'" + value.replace("'", "''") + "'"


@lru_cache(maxsize=2)
def parse(text: str) -> Table:
    """Detects delimiter, header and decimal sign. A table without rows has none; nothing is raised."""
    grid = table_rows.read(text)
    body, dated = _with_dates(grid.body)
    warnings = [*grid.warnings, *dated]
    comma = _has_decimal_comma(body)
    if comma:
        warnings.append(Warning("decimal_comma_detected", "Numbers are written with a decimal comma."))
    columns = tuple(_column(name, [row[i] for row in body], comma) for i, name in enumerate(grid.header))
    missing = [column.name for column in columns if column.missing]
    if missing:
        warnings.append(Warning("missing_values", f"Some cells of {', '.join(missing[:4])} are empty."))
    return Table(columns, tuple(body), comma, grid.questions, tuple(warnings))


@lru_cache(maxsize=2)
def _database(text: str) -> duckdb.DuckDBPyConnection:
    parsed = parse(text)
    connection = duckdb.connect(":memory:", config={"enable_external_access": "false", "threads": "1"})
    kinds = [(quoted(c.name), "DOUBLE" if c.numeric else "VARCHAR") for c in parsed.columns]
    connection.execute(f"CREATE TABLE t ({', '.join(f'{name} {kind}' for name, kind in kinds)})")
    values = [_typed([row[i] for row in parsed.rows], column, parsed) for i, column in enumerate(parsed.columns)]
    # whole columns at once: row by row takes seconds for a wide table
    columns = ", ".join(f"unnest(CAST(? AS {kind}[]))" for _, kind in kinds)
    connection.execute(f"INSERT INTO t SELECT {columns}", values)
    connection.execute("SET lock_configuration = true")
    return connection


def _typed(cells: list[str], column: Column, parsed: Table) -> list[str | float | None]:
    """Each different cell is read once: columns repeat themselves."""
    read: dict[str, str | float | None] = {
        cell: number(cell, decimal_comma=parsed.decimal_comma)
        if column.numeric
        else None
        if cell.casefold() in MISSING
        else cell
        for cell in set(cells)
    }
    return [read[cell] for cell in cells]


def _plain(value: object) -> str | float | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


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
    counts = Counter(cells)
    present = [cell for cell in counts if cell.casefold() not in MISSING]
    numeric = bool(present) and all(number(cell, decimal_comma=comma) is not None for cell in present)
    return Column(name, numeric, len(cells) - sum(counts[cell] for cell in present))
