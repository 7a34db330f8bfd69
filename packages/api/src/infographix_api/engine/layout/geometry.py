"""Rectangles, the page sizes of the product, and what a planner may vary: type size and shortening."""

from __future__ import annotations

from typing import NamedTuple

# 1K is about one megapixel in every ratio, so that every ratio has the same capacity.
PAGES = {
    "square": (1024, 1024),
    "landscape": (1376, 768),
    "portrait": (768, 1376),
    "standard_landscape": (1200, 896),
    "standard_portrait": (896, 1200),
}
SCALES = {"1K": 1, "2K": 2, "4K": 4}

SMALLEST = 11.0
BODY_SIZES = (13.0, 13.6, 14.3, 15.0, 15.8, 16.6, 17.5, 18.5, 19.5, 21.0, 22.5, 24.0)


class Rect(NamedTuple):
    """A tuple, because a plan makes thousands of them."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def inset(self, by: float) -> Rect:
        return Rect(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)

    def below(self, by: float) -> Rect:
        """What is left under the first `by` points."""
        return Rect(self.x, self.y + by, self.w, self.h - by)

    def on_grid(self) -> Rect:
        """With its edges on whole points, where they are sharp at every size."""
        x, y = round(self.x), round(self.y)
        return Rect(x, y, round(self.right) - x, round(self.bottom) - y)


class Level(NamedTuple):
    """How much a section is shortened. `lines` bounds every text, `items` every list of items."""

    lines: int
    items: int
    secondary: bool
    note_lines: int
    heading_lines: int


# a text cut to one line says too little: beyond these, whole sections go
LEVELS = (
    Level(99, 99, True, 6, 6),
    Level(5, 99, True, 2, 3),
    Level(3, 99, True, 2, 3),
    Level(2, 8, True, 1, 2),
    Level(2, 5, False, 1, 2),
    Level(2, 3, False, 1, 2),
)


class Fit(NamedTuple):
    """One way to set a block: its body size in px at 1K, and its shortening level."""

    size: float
    level: int = 0

    @property
    def cut(self) -> Level:
        return LEVELS[self.level]

    @property
    def small(self) -> float:
        return max(SMALLEST, 0.84 * self.size)

    def at(self, size: float) -> Fit:
        return Fit(size, self.level)
