"""The text of a PDF as Markdown: headings by their size, paragraphs by the space between lines. Sees no pictures, and no columns of tables."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdf import PdfReader

from infographix_api.engine.analysis.ingest import MOST_READ
from infographix_api.engine.brief import InputError

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " "})
_SOFT_HYPHEN = "\u00ad"
_BULLET = re.compile(r"[•◦▪‣·–*-]\s+")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_PAGE_NUMBER = re.compile(r"\A\W*(?:page\s*)?\d+(?:\s*(?:/|of)\s*\d+)?\W*", re.IGNORECASE)
_LARGER = 1.12  # than the text: a heading
_LONGEST_HEADING = 120
_WIDER = 1.3  # than between most lines: a paragraph ends
_FEWEST_PAGES = 3  # that show what is repeated on each
_LEADER = re.compile(r"(?<![\s.])(?:\s*\.){4,}\s*\w*$")  # of a table of contents


@dataclass
class _Line:
    page: int
    y: float
    size: float
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        text = " ".join("".join(self.parts).translate(_LIGATURES).split())
        return text.removesuffix(_SOFT_HYPHEN).replace(_SOFT_HYPHEN, "") + "-" * text.endswith(_SOFT_HYPHEN)


def as_markdown(data: bytes) -> bytes:
    """In UTF-8. Raises InputError `not_text` for what is broken or locked, `no_data` where there are only pictures."""
    try:
        lines = _lines(data)
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a broken file makes the reader meet
        raise InputError("not_text", f"This PDF is broken ({type(error).__name__}); send its text instead.") from None
    lines = _without_repeated(lines)
    if not lines:
        raise InputError("no_data", "There is no text in this PDF, only pictures of it; send the text instead.")
    return "\n\n".join(block for block in _blocks(lines) if block).encode()


def _lines(data: bytes) -> list[_Line]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError("not_text", "This PDF is locked with a password; save it without one.")
    found: list[_Line] = []
    count = 0
    for number, page in enumerate(reader.pages):
        here = _Gathered(number)
        page.extract_text(visitor_text=here.see)
        kept = [line for line in here.lines if line.text and not _LEADER.search(line.text)]
        count += sum(len(line.text) for line in kept)
        found += kept
        if count > MOST_READ:
            break
    return found


class _Gathered:
    """Pieces of text of one page, put together to lines as they come."""

    def __init__(self, page: int) -> None:
        self._page = page
        self.lines: list[_Line] = []

    def see(self, text: str, page: Sequence[float], line: Sequence[float], _: Any, size: float) -> None:
        if not text.strip():
            return
        y = line[5] * page[3] + page[5]
        height = abs(size * (line[3] or line[1]) * (page[3] or page[1])) or 1.0
        if not self.lines or abs(self.lines[-1].y - y) > height * 0.3:
            self.lines.append(_Line(self._page, y, height))
        self.lines[-1].parts.append(text)


def _without_repeated(lines: list[_Line]) -> list[_Line]:
    """Heads and feet of pages: numbers, and what stands first or last on most of them."""
    edges = [line for n, line in enumerate(lines) if _is_edge(lines, n)]
    seen = Counter(_bare(line) for line in edges)
    pages = len({line.page for line in lines})
    often = {text for text, count in seen.items() if count >= max(_FEWEST_PAGES, pages / 2)}
    gone = {id(line) for line in edges if _bare(line) in often or _PAGE_NUMBER.fullmatch(line.text)}
    return [line for line in lines if id(line) not in gone]


def _is_edge(lines: list[_Line], n: int) -> bool:
    neighbours = lines[n - 1 : n] + lines[n + 1 : n + 2]
    return n in {0, len(lines) - 1} or any(other.page != lines[n].page for other in neighbours)


def _bare(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _blocks(lines: list[_Line]) -> Iterator[str]:
    """Paragraphs, headings and entries of lists, each as one line of Markdown."""
    body, usual = _size_of_text(lines), _usual_gap(lines)
    largest = max(line.size for line in lines)
    text, before = "", None
    for line in lines:
        if before is not None and _goes_on(before, line, usual):
            text, before = _joined(text, line.text), line
            continue
        yield text
        text, before = _BULLET.sub("- ", line.text, count=1) if _BULLET.match(line.text) else line.text, line
        if _is_heading(line, body):
            text, before = f"{'#' if line.size == largest else '##'} {line.text}", None
    yield text


def _size_of_text(lines: list[_Line]) -> float:
    """What most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _usual_gap(lines: list[_Line]) -> float:
    gaps = Counter(round(a.y - b.y) for a, b in pairwise(lines) if a.page == b.page and a.y > b.y)
    return gaps.most_common(1)[0][0] if gaps else 0.0


def _is_heading(line: _Line, body: float) -> bool:
    return line.size > body * _LARGER and len(line.text) <= _LONGEST_HEADING and line.text[-1] not in ".,;"


def _goes_on(before: _Line, line: _Line, usual: float) -> bool:
    """Whether a line belongs to the paragraph of the one before, which may have begun on another page or column."""
    if abs(before.size / line.size - 1) > _LARGER - 1 or _BULLET.match(line.text) or _NUMBERED.match(line.text):
        return False
    gap = before.y - line.y
    if before.page == line.page and gap > 0:
        return gap <= usual * _WIDER
    return before.text[-1] not in ".!?:" and line.text[0].islower()


def _joined(text: str, more: str) -> str:
    if text.endswith("-") and text[-2:-1].isalpha() and more[0].islower():
        return text[:-1] + more
    return f"{text} {more}"
