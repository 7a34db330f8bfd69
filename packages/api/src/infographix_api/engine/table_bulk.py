"""Large tables, read by DuckDB itself where every line is one row. Anything irregular is left to the reader of lines."""

from __future__ import annotations

import csv
import math
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import duckdb

from infographix_api.engine import table_cells, table_rows
from infographix_api.engine.table_cells import Reading
from infographix_api.engine.table_rows import Grid

FEWEST_CHARACTERS, FEWEST_LOADED = 1_000_000, 200_000
HEAD, SAMPLES = 300, 200
HARMLESS = frozenset({"header_missing", "blank_header_cells", "duplicate_columns_renamed"})
OPTIONS = (
    "header = false, auto_detect = false, quote = '\"', escape = '\"', comment = '', strict_mode = true, nullstr = ''"
)
WORDS, NUMBERS = "VARCHAR", "DOUBLE"


@dataclass(frozen=True)
class Bulk:
    """`head` has the names and the first rows; `cells` names the columns of the table `raw`, in which a gap is NULL.

    Each is in `numbers`, read as such, or in `words`, with the different ones as they are written.
    """

    head: Grid
    cells: tuple[str, ...]
    numbers: Mapping[str, Reading]
    words: Mapping[str, frozenset[str]]
    size: int


def read(text: str, connection: duckdb.DuckDBPyConnection) -> Bulk | None:
    """Fills the table `raw`; None, and whatever there is in `raw` is of no use, when the text is short or not one row a line. Needs access to a temporary file."""
    text = text.rstrip("\n")
    if len(text) < FEWEST_CHARACTERS:
        return None
    lines = text.split("\n", HEAD)[:HEAD]
    head = table_rows.read("\n".join(lines))
    if not head.body or not HARMLESS.issuperset(warning.code for warning in head.warnings):
        return None
    delimiter, skipped = table_rows.delimiter_of(text), len(lines) - len(head.body)
    types = _copied(lambda file: file.write(text), connection, _types(head), f"delim = '{delimiter}', skip = {skipped}")
    if not types or not _agrees(text, connection, tuple(types.values()), delimiter, skipped):
        return None
    bulk = _looked_at(head, connection, types)
    again = skipped and bulk and _repeats(next(csv.reader(lines, delimiter=delimiter)), bulk)
    is_odd = again or not bulk or _has_blank(bulk, connection) or _sums_up(connection)
    return None if is_odd else bulk


def load(text: str, connection: duckdb.DuckDBPyConnection) -> Bulk | None:
    """Fills the table `raw` with the rows of a large text as the reader of lines finds them. By a file: DuckDB takes long to be handed cells."""
    if len(text) < FEWEST_LOADED:
        return None
    grid = table_rows.read(text)
    size, types = len(grid.body), _types(grid)

    def write(file: TextIO) -> None:
        csv.writer(file, lineterminator="\n").writerows(grid.body)
        del grid.body[HEAD:]  # before there is a second copy

    connection.execute("DROP TABLE IF EXISTS raw")
    types = _copied(write, connection, types, "delim = ','") if size else {}
    bulk = _looked_at(grid, connection, types) if types else None
    return bulk if bulk and bulk.size == size else None


def _looked_at(head: Grid, connection: duckdb.DuckDBPyConnection, types: dict[str, str]) -> Bulk | None:
    """None where there are infinities, which DuckDB takes some words for."""
    numbers = _numbers(connection, [cell for cell, kind in types.items() if kind == NUMBERS])
    words = {cell: _words(connection, cell) for cell, kind in types.items() if kind == WORDS}
    ((size,),) = connection.execute("SELECT COUNT(*) FROM raw").fetchall()
    return Bulk(head, tuple(types), numbers, words, size) if len(numbers) + len(words) == len(types) else None


def _types(head: Grid) -> dict[str, str]:
    """Numbers where the first rows hold nothing but plain ones; none with decimal commas, where 1.234 is another number."""
    comma = table_cells.has_decimal_comma(head)
    types = {}
    for i, (name, column) in enumerate(zip(head.header, zip(*head.body[:HEAD], strict=True), strict=True)):
        cells = [cell for cell in dict.fromkeys(column) if cell]
        is_plain = not comma and all(map(table_cells.is_plain, cells))
        is_number = is_plain and table_cells.read(name, cells, decimal_comma=False).numeric
        types[f"c{i}"] = NUMBERS if is_number else WORDS
    return types


