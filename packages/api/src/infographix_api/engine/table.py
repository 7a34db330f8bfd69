"""A CSV table in an in-memory DuckDB without access to anything else: loaded once for each text, asked by SQL."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

import duckdb

from infographix_api.engine import table_bulk, table_cells, table_rows
from infographix_api.engine.document import Warning
from infographix_api.engine.table_bulk import Bulk
from infographix_api.engine.table_cells import Reading
from infographix_api.engine.table_rows import YEAR, Cells, Grid, Question

FEWEST_YEARS, FEWEST_NAMED, MOST_RESHAPED = 3, 2, 2_000_000
IN_NAME = re.compile(rf"(?<!\d){YEAR.pattern}(?!\d)")
WHEN, VALUE = "year", "value"
INDICATOR = re.compile(r"indicator|series|variable|measure|metric", re.IGNORECASE)


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
    bulk = table_bulk.read(text, connection) or table_bulk.load(text, connection)
    connection.execute("SET enable_external_access = false")
    table = _from_bulk(bulk, connection) if bulk else _from_grid(table_rows.read(text), connection)
    table = _over_years(table, connection)
    connection.execute("DROP TABLE IF EXISTS raw")
    connection.execute("SET threads = 1")  # or sums would differ in their last digit from run to run
    connection.execute("SET lock_configuration = true")
    return _Loaded(table, connection)


def _from_grid(grid: Grid, connection: duckdb.DuckDBPyConnection) -> Table:
    comma = table_cells.has_decimal_comma(grid)
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
    """Columns that are written plainly stay where they lie; of the others each different cell is looked up."""
    comma = table_cells.has_decimal_comma(bulk.head)
    named = zip(bulk.cells, bulk.head.header, strict=True)
    ways = [_way(bulk, cell, name, comma, connection) for cell, name in named]
    names = [quoted(name) for name in bulk.head.header]
    if all(sql == f"raw.{cell}" for (_, sql), cell in zip(ways, bulk.cells, strict=True)):
        for name, cell in zip(names, bulk.cells, strict=True):
            connection.execute(f"ALTER TABLE raw RENAME {cell} TO {name}")
        connection.execute("ALTER TABLE raw RENAME TO t")
    else:
        columns = ", ".join(f"{sql} AS {name}" for (_, sql), name in zip(ways, names, strict=True))
        looked_up = [cell for (_, sql), cell in zip(ways, bulk.cells, strict=True) if sql == f"m_{cell}.v"]
        joined = " ".join(f"LEFT JOIN m_{cell} ON m_{cell}.cell = coalesce(raw.{cell}, '')" for cell in looked_up)
        order = " ORDER BY raw.rowid" if joined else ""
        connection.execute(f"CREATE TABLE t AS SELECT {columns} FROM raw {joined}{order}")
    return _table(bulk.head, [reading for reading, _ in ways], bulk.size, comma, connection)


def _way(bulk: Bulk, cell: str, name: str, comma: bool, connection: duckdb.DuckDBPyConnection) -> tuple[Reading, str]:
    """(its reading, SQL for what its cells stand for): as they lie, cast, or looked up in a table of their own."""
    if cell in bulk.numbers:
        return bulk.numbers[cell], f"raw.{cell}"
    found = bulk.words[cell]
    reading = table_cells.read(name, list(dict.fromkeys(word.strip() for word in found)), decimal_comma=comma)
    values = {word: reading.values[word.strip()] for word in found}
    is_plain = all(
        word == ""
        if value is None
        else (not comma and table_cells.is_plain(word))
        if reading.numeric
        else word == value
        for word, value in values.items()
    )
    if is_plain:
        return reading, f"CAST(raw.{cell} AS DOUBLE)" if reading.numeric else f"raw.{cell}"
    sql = f"CREATE TABLE m_{cell} AS SELECT unnest(CAST(? AS VARCHAR[])) cell, unnest(CAST(? AS {_kind(reading)}[])) v"
    connection.execute(sql, [list(values), list(values.values())])
    return reading, f"m_{cell}.v"


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


def _over_years(table: Table, connection: duckdb.DuckDBPyConnection) -> Table:
    """Years that are all that tells measured columns apart become a column, and what those hold one measure."""
    years = [column.name for column in table.columns if column.numeric]
    words = [column for column in table.columns if not column.numeric]
    measured = _but_for_the_year(years)
    if measured is None or not words or table.size * len(years) > MOST_RESHAPED:
        return table
    if any(column.name.lower() in (WHEN, VALUE) for column in words):
        return table
    indicators = (column.words[0] for column in words if column.kinds == 1 and INDICATOR.search(column.name))
    measure = measured or next(indicators, VALUE)
    if measure in {column.name for column in words}:
        return table
    named = ", ".join(map(quoted, years))
    read = f"CAST(regexp_extract({WHEN}, '{YEAR.pattern}') AS DOUBLE)"
    unpivoted = (
        f"SELECT * REPLACE ({read} AS {WHEN}) FROM (UNPIVOT t ON {named} INTO NAME {WHEN} VALUE {quoted(measure)})"
    )
    connection.execute(f"CREATE TABLE long AS {unpivoted}")
    connection.execute("DROP TABLE t")
    connection.execute("ALTER TABLE long RENAME TO t")
    counted = ", ".join(["COUNT(*)", *(f"COUNT({quoted(column.name)})" for column in words)])
    ((size, *known),) = connection.execute(f"SELECT {counted} FROM t").fetchall()
    kept = [replace(column, missing=size - count) for column, count in zip(words, known, strict=True)]
    added = Column(WHEN, True, True, 0, len(years), ()), Column(measure, True, False, 0, 0, ())
    told = Warning("wide_reshaped", f"The columns {years[0]} to {years[-1]} were read as one measure over the years.")
    return replace(table, columns=(*kept, *added), size=size, warnings=(*table.warnings, told))


def _but_for_the_year(names: list[str]) -> str | None:
    """What columns have in common that differ by their years alone: nothing where those are their names; None for others."""
    found = [(name, IN_NAME.findall(name)) for name in names]
    if any(len(years) != 1 for _, years in found):
        return None
    years = {years[0] for _, years in found}
    rests = {" ".join(filter(None, (part.strip(" _,-") for part in IN_NAME.split(name)))) for name, _ in found}
    if len(rests) != 1 or len(years) < len(names):
        return None
    rest = rests.pop()
    return rest if len(years) >= (FEWEST_NAMED if rest else FEWEST_YEARS) else None


def _plain(value: object) -> str | float | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
