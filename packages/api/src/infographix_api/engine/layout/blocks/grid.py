"""Items in columns: rows as tall as their tallest cell. Figures, steps, lists and timelines are grids."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from infographix_api.engine.layout.blocks.block import Block, Size, Variant, kept
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Pen

T = TypeVar("T")


def rows_of(heights: Sequence[float], columns: int) -> list[float]:
    return [max(heights[start : start + columns]) for start in range(0, len(heights), columns)]


class Grid(Block, Generic[T]):
    """Subclasses say how tall a cell is and draw one."""

    gap = (1.2, 0.9)  # between columns and rows, in em

    def __init__(self, items: Sequence[T]) -> None:
        super().__init__()
        self.items = items
        self._narrowest: dict[int, float] = {}  # by shortening level

    @abstractmethod
    def narrowest_cell(self, item: T, fit: Fit) -> float:
        """The least width of an item's texts, in em."""

    @abstractmethod
    def cell_heights(self, items: Sequence[T], variant: Variant, width: float, fit: Fit) -> list[float] | None:
        """Heights of all cells at this cell width, or None when a word does not fit."""

    @abstractmethod
    def draw_cell(self, pen: Pen, item: T, index: int, box: Rect, how: tuple[Variant, Fit]) -> None: ...

    def draw_connectors(self, pen: Pen, boxes: Sequence[Rect], variant: Variant, fit: Fit) -> None:
        """What lies behind the cells: rails and arrows."""

    def narrowest(self, fit: Fit) -> float:
        """The least width of the texts of all cells."""
        if fit.level not in self._narrowest:
            self._narrowest[fit.level] = max(self.narrowest_cell(item, fit) for item in kept(self.items, fit))
        return self._narrowest[fit.level] * fit.size

    def cell_width(self, variant: Variant, width: float, fit: Fit) -> float:
        return (width - self.gap[0] * fit.size * (variant.columns - 1)) / variant.columns

    def row_gap(self, variant: Variant, fit: Fit) -> float:
        return self.gap[1] * fit.size

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        items = kept(self.items, fit)
        heights = self.cell_heights(items, variant, self.cell_width(variant, width, fit), fit)
        if heights is None:
            return None
        rows = rows_of(heights, variant.columns)
        total = sum(rows) + self.row_gap(variant, fit) * (len(rows) - 1)
        return Size(total, total * 1.05)

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        items = kept(self.items, fit, pen)
        boxes = self.cells(items, variant, box, fit)
        self.draw_connectors(pen, boxes, variant, fit)
        for index, (item, cell) in enumerate(zip(items, boxes, strict=True)):
            self.draw_cell(pen, item, index, cell, (variant, fit))

    def cells(self, items: Sequence[T], variant: Variant, box: Rect, fit: Fit) -> list[Rect]:
        """Where each cell goes: spare height opens the gaps, then centres the whole."""
        width = self.cell_width(variant, box.w, fit)
        rows = rows_of(self.cell_heights(items, variant, width, fit) or [0.0], variant.columns)
        gap = self.row_gap(variant, fit)
        free = max(0.0, box.h - sum(rows) - gap * (len(rows) - 1))
        extra = min(free / len(rows), 1.6 * fit.size) if len(rows) > 1 else 0.0
        y = box.y + (free - extra * (len(rows) - 1)) / 2 * (len(rows) > 1 or free > 3 * fit.size)
        out: list[Rect] = []
        for height in rows:
            for column in range(min(variant.columns, len(items) - len(out))):
                x = box.x + column * (width + self.gap[0] * fit.size)
                out.append(Rect(x, y, width, height))
            y += height + gap + extra
        return out
