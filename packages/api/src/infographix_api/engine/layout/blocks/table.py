"""A comparison as a table: a head row, a label column, cells that wrap."""

from __future__ import annotations

from collections.abc import Sequence

from infographix_api.engine.layout.blocks.block import Block, Size, Variant, kept
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph

_PAD = 1.0
_ROW_PAD = 0.7
_WIDEST_EM = 22

Row = Sequence[Paragraph]


class Table(Block):
    stretch = 0.3
    slack = 1.2

    def __init__(self, head: Row, rows: Sequence[Row]) -> None:
        super().__init__()
        self.head = head
        self.rows = rows

    def variants(self, fit: Fit) -> Sequence[Variant]:
        return [Variant("table")]

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        rows = [self.head, *kept(self.rows, fit)]
        widths = self._widths(rows, width, fit)
        if widths is None:
            return None
        total = sum(self._heights(rows, widths, fit))
        return Size(total, total * 1.15)

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        rows = [self.head, *kept(self.rows, fit, pen)]
        widths = self._widths(rows, box.w, fit) or []
        heights = self._heights(rows, widths, fit)
        add = min((box.h - sum(heights)) / len(heights), 1.6 * fit.size)
        y = box.y
        for index, (row, height) in enumerate(zip(rows, heights, strict=True)):
            at = Rect(box.x, y, box.w, height + add)
            if index == 0:
                pen.mark("table_head", at)
            elif index > 1:
                pen.mark("rule", Rect(box.x, y, box.w, 0.1))
            self._draw_row(pen, row, at, widths, (index == 0, fit))
            y += height + add

    def _draw_row(self, pen: Pen, row: Row, at: Rect, widths: Sequence[float], how: tuple[bool, Fit]) -> None:
        is_head, fit = how
        x = at.x
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            color = "head" if is_head else "ink" if column == 0 else "muted"
            inner = Rect(x + _PAD / 2 * fit.size, at.y, width - _PAD * fit.size, at.h)
            pen.middle(cell, inner, Ink(fit.size, color, fit.cut.lines))
            x += width

    def _widths(self, rows: Sequence[Row], width: float, fit: Fit) -> list[float] | None:
        """Every column as wide as its longest word; the rest shared by what the columns would like."""
        b = fit.size
        columns = list(zip(*rows, strict=True))
        least = [max(c.narrowest for c in column) * b * 1.01 + _PAD * b for column in columns]
        liked = [min(_WIDEST_EM, max(c.natural for c in column)) * b * 1.01 + _PAD * b for column in columns]
        if sum(least) > width:
            return None
        wishes = [max(0.01, want - need) for want, need in zip(liked, least, strict=True)]
        free = width - sum(least)
        return [need + free * wish / sum(wishes) for need, wish in zip(least, wishes, strict=True)]

    def _heights(self, rows: Sequence[Row], widths: Sequence[float], fit: Fit) -> list[float]:
        b = fit.size
        return [
            max(c.height(b, w - _PAD * b, fit.cut.lines) for c, w in zip(row, widths, strict=True)) + _ROW_PAD * b
            for row in rows
        ]
