"""Running text in one to three columns, and quotations set as large as their box allows."""

from __future__ import annotations

from collections.abc import Sequence

from infographix_api.engine.layout.blocks.block import Block, Shape, Size, Variant
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph

_GUTTER = 1.6
_NARROWEST_EM = 11
_FEWEST_LINES = 4  # of a column beside others
_QUOTE_SCALES = tuple(k / 10 for k in range(52, 10, -1))
_LIKED_ON_A_TILE = 3.2
_LEAST_MEASURE_EM = 6.5  # a word a line is no quotation
_INDENT = 1.6


class Prose(Block):
    stretch = 0.12
    slack = 2.5
    most_boost = 1.45

    def __init__(self, text: Paragraph) -> None:
        super().__init__()
        self.text = text

    def variants(self, fit: Fit) -> Sequence[Variant]:
        return [Variant("columns", c) for c in (1, 2, 3)]

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        em = self._measure(variant, width, fit) / fit.size
        return em if em <= 46 else 12.5 - (em - 46) * 0.3

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        measure = self._measure(variant, width, fit)
        if measure / fit.size < min(_NARROWEST_EM, self.text.natural) or self.text.narrowest * fit.size > measure:
            return None
        lines = self.text.count(measure / fit.size, 2 * fit.cut.lines)
        if variant.columns > 1 and lines < _FEWEST_LINES * variant.columns:
            return None
        height = -(-lines // variant.columns) * fit.size * self.text.leading
        return Size(height, height)

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        measure = self._measure(variant, box.w, fit)
        lines, was_cut = self.text.lines(measure / fit.size, 2 * fit.cut.lines, balance=False)
        if was_cut:
            pen.shorten(f"text cut: {self.text.text[:60]}")
        per_column = -(-len(lines) // variant.columns)
        pitch = fit.size * self.text.leading
        for k, line in enumerate(lines):
            column, row = divmod(k, per_column)
            x = box.x + column * (measure + _GUTTER * fit.size)
            baseline = box.y + (row + 0.5) * pitch + 0.36 * fit.size
            pen.scene.text((x, baseline), line.em * fit.size, self.text.face, (fit.size, "ink"), line.text)

    def _measure(self, variant: Variant, width: float, fit: Fit) -> float:
        return (width - _GUTTER * fit.size * (variant.columns - 1)) / variant.columns


class Quotation(Block):
    """`tile` is the number of the coloured tile it stands on, if on one."""

    stretch = 0.5
    slack = 0.3
    grows = False  # its words do, by themselves

    def __init__(self, text: Paragraph, by: Paragraph | None, tile: int | None) -> None:
        super().__init__()
        self.text = text
        self.by = by
        self.tile = tile

    def variants(self, fit: Fit) -> Sequence[Variant]:
        return [Variant("quote")]

    def shape(self, variant: Variant, width: float, height: float, fit: Fit) -> Shape | None:
        return Shape(width / max(1.0, height), 0.9, 6.0)

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        least = self._height(width, 1.1, fit)
        if least is None:
            return None
        liked = self._height(width, 2.0 if self.tile is None else _LIKED_ON_A_TILE, fit)
        return Size(least, max(liked or least, least))

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        heights = ((scale, self._height(box.w, scale, fit)) for scale in _QUOTE_SCALES)
        b, inner = fit.size, box.w - _INDENT * fit.size
        measure = inner / b / min(_LEAST_MEASURE_EM, self.text.natural)
        scale, height = next(((s, h) for s, h in heights if s <= measure and h and h <= box.h), (1.1, box.h))
        at = Rect(box.x + _INDENT * b, box.y + max(0.0, (box.h - height) / 2), inner, height)
        rule = Rect(box.x, at.y + 0.15 * b, 0.9 * b, height - 0.3 * b)
        if self.tile is None:
            pen.mark("quote_mark", rule)
        else:
            pen.mark("tile_bar", Rect(rule.x, rule.y, 0.27 * b, rule.h), i=self.tile, on_tile=True)
        words, by = ("ink", "muted") if self.tile is None else (f"figure{self.tile}", f"on{self.tile}")
        used = pen.text(self.text, at, Ink(scale * b, words, fit.cut.lines))
        if self.by:
            pen.text(self.by, at.below(used + 0.5 * b), Ink(b, by, fit.cut.lines))

    def _height(self, width: float, scale: float, fit: Fit) -> float | None:
        inner = width - _INDENT * fit.size
        size = scale * fit.size
        by = self.by.height(fit.size, inner, fit.cut.lines) + 0.5 * fit.size if self.by else 0.0
        if self.text.narrowest * size > inner or (self.by and self.by.narrowest * fit.size > inner):
            return None
        return self.text.height(size, inner, fit.cut.lines) + by
