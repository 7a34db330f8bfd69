"""Horizontal bars: names beside them, one bar per series or a stack, values at the ends where single."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from infographix_api.engine.layout.blocks.block import Size, Variant
from infographix_api.engine.layout.blocks.charts.axes import Scale, scale
from infographix_api.engine.layout.blocks.charts.data import Data
from infographix_api.engine.layout.blocks.charts.legend import Legend, hatch
from infographix_api.engine.layout.blocks.charts.plot import Plot
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.typeset import Typesetter

_LARGER = (1.4, 1.25, 1.12)
_THICK = 0.66
_AIRY = 1.5  # how much of their least height rows of larger type have


class BarPlot(Plot):
    aspects = (0.7, 2.4)

    def __init__(self, data: Data, setter: Typesetter) -> None:
        self.data = data
        self.axis: Scale = scale(setter, data.extent(), lambda v: data.written(v, as_tick=True))
        self.labels = [setter.paragraph("small", label) for label in data.rows_named()]
        self.legend = Legend([setter.paragraph("small", name) for name in data.names])
        one = len(data.rows) == 1 and data.mark != "stacked"
        self.values = (
            [setter.paragraph("strong", data.written(v)) if v is not None else None for v in data.first] if one else []
        )

    def variants(self) -> Sequence[Variant]:
        return [Variant("bars")]

    def penalty(self, variant: Variant) -> float:
        return 0.0 if self.data.mark == "bar" else 0.5

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        small = fit.small
        label, _ = self._columns(width, small)
        legend = self.legend.height(width, small)
        if legend is None or label < max(p.narrowest for p in self.labels) * small:
            return None
        if self._area(Rect(0, 0, width, 0), small).w < 6 * small:
            return None
        axis = 0.0 if self.values else 2 * small
        total = sum(self._rows(label, small)) + axis + legend
        return Size(total, total * 1.3)

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        small = self._largest(box, fit)
        box = box.below(self.legend.draw(pen, box, small))
        label, _ = self._columns(box.w, small)
        axis = 0.0 if self.values else 2 * small
        area = self._area(Rect(box.x, box.y, box.w, box.h - axis), small)
        rows = self._rows(label, small)
        stretch = min(area.h / sum(rows), 2.6)
        y = area.y + (area.h - sum(rows) * stretch) / 2
        self._draw_axis(pen, Rect(area.x, y, area.w, sum(rows) * stretch) if self.values else area, box, small)
        for index, (paragraph, natural) in enumerate(zip(self.labels, rows, strict=True)):
            row = Rect(area.x, y, area.w, natural * stretch)
            name = Rect(box.x, y, label, row.h)
            pen.middle(paragraph, name, Ink(small, "ink", align="right", balance=False))
            # one thickness for all, however many lines a name takes
            thick = _THICK * min(rows) * stretch
            self._draw_row(pen, index, Rect(row.x, row.y + (row.h - thick) / 2, row.w, thick), small)
            y += row.h

    def _largest(self, box: Rect, fit: Fit) -> float:
        """Size of names and values: larger than small type where the box is tall and no name breaks for it."""
        for factor in _LARGER:
            small = factor * fit.small
            label, _ = self._columns(box.w, small)
            legend = self.legend.height(box.w, small)
            is_wide = label > self._longest * small and self._area(box, small).w > 0.4 * box.w
            if is_wide and legend is not None and _AIRY * sum(self._rows(label, small)) + legend + 2 * small <= box.h:
                return small
        return fit.small

    @cached_property
    def _longest(self) -> float:
        return max(p.natural for p in self.labels)

    @cached_property
    def _widest_value(self) -> float:
        return max((p.natural for p in self.values if p), default=0.0)

    def _columns(self, width: float, small: float) -> tuple[float, float]:
        """Widths of names and of values."""
        names = min(0.4 * width, self._longest * small * 1.02 + 0.2 * small)
        values = self._widest_value * small
        return names, values + (0.6 * small if values else 0.0)

    def _area(self, box: Rect, small: float) -> Rect:
        """Where bars are drawn: right of the names, with room for values at the ends of bars to either side."""
        names, values = self._columns(box.w, small)
        below, above = (values if side else 0.0 for side in self._sides())
        left = names + below + 0.6 * small
        return Rect(box.x + left, box.y, box.w - left - above - 0.8 * small, box.h)

    def _sides(self) -> tuple[bool, bool]:
        """Whether values stand left of zero, and right of it."""
        values = [v for v in self.data.first if v is not None]
        return min(values, default=0.0) < 0, max(values, default=0.0) >= 0

    def _rows(self, label: float, small: float) -> list[float]:
        series = 1.0 if self.data.mark == "stacked" else max(1.0, len(self.data.rows) * 0.75)
        return [max(p.height(small, label), 1.25 * small * series) + 0.35 * small for p in self.labels]

    def _x(self, value: float, area: Rect) -> float:
        low, high = self.data.extent() if self.values else (self.axis.low, self.axis.high)
        return area.x + area.w * (value - low) / ((high - low) or 1.0)

    def _draw_axis(self, pen: Pen, area: Rect, box: Rect, small: float) -> None:
        if self.values:
            pen.mark("axis_down", Rect(self._x(0, area), area.y, 0.1, area.h))
            return
        taken = box.x
        for tick, label in zip(self.axis.ticks, self.axis.labels, strict=True):
            x, width = self._x(tick, area), label.natural * small
            left = min(x - width / 2, box.right - width)
            if left < taken:
                continue
            taken = left + width + 0.8 * small
            pen.mark("axis_down" if tick == 0 else "gridline_down", Rect(x, area.y, 0.1, area.h))
            at = Rect(left, area.bottom + 0.35 * small, width * 1.02 + 0.5, small)
            pen.text(label, at, Ink(small, "muted", 1))

    def _draw_row(self, pen: Pen, index: int, bar: Rect, small: float) -> None:
        if self.data.mark == "stacked":
            self._draw_stack(pen, index, bar)
            return
        each = bar.h / len(self.data.rows)
        for k, series in enumerate(self.data.rows):
            value = series[index]
            if value is None:
                continue
            left, right = sorted((self._x(0, bar), self._x(value, bar)))
            box = Rect(left, bar.y + k * each, max(1.0, right - left), each * (0.9 if len(self.data.rows) > 1 else 1))
            look = {"best": self._is_best(index), "fade": 20 if self.values else 0, "down": value < 0}
            pen.mark("bar", box, i=self.data.color(k, value), across=True, **look)
            hatch(pen, box, k)
        self._draw_value(pen, index, bar, small)

    def _draw_stack(self, pen: Pen, index: int, bar: Rect) -> None:
        up = down = 0.0
        for k, series in enumerate(self.data.rows):
            value = series[index] or 0.0
            start = up if value >= 0 else down
            left, right = sorted((self._x(start, bar), self._x(start + value, bar)))
            if right > left:
                part = Rect(left, bar.y, right - left, bar.h)
                pen.mark("bar", part, i=k, across=True, flat=True)
                hatch(pen, part, k)
            up, down = (start + value, down) if value >= 0 else (up, start + value)

    def _draw_value(self, pen: Pen, index: int, row: Rect, small: float) -> None:
        label = self.values[index] if self.values else None
        value = self.data.first[index]
        if label is None or value is None:
            return
        width = label.natural * small * 1.02 + 0.5
        left = self._x(value, row) - 0.4 * small - width if value < 0 else self._x(value, row) + 0.4 * small
        pen.middle(label, Rect(left, row.y, width, row.h), Ink(small, "ink", 1))

    def _is_best(self, index: int) -> bool:
        values = [v for v in self.data.first if v is not None]
        single = len(self.data.rows) == 1 and len(values) > 1 and min(values) >= 0
        return single and self.data.first.index(max(values)) == index and max(values) > 0
