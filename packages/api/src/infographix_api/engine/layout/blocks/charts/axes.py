"""Value axes and category labels: which ticks, which labels, how much room they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from infographix_api.engine.layout import numbers
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


@dataclass(frozen=True)
class Categories:
    """Labels under a plot: all of them wrapped in their slots, or every k-th on one line. `at` are the indexes of
    the labelled categories: of very many, only some can ever be labelled.
    """

    labels: tuple[Paragraph, ...]
    at: tuple[int, ...]
    values: tuple[float, ...] | None  # numeric x, where round numbers are labelled first

    @cached_property
    def narrowest(self) -> float:
        return max(label.narrowest for label in self.labels)

    def wrapped_lines(self, slot: float, small: float) -> int | None:
        """Lines needed when each label wraps inside its slot; None above three."""
        room = slot - 0.35 * small
        if self.narrowest * small > room:
            return None
        lines = max(p.count(room / small) for p in self.labels)
        return lines if lines <= 3 else None

    def thinned(self, xs: Sequence[float], small: float, *, slack: float = 1.1) -> list[tuple[Paragraph, float]]:
        """Labels with their x that fit on one line without touching: every k-th, or the first and the last."""
        n = len(self.labels)
        for chosen in (*map(self._every, _STEPS), [0, n - 1]):
            spans = [(xs[self.at[i]], self.labels[i].natural * small) for i in chosen]
            gaps = zip(spans, spans[1:], strict=False)
            if len(chosen) > 1 and all(b - a > (wa + wb) / 2 + slack * small for (a, wa), (b, wb) in gaps):
                return [(self.labels[i], xs[self.at[i]]) for i in chosen]
        return [(self.labels[0], xs[self.at[0]])]

    def _every(self, step: int) -> list[int]:
        n = len(self.labels)
        whole = self.values is not None and all(v == int(v) for v in self.values)
        if whole and self.values is not None:
            round_ones = [i for i, v in enumerate(self.values) if v % step == 0]
            if len(round_ones) > 1:
                return round_ones
        return list(range(0, n, step))


def categories(setter: Typesetter, names: Sequence[str], positions: Sequence[float] | None) -> Categories:
    at = tuple(range(0, len(names), -(-len(names) // _MOST_LABELS) or 1))
    labels = tuple(setter.paragraph("small", names[i]) for i in at)
    return Categories(labels, at, tuple(positions[i] for i in at) if positions else None)


def draw_labels(pen: Pen, labels: Sequence[tuple[Paragraph, float]], at: Rect, slot: float, small: float) -> None:
    """Labels centred on their x inside `at`, each at most `slot` wide."""
    for label, x in labels:
        width = min(slot, label.natural * small * 1.02 + 0.5)
        left = min(max(x - width / 2, at.x), at.right - width)
        pen.text(label, Rect(left, at.y, width, at.h), Ink(small, "muted", 3, "center", balance=False))
