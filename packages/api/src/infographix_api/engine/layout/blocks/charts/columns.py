"""Columns, stacked columns and histograms; values above the columns where they fit, else an axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographix_api.engine.layout.blocks.block import Size, Variant
from infographix_api.engine.layout.blocks.charts.axes import (
    Categories,
    Scale,
    categories,
    draw_labels,
    draw_value_axis,
    scale,
)
from infographix_api.engine.layout.blocks.charts.data import Data
from infographix_api.engine.layout.blocks.charts.legend import Legend, end_labels, hatch
from infographix_api.engine.layout.blocks.charts.plot import Plot
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.typeset import Typesetter
from infographix_api.engine.palette import ACCENTS

_MANY = 24
_COLUMN_SHARE = 0.68  # of its slot
_WIDEST = 7.5
_MOST_END_NAMES, _WIDEST_END_NAMES = 5, 0.3
_THINNEST = 0.06  # share of a stack below which a name beside it would not be seen to belong to it


@dataclass(frozen=True)
class _Frame:
    area: Rect
    slot: float
    lines: int | None  # of wrapped category labels; None: thinned on one line
    values_shown: bool
    low: float
    high: float
    names_at_end: bool
    widest: float  # column

    def y(self, value: float) -> float:
        return self.area.bottom - (value - self.low) / (self.high - self.low) * self.area.h

    def centre(self, index: int) -> float:
        return self.area.x + self.slot * (index + 0.5)


class ColumnPlot(Plot):
    aspects = (1.0, 2.6)

    def __init__(self, data: Data, setter: Typesetter) -> None:
        self.data = data
        self.axis: Scale = scale(setter, data.extent(), lambda v: data.written(v, as_tick=True))
        self.names = [setter.paragraph("small", name) for name in data.names]
        self.legend = Legend(self.names)
        self.categories: Categories = categories(setter, data)
        one = len(data.rows) == 1 and data.mark != "stacked" and len(data.categories) <= _MANY
        self.values = (
            [setter.paragraph("strong", data.written(v)) if v is not None else None for v in data.first] if one else []
        )

    def variants(self) -> Sequence[Variant]:
        return [Variant("columns")]

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        small = fit.small
        legend = 0.0 if self._ends(width, small) else self.legend.height(width, small)
        if legend is None or width < 11 * fit.size or not self._readable(width, small):
            return None
        lines = self._lines(self._area_width(width, small), small) or 1
        extra = legend + lines * small * self.axis.labels[0].leading + 1.5 * small
        return Size(
            extra + max(6.5 * fit.size, min(0.18 * width, 12 * fit.size)),
            extra + min(21 * fit.size, max(8 * fit.size, width * 0.46)),
        )

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        small = fit.small
        ends = self._ends(box.w, small)
        if not ends:
            box = box.below(self.legend.draw(pen, box, small))
        frame = self._frame(box, small, names_at_end=ends)
        if frame.values_shown:
            pen.mark("axis", Rect(frame.area.x, frame.y(0), frame.area.w, 0.1))
        else:
            draw_value_axis(pen, self.axis, frame.area, box.x, small)
        for index in range(len(self.data.categories)):
            self._draw_column(pen, index, frame)
        if frame.values_shown:
            self._draw_values(pen, frame, small)
        if ends:
            self._draw_names(pen, frame, box, small)
        self._draw_categories(pen, frame, box, small)

    def _readable(self, width: float, small: float) -> bool:
        """Names must stand under their columns; only numbers and long series may be thinned."""
        can_thin = self.data.is_numeric or len(self.data.categories) > _MANY or self.data.mark == "histogram"
        return can_thin or self._lines(self._area_width(width, small), small) is not None

    def _lines(self, width: float, small: float) -> int | None:
        return self.categories.wrapped_lines(width / len(self.data.categories), small)

    def _values_fit(self, width: float, small: float) -> bool:
        widest = max((p.natural for p in self.values if p), default=0.0)
        return bool(self.values) and widest * small < width / len(self.values) * 0.96

    def _area_width(self, width: float, small: float) -> float:
        names = self._names_width(small) if self._ends(width, small) else 0.0
        return width if self._values_fit(width, small) else width - names - (self.axis.widest + 0.8) * small

    def _ends(self, width: float, small: float) -> bool:
        """Whether the names of a stack fit beside its last column."""
        if self.data.mark != "stacked" or len(self.names) < 2 or len(self.names) > _MOST_END_NAMES:
            return False
        last = [row[-1] for row in self.data.rows]
        total = sum(v for v in last if v)
        thick = all(v is not None and v >= _THINNEST * total for v in last)
        return thick and total > 0 and self._names_width(small) < _WIDEST_END_NAMES * width

    def _names_width(self, small: float) -> float:
        return max(p.natural for p in self.names) * small * 1.02 + 0.5 * small

    def _frame(self, box: Rect, small: float, *, names_at_end: bool) -> _Frame:
        shown = self._values_fit(box.w, small)
        width = self._area_width(box.w, small)
        lines = self._lines(width, small)
        below = (lines or 1) * small * self.axis.labels[0].leading + 0.25 * small
        low, high = self.data.extent() if shown else (self.axis.low, self.axis.high)
        high = high if high > low else low + 1
        top = (1.5 if shown and high > 0 else 0.6) * small
        bottom = 1.5 * small if shown and low < 0 else 0.0
        names = self._names_width(small) if names_at_end else 0.0
        area = Rect(box.right - names - width, box.y + top, width, box.h - below - top - bottom)
        return _Frame(area, width / len(self.data.categories), lines, shown, low, high, names_at_end, _WIDEST * small)

    def _draw_names(self, pen: Pen, frame: _Frame, box: Rect, small: float) -> None:
        """Each name beside its part of the last column."""
        start, middles = 0.0, []
        for row in self.data.rows:
            value = row[-1] or 0.0
            middles.append(frame.y(start + value / 2))
            start += value
        height = 1.25 * small
        tops = end_labels(middles, height, box.y, frame.area.bottom)
        x = frame.area.right + 0.4 * small - (1 - _COLUMN_SHARE) / 2 * frame.slot
        x = max(x, frame.area.right - frame.slot * (1 - _COLUMN_SHARE) / 2 + 0.2 * small)
        for name, k in zip(self.names, range(len(self.names)), strict=True):
            if tops:
                pen.middle(name, Rect(x, tops[k], box.right - x, height), Ink(small, f"accent{k % ACCENTS}", 1))

    def _draw_column(self, pen: Pen, index: int, frame: _Frame) -> None:
        share = 0.94 if self.data.mark == "histogram" else _COLUMN_SHARE
        width = min(frame.slot * share, frame.widest)
        left = frame.centre(index) - width / 2
        if self.data.mark == "stacked":
            self._draw_stack(pen, index, Rect(left, 0, width, 0), frame)
            return
        each = width / len(self.data.rows)
        for k, row in enumerate(self.data.rows):
            value = row[index]
            if value is None:
                continue
            top, bottom = sorted((frame.y(0), frame.y(value)))
            bar = Rect(left + k * each, top, each * (0.94 if len(self.data.rows) > 1 else 1), max(1.0, bottom - top))
            look = {"best": self._is_best(index), "fade": self._fade(index), "down": value < 0}
            pen.mark("bar", bar, i=self.data.color(k, value), across=False, **look)
            hatch(pen, bar, k)

    def _draw_stack(self, pen: Pen, index: int, at: Rect, frame: _Frame) -> None:
        up = down = 0.0
        for k, row in enumerate(self.data.rows):
            value = row[index] or 0.0
            start = up if value >= 0 else down
            top, bottom = sorted((frame.y(start), frame.y(start + value)))
            if bottom > top:
                part = Rect(at.x, top, at.w, bottom - top)
                pen.mark("bar", part, i=k, across=False, flat=True)
                hatch(pen, part, k)
            up, down = (start + value, down) if value >= 0 else (up, start + value)

    def _is_best(self, index: int) -> bool:
        values = [v for v in self.data.first if v is not None]
        single = len(self.data.rows) == 1 and self.data.mark == "column" and len(values) > 1 and min(values) >= 0
        return single and self.data.first[index] == max(values) > 0 and self.data.first.index(max(values)) == index

    def _fade(self, index: int) -> int:
        """Later columns are stronger: the eye goes along."""
        last = max(1, len(self.data.categories) - 1)
        if self.data.has_negative():
            return 0
        return 0 if len(self.data.rows) > 1 or (not self.data.is_numeric and last > 12) else 45 - 38 * index // last

    def _draw_values(self, pen: Pen, frame: _Frame, small: float) -> None:
        for index, (label, value) in enumerate(zip(self.values, self.data.first, strict=True)):
            if label and value is not None:
                y = frame.y(value) + 0.15 * small if value < 0 else frame.y(value) - 1.4 * small
                at = Rect(frame.centre(index) - frame.slot / 2, y, frame.slot, 1.3 * small)
                pen.text(label, at, Ink(small, "ink", 1, "center"))

    def _draw_categories(self, pen: Pen, frame: _Frame, box: Rect, small: float) -> None:
        xs = [frame.centre(i) for i in range(len(self.data.categories))]
        below = 1.5 * small if frame.values_shown and frame.low < 0 else 0.0
        at = Rect(box.x, frame.area.bottom + below + 0.25 * small, box.w, small)
        if frame.lines is not None:
            draw_labels(pen, list(zip(self.categories.labels, xs, strict=True)), at, frame.slot * 0.98, small)
            return
        draw_labels(pen, self.categories.thinned(xs, at, small, slack=0.8), at, box.w, small)
