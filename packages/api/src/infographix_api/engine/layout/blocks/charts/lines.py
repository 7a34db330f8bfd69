"""Lines, areas and scatter plots: points placed by x and y, the last one of a single line called out."""

from __future__ import annotations

import itertools
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
from infographix_api.engine.layout.blocks.charts.legend import Legend, end_labels
from infographix_api.engine.layout.blocks.charts.plot import Plot
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph
from infographix_api.engine.layout.typeset import Typesetter
from infographix_api.engine.palette import ACCENTS

Point = tuple[float, float]

# Beyond this a name at the end of its line would eat the plot; it goes into a legend above.
_WIDEST_END_LABEL = 0.3
_MANY_DOTS = 1000


_MARKERS = 6


@dataclass(frozen=True)
class _Frame:
    """Room of one drawing: the plot area, the x of every category, where names of series go."""

    area: Rect
    xs: tuple[float, ...]
    names_at_end: bool


class LinePlot(Plot):
    def __init__(self, data: Data, setter: Typesetter) -> None:
        self.data = data
        self.axis: Scale = scale(setter, data.extent(), lambda v: data.written(v, as_tick=True))
        self.names = tuple(setter.paragraph("small", name) for name in data.names)
        self.legend = Legend(self.names, key="marker")
        self.callout = self._callout(setter)
        self.across = self._across(setter)
        if data.mark == "scatter":
            self.aspects = (1.0, 2.2)

    def variants(self) -> Sequence[Variant]:
        return [Variant("lines")]

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        small = fit.small
        left = self._left(small)
        legend = 0.0 if self._ends(width, small) else self.legend.height(width, small)
        if width - left < 9 * fit.size or legend is None:
            return None
        extra = legend + small * self.axis.labels[0].leading
        return Size(
            extra + max(7 * fit.size, min(0.2 * width, 12 * fit.size)),
            extra + min(22 * fit.size, max(9 * fit.size, width * 0.5)),
        )

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        small = fit.small
        ends = self._ends(box.w, small)
        if not ends:
            box = box.below(self.legend.draw(pen, box, small))
        frame = self._frame(box, small, names_at_end=ends)
        draw_value_axis(pen, self.axis, frame.area, box.x, small)
        self._draw_x_labels(pen, frame, box, small)
        if self.data.mark == "scatter":
            self._draw_dots(pen, frame, fit)
            return
        lines = [self._points(row, frame) for row in self.data.rows]
        for index, segments in enumerate(lines):
            self._draw_line(pen, index, segments, frame, fit)
        if ends:
            self._draw_end_labels(pen, lines, frame, box, small)
        elif self.callout and lines[0]:
            self._draw_callout(pen, lines[0], frame, box, small)

    def _callout(self, setter: Typesetter) -> Paragraph | None:
        last = self.data.first[-1] if self.data.categories else None
        known = sum(v is not None for v in self.data.first)
        if len(self.data.rows) > 1 or self.data.mark == "scatter" or last is None or known < 3:
            return None
        return setter.paragraph("strong", f"{self.data.categories[-1]}: {self.data.with_unit(last)}")

    def _across(self, setter: Typesetter) -> Categories | Scale:
        data = self.data
        if data.mark == "scatter" and data.is_numeric:
            return scale(setter, (min(data.positions), max(data.positions)), data.written_across)
        return categories(setter, data)

    def _left(self, small: float) -> float:
        return (self.axis.widest + 0.8) * small

    def _ends(self, width: float, small: float) -> bool:
        """Whether the names of several lines fit at their right ends."""
        if len(self.names) < 2 or self.data.mark == "scatter" or any(row[-1] is None for row in self.data.rows):
            return False
        return len(self.names) <= 5 and max(p.natural for p in self.names) * small < _WIDEST_END_LABEL * width

    def _frame(self, box: Rect, small: float, *, names_at_end: bool) -> _Frame:
        left = self._left(small)
        right = max(p.natural for p in self.names) * small * 1.02 + 0.9 * small if names_at_end else 0.7 * small
        below = small * self.axis.labels[0].leading + 0.25 * small
        area = Rect(box.x + left, box.y + 0.6 * small, box.w - left - right, box.h - below - 0.6 * small)
        inner = Rect(area.x + 0.35 * small, area.y, area.w - 0.7 * small, area.h)
        return _Frame(area, self._xs(inner), names_at_end)

    def _xs(self, area: Rect) -> tuple[float, ...]:
        positions = self.data.positions
        if isinstance(self.across, Scale):
            return tuple(area.x + self.across.share(p) * area.w for p in positions)
        low, high = min(positions), max(positions)
        if low == high:
            return tuple(area.x + area.w / 2 for _ in positions)
        return tuple(area.x + (p - low) / (high - low) * area.w for p in positions)

    def _draw_x_labels(self, pen: Pen, frame: _Frame, box: Rect, small: float) -> None:
        at = Rect(box.x, frame.area.bottom + 0.25 * small, box.w, small)
        if isinstance(self.across, Scale):
            inner = Rect(frame.area.x + 0.35 * small, 0, frame.area.w - 0.7 * small, 0)
            xs = [inner.x + self.across.share(t) * inner.w for t in self.across.ticks]
            shown = Categories(self.across.labels, (tuple(enumerate(self.across.labels)),))
        else:
            xs, shown = list(frame.xs), self.across
        draw_labels(pen, shown.thinned(xs, at, small), at, box.w, small)

    def _points(self, row: Sequence[float | None], frame: _Frame) -> list[list[Point]]:
        """Runs of points between gaps."""
        runs: list[list[Point]] = [[]]
        for x, value in zip(frame.xs, row, strict=True):
            if value is None:
                runs.append([])
            else:
                runs[-1].append((x, self.axis.up(value, frame.area)))
        return [run for run in runs if run]

    def _draw_line(self, pen: Pen, index: int, runs: list[list[Point]], frame: _Frame, fit: Fit) -> None:
        area = frame.area
        for run in runs:
            local = [[round(x - area.x, 2), round(y - area.y, 2)] for x, y in _thinned(run)]
            if len(self.data.rows) == 1 and len(run) > 1:
                floor = round(self.axis.up(max(self.axis.low, min(0.0, self.axis.high)), area) - area.y, 2)
                floor = floor if self.data.mark == "area" else round(area.h, 2)
                pen.mark("area", area, i=index, points=[*local, [local[-1][0], floor], [local[0][0], floor]])
            if len(run) > 1:
                pen.mark("curve", area, i=index, points=local, width=round(max(1.6, fit.size * 0.15), 2))
        ends = {run[0] for run in runs if len(run) == 1} | {runs[-1][-1]} if runs else set()
        if len(self.data.rows) > 1:
            ends |= set(_spread([point for run in runs for point in run], index))
        side = 0.6 * fit.size
        for x, y in sorted(ends):
            pen.mark(
                "end" if len(self.data.rows) == 1 else "marker", Rect(x - side / 2, y - side / 2, side, side), i=index
            )

    def _draw_dots(self, pen: Pen, frame: _Frame, fit: Fit) -> None:
        """Dots that would lie on each other are drawn once."""
        side = max(4.0, 0.5 * fit.size)
        grain = side / 2
        drawn = set()
        for index, row in enumerate(self.data.rows):
            for x, value in zip(frame.xs, row, strict=True):
                if value is None:
                    continue
                y = self.axis.up(value, frame.area)
                place = (index, int(x / grain), int(y / grain))
                if place not in drawn or len(frame.xs) <= _MANY_DOTS:
                    name = "dot" if len(self.data.rows) == 1 else "marker"
                    pen.mark(name, Rect(x - side / 2, y - side / 2, side, side), i=index)
                drawn.add(place)

    def _draw_end_labels(
        self, pen: Pen, lines: list[list[list[Point]]], frame: _Frame, box: Rect, small: float
    ) -> None:
        ends = [runs[-1][-1][1] if runs else frame.area.bottom for runs in lines]
        height = 1.25 * small
        tops = end_labels(ends, height, box.y, frame.area.bottom + 0.5 * height)
        for index, top in enumerate(tops or []):
            x = frame.area.right + 0.5 * small
            at = Rect(x, top, box.right - x, height)
            pen.middle(self.names[index], at, Ink(small, f"accent{index % ACCENTS}", 1))

    def _draw_callout(self, pen: Pen, runs: list[list[Point]], frame: _Frame, box: Rect, small: float) -> None:
        if self.callout is None:
            return
        x, y = runs[-1][-1]
        width, height = self.callout.natural * small * 1.01 + 1.2 * small, 1.7 * small
        corners = (
            (x - width - 0.7 * small, y - height / 2),
            (x - width + 0.4 * small, y - height - 0.7 * small),
            (x - width - 0.5 * small, y + 0.7 * small),
        )
        samples = _samples(runs, x - width - 0.7 * small)
        for left, top in corners:
            tag = Rect(left, top, width, height)
            inside = box.x <= tag.x and box.y - 0.4 * small <= tag.y and tag.bottom < frame.area.bottom
            if inside and tag.right <= box.right and not any(_covers(tag, p) for p in samples):
                pen.mark("tag", tag, i=0)
                pen.middle(
                    self.callout, Rect(tag.x + 0.6 * small, tag.y, tag.w - 1.1 * small, tag.h), Ink(small, "tag", 1)
                )
                return


