"""Names of series: a row of keys above a plot, or labels at the right end of lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from infographix_api.engine.layout.geometry import Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph

_ROW = 1.5


class Legend:
    """`key` is the mark that stands for a series: a filled key with its hatch, or the marker of its line."""

    def __init__(self, names: Sequence[Paragraph], *, key: Literal["key", "marker"] = "key") -> None:
        self.names = names if len(names) > 1 else ()
        self.key = key

    def height(self, width: float, small: float) -> float | None:
        """None when one name alone is too wide."""
        if any((p.natural + 2.6) * small > width for p in self.names):
            return None
        return len(self._rows(width, small)) * _ROW * small

    def draw(self, pen: Pen, at: Rect, small: float) -> float:
        rows = self._rows(at.w, small)
        for row, entries in enumerate(rows):
            y = at.y + row * _ROW * small
            for index, x in entries:
                key = Rect(at.x + x, y + 0.3 * small, 0.7 * small, 0.7 * small)
                pen.mark(self.key, key, i=index)
                if self.key == "key":
                    hatch(pen, key, index)
                left = at.x + x + 1.1 * small
                pen.text(self.names[index], Rect(left, y, at.right - left, small), Ink(small, "muted", 1))
        return len(rows) * _ROW * small

    def _rows(self, width: float, small: float) -> list[list[tuple[int, float]]]:
        rows: list[list[tuple[int, float]]] = [[]] if self.names else []
        x = 0.0
        for index, name in enumerate(self.names):
            need = (name.natural + 2.6) * small
            if x + need > width and rows[-1]:
                rows.append([])
                x = 0.0
            rows[-1].append((index, x))
            x += need
        return rows


def hatch(pen: Pen, box: Rect, index: int, **shape: object) -> None:
    """Over what was just drawn of a series: colour alone never tells it."""
    if index > 0:
        pen.mark("hatch", box, i=index, **shape)


def end_labels(ys: Sequence[float], height: float, low: float, high: float) -> list[float] | None:
    """Tops for labels of this height near their ys, apart from each other inside [low, high]."""
    if len(ys) * height > high - low:
        return None
    order = sorted(range(len(ys)), key=lambda k: ys[k])
    tops = [0.0] * len(ys)
    floor = low
    for k in order:
        tops[k] = max(floor, ys[k] - height / 2)
        floor = tops[k] + height
    ceiling = high
    for k in reversed(order):
        tops[k] = min(tops[k], ceiling - height)
        ceiling = tops[k]
    return tops
