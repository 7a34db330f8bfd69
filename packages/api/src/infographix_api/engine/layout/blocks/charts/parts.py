"""Parts of a whole, as given: a donut or a waffle of a hundred squares beside or above its legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from infographix_api.engine.layout.blocks.block import Shape, Size, Variant
from infographix_api.engine.layout.blocks.charts.counted import counted
from infographix_api.engine.layout.blocks.charts.data import Data
from infographix_api.engine.layout.blocks.charts.legend import hatch
from infographix_api.engine.layout.blocks.charts.plot import Plot
from infographix_api.engine.layout.geometry import SMALLEST, Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph
from infographix_api.engine.layout.typeset import Typesetter

_ROW_GAP = 0.35
_SMALLEST_SIDE = 6.4
_HOLE = 0.62
_WAFFLE_SIDE = 10
_LOW = 0.55  # a figure of less than this share of its box looks lost there


@dataclass(frozen=True)
class Part:
    name: Paragraph
    shown: Paragraph
    value: float


class PartsPlot(Plot):
    aspects = (0.75, 2.4)

    def __init__(self, data: Data, setter: Typesetter) -> None:
        pairs = [(name, v) for name, v in zip(data.categories, data.first, strict=True) if v is not None and v > 0]
        self.parts = [Part(setter.paragraph("body", n), setter.paragraph("num", _shown(data, v)), v) for n, v in pairs]
        self.is_donut = data.mark == "donut"
        self.is_countable = not self.is_donut and counted([p.value for p in self.parts], data.unit) is not None
        total = sum(p.value for p in self.parts)
        # one share alone leaves the rest of a hundred percent unnamed
        self.whole = 100.0 if data.unit == "%" and total < 99 else total

    def variants(self) -> Sequence[Variant]:
        return [Variant("side"), Variant("below")] if self.parts else []

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        """Names that wrap beside a figure count as a column too narrow."""
        if variant.kind != "side":
            return math.inf
        b = fit.size
        room = self._name_room(variant, width, self._smallest(width, b), b)
        wrapped = sum(p.name.count(room / b) - 1 for p in self.parts)
        return 12.5 - 2.5 * wrapped if wrapped else math.inf

    def shape(self, variant: Variant, width: float, height: float, fit: Fit) -> Shape:
        """Beside its legend, a figure much lower than its box is lost in it."""
        plain = super().shape(variant, width, height, fit)
        if variant.kind != "side" or plain.aspect > plain.high:
            return plain
        wanted = self._longest * fit.size * 1.02
        tall = self._side(Rect(0, 0, width, height), fit.size, wanted) / height
        return Shape(tall, _LOW, 1.0) if tall < _LOW else plain

    def penalty(self, variant: Variant) -> float:
        """A hundred squares say less plainly what seven of nine icons say."""
        return 0.5 if self.is_countable else 0.0

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        b = fit.size
        side = self._smallest(width, b)
        room = self._name_room(variant, width, side, b)
        if max(p.name.narrowest for p in self.parts) * b > room:
            return None
        legend = sum(self._row_heights(room, b))
        if variant.kind == "side":
            liked = max(legend, min(0.46 * width, 12 * b))
            return Size(max(legend, side), liked)
        return Size(legend + 7.5 * b, legend + min(width * 0.7, 13 * b))

    def _smallest(self, width: float, b: float) -> float:
        """Side of the figure beside its legend: as small as it must be to leave names on one line, within limits."""
        wanted = self._longest * b * 1.02
        side = width - 2.1 * b - self._widest_value * b - 1.4 * b - wanted
        return max(_SMALLEST_SIDE * b, min(0.46 * width, 12 * b, side))

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        b = fit.size
        if variant.kind == "side":
            figure, legend = self._side_by_side(box, b)
        else:
            figure, legend = self._one_above_other(box, b)
        if self.is_donut:
            self._draw_donut(pen, figure, b)
        else:
            self._draw_waffle(pen, figure)
        self._draw_legend(pen, legend, b)

    @cached_property
    def _longest(self) -> float:
        return max(p.name.natural for p in self.parts)

    @cached_property
    def _widest_value(self) -> float:
        return max(p.shown.natural for p in self.parts)

    def _name_room(self, variant: Variant, width: float, side: float, b: float) -> float:
        shown = self._widest_value * b
        return width - 2.1 * b - shown - (side + 1.4 * b if variant.kind == "side" else 0.0)

    def _row_heights(self, room: float, b: float) -> list[float]:
        return [p.name.height(b, room) + _ROW_GAP * b for p in self.parts]

    def _side_by_side(self, box: Rect, b: float) -> tuple[Rect, Rect]:
        wanted = self._longest * b * 1.02
        side = self._side(box, b, wanted)
        room = min(self._name_room(Variant("side"), box.w, side, b), wanted)
        shown = self._widest_value * b
        width = side + 1.4 * b + room + 2.1 * b + shown
        left = box.x + max(0.0, box.w - width) / 2
        height = sum(self._row_heights(room, b))
        figure = Rect(left, box.y + (box.h - side) / 2, side, side)
        return figure, Rect(figure.right + 1.4 * b, box.y + (box.h - height) / 2, room + 2.1 * b + shown, height)

    def _side(self, box: Rect, b: float, wanted: float) -> float:
        """As large as leaves every name on one line; never smaller than what `size` promised."""
        least = self._smallest(box.w, b)
        largest = min(box.h, 0.55 * box.w, 24 * b)
        sides = [largest - (largest - least) * k / 8 for k in range(9)] if largest > least else []
        one_line = (s for s in sides if self._name_room(Variant("side"), box.w, s, b) >= wanted)
        return next(one_line, min(box.h, least))

    def _one_above_other(self, box: Rect, b: float) -> tuple[Rect, Rect]:
        height = sum(self._row_heights(self._name_room(Variant("below"), box.w, 0, b), b))
        side = min(box.w, box.h - height - 0.8 * b, 26 * b)
        top = box.y + max(0.0, box.h - side - 0.8 * b - height) / 2
        figure = Rect(box.x + (box.w - side) / 2, top, side, side)
        return figure, Rect(box.x, figure.bottom + 0.8 * b, box.w, height)

    def _draw_donut(self, pen: Pen, box: Rect, b: float) -> None:
        start = 0.0
        for index, part in enumerate(self.parts):
            end = start + 360 * part.value / self.whole
            outline = _ring(box.w / 2, start, end)
            pen.mark("slice", box, i=index, points=outline, start=start, end=end)
            hatch(pen, box, index, points=outline)
            start = end
        if start < 359:
            pen.mark("slice", box, i=-1, points=_ring(box.w / 2, start, 360.0), start=start, end=360)
        largest = max(self.parts, key=lambda p: p.value)
        size = min(2.6 * b, box.w * _HOLE * 0.8 / largest.shown.natural)
        if size < SMALLEST:
            return
        middle = box.inset(box.w * (1 - _HOLE) / 2)
        name = max(SMALLEST, 0.85 * b)
        if largest.name.natural * name < middle.w * 0.86 and size + name < middle.h * 0.6:
            height = size * largest.shown.leading
            top = middle.y + (middle.h - height - name * 1.1) / 2
            pen.text(largest.shown, Rect(middle.x, top, middle.w, height), Ink(size, "ink", 1, "center"))
            pen.text(largest.name, Rect(middle.x, top + height * 0.94, middle.w, name), Ink(name, "muted", 1, "center"))
            return
        pen.middle(largest.shown, middle, Ink(size, "ink", 1, "center"))

    def _draw_waffle(self, pen: Pen, box: Rect) -> None:
        pitch = box.w / _WAFFLE_SIDE
        side = pitch * 0.84
        owners = [k for k, count in enumerate(_cells([p.value for p in self.parts], self.whole)) for _ in range(count)]
        for cell in range(_WAFFLE_SIDE**2):
            row, column = divmod(cell, _WAFFLE_SIDE)
            owner = owners[cell] if cell < len(owners) else -1
            square = Rect(box.x + column * pitch, box.y + row * pitch, side, side)
            pen.mark("cell", square, i=owner)
            hatch(pen, square, owner)

    def _draw_legend(self, pen: Pen, box: Rect, b: float) -> None:
        shown = self._widest_value * b
        room = box.w - 2.1 * b - shown
        y = box.y
        for index, part in enumerate(self.parts):
            line = b * part.name.leading
            key = Rect(box.x, y + (line - 0.8 * b) / 2, 0.8 * b, 0.8 * b)
            pen.mark("key", key, i=index)
            hatch(pen, key, index)
            pen.text(part.name, Rect(box.x + 1.3 * b, y, room, line), Ink(b, "ink", balance=False))
            pen.right(part.shown, Rect(box.x, y, box.w, line), Ink(b, "ink"))
            y += part.name.height(b, room) + _ROW_GAP * b


def _shown(data: Data, value: float) -> str:
    return data.written(value)


def _ring(radius: float, start: float, end: float) -> list[list[float]]:
    """Outline of a ring sector in degrees clockwise from the top, with a hairline gap to its neighbours."""
    gap = min(0.8, (end - start) / 4)
    steps = max(3, int((end - start) / 3))
    angles = [math.radians(start + gap + (end - start - 2 * gap) * k / steps) for k in range(steps + 1)]
    outer = [_at(radius, radius, a) for a in angles]
    return outer + [_at(radius, radius * _HOLE, a) for a in reversed(angles)]


def _at(centre: float, radius: float, angle: float) -> list[float]:
    return [round(centre + radius * math.sin(angle), 2), round(centre - radius * math.cos(angle), 2)]


def _cells(values: Sequence[float], whole: float) -> list[int]:
    """A hundred squares shared out by largest remainder."""
    shares = [value / whole * _WAFFLE_SIDE**2 for value in values]
    counts = [int(s) for s in shares]
    order = sorted(range(len(values)), key=lambda k: counts[k] - shares[k])
    for k in order[: round(sum(shares)) - sum(counts)]:
        counts[k] += 1
    return counts
