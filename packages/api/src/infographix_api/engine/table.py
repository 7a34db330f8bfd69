"""A CSV table in an in-memory DuckDB without access to anything else: loaded once for each text, asked by SQL."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import duckdb

from infographix_api.engine import table_bulk, table_cells, table_rows
from infographix_api.engine.document import Warning
from infographix_api.engine.table_bulk import Bulk
from infographix_api.engine.table_cells import Reading
from infographix_api.engine.table_rows import Cells, Grid, Question


@dataclass(frozen=True)
class Column:
    """`missing` counts its empty cells; `dated` says that all values are dates or years; `words` are its different ones, sorted,
    where it is not numeric, and `kinds` counts them.
    """

    name: str
    numeric: bool
    dated: bool
    missing: int
    kinds: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    size: int
    questions: tuple[Question, ...] = ()
    warnings: tuple[Warning, ...] = ()


Row = tuple[str | float | None, ...]
Answer = tuple[list[str], list[Row]]


@dataclass(frozen=True)
class _Loaded:
    table: Table
    connection: duckdb.DuckDBPyConnection
    answers: dict[str, Answer] = field(default_factory=dict)


def query(text: str, sql: str) -> list[Row]:
    """Rows of a SELECT over the table `t`."""
    return answer(text, sql)[1]


def answer(text: str, sql: str) -> Answer:
    """Column names and rows; numbers come as floats. An expression that fails gives neither. Asked twice, it is run once."""
    loaded = _loaded(text)
    if sql not in loaded.answers:
        loaded.answers[sql] = _answer(loaded.connection, sql)
    return loaded.answers[sql]


def quoted(name: str) -> str:
    """An identifier for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """A text for SQL."""
    return "'" + value.replace("'", "''") + "'"


def parse(text: str) -> Table:
    """Detects delimiter, header and decimal sign. A table without rows has none; nothing is raised."""
    return _loaded(text).table


@lru_cache(maxsize=1)
def rows(text: str) -> tuple[Cells, ...]:
    """The cells as they are written."""
    return tuple(table_rows.read(text).body)


def _answer(connection: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    try:
        asked = connection.execute(sql)
        found = asked.fetchall()
    except duckdb.Error:
        return [], []
    return [column[0] for column in asked.description or ()], [tuple(_plain(value) for value in row) for row in found]


@lru_cache(maxsize=2)
def _loaded(text: str) -> _Loaded:
    connection = duckdb.connect(":memory:")
    bulk = table_bulk.read(text, connection)
    connection.execute("SET enable_external_access = false")
    table = _from_bulk(bulk, connection) if bulk else _from_grid(table_rows.read(text), connection)
    connection.execute("DROP TABLE IF EXISTS raw")
    connection.execute("SET threads = 1")  # or sums would differ in their last digit from run to run
    connection.execute("SET lock_configuration = true")
    return _Loaded(table, connection)


def _from_grid(grid: Grid, connection: duckdb.DuckDBPyConnection) -> Table:
    comma = table_cells.has_decimal_comma(grid.body)
    cells = list(zip(*grid.body, strict=True)) or [()] * len(grid.header)
    readings = [
        table_cells.read(name, list(dict.fromkeys(column)), decimal_comma=comma)
        for name, column in zip(grid.header, cells, strict=True)
    ]
    kinds = [(quoted(name), _kind(reading)) for name, reading in zip(grid.header, readings, strict=True)]
    if kinds:
        connection.execute(f"CREATE TABLE t ({', '.join(f'{name} {kind}' for name, kind in kinds)})")
        values = [[reading.values[cell] for cell in column] for column, reading in zip(cells, readings, strict=True)]
        # whole columns at once: row by row takes seconds for a wide table
        columns = ", ".join(f"unnest(CAST(? AS {kind}[]))" for _, kind in kinds)
        connection.execute(f"INSERT INTO t SELECT {columns}", values)
    return _table(grid, readings, len(grid.body), comma, connection)


def _from_bulk(bulk: Bulk, connection: duckdb.DuckDBPyConnection) -> Table:
    """Columns that are written plainly are cast where they lie; of the others each different cell is looked up."""
    comma = table_cells.has_decimal_comma(bulk.head.body)
    ways = [_way(bulk, i, comma, connection) for i in range(len(bulk.cells))]
    joined = " ".join(f"LEFT JOIN m_{cell} ON m_{cell}.cell = raw.{cell}" for cell, _, looked_up in ways if looked_up)
    readings = [reading for _, reading, _ in ways]
    columns = ", ".join(
        f"{_converted(cell, reading, looked_up)} AS {quoted(name)}"
        for name, (cell, reading, looked_up) in zip(bulk.head.header, ways, strict=True)
    )
    order = " ORDER BY raw.rowid" if joined else ""
    connection.execute(f"CREATE TABLE t AS SELECT {columns} FROM raw {joined}{order}")
    return _table(bulk.head, readings, bulk.size, comma, connection)


def _way(bulk: Bulk, i: int, comma: bool, connection: duckdb.DuckDBPyConnection) -> tuple[str, Reading, bool]:
    """(column, its reading, whether its cells have to be looked up in a table of their own)."""
    name, cell, found = bulk.head.header[i], bulk.cells[i], bulk.different[i]
    reading = table_cells.read(name, list(dict.fromkeys(word.strip() for word in found)), decimal_comma=comma)
    values = {word: reading.values[word.strip()] for word in found}
    is_plain = all(
        value is None or (_is_plain(word) if reading.numeric else word == value) for word, value in values.items()
    )
    is_plain = is_plain and all(word == "" for word, value in values.items() if value is None)
    if not is_plain:
        sql = f"CREATE TABLE m_{cell} AS SELECT unnest(CAST(? AS VARCHAR[])) cell, unnest(CAST(? AS {_kind(reading)}[])) v"
        connection.execute(sql, [list(values), list(values.values())])
    return cell, reading, not is_plain


def _is_plain(word: str) -> bool:
    """DuckDB casts it to the same number."""
    return word.removeprefix("-").replace(".", "", 1).isdecimal() and word.isascii()


def _converted(cell: str, reading: Reading, looked_up: bool) -> str:
    if looked_up:
        return f"m_{cell}.v"
    return f"CAST(nullif(raw.{cell}, '') AS {_kind(reading)})"


def _kind(reading: Reading) -> str:
    return "DOUBLE" if reading.numeric else "VARCHAR"


def _table(grid: Grid, readings: list[Reading], size: int, comma: bool, connection: duckdb.DuckDBPyConnection) -> Table:
    columns = tuple(_columns(grid, readings, size, connection))
    warnings = list(grid.warnings)
    if any(reading.notations > 1 for reading in readings):
        warnings.append(Warning("date_formats_mixed", "Dates are written in two ways; both were read."))
    if comma:
        warnings.append(Warning("decimal_comma_detected", "Numbers are written with a decimal comma."))
    if missing := [column.name for column in columns if column.missing]:
        warnings.append(Warning("missing_values", f"Some cells of {', '.join(missing[:4])} are empty."))
    return Table(columns, size, grid.questions, tuple(warnings))


def _columns(grid: Grid, readings: list[Reading], size: int, connection: duckdb.DuckDBPyConnection) -> Iterator[Column]:
    if not readings:
        return
    counted = ", ".join(f"COUNT({quoted(name)})" for name in grid.header)
    (present,) = connection.execute(f"SELECT {counted} FROM t").fetchall()
    for name, reading, known in zip(grid.header, readings, present, strict=True):
        yield Column(name, reading.numeric, reading.dated, size - known, reading.kinds, reading.words)


def _plain(value: object) -> str | float | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
