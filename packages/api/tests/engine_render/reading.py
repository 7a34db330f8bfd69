"""Reads pictures back with a PDF reader that knows nothing of how they were made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from infographix_api.engine.render.report import Box, Rendering

_CELL = 24
# drawn subscripts are smaller than the text they belong to
_DRAWN_SMALL = frozenset("0123456789")


@dataclass(frozen=True)
class Letter:
    """One character's ink, in px at 1K from the top left."""

    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float


def letters(pdf: bytes) -> list[Letter]:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    height = page.get_height()
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        if char.isspace() or pdfium.FPDFText_IsGenerated(text.raw, index):
            continue
        left, bottom, right, top = text.get_charbox(index)
        size = pdfium.FPDFText_GetFontSize(text.raw, index)
        found.append(Letter(char, left, height - top, right, height - bottom, size))
    document.close()
    return found


def off_page(found: Sequence[Letter], rendering: Rendering) -> list[Letter]:
    page = rendering.report.page
    return [c for c in found if c.x0 < 0 or c.y0 < 0 or c.x1 > page.width or c.y1 > page.height]


def across_edges(found: Sequence[Letter], rendering: Rendering) -> list[Letter]:
    """Letters that touch a card's edge from inside or outside."""
    cards = [box for box in rendering.report.boxes if box.kind == "card"]
    return [c for c in found if any(_meets(c, card) and not _inside(c, card) for card in cards)]


def overlapping(found: Sequence[Letter]) -> list[tuple[Letter, Letter]]:
    """Pairs of letters of different lines whose ink overlaps."""
    cells: dict[tuple[int, int], list[Letter]] = defaultdict(list)
    pairs = []
    for letter in found:
        for cell in _cells(letter):
            pairs += [(other, letter) for other in cells[cell] if _overlap(other, letter)]
            cells[cell].append(letter)
    return pairs


def smallest(found: Sequence[Letter]) -> float:
    """Smallest type on the page but for drawn subscripts."""
    return min(c.size for c in found if c.char not in _DRAWN_SMALL or c.size > 10.9)


def cards_overlapping(rendering: Rendering) -> list[tuple[Box, Box]]:
    cards = [box for box in rendering.report.boxes if box.kind == "card"]
    return [(a, b) for k, a in enumerate(cards) for b in cards[k + 1 :] if _shared(a, b)]


def marks_outside(rendering: Rendering) -> list[Box]:
    """Marks of a section that leave its card, and cards that leave the page."""
    page = rendering.report.page
    whole = Box("card", 0, 0, page.width, page.height)
    hulls = {b.section: b for b in rendering.report.boxes if b.kind == "card" and b.block is None}
    return [b for b in rendering.report.boxes if not _contains(hulls.get(b.section, whole), b)]


def _cells(letter: Letter) -> Iterator[tuple[int, int]]:
    for x in range(int(letter.x0) // _CELL, int(letter.x1) // _CELL + 1):
        for y in range(int(letter.y0) // _CELL, int(letter.y1) // _CELL + 1):
            yield x, y


def _overlap(a: Letter, b: Letter) -> bool:
    if (a.x0, a.y0, a.x1, a.y1) == (b.x0, b.y0, b.x1, b.y1):
        return False  # the letters of one ligature share its box
    if a.char == b.char and not a.char.isascii() and (_spans(a, b) or _spans(b, a)):
        return False  # a letter made of two glyphs is found twice: whole, and its mark
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    tall = min(a.y1, b.y1) - max(a.y0, b.y0)
    # neighbours in a word may kern into each other by a little, most of all in handwriting
    kerned = 0.35 if _is_tucked(a, b) or _is_tucked(b, a) else 0.22
    return wide > kerned * min(a.size, b.size) and tall > 0.1 * min(a.size, b.size)


def _is_tucked(capital: Letter, small: Letter) -> bool:
    """Under the arm of a capital before it, as the o of Го is."""
    on_one_line = abs(capital.y1 - small.y1) < 0.1 * capital.size
    return on_one_line and small.y1 - small.y0 < 0.65 * (capital.y1 - capital.y0) and small.x1 > capital.x1


def _spans(letter: Letter, mark: Letter) -> bool:
    return letter.x0 <= mark.x0 and mark.x1 <= letter.x1 and mark.y1 - mark.y0 < 0.5 * (letter.y1 - letter.y0)


def _meets(letter: Letter, box: Box) -> bool:
    return letter.x1 > box.x and letter.x0 < box.x + box.w and letter.y1 > box.y and letter.y0 < box.y + box.h


def _inside(letter: Letter, box: Box) -> bool:
    edge = 1.0
    return (
        letter.x0 >= box.x + edge
        and letter.y0 >= box.y + edge
        and letter.x1 <= box.x + box.w - edge
        and letter.y1 <= box.y + box.h - edge
    )


def _shared(a: Box, b: Box) -> bool:
    wide = min(a.x + a.w, b.x + b.w) - max(a.x, b.x)
    tall = min(a.y + a.h, b.y + b.h) - max(a.y, b.y)
    return wide > 0.1 and tall > 0.1


def _contains(outer: Box, inner: Box) -> bool:
    edge = 0.6
    return (
        inner.x >= outer.x - edge
        and inner.y >= outer.y - edge
        and inner.x + inner.w <= outer.x + outer.w + edge
        and inner.y + inner.h <= outer.y + outer.h + edge
    )
