"""Figures side by side, one above the other, or one of them leading. The first block of figures may lead the page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from infographix_api.engine.layout.blocks import tile
from infographix_api.engine.layout.blocks.block import BOOSTS, Block, Shape, Size, Variant, kept
from infographix_api.engine.layout.blocks.tile import Figure, Ground, Setting
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Pen

_GAP = 0.85
_PLAIN_GAP = 2.2
# the leading figure takes this share of the width beside the others
_HERO_WIDTH = 0.44
_HERO_SCALES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)


class Stats(Block):
    """Tiles of their own on the page, inset in a card, or plain. `hero`: the first figure may be larger."""

    most_boost = 1.32

    def __init__(self, figures: Sequence[Figure], ground: Ground, *, hero: bool = False) -> None:
        super().__init__()
        self.figures = figures
        self.ground: Ground = ground
        self.hero = hero
        self._settings: dict[tuple[int, float, Fit], Setting | None] = {}
        self.stretch = 0.45 if ground == "plain" else 0.7
        self.slack = 0.05 if len(figures) == 1 else 0.9  # one figure alone grows with its tile

    def variants(self, fit: Fit) -> Sequence[Variant]:
        n = len(kept(self.figures, fit))
        is_plain = self.ground == "plain"
        columns = [c for c in range(1, n + 1) if not (n > 3 and c > 1 and n % c == 1) and not (is_plain and n % c)]
        out = [Variant("tiles", c) for c in columns]
        if n > 1:
            out.append(Variant("beside"))
        if self.hero and n >= 3:
            even = [c for c in (1, 2, 3) if (n - 1) % c == 0]
            out += [Variant("hero_left", c) for c in even if c < 3] + [Variant("hero_top", c) for c in even]
        return out

    def penalty(self, variant: Variant) -> float:
        return 0.22 if self.hero and len(self.figures) >= 3 and variant.kind == "tiles" else 0.0

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        if variant.kind == "beside":
            return width * 0.5 / fit.size
        return min(self._widths(variant, width, fit)) / fit.size - 1.2

    def shape(self, variant: Variant, width: float, height: float, fit: Fit) -> Shape | None:
        if len(self.figures) == 1:
            return Shape(width / max(1.0, height), 0.6, 2.6)
        small = self._boxes(variant, Rect(0, 0, width, height), fit)[-1]
        low, high = (3.2, 7.0) if variant.kind == "beside" else (1.15, 2.6)
        return Shape(small.w / max(1.0, small.h), low, high)

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        figures = kept(self.figures, fit)
        if variant.kind == "beside":
            how = tile.beside(figures, width, fit)
            total = self._total(variant, len(figures), (0.0, tile.beside_height(how, fit)), fit) if how else 0.0
            return Size(total, total * 1.15) if how else None
        lead, narrowest = self._widths(variant, width, fit)
        first, *others = [self._alone(k, narrowest if k else lead, fit) for k in range(len(figures))]
        if first is None or None in others:
            return None
        alike = [how for how in others if how] + ([first] if variant.kind == "tiles" else [])
        # set alike, none has a larger number or label than the one that has the largest when it is set alone
        needs = (
            tile.height(first, fit),
            tile.height(Setting(max(how.number for how in alike), False, max(how.label for how in alike)), fit),
        )
        total = self._total(variant, len(figures), needs, fit)
        rows = -(-len(figures) // variant.columns)
        wanted = total * (1.12 if variant.kind == "tiles" else 1.25) + rows * tile.picture_height(figures, fit)
        return Size(total, wanted)

    def _alone(self, index: int, width: float, fit: Fit) -> Setting | None:
        """How one figure is set in a tile this wide; None when a word does not fit."""
        key = (index, width, fit)
        if key not in self._settings:
            self._settings[key] = tile.setting([self.figures[index]], width, fit)
        return self._settings[key]

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        figures = kept(self.figures, fit, pen)
        boxes = self._boxes(variant, box, fit)
        look = (self.ground, fit)
        if self.ground == "plain":
            self._draw_rules(pen, boxes, fit)
        if variant.kind == "beside":
            tile.draw_beside(pen, figures, boxes, _found(tile.beside(figures, box.w, fit)), look)
            return
        lead = 0 if variant.kind == "tiles" and len(figures) > 1 else 1
        if lead:
            self._draw_hero(pen, figures[0], boxes[0], fit)
        others, at = figures[lead:], boxes[lead:]
        if not others:
            return
        width, height = min(b.w for b in at), min(b.h for b in at)
        how = tile.roomy(_found(tile.setting(others, width, fit)), others, (width, height), fit)
        for i, (figure, place) in enumerate(zip(others, at, strict=True), lead):
            beside = [f for f, p in zip(others, at, strict=True) if p.y == place.y]
            tile.draw(pen, figure, (i, place), tile.in_row(how, beside, width, fit), look)

    def _draw_hero(self, pen: Pen, figure: Figure, box: Rect, fit: Fit) -> None:
        """As large as its tile allows, the label with it; a whole percentage as so many of a hundred dots."""
        split = tile.split_for_dots(figure, box, fit)
        if split:
            look = (self.ground, fit)
            tile.draw_ground(pen, (0, box), look)
            tile.draw_dots(pen, figure, split[1], look)
            box, figure = split[0], replace(figure, picture=None, icon=None)
        for scale in _HERO_SCALES:
            larger = fit.at(fit.size * scale)
            how = tile.setting([figure], box.w, larger)
            tall = tile.height(how, larger) + tile.picture_height([figure], larger) if how else math.inf
            if how and (scale == 1.0 or (tall <= box.h and box.w >= 15 * larger.size)):
                break
        widest = _found(tile.setting([figure], box.w, larger, largest=tile.LARGEST_ALONE))
        how = tile.roomy(_found(how), [figure], (box.w, box.h), larger)
        spare = box.h - tile.height(how, larger) - how.picture
        number = how.number + max(0.0, spare) / 1.02
        grown = how._replace(number=min(widest.number, number), icon=widest.icon, icons_above=False)
        tile.draw(pen, figure, (0, box), grown, (self.ground, larger), has_ground=bool(split))

    def _draw_rules(self, pen: Pen, boxes: Sequence[Rect], fit: Fit) -> None:
        """Between figures side by side, and between rows."""
        half = _PLAIN_GAP * fit.size / 2
        for before, after in zip(boxes, boxes[1:], strict=False):
            if after.y == before.y:
                pen.mark("rule_down", Rect(after.x - half, after.y, 0.1, after.h))
            elif after.x == boxes[0].x:
                pen.mark("rule", Rect(after.x, after.y - half, boxes[-1].right - after.x, 0.1))

    def _gap(self, fit: Fit) -> float:
        return (_PLAIN_GAP if self.ground == "plain" else _GAP) * fit.size

    def _enlarged(self, variant: Variant, box: Rect, fit: Fit, most: float) -> Fit:
        """Pictures come before larger type."""
        rows = -(-len(self.figures) // variant.columns)
        for factor in (*BOOSTS, 1.0) if variant.kind != "beside" else ():
            larger = fit.at(fit.size * factor)
            picture = rows * tile.picture_height(self.figures, larger)
            size = self.size(variant, box.w, larger) if factor <= most and picture else None
            if size and size.least + picture <= box.h:
                return larger
        return super()._enlarged(variant, box, fit, most)

    def _widths(self, variant: Variant, width: float, fit: Fit) -> tuple[float, float]:
        """Of the first figure's tile and of the narrowest other one."""
        gap, columns = self._gap(fit), variant.columns
        lead = self._lead_width(variant, width, gap)
        rest = width - lead - gap if variant.kind == "hero_left" else width
        narrowest = (rest - gap * (columns - 1)) / columns
        return (lead if variant.kind.startswith("hero") else narrowest), narrowest

    def _lead_width(self, variant: Variant, width: float, gap: float) -> float:
        if variant.kind == "hero_left":
            return (width - gap) * (_HERO_WIDTH if variant.columns == 2 else 0.58)
        return width

    def _boxes(self, variant: Variant, box: Rect, fit: Fit) -> list[Rect]:
        n, gap = len(kept(self.figures, fit)), self._gap(fit)
        if variant.kind in ("tiles", "beside"):
            return _grid(box, n, variant.columns, gap)
        if variant.kind == "hero_left":
            wide = self._lead_width(variant, box.w, gap)
            rest = Rect(box.x + wide + gap, box.y, box.w - wide - gap, box.h)
            return [Rect(box.x, box.y, wide, box.h), *_grid(rest, n - 1, variant.columns, gap)]
        rows = -(-(n - 1) // variant.columns)
        tall = (box.h - gap * rows) * (1.35 / (1.35 + rows))
        return [Rect(box.x, box.y, box.w, tall), *_grid(box.below(tall + gap), n - 1, variant.columns, gap)]

    def _total(self, variant: Variant, count: int, needs: tuple[float, float], fit: Fit) -> float:
        """Height of all tiles, where the first one needs the first height when it leads, and the others the second."""
        gap, (lead, others) = self._gap(fit), needs
        is_led = variant.kind.startswith("hero")
        rows = -(-(count - is_led) // variant.columns)
        grid = others * rows + gap * (rows - 1)
        if not is_led:
            return grid
        if variant.kind == "hero_left":
            return max(lead * 1.1, grid)
        return max(others, lead / 1.35) * (1.35 + rows) + gap * rows


def _found(how: Setting | None) -> Setting:
    if how is None:
        raise AssertionError("figures were given a width they do not fit")
    return how


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
