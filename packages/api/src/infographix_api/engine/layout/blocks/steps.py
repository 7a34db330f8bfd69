"""Steps of a process and entries of a list: a badge with icon or number, a label, a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographix_api.engine.layout.blocks.block import Variant, kept
from infographix_api.engine.layout.blocks.grid import Grid
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph

_LABEL = 1.04
_TEXT = 0.96
_UNDER_BADGE = 0.45
_BESIDE_BADGE = 0.8


@dataclass(frozen=True)
class Step:
    label: Paragraph
    text: Paragraph | None
    icon: str | None
    number: Paragraph | None  # drawn in the badge when there is no icon
    value: Paragraph | None = None


class Steps(Grid[Step]):
    """`flow` draws arrows from one step to the next."""

    slack = 1.2

    def __init__(self, items: Sequence[Step], *, flow: bool) -> None:
        super().__init__(items)
        self.flow = flow

    def variants(self, fit: Fit) -> Sequence[Variant]:
        n = len(kept(self.items, fit))
        out = [Variant("side", 1)]
        if n > 1:
            out += [Variant("stack", n), Variant("side", 2)]
        if n > 3:
            out.append(Variant("stack", -(-n // 2)))
        if n > 4:
            out.append(Variant("side", 3))
        return out

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        return self._text_width(variant, self.cell_width(variant, width, fit), fit) / fit.size

    def cell_heights(self, items: Sequence[Step], variant: Variant, width: float, fit: Fit) -> list[float] | None:
        badge, inner = self._badge(variant, fit), self._text_width(variant, width, fit)
        if inner < 5.5 * fit.size or any(self._narrowest(s, fit) * fit.size > inner for s in items):
            return None
        heights = [self._text_height(s, inner, fit) for s in items]
        if variant.kind == "stack":
            return [h + badge + _UNDER_BADGE * fit.size for h in heights]
        return [max(h, badge) for h in heights]

    def draw_connectors(self, pen: Pen, boxes: Sequence[Rect], variant: Variant, fit: Fit) -> None:
        if not self.flow:
            return
        badge, b = self._badge(variant, fit), fit.size
        for here, after in zip(boxes, boxes[1:], strict=False):
            if variant.kind == "stack" and after.y == here.y:
                start = here.x + badge + 0.5 * b
                pen.mark("arrow", Rect(start, here.y + badge / 2, after.x - start - 0.5 * b, 0.1))
            elif variant == ("side", 1):
                start = here.y + badge + 0.25 * b
                pen.mark("arrow_down", Rect(here.x + badge / 2, start, 0.1, max(1.0, after.y - start - 0.25 * b)))

    def draw_cell(self, pen: Pen, item: Step, index: int, box: Rect, how: tuple[Variant, Fit]) -> None:
        variant, fit = how
        badge = self._badge(variant, fit)
        self._draw_badge(pen, item, index, Rect(box.x, box.y, badge, badge))
        if variant.kind == "stack":
            at = box.below(badge + _UNDER_BADGE * fit.size)
        else:
            x = box.x + badge + _BESIDE_BADGE * fit.size
            height = self._text_height(item, box.right - x, fit)
            at = Rect(x, box.y + max(0.0, (badge - height) / 2), box.right - x, height)
        self._draw_text(pen, item, index, at, fit)

    def _draw_badge(self, pen: Pen, item: Step, index: int, box: Rect) -> None:
        icon = item.icon if item.number is None or item.icon else None
        pen.mark("badge", box, i=index % 4, icon=icon, ordered=self.flow)
        if icon is None and item.number is not None:
            size = box.w * 0.46
            x = box.x + (box.w - item.number.natural * size) / 2
            pen.line(item.number, x, box.y + box.h / 2 + 0.36 * size, Ink(size, f"accent{index % 4}"))

    def _draw_text(self, pen: Pen, item: Step, index: int, at: Rect, fit: Fit) -> None:
        used = pen.text(item.label, at, Ink(fit.size * _LABEL, "ink", fit.cut.lines))
        if item.value:
            used += pen.text(item.value, at.below(used), Ink(fit.size * _LABEL, f"accent{index % 4}", 1))
        if item.text and fit.cut.secondary:
            pen.text(item.text, at.below(used), Ink(fit.size * _TEXT, "muted", fit.cut.lines))
        elif item.text:
            pen.shorten(f"text left out: {item.text.text[:60]}")

    def _badge(self, variant: Variant, fit: Fit) -> float:
        return (2.9 if variant.kind == "stack" else 2.3 if self.flow else 2.0) * fit.size

    def _text_width(self, variant: Variant, cell: float, fit: Fit) -> float:
        return cell if variant.kind == "stack" else cell - self._badge(variant, fit) - _BESIDE_BADGE * fit.size

    def _narrowest(self, step: Step, fit: Fit) -> float:
        text = step.text.narrowest * _TEXT if step.text and fit.cut.secondary else 0.0
        value = step.value.natural * _LABEL if step.value else 0.0
        return max(step.label.narrowest * _LABEL, text, value)

    def _text_height(self, step: Step, width: float, fit: Fit) -> float:
        height = step.label.height(fit.size * _LABEL, width, fit.cut.lines)
        if step.value:
            height += step.value.height(fit.size * _LABEL, width, 1)
        if step.text and fit.cut.secondary:
            height += step.text.height(fit.size * _TEXT, width, fit.cut.lines)
        return height
