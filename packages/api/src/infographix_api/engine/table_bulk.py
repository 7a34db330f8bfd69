"""Large tables, read by DuckDB itself where every line is one row. Anything irregular is left to the reader of lines."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from infographix_api.engine import table_rows
from infographix_api.engine.table_rows import Grid

FEWEST_CHARACTERS = 1_000_000
HEAD, SAMPLES = 300, 200
HARMLESS = frozenset({"header_missing", "blank_header_cells", "duplicate_columns_renamed"})
OPTIONS = "header = false, auto_detect = false, all_varchar = true, quote = '\"', escape = '\"', comment = '', strict_mode = true, nullstr = '\x01'"


@dataclass(frozen=True)
class Bulk:
    """`head` has the names and the first rows; `cells` names the columns of the table `raw`, in which a gap is '', `different` holds their values."""

    head: Grid
    cells: tuple[str, ...]
    different: tuple[set[str], ...]
    size: int


def read(text: str, connection: duckdb.DuckDBPyConnection) -> Bulk | None:
    """Fills the table `raw`; None, and whatever there is in `raw` is of no use, when the text is short or not one row a line. Needs access to a temporary file."""
    text = text.rstrip("\n")
    if len(text) < FEWEST_CHARACTERS or "\n\n" in text:
        return None
    lines = text.split("\n", HEAD)[:HEAD]
    head = table_rows.read("\n".join(lines))
    if not head.body or not HARMLESS.issuperset(warning.code for warning in head.warnings):
        return None
    delimiter, skipped = table_rows.delimiter_of(text), len(lines) - len(head.body)
    names = tuple(f"c{i}" for i in range(len(head.header)))
    if not _copied(text, connection, names, delimiter, skipped):
        return None
    ((size,),) = connection.execute("SELECT COUNT(*) FROM raw").fetchall()
    one_a_line = size == text.count("\n") + 1 - skipped
    if not one_a_line or "\x01" in text or not _agrees(text, connection, delimiter, skipped):
        return None
    asked = (connection.execute(f"SELECT DISTINCT {name} FROM raw").fetchall() for name in names)
    bulk = Bulk(head, names, tuple({row[0] for row in rows} for rows in asked), size)
    again = skipped and _repeats(next(csv.reader(lines, delimiter=delimiter)), bulk)
    return None if again or _has_blank(bulk, connection) or _sums_up(bulk, connection) else bulk


def _copied(
    text: str, connection: duckdb.DuckDBPyConnection, names: tuple[str, ...], delimiter: str, skipped: int
) -> bool:
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    try:
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", newline="", delete=False) as file:
            file.write(text)
    except OSError:
        return False  # nowhere to write
    options = f"{OPTIONS}, delim = '{delimiter}', skip = {skipped}, columns = {{{columns}}}"
    try:
        connection.execute(f"CREATE TABLE raw AS FROM read_csv(?, {options})", [file.name])
    except duckdb.Error:
        return False
    finally:
        Path(file.name).unlink()
    return True


def _agrees(text: str, connection: duckdb.DuckDBPyConnection, delimiter: str, skipped: int) -> bool:
    """The standard library reads the same cells in lines all over the text."""
    sampled = dict(_sampled(text, skipped))
    wanted = [tuple(row) for row in csv.reader(sampled.values(), delimiter=delimiter)]
    chosen = ", ".join(map(str, sampled))
    return wanted == connection.execute(f"SELECT * FROM raw WHERE rowid IN ({chosen}) ORDER BY rowid").fetchall()


def _sampled(text: str, skipped: int) -> Iterator[tuple[int, str]]:
    """(row, line) for lines all over the text, in order."""
    place, row = 0, -skipped
    for sample in range(SAMPLES):
        begin = text.rfind("\n", 0, sample * len(text) // SAMPLES) + 1
        row, place = row + text.count("\n", place, begin), begin
        if row >= 0:
            end = text.find("\n", begin)
            yield row, text[begin : end if end >= 0 else None]


def _has_blank(bulk: Bulk, connection: duckdb.DuckDBPyConnection) -> bool:
    if not all("" in cells for cells in bulk.different):
        return False
    blank = " AND ".join(f"trim({name}) = ''" for name in bulk.cells)
    return connection.execute(f"SELECT COUNT(*) FROM raw WHERE {blank}").fetchall() != [(0,)]


def _repeats(header: list[str], bulk: Bulk) -> bool:
    """Each column has its own name among its cells."""
    return all(name in cells for name, cells in zip(header, bulk.different, strict=True))


def _sums_up(bulk: Bulk, connection: duckdb.DuckDBPyConnection) -> bool:
    """A single row has no name: as the last one it sums up the others."""
    return "" in bulk.different[0] and connection.execute("SELECT COUNT(*) FROM raw WHERE c0 = ''").fetchall() == [(1,)]
