"""Dated events along a rail: side by side, in two rows, or downwards in one or two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographix_api.engine.layout.blocks.block import Size, Variant, kept
from infographix_api.engine.layout.blocks.grid import Grid
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph

_DATE = 1.15
_TEXT = 0.94
_NODE = 0.85
_RAIL_AT = 2.05  # below the top of a cell that stands on a horizontal rail
_TEXT_AT = 2.75


@dataclass(frozen=True)
class Event:
    when: Paragraph
    label: Paragraph
    text: Paragraph | None


class Timeline(Grid[Event]):
    gap = (1.1, 1.0)
    slack = 1.1

    def variants(self, fit: Fit) -> Sequence[Variant]:
        n = len(kept(self.items, fit))
        out = [Variant("down", 1)]
        if n > 1:
            out.append(Variant("across", n))
        if n > 3:
            out += [Variant("across", -(-n // 2)), Variant("down_twice", 1)]
        return out

    def row_gap(self, variant: Variant, fit: Fit) -> float:
        return (1.0 if variant.columns == 1 else 1.4) * fit.size

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        if variant.kind == "across":
            return self.cell_width(variant, width, fit) / fit.size - 0.3
        side = width if variant.kind == "down" else width / 2 - fit.size
        return (side - self._dates(fit)) / fit.size - 2.4

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        if variant.kind != "down_twice":
            return super().size(variant, width, fit)
        halves = [h.size(Variant("down"), self._half_width(width, fit), fit) for h in self._halves(fit)]
        sizes = [s for s in halves if s is not None]
        if len(sizes) < len(halves):
            return None
        least = max(s.least for s in sizes)
        return Size(least, least * 1.05)

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        if variant.kind != "down_twice":
            super().draw(pen, variant, box, fit)
            return
        kept(self.items, fit, pen)
        width = self._half_width(box.w, fit)
        for column, half in enumerate(self._halves(fit)):
            x = box.x + column * (box.w - width)
            half.draw(pen, Variant("down"), Rect(x, box.y, width, box.h), fit)

    def cell_heights(self, items: Sequence[Event], variant: Variant, width: float, fit: Fit) -> list[float] | None:
        dates = self._dates(fit)
        across = variant.kind == "across"
        inner = self._text_width(across=across, width=width, fit=fit)
        if (across and dates > inner) or inner < 5 * fit.size:
            return None
        if any(self._narrowest(e, fit) > inner for e in items):
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
        used = pen.text(item.label, at, Ink(b, "ink", fit.cut.lines))
        if item.text and fit.cut.secondary:
            pen.text(item.text, at.below(used), Ink(_TEXT * b, "muted", fit.cut.lines))
        elif item.text:
            pen.shorten(f"text left out: {item.text.text[:60]}")

    def _halves(self, fit: Fit) -> list[_Half]:
        items = list(kept(self.items, fit))
        middle = -(-len(items) // 2)
        longest = max(e.when.natural for e in items)
        return [_Half(part, start, longest) for part, start in ((items[:middle], 0), (items[middle:], middle))]

    def _half_width(self, width: float, fit: Fit) -> float:
        return (width - 2 * fit.size) / 2

    def _rail(self, box: Rect, fit: Fit) -> float:
        return box.x + self._dates(fit) + 1.2 * fit.size

    def _dates(self, fit: Fit) -> float:
        return max(e.when.natural for e in self.items) * fit.size * _DATE

    def _text_width(self, *, across: bool, width: float, fit: Fit) -> float:
        return width - 0.3 * fit.size if across else width - self._dates(fit) - 2.4 * fit.size

    def _narrowest(self, event: Event, fit: Fit) -> float:
        text = event.text.narrowest * _TEXT if event.text and fit.cut.secondary else 0.0
        return max(event.label.narrowest, text) * fit.size

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

    def _dates(self, fit: Fit) -> float:
        return self._longest * fit.size * _DATE

    def draw_cell(self, pen: Pen, item: Event, index: int, box: Rect, how: tuple[Variant, Fit]) -> None:
        super().draw_cell(pen, item, index + self._start, box, how)
