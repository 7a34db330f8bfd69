"""Figures as tiles: a large number, its unit, what it says, an icon. The first may be the hero of the page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from infographix_api.engine.layout.blocks.block import Block, Shape, Size, Variant, kept
from infographix_api.engine.layout.geometry import SMALLEST, Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph

_GAP = 0.85
_PAD = 0.95
_ICON = 1.9
_LARGEST = 3.1
_HERO_LARGEST = 6.0
_ABOVE = 2.4  # free height from which the icon goes above the figure
_LEAST = 1.45
# the hero takes this share of the width beside the others, of the height above them
_HERO_WIDTH = 0.44


@dataclass(frozen=True)
class Figure:
    number: Paragraph
    unit: Paragraph | None
    label: Paragraph
    icon: str | None


@dataclass(frozen=True)
class _Setting:
    """How a tile's figure is set: number size, and whether its icon has room."""

    number: float
    icon: bool


class Stats(Block):
    """Tiles of their own on the page, or `inset` in a card: calmer fills, numbers in the accents."""

    stretch = 0.7
    slack = 0.9

    def __init__(self, figures: Sequence[Figure], *, hero: bool = False, inset: bool = False) -> None:
        super().__init__()
        self.figures = figures
        self.hero = hero
        self.inset = inset

    def variants(self, fit: Fit) -> Sequence[Variant]:
        n = len(kept(self.figures, fit))
        out = [Variant("tiles", c) for c in range(1, n + 1) if not (n > 3 and c > 1 and n % c == 1)]
        if self.hero and n >= 3:
            even = [c for c in (1, 2, 3) if (n - 1) % c == 0]
            out += [Variant("hero_left", c) for c in even if c < 3] + [Variant("hero_top", c) for c in even]
        return out

    def penalty(self, variant: Variant) -> float:
        return 0.22 if self.hero and len(self.figures) >= 3 and variant.kind == "tiles" else 0.0

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        return min(box.w for box in self._boxes(variant, Rect(0, 0, width, 1e4), fit)) / fit.size - 1.2

    def shape(self, variant: Variant, width: float, height: float, fit: Fit) -> Shape | None:
        boxes = self._boxes(variant, Rect(0, 0, width, height), fit)
        small = boxes[-1]
        return Shape(small.w / max(1.0, small.h), 1.15, 2.6)

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        figures = kept(self.figures, fit)
        boxes = self._boxes(variant, Rect(0, 0, width, 1e4), fit)
        needs = [self._need([f], box.w, fit) for f, box in zip(figures, boxes, strict=True)]
        if any(need is None for need in needs):
            return None
        tall = [need for need in needs if need is not None]
        total = self._total(variant, tall, fit)
        return Size(total, total * (1.12 if variant.kind == "tiles" else 1.25))

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        figures = kept(self.figures, fit, pen)
        boxes = self._boxes(variant, box, fit)
        lead = 0 if variant.kind == "tiles" else 1
        others = self._setting(figures[lead:], min(b.w for b in boxes[lead:]), fit)
        label = max(self._label_height(f, b.w, fit) for f, b in zip(figures[lead:], boxes[lead:], strict=True))
        if lead:
            self._draw_hero(pen, figures[0], boxes[0], fit)
        for i, (figure, tile) in enumerate(zip(figures[lead:], boxes[lead:], strict=True), lead):
            self._draw_tile(pen, figure, (i, tile), fit, (others, label))

    def _draw_hero(self, pen: Pen, figure: Figure, tile: Rect, fit: Fit) -> None:
        scale = min(1.6, max(1.0, tile.w / (24 * fit.size)))
        while scale > 1.0 and self._hero_height(figure, tile.w, fit.at(fit.size * scale)) > tile.h:
            scale -= 0.05
        larger = fit.at(fit.size * max(1.0, scale))
        label = self._label_height(figure, tile.w, larger)
        room = tile.h - 2 * _PAD * larger.size - label - 0.2 * larger.size
        widest = self._setting([figure], tile.w, larger, largest=_HERO_LARGEST)
        setting = _Setting(max(_LEAST * fit.size, min(widest.number, room / 1.02)), widest.icon)
        self._draw_tile(pen, figure, (0, tile), larger, (setting, label))

    def _hero_height(self, figure: Figure, width: float, fit: Fit) -> float:
        return self._need([figure], width, fit) or math.inf

    def _draw_tile(
        self, pen: Pen, figure: Figure, tile: tuple[int, Rect], fit: Fit, setting: tuple[_Setting, float]
    ) -> None:
        (index, box), (how, label) = tile, setting
        pad, number = _PAD * fit.size, how.number
        pen.mark("inset" if self.inset else "tile", box, i=index)
        height = number * 1.02 + 0.2 * fit.size + label
        above = box.h - height - 2 * pad * 0.9
        y = box.y + max(pad * 0.9, (box.h - height) / 2)
        if figure.icon and above > _ABOVE * fit.size:
            # tall tile: the icon stands on top, the figure at the foot
            side = min(above - 0.6 * fit.size, 3.4 * fit.size, number * 1.3)
            y = box.bottom - 0.9 * pad - height
            self._draw_icon(pen, figure.icon, Rect(box.x + pad, box.y + pad, side, side), index)
        elif how.icon and figure.icon:
            side = min(1.6 * fit.size * max(1.0, number / (2.6 * fit.size)), box.h * 0.4)
            side = min(side, box.w - 2 * pad - self._width(figure, number) - 0.2 * fit.size)
            self._draw_icon(pen, figure.icon, Rect(box.right - pad - side, box.y + pad, side, side), index)
        color = f"accent{index % 4}" if self.inset else f"figure{index % 4}"
        x, baseline = box.x + pad, y + number * 0.86
        width = pen.line(figure.number, x, baseline, Ink(number, color))
        if figure.unit:
            pen.line(figure.unit, x + width + 0.15 * number, baseline, Ink(self._unit_size(number), color))
        at = Rect(x, y + number * 1.02 + 0.2 * fit.size, box.w - 2 * pad, label)
        pen.text(figure.label, at, Ink(fit.size, "ink" if self.inset else f"on{index % 4}", fit.cut.lines))

    def _draw_icon(self, pen: Pen, name: str, box: Rect, index: int) -> None:
        pen.mark("inset_icon" if self.inset else "tile_icon", box, icon=name, i=index)

    def _boxes(self, variant: Variant, box: Rect, fit: Fit) -> list[Rect]:
        n, gap = len(kept(self.figures, fit)), _GAP * fit.size
        if variant.kind == "tiles":
            return _grid(box, n, variant.columns, gap)
        if variant.kind == "hero_left":
            wide = (box.w - gap) * (_HERO_WIDTH if variant.columns == 2 else 0.58)
            rest = Rect(box.x + wide + gap, box.y, box.w - wide - gap, box.h)
            return [Rect(box.x, box.y, wide, box.h), *_grid(rest, n - 1, variant.columns, gap)]
        rows = -(-(n - 1) // variant.columns)
        tall = (box.h - gap * rows) * (1.35 / (1.35 + rows))
        return [Rect(box.x, box.y, box.w, tall), *_grid(box.below(tall + gap), n - 1, variant.columns, gap)]

    def _total(self, variant: Variant, needs: Sequence[float], fit: Fit) -> float:
        gap = _GAP * fit.size
        if variant.kind == "tiles":
            rows = -(-len(needs) // variant.columns)
            return max(needs) * rows + gap * (rows - 1)
        rows = -(-(len(needs) - 1) // variant.columns)
        others = max(needs[1:]) * rows + gap * (rows - 1)
        if variant.kind == "hero_left":
            return max(needs[0] * 1.1, others)
        return max(max(needs[1:]), needs[0] / 1.35) * (1.35 + rows) + gap * rows

    def _need(self, figures: Sequence[Figure], width: float, fit: Fit) -> float | None:
        setting = self._setting(figures, width, fit)
        inner = width - 2 * _PAD * fit.size
        if setting.number < _LEAST * fit.size or any(f.label.narrowest * fit.size > inner for f in figures):
            return None
        label = max(self._label_height(f, width, fit) for f in figures)
        return 2 * _PAD * 0.92 * fit.size + setting.number * 1.02 + 0.2 * fit.size + label

    def _label_height(self, figure: Figure, width: float, fit: Fit) -> float:
        return figure.label.height(fit.size, width - 2 * _PAD * fit.size, fit.cut.lines)

    def _setting(self, figures: Sequence[Figure], width: float, fit: Fit, largest: float = _LARGEST) -> _Setting:
        inner = width - 2 * _PAD * fit.size
        with_icon = self._number_size(figures, inner - _ICON * fit.size) if any(f.icon for f in figures) else 0.0
        if with_icon >= 2.2 * fit.size:
            return _Setting(min(largest * fit.size, with_icon), True)
        return _Setting(min(largest * fit.size, self._number_size(figures, inner)), False)

    def _number_size(self, figures: Sequence[Figure], inner: float) -> float:
        return min(_widest_number(f, inner) for f in figures) / 1.005

    def _width(self, figure: Figure, number: float) -> float:
        unit = figure.unit.natural * self._unit_size(number) + 0.15 * number if figure.unit else 0.0
        return figure.number.natural * number + unit

    def _unit_size(self, number: float) -> float:
        return max(SMALLEST, number * 0.46)


def _widest_number(figure: Figure, inner: float) -> float:
    """The largest number size at which number and unit fit side by side."""
    if figure.unit is None:
        return inner / figure.number.natural
    size = inner / (figure.number.natural + 0.15 + 0.46 * figure.unit.natural)
    if size * 0.46 >= SMALLEST:
        return size
    return (inner - SMALLEST * figure.unit.natural) / (figure.number.natural + 0.15)


def _grid(box: Rect, n: int, columns: int, gap: float) -> list[Rect]:
    """Equal tiles; the last row shares its width."""
    rows = -(-n // columns)
    height = (box.h - gap * (rows - 1)) / rows
    out = []
    for i in range(n):
        row, column = divmod(i, columns)
        in_row = min(columns, n - row * columns)
        width = (box.w - gap * (in_row - 1)) / in_row
        out.append(Rect(box.x + column * (width + gap), box.y + row * (height + gap), width, height))
    return out
