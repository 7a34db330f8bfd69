"""Value axes and category labels: which ticks, which labels, how much room they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from infographix_api.engine.layout import numbers
from infographix_api.engine.layout.blocks.charts.data import Data
from infographix_api.engine.layout.geometry import Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph
from infographix_api.engine.layout.typeset import Typesetter

_MOST_LABELS = 300
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True)
class Scale:
    """Maps values from the first tick to the last onto a length, low end first."""

    ticks: tuple[float, ...]
    labels: tuple[Paragraph, ...]

    @property
    def low(self) -> float:
        return self.ticks[0]

    @property
    def high(self) -> float:
        return self.ticks[-1]

    def share(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)

    @cached_property
    def widest(self) -> float:
        return max(label.natural for label in self.labels)

    def up(self, value: float, area: Rect) -> float:
        """Y of a value in a plot area."""
        return area.bottom - self.share(value) * area.h


def scale(setter: Typesetter, extent: tuple[float, float], write: Callable[[float], str]) -> Scale:
    ticks = tuple(numbers.ticks(*extent))
    return Scale(ticks, tuple(setter.paragraph("small", write(t)) for t in ticks))


def draw_value_axis(pen: Pen, axis: Scale, area: Rect, left: float, small: float) -> None:
    """Grid lines across the area, their numbers right-aligned between `left` and the area."""
    every = 1 if area.h / (len(axis.ticks) - 1) > 1.35 * small else 2
    for value, label in list(zip(axis.ticks, axis.labels, strict=True))[::every]:
        y = axis.up(value, area)
        pen.mark("axis" if value == 0 else "gridline", Rect(area.x, y, area.w, 0.1))
        height = small * label.leading
        room = Rect(left, y - height / 2, area.x - left - 0.6 * small, height)
        pen.text(label, room, Ink(small, "muted", 1, "right"))


Way = tuple[tuple[int, Paragraph], ...]


@dataclass(frozen=True)
class Categories:
    """Labels under a plot: all of them wrapped in their slots, or some on one line. `labels` are those of all
    categories, where there are few enough; `ways` those to label some, by index, the most labels first.
    """

    labels: tuple[Paragraph, ...]
    ways: tuple[Way, ...]

    @cached_property
    def narrowest(self) -> float:
        return max(label.narrowest for label in self.labels)

    def wrapped_lines(self, slot: float, small: float) -> int | None:
        """Lines needed when each label wraps inside its slot; None above three."""
        room = slot - 0.35 * small
        if not self.labels or self.narrowest * small > room:
            return None
        lines = max(p.count(room / small) for p in self.labels)
        return lines if lines <= 3 else None

    def thinned(
        self, xs: Sequence[float], at: Rect, small: float, *, slack: float = 1.1
    ) -> list[tuple[Paragraph, float]]:
        """Labels with their x that fit on one line inside `at` without touching."""
        for way in self.ways:
            spans = [_span(label, xs[i], at, at.w, small) for i, label in way]
            gaps = zip(spans, spans[1:], strict=False)
            if len(way) > 1 and all(after - left - width > slack * small for (left, width), (after, _) in gaps):
                return [(label, xs[i]) for i, label in way]
        index, label = self.ways[-1][0]
        return [(label, xs[index])]


def categories(setter: Typesetter, data: Data) -> Categories:
    """Every name, every second and so on, or the periods that `Data.ways` offers; at last only the first and the last."""
    named, count = data.categories, len(data.categories)
    if data.periods and count > 1:
        ways = [tuple((i, setter.paragraph("small", name)) for i, name in way) for way in data.ways()]
        return Categories(tuple(label for _, label in ways[0]) if len(ways[0]) == count else (), tuple(ways))
    at = range(0, count, -(-count // _MOST_LABELS) or 1)
    ends = tuple((i, setter.paragraph("small", named[i])) for i in (0, count - 1))
    every = {i: setter.paragraph("small", named[i]) for i in at}
    chosen = (_every(at, step, data.positions if data.is_numeric else None) for step in _STEPS)
    ways = [tuple((i, every[i]) for i in indexes) for indexes in chosen]
    return Categories(tuple(every.values()) if len(at) == count else (), (*ways, ends))


def _every(at: Sequence[int], step: int, values: Sequence[float] | None) -> Sequence[int]:
    """Every so-and-so-many; of whole numbers, the round ones."""
    if values is not None and all(values[i] == int(values[i]) for i in at):
        round_ones = [i for i in at if values[i] % step == 0]
        if len(round_ones) > 1:
            return round_ones
    return at[::step]


def draw_labels(pen: Pen, labels: Sequence[tuple[Paragraph, float]], at: Rect, slot: float, small: float) -> None:
    """Labels centred on their x inside `at`, each at most `slot` wide."""
    for label, x in labels:
        left, width = _span(label, x, at, slot, small)
        pen.text(label, Rect(left, at.y, width, at.h), Ink(small, "muted", 3, "center", balance=False))


def _span(label: Paragraph, x: float, at: Rect, slot: float, small: float) -> tuple[float, float]:
    """Left and width of a label centred on x, moved inside `at`."""
    width = min(slot, label.natural * small * 1.02 + 0.5)
    return min(max(x - width / 2, at.x), at.right - width), width
