"""A section: its heading and its blocks on one surface. Knows the room it needs and draws itself into a box."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from infographix_api.engine.layout.blocks.block import Block
from infographix_api.engine.layout.blocks.prose import Quotation
from infographix_api.engine.layout.blocks.stat import Stats
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph

_PAD = 1.15
# around large type, which stands in cards that hold little
_PAD_OF_LARGE = (9.5, 0.55)
_AFTER_HEADING, _BEFORE_CAPTION = 0.75, 0.25
_BETWEEN_BLOCKS = 1.1
# blocks side by side: how much of the width each takes
_SPLITS = {2: ((0.5, 0.5), (0.42, 0.58), (0.58, 0.42)), 3: ((1 / 3, 1 / 3, 1 / 3),)}
_SIDE_BY_SIDE_EM = 30


@dataclass(frozen=True)
class Arrangement:
    """Where blocks go inside the card: `splits` empty means one above the other."""

    cost: float
    splits: tuple[float, ...]


class Card:
    """One section. Figures alone need no surface: they bring their own tiles (`bare`)."""

    def __init__(
        self, index: int, heading: Paragraph | None, blocks: Sequence[Block], salience: float, heading_scale: float
    ) -> None:
        self.index = index
        self.heading = heading
        self.blocks = blocks
        self.salience = salience
        self.bare = len(blocks) == 1 and isinstance(blocks[0], Stats) and blocks[0].ground == "filled"
        quotation = blocks[0] if len(blocks) == 1 and isinstance(blocks[0], Quotation) else None
        self.tile = quotation.tile if quotation else None
        self.level = 0
        self.heading_scale = heading_scale
        self._needs: dict[tuple[int, Fit], float] = {}
        self._chosen: dict[tuple[int, int, Fit], tuple[float, Arrangement | None]] = {}

    @property
    def stretch(self) -> float:
        return sum(block.stretch for block in self.blocks) / len(self.blocks) * (0.75 + 0.5 * self.salience)

    def fit(self, size: float) -> Fit:
        return Fit(size, self.level)

    def need(self, width: float, fit: Fit) -> float:
        """The least height at this outer width; infinite when nothing fits."""
        width = float(int(width))
        key = (int(width), fit)
        if key not in self._needs:
            inner, frame = self._inner(width, fit), self._frame(width, fit)
            body = math.inf
            for splits in self._splits(inner, fit) if inner > 60 else ():
                body = min(body, self._body_need(splits, inner, fit, most=body))
            self._needs[key] = frame + body
        return self._needs[key]

    def cost(self, width: float, height: float, fit: Fit) -> float:
        """How bad the best arrangement looks in this box."""
        return 1e9 if (found := self._choose(width, height, fit)) is None else found.cost

    def draw(self, pen: Pen, box: Rect, size: float, *, boost: float) -> None:
        """Draw at the planned size; the box may have become roomier, so shorten no more than it needs."""
        fits = (Fit(size, level) for level in range(self.level + 1))
        fit = next((f for f in fits if self._choose(box.w, box.h, f)), self.fit(size))
        arrangement = self._choose(box.w, box.h, fit)
        if arrangement is None:
            raise AssertionError(f"section {self.index} was given a box it does not fit: {box}")
        pen.scene.section, pen.scene.block, pen.place = self.index, None, f"section {self.index + 1}"
        if self.tile is not None:
            pen.mark("tile", box.on_grid(), i=self.tile)
        elif not self.bare:
            pen.mark("card", box.on_grid(), i=self.index)
        inner = box.inset(self._pad(fit))
        if self.heading:
            ink = Ink(self.heading_scale * fit.size, self._heading_color(), fit.cut.heading_lines)
            used = pen.text(self.heading, inner, ink)
            inner = inner.below(used + self._after_heading(fit))
        for number, (block, at) in enumerate(self._boxes(arrangement.splits, inner, fit)):
            pen.scene.block = number
            block.draw_best(pen, at, fit, most=boost)
        pen.scene.section = pen.scene.block = None

    def _heading_color(self) -> str:
        if self.tile is not None:
            return f"on{self.tile}"
        return "ground_heading" if self.bare else f"heading{self.index % 4}"

    def _pad(self, fit: Fit) -> float:
        return 0.0 if self.bare else min(_PAD * fit.size, _PAD_OF_LARGE[0] + _PAD_OF_LARGE[1] * fit.size)

    def _inner(self, width: float, fit: Fit) -> float:
        return width - 2 * self._pad(fit)

    def _frame(self, width: float, fit: Fit) -> float:
        """Height of padding and heading; infinite when a word of the heading does not fit."""
        inner, frame = self._inner(width, fit), 2 * self._pad(fit)
        if self.heading is None:
            return frame
        size = self.heading_scale * fit.size
        if self.heading.narrowest * size > inner:
            return math.inf
        return frame + self.heading.height(size, inner, fit.cut.heading_lines) + self._after_heading(fit)

    def _after_heading(self, fit: Fit) -> float:
        return (_BEFORE_CAPTION if self.blocks[0].is_captioned else _AFTER_HEADING) * fit.size

    def _splits(self, inner: float, fit: Fit) -> list[tuple[float, ...]]:
        beside = _SPLITS.get(len(self.blocks), ()) if inner > _SIDE_BY_SIDE_EM * fit.size else ()
        return [(), *beside]

    def _gap(self, fit: Fit) -> float:
        return _BETWEEN_BLOCKS * fit.size

    def _widths(self, splits: tuple[float, ...], inner: float, fit: Fit) -> list[float]:
        if not splits:
            return [inner] * len(self.blocks)
        free = inner - self._gap(fit) * 1.4 * (len(splits) - 1)
        return [free * share for share in splits]

    def _body_need(self, splits: tuple[float, ...], inner: float, fit: Fit, *, most: float = math.inf) -> float:
        """The least height of all blocks; where that is more than `most`, only some height above it."""
        if not splits:
            return sum(block.least(inner, fit) for block in self.blocks) + self._gap(fit) * (len(self.blocks) - 1)
        tallest = 0.0
        for block, width in zip(self.blocks, self._widths(splits, inner, fit), strict=True):
            tallest = max(tallest, block.least(width, fit))
            if tallest > most:
                break
        return tallest

    def _choose(self, width: float, height: float, fit: Fit) -> Arrangement | None:
        width = float(int(width))
        key = (int(width), round(height / 6), fit)
        known = self._chosen.get(key)
        if known is None or known[0] > height or known[1] is None:
            known = (height, self._find(width, height, fit))
            self._chosen[key] = known
        return known[1]

    def _find(self, width: float, height: float, fit: Fit) -> Arrangement | None:
        inner, body = self._inner(width, fit), height - self._frame(width, fit)
        found = []
        for splits in self._splits(inner, fit):
            if self._body_need(splits, inner, fit) > body + 0.01:
                continue
            cost = 0.0
            for block, at in self._boxes(splits, Rect(0, 0, inner, body), fit):
                choice = block.choose(at.w, at.h, fit)
                cost += (choice.cost if choice else 1e6) / len(self.blocks)
            found.append(Arrangement(cost, splits))
        return min(found, key=lambda a: a.cost, default=None)

    def _boxes(self, splits: tuple[float, ...], inner: Rect, fit: Fit) -> list[tuple[Block, Rect]]:
        """Side by side in full height, or stacked with the free height shared by stretch."""
        widths = self._widths(splits, inner.w, fit)
        out, x, y = [], inner.x, inner.y
        if splits:
            for block, width in zip(self.blocks, widths, strict=True):
                out.append((block, Rect(x, y, width, inner.h)))
                x += width + 1.4 * self._gap(fit)
            return out
        needs = [block.least(inner.w, fit) for block in self.blocks]
        wishes = [block.stretch * need for block, need in zip(self.blocks, needs, strict=True)]
        free = max(0.0, inner.h - sum(needs) - self._gap(fit) * (len(needs) - 1))
        for block, need, wish in zip(self.blocks, needs, wishes, strict=True):
            height = need + free * wish / sum(wishes)
            out.append((block, Rect(x, y, inner.w, height)))
            y += height + self._gap(fit)
        return out
