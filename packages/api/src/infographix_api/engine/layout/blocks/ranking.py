"""Sorted bars with their values: the label above its bar, with or without the value, or beside it; the largest highlighted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from infographix_api.engine.layout.blocks.block import Block, Size, Variant, kept
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph
from infographix_api.engine.palette import BELOW_ZERO

_TWO_COLUMNS = 6
_GUTTER = 2.2
_FEW_LINES = 2  # a name in more of them has a word in each
_WORDY = 0.6  # how bad that looks
_VALUE_GAP = 0.7
_OVER_BAR = 0.12  # how far the line at zero stands over its bar, as a share of it


@dataclass(frozen=True)
class Rank:
    label: Paragraph
    shown: Paragraph
    value: float | None


class Ranking(Block):
    """`caption` tells the unit and "top N of M"; it is drawn at every shortening level."""

    stretch = 0.6
    slack = 0.7

    def __init__(self, ranks: Sequence[Rank], captions: Sequence[Paragraph | None]) -> None:
        super().__init__()
        self.ranks = ranks
        self._captions = captions  # by shortening level
        self.is_captioned = captions[0] is not None
        self._has_negative = any((r.value or 0) < 0 for r in ranks)

    def variants(self, fit: Fit) -> Sequence[Variant]:
        columns = (1, 2) if len(kept(self.ranks, fit)) >= _TWO_COLUMNS else (1,)
        return [Variant(kind, c) for kind in ("over", "inline", "alone") for c in columns]

    def penalty(self, variant: Variant) -> float:
        """A name alone above its bar takes a line more than one beside its value."""
        return 0.06 * (variant.columns - 1) + (0.08 if variant.kind == "alone" else 0.0)

    def looseness(self, variant: Variant, width: float, fit: Fit) -> float:
        label, _, _ = self._columns(variant, self._column(variant, width, fit), fit)
        return _WORDY if variant.kind == "over" and self._lines(label, fit) > _FEW_LINES else 0.0

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        label, _, _ = self._columns(variant, self._column(variant, width, fit), fit)
        if variant.kind != "inline":
            return label / fit.size + 3
        return label / fit.size + 12.5 - min(12.5, self._longest)

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        ranks = kept(self.ranks, fit)
        label, _, bar = self._columns(variant, self._column(variant, width, fit), fit)
        if max(r.label.narrowest for r in ranks) * fit.size > label or bar < 5 * fit.size:
            return None
        if variant.kind == "inline" and self._lines(label, fit) > _FEW_LINES:
            return None
        caption = self._caption_height(width, fit)
        if caption is None:
            return None
        total = caption + max(self._rows_height(variant, label, part, fit) for part in self._parts(variant, fit))
        return Size(total, total * 1.25)

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        kept(self.ranks, fit, pen)
        caption = self._captions[fit.level]
        if caption:
            used = pen.text(caption, box, Ink(fit.small, "muted")) + 0.5 * fit.size
            box = box.below(used)
        width, parts = self._column(variant, box.w, fit), self._parts(variant, fit)
        label, _, _ = self._columns(variant, width, fit)
        most = len(parts[0])
        free = max(0.0, box.h - max(self._rows_height(variant, label, part, fit) for part in parts))
        add = min(free / most, 1.8 * fit.size)
        top = max(0.0, free - add * most) / 2 * (free > 2.2 * fit.size * most)
        draw_row = {"over": self._draw_over, "inline": self._draw_inline, "alone": self._draw_alone}[variant.kind]
        index = 0
        for column, part in enumerate(parts):
            at = Rect(box.x + column * (box.w - width), box.y + top, width, box.h - top)
            for rank, row in zip(part, self._row_boxes(variant, at, part, add, fit), strict=True):
                draw_row(pen, (index, rank), row, (add, fit))
                index += 1

    def _parts(self, variant: Variant, fit: Fit) -> list[Sequence[Rank]]:
        """The ranks of each column, read downwards."""
        ranks = kept(self.ranks, fit)
        if variant.columns == 1:
            return [ranks]
        half = -(-len(ranks) // 2)
        return [ranks[:half], ranks[half:]]

    @cached_property
    def _longest(self) -> float:
        return max(r.label.natural for r in self.ranks)

    @cached_property
    def _widest_value(self) -> float:
        return max(r.shown.natural for r in self.ranks)

    def _column(self, variant: Variant, width: float, fit: Fit) -> float:
        return width if variant.columns == 1 else (width - _GUTTER * fit.size) / 2

    def _columns(self, variant: Variant, width: float, fit: Fit) -> tuple[float, float, float]:
        """Widths of label, value and bar."""
        value = self._widest_value * fit.size
        if variant.kind == "over":
            return width - value - fit.size, value, width
        if variant.kind == "alone":
            return width, value, width - value - _VALUE_GAP * fit.size
        label = min(0.42 * width, self._longest * fit.size * 1.02)
        return label, value, width - label - value - 1.6 * fit.size

    def _rows_height(self, variant: Variant, label: float, ranks: Sequence[Rank], fit: Fit) -> float:
        heights = [r.label.height(fit.size, label, fit.cut.lines) for r in ranks]
        b, n = fit.size, len(heights)
        if variant.kind == "over":
            return sum(h + 0.62 * b for h in heights) + 0.55 * b * (n - 1)
        if variant.kind == "alone":
            return sum(h + self._value_line(fit) for h in heights) + 0.55 * b * (n - 1)
        return sum(max(h, 1.5 * b) for h in heights) + 0.4 * b * (n - 1)

    def _row_boxes(self, variant: Variant, box: Rect, ranks: Sequence[Rank], add: float, fit: Fit) -> list[Rect]:
        label, _, _ = self._columns(variant, box.w, fit)
        b, over, y = fit.size, variant.kind != "inline", box.y
        gap = (0.55 if over else 0.4) * b + add * (0.6 if over else 0.65)
        out = []
        for rank in ranks:
            text = rank.label.height(b, label, fit.cut.lines)
            under = max(self._thickness(variant, add, fit), self._value_line(fit) if variant.kind == "alone" else 0.0)
            height = text + under if over else max(text, 1.5 * b) + add * 0.35
            out.append(Rect(box.x, y, box.w, height))
            y += height + gap
        return out

    def _lines(self, label: float, fit: Fit) -> int:
        return max(r.label.count(label / fit.size) for r in kept(self.ranks, fit))

    def _value_line(self, fit: Fit) -> float:
        return fit.size * self.ranks[0].shown.leading

    def _thickness(self, variant: Variant, add: float, fit: Fit) -> float:
        return (0.95 if variant.kind == "inline" else 0.62) * fit.size + add * 0.35

    def _draw_over(self, pen: Pen, rank: tuple[int, Rank], row: Rect, how: tuple[float, Fit]) -> None:
        (index, item), (add, fit) = rank, how
        variant = Variant("over")
        label, _, _ = self._columns(variant, row.w, fit)
        thick = self._thickness(variant, add, fit)
        pen.text(item.label, Rect(row.x, row.y, label, row.h), Ink(fit.size, "ink", fit.cut.lines))
        line = fit.size * item.shown.leading
        at = Rect(row.x, row.bottom - thick - line, row.w, line)
        pen.right(item.shown, at, Ink(fit.size, "ink"))
        self._draw_bar(pen, item.value, Rect(row.x, row.bottom - thick, row.w, thick), index)

    def _draw_alone(self, pen: Pen, rank: tuple[int, Rank], row: Rect, how: tuple[float, Fit]) -> None:
        (index, item), (add, fit) = rank, how
        variant = Variant("alone")
        label, _, bar = self._columns(variant, row.w, fit)
        thick = self._thickness(variant, add, fit)
        under = max(thick, self._value_line(fit))
        pen.text(item.label, Rect(row.x, row.y, label, row.h), Ink(fit.size, "ink", fit.cut.lines))
        at = Rect(row.x, row.bottom - under, row.w, under)
        pen.right(item.shown, at, Ink(fit.size, "ink"))
        self._draw_bar(pen, item.value, Rect(at.x, at.y + (under - thick) / 2, bar, thick), index)

    def _draw_inline(self, pen: Pen, rank: tuple[int, Rank], row: Rect, how: tuple[float, Fit]) -> None:
        (index, item), (add, fit) = rank, how
        variant = Variant("inline")
        label, _, bar = self._columns(variant, row.w, fit)
        thick = min(self._thickness(variant, add, fit), row.h)
        pen.middle(item.label, Rect(row.x, row.y, label, row.h), Ink(fit.size, "ink", fit.cut.lines))
        pen.right(item.shown, row, Ink(fit.size, "ink"))
        middle = row.y + (row.h - thick) / 2
        self._draw_bar(pen, item.value, Rect(row.x + label + 0.8 * fit.size, middle, bar, thick), index)

    def _draw_bar(self, pen: Pen, value: float | None, track: Rect, index: int) -> None:
        """Bars start at zero; with negative values zero lies inside the track."""
        values = [r.value for r in self.ranks if r.value is not None]
        if value is None or not any(values):
            return
        low, high = min(0.0, *values), max(0.0, *values)
        zero = -low / (high - low)
        start, end = sorted((zero, (value - low) / (high - low)))
        bar = Rect(track.x + start * track.w, track.y, max(1.0, (end - start) * track.w), track.h)
        if not self._has_negative:
            pen.mark("track", track)
        below = value < 0
        look = {"best": index == 0 and not self._has_negative, "fade": 0 if self._has_negative else 25, "down": below}
        pen.mark("bar", bar, i=BELOW_ZERO if below else 0, across=True, **look)
        if self._has_negative:
            over = _OVER_BAR * track.h
            pen.mark("axis_down", Rect(track.x + zero * track.w, track.y - over, 0.1, track.h + 2 * over))

    def _caption_height(self, width: float, fit: Fit) -> float | None:
        caption = self._captions[fit.level]
        if caption is None:
            return 0.0
        if caption.narrowest * fit.small > width:
            return None
        return caption.height(fit.small, width) + 0.5 * fit.size
