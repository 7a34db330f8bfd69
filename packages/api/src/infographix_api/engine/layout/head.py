"""Title and subtitle: how large they may be in a width, and drawing them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from infographix_api.engine.layout.geometry import Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph
from infographix_api.engine.styles.style import Style

_SCALES = (4.2, 3.75, 3.3, 3.0, 2.75, 2.5, 2.25, 2.05, 1.9, 1.7, 1.5, 1.3, 1.1)
_LINES = 5
_SUBTITLE_LINES = 3
_ACROSS_LARGEST = 3.3
_LARGEST_WRAPPED, _LARGEST_IN_COLUMN = 44.0, 62.0
_GAP = 0.3
_ACCENT = 0.15  # how far the accent of a capital reaches above its line, in its own size


@dataclass(frozen=True)
class HeadFit:
    """Sizes of title and subtitle, in how many lines at most, and the height both take."""

    title: float
    subtitle: float
    height: float


@dataclass(frozen=True)
class Head:
    title: Paragraph
    subtitle: Paragraph | None
    style: Style

    def fit(self, size: float, width: float, *, most: int, is_column: bool = False) -> HeadFit:
        """`most` lines are welcome; more come only when no smaller scale avoids them."""
        title = size * self.style.title_scale * self._scale(size, width, most, is_column=is_column)
        subtitle = max(13.0, 1.08 * size)
        height = self._above(size, title) + self.title.height(title, width, _LINES)
        if self.subtitle:
            height += _GAP * size + self.subtitle.height(subtitle, width, _SUBTITLE_LINES)
        return HeadFit(title, subtitle, height)

    def draw(self, pen: Pen, fit: HeadFit, at: Rect, size: float) -> None:
        align = self.style.title_align
        pen.place = "title"
        pen.mark("kicker", Rect(at.x, at.y, at.w, _GAP * size), centered=align == "center", unit=size)
        at = at.below(self._above(size, fit.title))
        behind = Rect(at.x, at.y, at.w, self.title.height(fit.title, at.w, _LINES))
        pen.mark("title_back", behind, width=self._width(fit, at.w), centered=align == "center")
        used = pen.text(self.title, at, Ink(fit.title, "title", _LINES, align))
        if self.subtitle:
            pen.text(
                self.subtitle, at.below(used + _GAP * size), Ink(fit.subtitle, "ground_muted", _SUBTITLE_LINES, align)
            )

    def _above(self, size: float, title: float) -> float:
        """Room between the accent above the title and its first line."""
        has_accent = any(c.isupper() and len(unicodedata.normalize("NFD", c)) > 1 for c in self.title.text)
        return self.style.kicker * size + (_ACCENT * title if self.style.kicker and has_accent else 0.0)

    def _scale(self, size: float, width: float, most: int, *, is_column: bool) -> float:
        """The largest scale at which the title takes few lines and no word is broken."""
        for scale in _SCALES:
            em = width / (scale * size * self.style.title_scale)
            lines = self.title.count(em)
            fits = self.title.narrowest <= em and lines <= most
            is_calm = lines == 1 or scale * size <= _LARGEST_WRAPPED
            if fits and (
                (is_column and scale * size <= _LARGEST_IN_COLUMN)
                or (not is_column and scale <= _ACROSS_LARGEST and is_calm)
            ):
                return scale
        return _SCALES[-1]

    def _width(self, fit: HeadFit, room: float) -> float:
        lines, _ = self.title.lines(room / fit.title, _LINES)
        return round(max(line.em for line in lines) * fit.title, 2)
