"""Judges a report as an eye would: how full the cards are, the largest empty rectangle, which figures are drawn."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from infographix_api.engine.document import Chart, Document
from infographix_api.engine.layout import numbers
from infographix_api.engine.layout.page import texts
from infographix_api.engine.render.report import Box, Rendering

_GRID = 8  # px of one cell of the raster in which empty rectangles are sought
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f\u2019]\d+)*")
_SCALES = (1, 1e3, 1e4, 1e6, 1e8, 1e9, 1e12)


def fullness(rendering: Rendering) -> float:
    """Area of the hulls of what stands in the cards over the area of the cards, tiles counted as cards."""
    cards = _innermost(rendering)
    covered = total = 0.0
    for card in cards:
        inside = [b for b in rendering.report.boxes if b.kind != "card" and _is_in(b, card)]
        if inside:
            wide = max(b.x + b.w for b in inside) - min(b.x for b in inside)
            tall = max(b.y + b.h for b in inside) - min(b.y for b in inside)
            covered += wide * tall
        total += card.w * card.h
    return covered / total


def emptiest(rendering: Rendering) -> float:
    """The largest rectangle of the page without text, mark or tile, over the page's area."""
    page = rendering.report.page
    columns, rows = page.width // _GRID, page.height // _GRID
    taken = [[False] * columns for _ in range(rows)]
    for box in rendering.report.boxes:
        if box.kind == "card":
            continue
        for y in range(max(0, int(box.y) // _GRID), min(rows, int(box.y + box.h) // _GRID + 1)):
            for x in range(max(0, int(box.x) // _GRID), min(columns, int(box.x + box.w) // _GRID + 1)):
                taken[y][x] = True
    return _largest_free(taken) * _GRID**2 / (page.width * page.height)


def unexplained_figures(rendering: Rendering, document: Document) -> list[str]:
    """Numbers drawn that stand neither in the Document nor, rounded, among its values, nor can be ticks of an axis."""
    lang = document.lang
    said = {n for text in texts(document) for n in _numbers(text, lang)}
    charts = [b for s in document.sections for b in s.blocks if isinstance(b, Chart)]
    longest = max(len(getattr(b, "items", ())) for s in document.sections for b in s.blocks)
    ordinals = set(range(1, 1 + max(longest, len(document.sources))))
    return [
        box.text
        for box in rendering.report.boxes
        if box.text
        for found in _numbers(box.text, lang)
        if found not in said
        and found not in ordinals
        and not any(_plotted(found, box.text, chart) for chart in charts)
        and not _is_count(found, document)
    ]


def silent_blocks(rendering: Rendering, document: Document) -> list[tuple[int, int]]:
    """Blocks (section, block) of which nothing is to be read although their section is drawn."""
    spoken = {(box.section, box.block) for box in rendering.report.boxes if box.text}
    drawn = {box.section for box in rendering.report.boxes}
    return [
        (s, b)
        for s, section in enumerate(document.sections)
        for b, _ in enumerate(section.blocks)
        if s in drawn and (s, b) not in spoken
    ]


def missing_letters(rendering: Rendering, document: Document) -> dict[str, int]:
    """Letters of the Document's texts that are not drawn, for pictures that were not shortened. Of charts only the
    headings count: names along an axis may be thinned.
    """
    drawn = "".join(box.text for box in rendering.report.boxes if box.text)
    wanted = "".join(text for text in _told(document) if text)
    return dict(Counter(filter(str.isalpha, wanted.casefold())) - Counter(filter(str.isalpha, drawn.casefold())))


def _told(document: Document) -> Iterator[str | None]:
    yield from (document.title, document.subtitle)
    for section in document.sections:
        yield section.heading
        for block in section.blocks:
            yield from (getattr(block, name, None) for name in ("text", "by"))
            yield from getattr(block, "columns", ())
            for row in getattr(block, "rows", ()):
                yield from (row.label, *row.cells)
            for item in getattr(block, "items", ()):
                yield from (item.label, item.text, item.when, item.value.display if item.value else None)


def _plotted(found: float, text: str, chart: Chart) -> bool:
    values = [v for series in chart.series for v in series.values if v is not None and math.isfinite(v)]
    step = 10.0 ** -len(text.partition(".")[2].rstrip("%")) if "." in text else 1.0
    for scale in _SCALES:
        shown = found * scale
        tolerance = max(0.51 * step * scale if scale > 1 else 0.0, 0.006 * shown)
        if any(abs(abs(v) - shown) <= tolerance for v in (*values, *_positions(chart))):
            return True
    return any(_is_tick(found * scale, sign, values, chart) for scale in _SCALES for sign in (1, -1))


def _is_tick(value: float, sign: int, values: list[float], chart: Chart) -> bool:
    """One of the round numbers that the axis over these values has."""
    if chart.mark == "stacked":
        values = [
            *values,
            *(sum(v or 0 for v in column) for column in zip(*(s.values for s in chart.series), strict=True)),
        ]
    extents = [(min(values), max(values)), (min(0.0, *values), max(0.0, *values))]
    if positions := _positions(chart):
        extents.append((min(positions), max(positions)))
    return any(math.isclose(sign * value, t, rel_tol=1e-6) for low, high in extents for t in numbers.ticks(low, high))


def _positions(chart: Chart) -> list[float]:
    try:
        return [float(x) for x in chart.x]
    except ValueError:
        return []


def _is_count(found: float, document: Document) -> bool:
    """How many items or categories there are, or are drawn, as in "top 10 of 47"."""
    counts = {len(getattr(b, "items", ())) for s in document.sections for b in s.blocks}
    counts |= {getattr(b, "truncated_from", None) or 0 for s in document.sections for b in s.blocks}
    return found in counts


def _numbers(text: str, lang: str) -> list[float]:
    point = "," if lang in ("de", "fr", "pl", "ru") else "."
    out = []
    for found in _NUMBER.findall(text.translate({0x2080 + k: str(k) for k in range(10)})):
        plain = re.sub(rf"[^\d{re.escape(point)}]", "", found).replace(point, ".")
        if plain.count(".") <= 1 and plain != ".":
            out.append(float(plain))
    return out


def _innermost(rendering: Rendering) -> list[Box]:
    """Cards and tiles that hold no other."""
    cards = [b for b in rendering.report.boxes if b.kind == "card"]
    return [c for c in cards if not any(o is not c and _is_in(o, c) for o in cards)]


def _is_in(inner: Box, outer: Box) -> bool:
    middle_x, middle_y = inner.x + inner.w / 2, inner.y + inner.h / 2
    return outer.x <= middle_x <= outer.x + outer.w and outer.y <= middle_y <= outer.y + outer.h


def _largest_free(taken: Iterable[list[bool]]) -> int:
    """Cells of the largest free rectangle: the histogram method, row by row."""
    best, heights = 0, []  # type: ignore[var-annotated]
    for row in taken:
        heights = [0 if cell else above + 1 for cell, above in zip(row, heights or [0] * len(row), strict=True)]
        stack: list[tuple[int, int]] = []
        for x, height in enumerate([*heights, 0]):
            start = x
            while stack and stack[-1][1] >= height:
                start, tall = stack.pop()
                best = max(best, tall * (x - start))
            stack.append((start, height))
    return best
