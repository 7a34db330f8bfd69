"""Dated events along a rail: side by side, in two rows, above and below it, or downwards in one or two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from infographix_api.engine.layout.blocks.block import Size, Variant, kept
from infographix_api.engine.layout.blocks.grid import Grid
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Align, Ink, Pen
from infographix_api.engine.layout.text import Paragraph

_DATE = 1.15
_TEXT = 0.94
_NODE = 0.85
_RAIL_AT = 2.05  # below the top of a cell that stands on a horizontal rail
_TEXT_AT = 2.75
_STEM = 0.9  # least distance of texts from the rail between them
_SPREAD_DATE = 1.35


@dataclass(frozen=True)
class Event:
    when: Paragraph
    label: Paragraph
    text: Paragraph | None


class Timeline(Grid[Event]):
    gap = (1.1, 1.0)
    slack = 1.1
    most_boost = 1.4

    def __init__(self, items: Sequence[Event]) -> None:
        super().__init__(items)
        self._two: dict[int, list[_Half]] = {}  # by shortening level

    def variants(self, fit: Fit) -> Sequence[Variant]:
        n = len(kept(self.items, fit))
        out = [Variant("down", 1)]
        if n > 1:
            out.append(Variant("across", n))
        if n > 3:
            out += [Variant("across", -(-n // 2)), Variant("down_twice", 1), Variant("spread", n), Variant("zigzag")]
        return out

    def row_gap(self, variant: Variant, fit: Fit) -> float:
        return (1.0 if variant.columns == 1 else 1.4) * fit.size

    def penalty(self, variant: Variant) -> float:
        return {"spread": -0.1, "zigzag": 0.05}.get(variant.kind, 0.0)

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        if variant.kind == "spread":
            return self._spread_width(width, fit) / fit.size
        if variant.kind == "zigzag":
            return self._zigzag_width(width, fit) / fit.size
        if variant.kind == "across":
            return self.cell_width(variant, width, fit) / fit.size - 0.3
        side = width if variant.kind == "down" else width / 2 - fit.size
        return (side - self._dates(fit)) / fit.size - 2.4

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        if variant.kind == "spread":
            return self._spread_size(width, fit)
        if variant.kind == "zigzag":
            return self._zigzag_size(width, fit)
        if variant.kind != "down_twice":
            return super().size(variant, width, fit)
        halves = [h.size(Variant("down"), self._half_width(width, fit), fit) for h in self._halves(fit)]
        sizes = [s for s in halves if s is not None]
        if len(sizes) < len(halves):
            return None
        least = max(s.least for s in sizes)
        return Size(least, least * 1.05)

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        if variant.kind == "spread":
            self._draw_spread(pen, box, fit)
            return
        if variant.kind == "zigzag":
            self._draw_zigzag(pen, box, fit)
            return
        if variant.kind != "down_twice":
            super().draw(pen, variant, box, fit)
            return
        kept(self.items, fit, pen)
        width, down = self._half_width(box.w, fit), Variant("down")
        halves = self._halves(fit)
        places = [Rect(box.x + k * (box.w - width), box.y, width, box.h) for k in range(len(halves))]
        # both columns start at the height of the fuller one
        for half in halves:
            half.top = None
        top = min(half.cells(half.items, down, at, fit)[0].y for half, at in zip(halves, places, strict=True))
        for half, at in zip(halves, places, strict=True):
            half.top = top
            half.draw(pen, down, at, fit)

    def cell_heights(self, items: Sequence[Event], variant: Variant, width: float, fit: Fit) -> list[float] | None:
        dates = self._dates(fit)
        across = variant.kind == "across"
        inner = self._text_width(across=across, width=width, fit=fit)
        if (across and dates > inner) or inner < 5 * fit.size:
            return None
        if self.narrowest(fit) > inner:
            return None
        top = _TEXT_AT * fit.size if across else 0.0
        return [top + max(1.3 * fit.size, self._text_height(e, inner, fit)) for e in items]

    def draw_connectors(self, pen: Pen, boxes: Sequence[Rect], variant: Variant, fit: Fit) -> None:
        if variant.kind == "across":
            for y in sorted({box.y for box in boxes}):
                row = [box for box in boxes if box.y == y]
                pen.mark("rail", Rect(row[0].x, y + _RAIL_AT * fit.size, row[-1].right - row[0].x, 0.1))
        elif len(boxes) > 1:
            x, top = self._rail(boxes[0], fit), boxes[0].y + 0.7 * fit.size
            pen.mark("rail_down", Rect(x, top, 0.1, boxes[-1].y - boxes[0].y))

    def draw_cell(self, pen: Pen, item: Event, index: int, box: Rect, how: tuple[Variant, Fit]) -> None:
        variant, fit = how
        b, node, color = fit.size, _NODE * fit.size, f"accent{index % 4}"
        if variant.kind == "across":
            pen.line(item.when, box.x, box.y + 1.05 * b, Ink(_DATE * b, color))
            pen.mark("node", Rect(box.x, box.y + _RAIL_AT * b - node / 2, node, node), i=index % 4)
            at = Rect(box.x, box.y + _TEXT_AT * b, box.w - 0.3 * b, box.h)
        else:
            right = box.x + self._dates(fit)
            baseline = box.y + 0.65 * b + 0.36 * _DATE * b
            pen.line(item.when, right - item.when.natural * _DATE * b, baseline, Ink(_DATE * b, color))
            x = self._rail(box, fit)
            pen.mark("node", Rect(x - node / 2, box.y + 0.65 * b - node / 2, node, node), i=index % 4)
            at = Rect(right + 2.4 * b, box.y, box.right - right - 2.4 * b, box.h)
        self._draw_text(pen, item, at, fit)

    def _spread_width(self, width: float, fit: Fit) -> float:
        """An event may take the room of two, for its neighbours stand on the other side of the rail."""
        return 2 * width / (len(kept(self.items, fit)) + 1) - 1.4 * fit.size

    def _spread_size(self, width: float, fit: Fit) -> Size | None:
        inner = self._spread_width(width, fit)
        if inner < max(9 * fit.size, self._dates(fit)) or self.narrowest(fit) > inner:
            return None
        above, below = self._sides(inner, fit)
        total = above + below + 2 * _STEM * fit.size
        return Size(total, total * 1.3)

    def _sides(self, inner: float, fit: Fit) -> tuple[float, float]:
        """Heights of the texts above and below the rail."""
        tall = [_SPREAD_DATE * fit.size * 1.25 + self._text_height(e, inner, fit) for e in kept(self.items, fit)]
        return max(tall[::2]), max(tall[1::2])

    def _draw_spread(self, pen: Pen, box: Rect, fit: Fit) -> None:
        items = kept(self.items, fit, pen)
        inner, slot = self._spread_width(box.w, fit), box.w / (len(items) + 1)
        above, below = self._sides(inner, fit)
        free = max(0.0, box.h - above - below - 2 * _STEM * fit.size)
        stem = _STEM * fit.size + min(free / 2, 2.2 * fit.size)
        rail = box.y + max(0.0, box.h - above - below - 2 * stem) / 2 + above + stem
        pen.mark("rail", Rect(box.x, rail, box.w, 0.1))
        node = 1.1 * fit.size
        for index, event in enumerate(items):
            x = box.x + index * slot
            date = _SPREAD_DATE * fit.size * 1.25
            tall = date + self._text_height(event, inner, fit)
            is_above = index % 2 == 0
            top = rail - stem - tall if is_above else rail + stem
            start, end = (top, rail) if is_above else (rail, top + tall)
            pen.mark("stem", Rect(x, start, 0.1, end - start), i=index % 4)
            pen.mark("node", Rect(x, rail - node / 2, node, node), i=index % 4)
            text = Rect(x + 0.7 * fit.size, top, inner, tall)
            baseline = top + date / 2 + 0.36 * _SPREAD_DATE * fit.size
            pen.line(event.when, text.x, baseline, Ink(_SPREAD_DATE * fit.size, f"accent{index % 4}"))
            self._draw_text(pen, event, text.below(date), fit)

    def _zigzag_width(self, width: float, fit: Fit) -> float:
        return width / 2 - 1.5 * fit.size

    def _zigzag_size(self, width: float, fit: Fit) -> Size | None:
        inner = self._zigzag_width(width, fit)
        items = kept(self.items, fit)
        if inner < max(9 * fit.size, self._dates(fit)) or self.narrowest(fit) > inner:
            return None
        _, total = self._zigzag_tops(items, inner, fit)
        return Size(total, total * 1.2)

    def _zigzag_tops(self, items: Sequence[Event], inner: float, fit: Fit) -> tuple[list[float], float]:
        """Tops of events left and right of the rail in turn: each starts past the middle of the one before it."""
        tall = [_SPREAD_DATE * fit.size * 1.25 + self._text_height(e, inner, fit) for e in items]
        tops: list[float] = []
        for k in range(len(items)):
            after_neighbour = tops[k - 1] + max(0.6 * tall[k - 1], 1.9 * fit.size) if k else 0.0
            after_same_side = tops[k - 2] + tall[k - 2] + 0.7 * fit.size if k > 1 else 0.0
            tops.append(max(after_neighbour, after_same_side))
        return tops, max(top + height for top, height in zip(tops, tall, strict=True))

    def _draw_zigzag(self, pen: Pen, box: Rect, fit: Fit) -> None:
        items = kept(self.items, fit, pen)
        inner = self._zigzag_width(box.w, fit)
        tops, total = self._zigzag_tops(items, inner, fit)
        extra = min(max(0.0, box.h - total) / len(items), 2.5 * fit.size)
        start = box.y + max(0.0, box.h - total - extra * (len(items) - 1)) / 2
        middle, date, node = box.x + box.w / 2, _SPREAD_DATE * fit.size * 1.25, 1.1 * fit.size
        centres = [start + top + k * extra + date / 2 for k, top in enumerate(tops)]
        pen.mark("rail_down", Rect(middle, centres[0], 0.1, centres[-1] - centres[0]))
        for index, (event, centre) in enumerate(zip(items, centres, strict=True)):
            is_left = index % 2 == 0
            x = box.x if is_left else box.right - inner
            pen.mark("node", Rect(middle - node / 2, centre - node / 2, node, node), i=index % 4)
            at = Rect(x, centre - date / 2, inner, total)
            align: Align = "right" if is_left else "left"
            size = _SPREAD_DATE * fit.size
            room = Rect(x, at.y, inner, date)
            pen.text(event.when, room, Ink(size, f"accent{index % 4}", 1, align))
            self._draw_text(pen, event, at.below(date), fit, align)

    def _draw_text(self, pen: Pen, event: Event, at: Rect, fit: Fit, align: Align = "left") -> None:
        used = pen.text(event.label, at, Ink(fit.size, "ink", fit.cut.lines, align))
        if event.text and fit.cut.secondary:
            pen.text(event.text, at.below(used), Ink(_TEXT * fit.size, "muted", fit.cut.lines, align))
        elif event.text:
            pen.shorten(f"text left out: {event.text.text[:60]}")

    def _halves(self, fit: Fit) -> list[_Half]:
        if fit.level not in self._two:
            items = kept(self.items, fit)
            middle = -(-len(items) // 2)
            longest = max(e.when.natural for e in items)
            self._two[fit.level] = [_Half(items[:middle], 0, longest), _Half(items[middle:], middle, longest)]
        return self._two[fit.level]

    def _half_width(self, width: float, fit: Fit) -> float:
        return (width - 2 * fit.size) / 2

    def _rail(self, box: Rect, fit: Fit) -> float:
        return box.x + self._dates(fit) + 1.2 * fit.size

    @cached_property
    def _longest(self) -> float:
        return max(e.when.natural for e in self.items)

    def _dates(self, fit: Fit) -> float:
        return self._longest * fit.size * _DATE

    def _text_width(self, *, across: bool, width: float, fit: Fit) -> float:
        return width - 0.3 * fit.size if across else width - self._dates(fit) - 2.4 * fit.size

    def narrowest_cell(self, item: Event, fit: Fit) -> float:
        text = item.text.narrowest * _TEXT if item.text and fit.cut.secondary else 0.0
        return max(item.label.narrowest, text)

    def _text_height(self, event: Event, width: float, fit: Fit) -> float:
        height = event.label.height(fit.size, width, fit.cut.lines)
        if event.text and fit.cut.secondary:
            height += event.text.height(_TEXT * fit.size, width, fit.cut.lines)
        return height


class _Half(Timeline):
    """One of two columns: as wide a date column as the other, colours that go on from it."""

    def __init__(self, items: Sequence[Event], start: int, longest: float) -> None:
        super().__init__(items)
        self._start = start
        self._longest = longest
        self.top: float | None = None

    def cells(self, items: Sequence[Event], variant: Variant, box: Rect, fit: Fit) -> list[Rect]:
        cells = super().cells(items, variant, box, fit)
        lift = cells[0].y - self.top if self.top is not None else 0.0
        return [Rect(c.x, c.y - lift, c.w, c.h) for c in cells]

    def draw_cell(self, pen: Pen, item: Event, index: int, box: Rect, how: tuple[Variant, Fit]) -> None:
        super().draw_cell(pen, item, index + self._start, box, how)
