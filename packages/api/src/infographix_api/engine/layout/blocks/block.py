"""What every block offers the planner: variants, the height each needs at a width, and drawing into a box.

The contract: when `size` returns a minimum, `draw` stays inside any box at least that tall.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Pen
from infographix_api.engine.layout.text import Paragraph

T = TypeVar("T")


class Variant(NamedTuple):
    """One arrangement of a block, e.g. ("tile", 3 columns)."""

    kind: str
    columns: int = 1


class Size(NamedTuple):
    least: float
    preferred: float


class Shape(NamedTuple):
    """The aspect of what the eye sees, and the range in which it looks good."""

    aspect: float
    low: float
    high: float


@dataclass(frozen=True)
class Choice:
    """The variant that looks best in a box; a lower cost looks better."""

    cost: float
    variant: Variant
    size: Size


# a text column narrower than this many em reads badly
_COLUMN_EM = 12.5
BOOSTS = (1.6, 1.45, 1.32, 1.22, 1.14, 1.07)


class Block(ABC):
    """Defaults for what a kind of block does not care about."""

    stretch = 0.4  # how much of the free height it asks for
    slack = 1.0  # how bad it looks when taller than preferred
    grows = True  # whether spare height goes into larger type
    most_boost = 1.0  # how much larger, where the page allows less
    only: str | None = None  # the kind of variant that a composition wants
    is_captioned = False  # starts with a caption, which belongs close to the heading

    def __init__(self) -> None:
        self._sizes: dict[tuple[int, Fit], list[tuple[Variant, Size]]] = {}
        self._choices: dict[tuple[int, int, Fit], Choice | None] = {}

    def paragraphs(self) -> Iterable[Paragraph]:
        return ()

    @abstractmethod
    def variants(self, fit: Fit) -> Sequence[Variant]: ...

    @abstractmethod
    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None: ...

    @abstractmethod
    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None: ...

    def shape(self, variant: Variant, width: float, height: float, fit: Fit) -> Shape | None:
        return None

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        """Width of a text column in em."""
        return math.inf

    def penalty(self, variant: Variant) -> float:
        """Extra cost of a variant that is only second best in itself."""
        return 0.0

    def looseness(self, variant: Variant, width: float, fit: Fit) -> float:
        """How much of the width it leaves empty beside its text, beyond what looks right."""
        return 0.0

    def least(self, width: float, fit: Fit) -> float:
        """The least height any variant needs; infinite when none fits the width."""
        return min((size.least for _, size in self._sized(width, fit)), default=math.inf)

    def choose(self, width: float, height: float, fit: Fit) -> Choice | None:
        """The best variant for this box, or None when nothing fits."""
        width = float(int(width))
        key = (int(width), round(height / 6), fit)
        known = self._choices.get(key)
        if known is not None and known.size.least <= height + 0.01:
            return known
        fitting = [(v, s) for v, s in self._sized(width, fit) if s.least <= height + 0.01]
        choices = [Choice(self._cost(v, s, (width, height), fit), v, s) for v, s in fitting]
        best = min(choices, key=lambda c: c.cost, default=None)
        self._choices[key] = best
        return best

    def draw_best(self, pen: Pen, box: Rect, fit: Fit, *, most: float) -> None:
        """Draw the best variant, with type enlarged up to `most` times where the box has room to spare."""
        choice = self.choose(box.w, box.h, fit)
        if choice is None:
            raise AssertionError(f"{type(self).__name__} was given a box it does not fit: {box}")
        self.draw(pen, choice.variant, box, self._enlarged(choice.variant, box, fit, max(most, self.most_boost)))

    def _sized(self, width: float, fit: Fit) -> list[tuple[Variant, Size]]:
        """The variants that fit the width. A box may be a fraction wider than what was asked about, never narrower."""
        key = (int(width), fit)
        if key not in self._sizes:
            sizes = ((variant, self.size(variant, float(int(width)), fit)) for variant in self._wanted(fit))
            self._sizes[key] = [(variant, size) for variant, size in sizes if size]
        return self._sizes[key]

    def _wanted(self, fit: Fit) -> Iterable[Variant]:
        return (v for v in self.variants(fit) if self.only in (None, v.kind))

    def _enlarged(self, variant: Variant, box: Rect, fit: Fit, most: float) -> Fit:
        if not self.grows:
            return fit
        for factor in BOOSTS:
            larger = fit.at(fit.size * factor)
            if factor <= most and (size := self.size(variant, box.w, larger)) and size.least <= box.h:
                return larger
        return fit

    def _cost(self, variant: Variant, size: Size, box: tuple[float, float], fit: Fit) -> float:
        width, height = box
        ratio = height / size.preferred
        cost = self.slack * (ratio - 1) ** 2 if ratio > 1 else 0.6 * (1 - ratio)
        shape = self.shape(variant, width, max(1.0, height), fit)
        if shape:
            off = max(shape.low / shape.aspect, shape.aspect / shape.high, 1.0)
            cost += 1.5 * math.log(off) ** 2
        narrow = max(0.0, _COLUMN_EM - self.column(variant, width, fit))
        return cost + 0.012 * narrow**2 + self.looseness(variant, width, fit) + self.penalty(variant)


def kept(items: Sequence[T], fit: Fit, pen: Pen | None = None) -> Sequence[T]:
    """The items that the shortening level leaves; noted when drawing."""
    most = fit.cut.items
    if pen and len(items) > most:
        pen.shorten(f"{len(items) - most} of {len(items)} items left out")
    return items[:most]