def _copied(
    write: Callable[[TextIO], object], connection: duckdb.DuckDBPyConnection, types: dict[str, str], options: str
) -> dict[str, str]:
    """The types of the columns of `raw`: all words if a number further down is none; nothing if it cannot be read."""
    tried = (types, dict.fromkeys(types, WORDS)) if NUMBERS in types.values() else (types,)
    try:
        with tempfile.TemporaryDirectory(prefix="infographix-table-") as folder:
            path = Path(folder) / "table.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                write(file)
            return next((kinds for kinds in tried if _is_copied(path, connection, kinds, options)), {})
    except OSError:
        return {}  # nowhere to write


def _is_copied(path: Path, connection: duckdb.DuckDBPyConnection, types: dict[str, str], options: str) -> bool:
    columns = ", ".join(f"'{cell}': '{kind}'" for cell, kind in types.items())
    read = f"read_csv(?, {OPTIONS}, {options}, columns = {{{columns}}})"
    try:
        connection.execute(f"CREATE TABLE raw AS FROM {read}", [str(path)])
    except duckdb.Error:
        return False
    return True


def _agrees(
    text: str, connection: duckdb.DuckDBPyConnection, types: tuple[str, ...], delimiter: str, skipped: int
) -> bool:
    """It has a row for each line, and the standard library reads the same cells in lines all over the text."""
    if connection.execute("SELECT COUNT(*) FROM raw").fetchall() != [(text.count("\n") + 1 - skipped,)]:
        return False
    sampled = dict(_sampled(text, skipped))
    rows = csv.reader(sampled.values(), delimiter=delimiter)
    wanted = [tuple(_cell(*pair) for pair in zip(row, types, strict=False)) for row in rows]
    chosen = ", ".join(map(str, sampled))
    found = f"SELECT * FROM raw WHERE rowid IN (SELECT unnest([{chosen}])) ORDER BY rowid"
    return wanted == connection.execute(found).fetchall()


def _cell(written: str, kind: str) -> str | float | None:
    if not written:
        return None
    return table_rows.number(written, decimal_comma=False) if kind == NUMBERS else written


def _sampled(text: str, skipped: int) -> Iterator[tuple[int, str]]:
    """(row, line) for lines all over the text, in order."""
    place, row = 0, -skipped
    for sample in range(SAMPLES):
        begin = text.rfind("\n", 0, sample * len(text) // SAMPLES) + 1
        row, place = row + text.count("\n", place, begin), begin
        if row >= 0:
            end = text.find("\n", begin)
            yield row, text[begin : end if end >= 0 else None]


def _numbers(connection: duckdb.DuckDBPyConnection, cells: list[str]) -> dict[str, Reading]:
    """Those that are finite. Their values are looked at where they may be years."""
    asked = ", ".join(f"MIN({cell}), MAX({cell})" for cell in cells)
    ends = iter(connection.execute(f"SELECT {asked} FROM raw").fetchall()[0] if cells else ())
    readings = {}
    for cell, low, high in zip(cells, ends, ends, strict=True):
        if low is None or (math.isfinite(low) and math.isfinite(high)):
            may_be_years = low is not None and table_cells.is_year(low) and table_cells.is_year(high)
            found = connection.execute(f"SELECT DISTINCT {cell} FROM raw").fetchall() if may_be_years else []
            readings[cell] = table_cells.of_numbers([value for (value,) in found if value is not None])
    return readings


def _words(connection: duckdb.DuckDBPyConnection, cell: str) -> frozenset[str]:
    found = connection.execute(f"SELECT DISTINCT {cell} FROM raw").fetchall()
    return frozenset(value or "" for (value,) in found)


def _has_blank(bulk: Bulk, connection: duckdb.DuckDBPyConnection) -> bool:
    if not all(any(not word.strip() for word in words) for words in bulk.words.values()):
        return False
    blanks = [f"{cell} IS NULL" for cell in bulk.numbers] + [f"coalesce(trim({cell}), '') = ''" for cell in bulk.words]
    return connection.execute(f"SELECT COUNT(*) FROM raw WHERE {' AND '.join(blanks)}").fetchall() != [(0,)]


def _repeats(header: list[str], bulk: Bulk) -> bool:
    """Each column has its own name among its cells."""
    return not bulk.numbers and all(name in cells for name, cells in zip(header, bulk.words.values(), strict=True))


def _sums_up(connection: duckdb.DuckDBPyConnection) -> bool:
    """A single row has no name: as the last one it sums up the others."""
    return connection.execute("SELECT COUNT(*) FROM raw WHERE c0 IS NULL").fetchall() == [(1,)]
