"""Which lines of a CSV text are the header and the rows: delimiter, titles above, blank and repeated lines, sums below.

Knows nothing of what the columns mean; says by warnings what it left out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from infographix_api.engine import dates, table_units
from infographix_api.engine.brief import InputError
from infographix_api.engine.document import Warning

DELIMITERS = ",;\t|"
WIDEST, WIDE, PIECE = 400, 100, 1_000_000
CURRENCY = re.compile(r"(?<=^[+-])[$€£]\s?|^[$€£]\s?")
GROUPED_BY_SPACES = re.compile(r"^[+-]?\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?")
GROUPED_BY_POINTS = re.compile(r"^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
SPACES = re.compile(r"[\s'’]")
NUMBER = re.compile(r"[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?")
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
FEW_ROWS = 200
POINTER = "/source/text"
csv.field_size_limit(20_000_000)  # as long as a table may be
ANSWER = re.compile(r"(?:open-ended )?response", re.IGNORECASE)

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question of a survey whose answers stand in columns of their own, each filled when it was chosen."""

    text: str
    columns: tuple[str, ...]


@dataclass
class Grid:
    header: list[str] = field(default_factory=list)
    body: list[Cells] = field(default_factory=list)
    questions: tuple[Question, ...] = ()
    warnings: list[Warning] = field(default_factory=list)
    delimiter: str = ","

    def warn(self, code: str, message: str) -> None:
        self.warnings.append(Warning(code, message))


class _Trimmed(dict[str, str]):
    """Cells repeat themselves: each is trimmed and kept once."""

    def __missing__(self, cell: str) -> str:
        trimmed = self[cell] = cell.strip()
        return trimmed


def read(text: str) -> Grid:
    """An empty grid when there is nothing but white space."""
    grid = Grid(delimiter=delimiter_of(text))
    known = _Trimmed()
    lines = _lines(text, grid.delimiter, known)
    if any("\n" in cell for cell in known.values()):
        grid.warn("quoted_newlines", "Some cells hold line breaks; each is read as one cell.")
    while lines and not any(lines[-1]):
        lines.pop()
    if not lines:
        return grid
    cells = _only_one(_squared(lines, grid), grid)
    cells = _below_titles(cells, grid)
    _name_columns(cells, grid)
    _drop_repeated_header(grid)
    _drop_summary(grid)
    _name_units(grid)
    return grid


def _lines(text: str, delimiter: str, known: _Trimmed) -> list[Cells]:
    """Raises InputError `row_count_mismatch` where a quotation mark is never closed: it would swallow every line after it."""

    def read(*, strict: bool) -> list[Cells]:
        lines = csv.reader(_pieces(text), delimiter=delimiter, strict=strict)
        return [tuple(map(known.__getitem__, line)) for line in lines]

    try:
        return read(strict=True)
    except csv.Error:
        pass
    try:  # strict minds a quotation mark inside a cell, which is common and harmless
        lines = read(strict=False)
    except csv.Error as error:
        raise InputError("not_tabular", f"It cannot be read as a table: {error}.", POINTER) from None
    last = lines[-1] if lines else ()
    swallowed = next((cell for cell in last if cell.count("\n") > 1 and delimiter in cell), None)
    if swallowed is not None:
        begins = swallowed.strip()[:40]
        raise InputError(
            "row_count_mismatch",
            f"A quotation mark is never closed, in the cell that begins with {begins!r}; close it.",
            POINTER,
        )
    return lines


