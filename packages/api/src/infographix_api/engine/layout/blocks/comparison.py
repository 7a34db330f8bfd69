"""A comparison: a table with a head row, or two sides facing each other across the names of what is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographix_api.engine.layout.blocks.block import Block, Size, Variant, kept
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Align, Ink, Pen
from infographix_api.engine.layout.text import Paragraph

_PAD = 1.0
_ROW_PAD = 0.7
_WIDEST_EM = 22
_LARGE = 1.5
_FACING_PAD = 0.9
_FACING_BAR = 0.5
_MIDDLE = 0.3  # most of the width that the names between two sides take
_HEAD = 2.4


@dataclass(frozen=True)
class Row:
    """`large` are the cells as two sides show them; `lengths` compares them, where they can be compared."""

    label: Paragraph
    cells: Sequence[Paragraph]
    large: Sequence[Paragraph]
    lengths: tuple[float, ...] | None


class Comparison(Block):
    stretch = 0.3
    slack = 1.2
    most_boost = 1.25

    def __init__(self, head: Sequence[Paragraph], rows: Sequence[Row]) -> None:
        super().__init__()
        self.head = head
        self.rows = rows

    def variants(self, fit: Fit) -> Sequence[Variant]:
        return [Variant("table"), Variant("versus")] if len(self.head) == 3 else [Variant("table")]

    def penalty(self, variant: Variant) -> float:
        return 0.0 if variant.kind == "table" or self.only else 0.15

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        if variant.kind == "versus":
            return self._facing_size(width, fit)
        rows = self._table_rows(fit)
        widths = self._widths(rows, width, fit)
        if widths is None:
            return None
        total = sum(self._heights(rows, widths, fit))
        return Size(total, total * 1.15)

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        kept(self.rows, fit, pen)
        if variant.kind == "versus":
            self._draw_facing(pen, box, fit)
        else:
            self._draw_table(pen, box, fit)

    def _table_rows(self, fit: Fit) -> list[Sequence[Paragraph]]:
        return [self.head, *((row.label, *row.cells) for row in kept(self.rows, fit))]

    def _draw_table(self, pen: Pen, box: Rect, fit: Fit) -> None:
        rows = self._table_rows(fit)
        widths = self._widths(rows, box.w, fit) or []
        heights = self._heights(rows, widths, fit)
        add = min((box.h - sum(heights)) / len(heights), 4.5 * fit.size)
        y = box.y
        for index, (row, height) in enumerate(zip(rows, heights, strict=True)):
            at = Rect(box.x, y, box.w, height + add)
            if index == 0:
                pen.mark("table_head", at)
            elif index > 1:
                pen.mark("rule", Rect(box.x, y, box.w, 0.1))
            self._draw_row(pen, row, at, widths, (index == 0, fit))
            y += height + add

    def _draw_row(
        self, pen: Pen, row: Sequence[Paragraph], at: Rect, widths: Sequence[float], how: tuple[bool, Fit]
    ) -> None:
        is_head, fit = how
        x = at.x
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            color = "head" if is_head else "ink" if column == 0 else "muted"
            inner = Rect(x + _PAD / 2 * fit.size, at.y, width - _PAD * fit.size, at.h)
            pen.middle(cell, inner, Ink(fit.size, color, fit.cut.lines))
            x += width

    def _widths(self, rows: Sequence[Sequence[Paragraph]], width: float, fit: Fit) -> list[float] | None:
        """Every column as wide as its longest word; the rest shared by what the columns would like."""
        b = fit.size
        columns = list(zip(*rows, strict=True))
        least = [max(c.narrowest for c in column) * b * 1.01 + _PAD * b for column in columns]
        liked = [min(_WIDEST_EM, max(c.natural for c in column)) * b * 1.01 + _PAD * b for column in columns]
        if sum(least) > width:
            return None
        wishes = [max(0.01, want - need) for want, need in zip(liked, least, strict=True)]
        free = width - sum(least)
        named = sum(wishes)
        if free > named:
            # more room than anybody asks for: equal columns of cells read better than far gaps after the names
            even = (free - named) / len(columns)
            return [need + wish + even for need, wish in zip(least, wishes, strict=True)]
        return [need + free * wish / named for need, wish in zip(least, wishes, strict=True)]

    def _heights(self, rows: Sequence[Sequence[Paragraph]], widths: Sequence[float], fit: Fit) -> list[float]:
        b = fit.size
        return [
            max(c.height(b, w - _PAD * b, fit.cut.lines) for c, w in zip(row, widths, strict=True)) + _ROW_PAD * b
            for row in rows
        ]

    def _facing_size(self, width: float, fit: Fit) -> Size | None:
        middle, side = self._facing_widths(width, fit)
        rows = kept(self.rows, fit)
        inner = side - _PAD * fit.size
        words = max(c.narrowest * self._scale(c) * fit.size for row in rows for c in row.large)
        heads = max(c.narrowest for c in self.head[1:]) * fit.size * 1.2
        labels = max(row.label.narrowest for row in rows) * fit.size
        if max(words, heads) > inner or labels > middle - _PAD * fit.size or inner < 6 * fit.size:
            return None
        total = self._head_height(inner, fit) + sum(self._facing_heights(rows, middle, inner, fit))
        return Size(total, total * 1.3)

    def _facing_widths(self, width: float, fit: Fit) -> tuple[float, float]:
        """Widths of the names in the middle and of each side."""
        wanted = max(row.label.natural for row in self.rows) * fit.size * 1.02 + _PAD * fit.size
        middle = min(_MIDDLE * width, wanted)
        return middle, (width - middle) / 2

    def _scale(self, cell: Paragraph) -> float:
        return _LARGE if cell.face == "num" else 1.0

    def _head_height(self, inner: float, fit: Fit) -> float:
        tall = max(cell.height(1.2 * fit.size, inner, fit.cut.lines) for cell in self.head[1:])
        return max(_HEAD * fit.size, tall + 0.8 * fit.size) + 0.3 * fit.size

    def _facing_heights(self, rows: Sequence[Row], middle: float, inner: float, fit: Fit) -> list[float]:
        b = fit.size
        out = []
        for row in rows:
            cells = max(c.height(self._scale(c) * b, inner, fit.cut.lines) for c in row.large)
            bar = _FACING_BAR * b if row.lengths else 0.0
            label = row.label.height(b, middle - _PAD * b, fit.cut.lines)
            out.append(max(cells + bar, label) + _FACING_PAD * b)
        return out

    def _draw_facing(self, pen: Pen, box: Rect, fit: Fit) -> None:
        rows = kept(self.rows, fit)
        middle, side = self._facing_widths(box.w, fit)
        inner = side - _PAD * fit.size
        head = self._head_height(inner, fit)
        heights = self._facing_heights(rows, middle, inner, fit)
        sides = (Rect(box.x, box.y, side, box.h), Rect(box.right - side, box.y, side, box.h))
        aligns: tuple[Align, Align] = ("right", "left")
        for k, (at, align) in enumerate(zip(sides, aligns, strict=True)):
            pen.mark("panel_head", Rect(at.x, at.y, at.w, head - 0.3 * fit.size).on_grid(), i=k)
            room = Rect(at.x + _PAD / 2 * fit.size, at.y, inner, head - 0.3 * fit.size)
            pen.middle(self.head[k + 1], room, Ink(1.2 * fit.size, f"figure{k}", fit.cut.lines, align))
        add = min(max(0.0, box.h - head - sum(heights)) / len(rows), 3.0 * fit.size)
        y = box.y + head + max(0.0, box.h - head - sum(heights) - add * len(rows)) / 2
        for index, (row, height) in enumerate(zip(rows, heights, strict=True)):
            at = Rect(box.x, y, box.w, height + add)
            if index:
                pen.mark("rule", Rect(box.x, y, box.w, 0.1))
            name = Rect(box.x + side + _PAD / 2 * fit.size, y, middle - _PAD * fit.size, at.h)
            pen.middle(row.label, name, Ink(fit.size, "ink", fit.cut.lines, "center"))
            for k, (half, align) in enumerate(zip(sides, aligns, strict=True)):
                room = Rect(half.x + _PAD / 2 * fit.size, y, inner, at.h)
                self._draw_side(pen, row, k, room, (align, fit))
            y += height + add

    def _draw_side(self, pen: Pen, row: Row, side: int, at: Rect, how: tuple[Align, Fit]) -> None:
        align, fit = how
        cell = row.large[side]
        size = self._scale(cell) * fit.size
        tall = cell.height(size, at.w, fit.cut.lines)
        bar = _FACING_BAR * fit.size if row.lengths else 0.0
        top = at.y + (at.h - tall - bar) / 2
        color = f"accent{side}" if cell.face == "num" else "ink"
        pen.text(cell, Rect(at.x, top, at.w, tall), Ink(size, color, fit.cut.lines, align))
        if row.lengths:
            length = at.w * row.lengths[side]
            x = at.right - length if align == "right" else at.x
            pen.mark("bar", Rect(x, top + tall, length, bar * 0.8), i=side, across=True)