def _spread(points: Sequence[Point], index: int) -> Sequence[Point]:
    """Where a line of many carries its marker: a few of its points, not the same ones as its neighbour."""
    step = max(1, len(points) // _MARKERS)
    return points[(index * step // 3) % step :: step]


def _samples(runs: list[list[Point]], left: float) -> list[Point]:
    """Points every few pixels along the line right of `left`, but for its last few: the tag points there."""
    out: list[Point] = []
    for run in runs:
        for (x0, y0), (x1, y1) in zip(run, run[1:], strict=False):
            if x1 < left:
                continue
            steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / 3))
            out += [(x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps) for k in range(steps + 1)]
    return out


def _thinned(run: list[Point]) -> list[Point]:
    """At most first, lowest, highest and last point of every pixel column: the same picture from fewer points."""
    if len(run) <= 4 * max(1.0, run[-1][0] - run[0][0]):
        return run
    out: list[Point] = []
    for _, group in itertools.groupby(run, key=lambda point: int(point[0])):
        column = list(group)
        extremes = {0, len(column) - 1}
        extremes |= {min(range(len(column)), key=lambda k: column[k][1])}
        extremes |= {max(range(len(column)), key=lambda k: column[k][1])}
        out += [column[k] for k in sorted(extremes)]
    return out


def _covers(tag: Rect, point: Point) -> bool:
    return tag.x - 2 < point[0] < tag.right + 2 and tag.y - 2 < point[1] < tag.bottom + 2