def _pieces(text: str) -> Iterator[str]:
    """Its lines, few at a time: a list of all takes more memory than the text."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin + PIECE) + 1 or len(text)
        yield from io.StringIO(text[begin:end])
        begin = end


def number(cell: str, *, decimal_comma: bool) -> float | None:
    """The value of a cell, None when it is missing or not a number."""
    if cell.isdecimal() and cell.isascii():
        return float(cell)
    if cell[:1] == "(" and cell[-1:] == ")":  # how accountants write what is below zero
        lost = number(cell[1:-1], decimal_comma=decimal_comma)
        return None if lost is None else -lost
    text = cell.strip().replace("−", "-").removesuffix("%").removesuffix("€").strip()
    text = CURRENCY.sub("", text)
    if GROUPED_BY_SPACES.fullmatch(text):
        text = SPACES.sub("", text)
    if decimal_comma:
        if "." in text and not GROUPED_BY_POINTS.fullmatch(text):
            return None
        text = text.replace(".", "").replace(",", ".")
    if not text or not NUMBER.fullmatch(text) or not any(map(str.isdigit, text)):
        return None
    return float(text.replace(",", ""))


def delimiter_of(text: str) -> str:
    """The one that cuts the first lines into the same number of cells, more than one."""
    head = text.split("\n", 20)[:20]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(head, delimiter=delimiter) if row]
        usual = max(set(counts), key=counts.count) if counts else 1
        return (counts.count(usual) if usual > 1 else 0, usual)

    return max(DELIMITERS, key=evenness)


def _squared(lines: list[Cells], grid: Grid) -> list[Cells]:
    """Rows of one length, the blank ones still among them."""
    widest = max(map(len, lines))
    width = min(widest, WIDEST)
    if widest > WIDEST:
        grid.warn("wide_input", f"Only the first {WIDEST} of {widest:,} columns were read.")
    elif widest > WIDE:
        grid.warn("wide_input", f"It has {widest} columns; a few that can be counted were drawn.")
    return [line if len(line) == width else (*line[:width], *("",) * (width - len(line))) for line in lines]


def _only_one(cells: list[Cells], grid: Grid) -> list[Cells]:
    """The largest of the tables that stand one above the other, without blank rows."""
    parts: list[list[Cells]] = [[]]
    for row in cells:
        if any(row):
            parts[-1].append(row)
        elif parts[-1]:
            parts.append([])
    parts = [part for part in parts if part]
    tables = [part for part in parts if len(part) > 2 and _heads_a_table(part)]
    if len(tables) > 1:
        largest = max(tables, key=len)
        grid.warn("multiple_tables", f"It holds {len(tables)} tables, one above the other; the largest was read.")
        return largest
    kept = [row for part in parts for row in part]
    if len(kept) < len(cells):
        grid.warn("blank_rows_dropped", f"{len(cells) - len(kept)} blank rows were left out.")
    return kept


def _heads_a_table(part: list[Cells]) -> bool:
    """Names above rows that fill the same columns and hold a number."""
    filled = [i for i, cell in enumerate(part[0]) if cell]
    if len(filled) < 2 or any(_looks_numeric(part[0][i]) for i in filled):
        return False
    alike = sum([i for i, cell in enumerate(row) if cell] == filled for row in part[1:])
    return 2 * alike > len(part) - 1 and any(_looks_numeric(part[1][i]) for i in filled)


def _below_titles(cells: list[Cells], grid: Grid) -> list[Cells]:
    """Without lines of one cell above a header of three or more."""
    usual = max(sum(map(bool, row)) for row in cells[:30])
    skipped = next((i for i, row in enumerate(cells[:10]) if sum(map(bool, row)) > 2), 0)
    if usual < 3 or not skipped or any(sum(map(bool, row)) > 1 for row in cells[:skipped]):
        return cells
    grid.warn("header_not_first_row", f"{skipped} lines above the header were left out.")
    return cells[skipped:]


def _name_columns(cells: list[Cells], grid: Grid) -> None:
    first = cells[0]
    if len(cells) > 2 and _continues(first, cells[1]):
        grid.warn("multi_header", "The names of the columns stand in two rows; both were read.")
        grid.body = cells[2:]
        grid.header = _distinct([_answer(a, b) for a, b in zip(first, cells[1], strict=True)], grid)
        grid.warn("blank_header_cells", "Questions with several answers name their first column only.")
        grid.questions = _questions(first, grid)
        return
    named = sum(1 for cell in first if cell and (YEAR.fullmatch(cell) or not _looks_numeric(cell)))
    if named < len(first) / 2 or _is_data(first, cells[1:]):
        grid.header, grid.body = [f"column {i + 1}" for i in range(len(first))], cells
        grid.warn("header_missing", "The first row is data; columns were named by number.")
        return
    grid.header, grid.body = _distinct(list(first), grid), cells[1:]


def _continues(first: Cells, second: Cells) -> bool:
    """The second row names what the first leaves blank."""
    added = sum(1 for above, below in zip(first, second, strict=True) if below and not above)
    return added > 1 and first[0] != "" and not any(map(_looks_numeric, second))


def _answer(question: str, answer: str) -> str:
    return question if not answer or ANSWER.fullmatch(answer) else answer


def _questions(first: Cells, grid: Grid) -> tuple[Question, ...]:
    """Runs of columns under one question, each holding nothing but its own name."""
    found: list[tuple[str, list[str]]] = []
    for i, (above, name) in enumerate(zip(first, grid.header, strict=True)):
        values = {row[i] for row in grid.body} - {""}
        is_choice = len(values) <= 1 and all(value.casefold() in name.casefold() for value in values)
        if above:
            found.append((above, []))
        if found and is_choice:
            found[-1][1].append(name)
    return tuple(Question(text, tuple(columns)) for text, columns in found if len(columns) > 2)


def _distinct(cells: list[str], grid: Grid) -> list[str]:
    """SQL does not tell capitals from small letters."""
    names: list[str] = []
    known: set[str] = set()
    for i, cell in enumerate(cells):
        name = cell or f"column {i + 1}"
        while name.lower() in known:
            name = f"{name} ({i + 1})"
        known.add(name.lower())
        names.append(name)
    if not all(cells):
        grid.warn("blank_header_cells", "Some columns have no name; they were named by number.")
    if len({cell.lower() for cell in cells if cell}) < len(list(filter(None, cells))):
        grid.warn("duplicate_columns_renamed", "Some columns have the same name; the later ones carry a number.")
    return names


def _is_data(first: Cells, below: list[Cells]) -> bool:
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


def _drop_repeated_header(grid: Grid) -> None:
    header = tuple(grid.header)
    kept = [row for row in grid.body if row != header]
    if dropped := len(grid.body) - len(kept):
        grid.warn("repeated_header_rows_dropped", f"{dropped} repeated header rows were left out.")
    grid.body = kept


def _drop_summary(grid: Grid) -> None:
    """A last row that alone has no name sums up the others."""
    if len(grid.body) < 4 or grid.body[-1][0] or not all(row[0] for row in grid.body[:-1]):
        return
    grid.warn("summary_row_excluded", "The last row has no name; it sums up the others.")
    grid.body.pop()


def _name_units(grid: Grid) -> None:
    for i, name in enumerate(grid.header):
        found = table_units.named(name, [row[i] for row in grid.body[:FEW_ROWS] if row[i]])
        if found not in grid.header:
            grid.header[i] = found


def _looks_numeric(cell: str) -> bool:
    return number(cell, decimal_comma=False) is not None
