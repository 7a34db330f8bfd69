"""One share of a whole as icons in a row or a few, so many of them filled: three in ten. Knows two parts and no more."""

from __future__ import annotations

from collections.abc import Sequence

from infographix_api.engine.layout.blocks.block import Size, Variant
from infographix_api.engine.layout.blocks.charts.data import Data
from infographix_api.engine.layout.blocks.charts.plot import Plot
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.typeset import Typesetter

_FEWEST, _MOST = 3, 12
_EVEN = 10  # what a share of a hundred percent is told of
_CLOSE = 1e-6
_LEAST_PITCH, _LARGEST_PITCH = 1.6, 5.5
_FILLED = 0.84
_ROW_GAP = 0.35
_KEY = 1.3


class CountedPlot(Plot):
    aspects = (1.3, 6.0)

    def __init__(self, data: Data, setter: Typesetter) -> None:
        known = [(name, v) for name, v in zip(data.categories, data.first, strict=True) if v]
        self.counted = counted([v for _, v in known], data.unit)
        # a group of people would count as more than one
        self.icon = "user" if data.icon == "users" else data.icon
        self.names = [
            (setter.paragraph("body", name), setter.paragraph("num", data.with_unit(v))) for name, v in known[:2]
        ]

    def variants(self) -> Sequence[Variant]:
        whole = self.counted[1] if self.counted else 0
        return [
            Variant("counted", whole // rows) for rows in (1, 2, 3) if whole % rows == 0 and whole >= _FEWEST * rows
        ]

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        if not self._is_wide_enough(variant, width, fit):
            return None
        legend, rows = self._legend_height(width, fit), self._rows(variant)
        pitch = min(width / variant.columns, _LARGEST_PITCH * fit.size)
        return Size(legend + _LEAST_PITCH * fit.size * rows, legend + pitch * rows + fit.size)

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        legend, rows, (part, whole) = self._legend_height(box.w, fit), self._rows(variant), self.counted or (0, 0)
        pitch = min(box.w / variant.columns, (box.h - legend) / rows, _LARGEST_PITCH * fit.size)
        side, tall = _FILLED * pitch, rows * pitch
        top = box.y + max(0.0, box.h - legend - tall) / 2
        for k in range(whole):
            row, column = divmod(k, variant.columns)
            self._draw_one(pen, Rect(box.x + column * pitch, top + row * pitch, side, side), is_part=k < part)
        self._draw_legend(pen, Rect(box.x, top + tall, box.w, legend), fit)

    def _draw_one(self, pen: Pen, box: Rect, *, is_part: bool) -> None:
        if self.icon is None:
            pen.mark("counted_dot", box, i=0, on_tile=False, is_part=is_part)
        else:
            pen.mark("counted", box, i=0, on_tile=False, is_part=is_part, icon=self.icon)

    def _draw_legend(self, pen: Pen, box: Rect, fit: Fit) -> None:
        b, y = fit.size, box.y + fit.size
        for index, (name, shown) in enumerate(self.names):
            line = b * name.leading
            key = Rect(box.x, y + (line - 0.8 * b) / 2, 0.8 * b, 0.8 * b)
            pen.mark("counted_dot", key, i=0, on_tile=False, is_part=index == 0)
            pen.text(name, Rect(box.x + _KEY * b, y, self._room(box.w, fit), line), Ink(b, balance=False))
            pen.right(shown, Rect(box.x, y, box.w, line), Ink(b))
            y += name.height(b, self._room(box.w, fit)) + _ROW_GAP * b

    def _rows(self, variant: Variant) -> int:
        return (self.counted or (0, 1))[1] // variant.columns

    def _room(self, width: float, fit: Fit) -> float:
        return width - (_KEY + 0.8 + max(shown.natural for _, shown in self.names)) * fit.size

    def _is_wide_enough(self, variant: Variant, width: float, fit: Fit) -> bool:
        widest = max(name.narrowest for name, _ in self.names) * fit.size
        return widest <= self._room(width, fit) and width / variant.columns >= _LEAST_PITCH * fit.size

    def _legend_height(self, width: float, fit: Fit) -> float:
        room = self._room(width, fit)
        return fit.size + sum(name.height(fit.size, room) + _ROW_GAP * fit.size for name, _ in self.names)


def counted(values: Sequence[float], unit: str) -> tuple[int, int] | None:
    """So many of so many, where the values say exactly that: one percentage or two parts."""
    if not values or len(values) > 2 or min(values) < 0:
        return None
    total = sum(values)
    if unit == "%" and (len(values) == 1 or abs(total - 100) < _CLOSE):
        part, whole = values[0] * _EVEN / 100, _EVEN
    elif len(values) == 2 and total <= _MOST:
        part, whole = values[0], round(total)
    else:
        return None
    is_exact = abs(part - round(part)) < _CLOSE and abs(total - round(total)) < _CLOSE
    return (round(part), whole) if is_exact and 0 < round(part) < whole >= _FEWEST else None
