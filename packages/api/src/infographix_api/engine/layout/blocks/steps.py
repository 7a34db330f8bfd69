"""Steps of a process and entries of a list: an icon, number or bullet, a label, a text; bare or in panels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from infographix_api.engine.layout.blocks.block import Shape, Size, Variant, kept
from infographix_api.engine.layout.blocks.grid import Grid, rows_of
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph

_LABEL = 1.04
_TEXT = 0.96
_UNDER_SIGN = 0.45
_BESIDE_SIGN = 0.8
_BULLET = 0.62
_PANEL_PAD = 0.95
_NUMERAL = 2.3
_MOST_PANELS = 6  # side by side
# each line of a text beyond a few makes its column as bad to read as one that is so much narrower
_FEW_LINES, _EM_OF_A_LINE = 4, 0.7
_BESIDE_IN_PANEL_EM = 11  # least width of a text beside its sign in a panel


@dataclass(frozen=True)
class Step:
    """`number` is set where the order counts."""

    label: Paragraph
    text: Paragraph | None
    icon: str | None
    number: Paragraph | None
    value: Paragraph | None = None


class Steps(Grid[Step]):
    """`flow` draws arrows from one step to the next. All entries have an icon, or none."""

    slack = 1.2
    most_boost = 1.4

    def __init__(self, items: Sequence[Step], *, flow: bool) -> None:
        super().__init__(items)
        self.flow = flow
        self.has_icons = all(item.icon for item in items)

    @cached_property
    def _longest(self) -> float:
        """Natural width of the longest text, in em."""
        return max(max(s.label.natural, s.text.natural if s.text else 0.0) for s in self.items)

    def variants(self, fit: Fit) -> Sequence[Variant]:
        n = len(kept(self.items, fit))
        out = [Variant("side", 1), Variant("panel", 1)]
        if n > 1:
            out += [Variant("stack", n), Variant("side", 2)]
            out += [Variant("panel", c) for c in range(2, min(n, _MOST_PANELS) + 1) if n % c in (0, c - 1) and n > 2]
        if n > 3:
            out.append(Variant("stack", -(-n // 2)))
        if n > 4:
            out.append(Variant("side", 3))
        return out

    def penalty(self, variant: Variant) -> float:
        return 0.08 if variant.kind == "panel" else 0.0

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        em = self._text_em(variant, width, fit)
        return em - _EM_OF_A_LINE * max(0.0, self._longest / max(1.0, em) - _FEW_LINES)

    def looseness(self, variant: Variant, width: float, fit: Fit) -> float:
        if variant.kind != "side":
            return 0.0
        return 2 * max(0.0, 0.6 - self._longest / self._text_em(variant, width, fit))

    def _text_em(self, variant: Variant, width: float, fit: Fit) -> float:
        return self._text_width(variant, self.cell_width(variant, width, fit), fit) / fit.size

    def shape(self, variant: Variant, width: float, height: float, fit: Fit) -> Shape | None:
        if variant.kind != "panel":
            return None
        rows = -(-len(kept(self.items, fit)) // variant.columns)
        tall = (height - self.row_gap(variant, fit) * (rows - 1)) / rows
        return Shape(self.cell_width(variant, width, fit) / max(1.0, tall), 0.5, 3.2 if variant.columns > 1 else 5.5)

    def row_gap(self, variant: Variant, fit: Fit) -> float:
        return (0.8 if variant.kind == "panel" else self.gap[1]) * fit.size

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        size = super().size(variant, width, fit)
        return Size(size.least, size.least * 1.35) if size and variant.kind == "panel" else size

    def cell_heights(self, items: Sequence[Step], variant: Variant, width: float, fit: Fit) -> list[float] | None:
        sign, inner = self._sign(variant, fit), self._text_width(variant, width, fit)
        if inner < 5.5 * fit.size or self.narrowest(fit) > inner:
            return None
        heights = [self._text_height(s, inner, fit) for s in items]
        pad = 2 * _PANEL_PAD * fit.size if variant.kind == "panel" else 0.0
        if self._has_sign_beside(variant, width, fit):
            return [max(h, sign) + pad for h in heights]
        return [h + sign + _UNDER_SIGN * fit.size + pad for h in heights]

    def cells(self, items: Sequence[Step], variant: Variant, box: Rect, fit: Fit) -> list[Rect]:
        if variant.kind != "panel":
            return super().cells(items, variant, box, fit)
        across, down = self.gap[0] * fit.size, self.row_gap(variant, fit)
        needs = rows_of(
            self.cell_heights(items, variant, self.cell_width(variant, box.w, fit), fit) or [0.0], variant.columns
        )
        free = box.h - down * (len(needs) - 1)
        alike = free / len(needs)
        rows = [alike] * len(needs) if alike >= max(needs) else [n + (free - sum(needs)) / len(needs) for n in needs]
        out, y = [], box.y
        for row, tall in enumerate(rows):
            in_row = min(variant.columns, len(items) - row * variant.columns)
            wide = (box.w - across * (in_row - 1)) / in_row
            out += [Rect(box.x + column * (wide + across), y, wide, tall) for column in range(in_row)]
            y += tall + down
        return out

    def draw_connectors(self, pen: Pen, boxes: Sequence[Rect], variant: Variant, fit: Fit) -> None:
        if not self.flow:
            return
        sign, b = self._sign(variant, fit), fit.size
        for here, after in zip(boxes, boxes[1:], strict=False):
            if variant.kind == "stack" and after.y == here.y:
                start = here.x + sign + 0.5 * b
                pen.mark("arrow", Rect(start, here.y + sign / 2, after.x - start - 0.5 * b, 0.1))
            elif variant.kind == "panel" and after.y == here.y:
                start = here.right + 0.15 * b
                pen.mark("arrow", Rect(start, here.y + here.h / 2, after.x - start - 0.15 * b, 0.1))
            elif variant == ("side", 1):
                start = here.y + sign + 0.25 * b
                pen.mark("arrow_down", Rect(here.x + sign / 2, start, 0.1, max(1.0, after.y - start - 0.25 * b)))

    def draw_cell(self, pen: Pen, item: Step, index: int, cell: Rect, how: tuple[Variant, Fit]) -> None:
        variant, fit = how
        sign, box = self._sign(variant, fit), cell
        if variant.kind == "panel":
            pen.mark("panel", cell.on_grid(), i=index % 4)
            box = cell.inset(_PANEL_PAD * fit.size)
        if variant.kind == "panel" and self._has_sign_beside(variant, cell.w, fit):
            self._draw_panel_sign(pen, item, index, Rect(box.x, box.y + (box.h - sign) / 2, sign, sign))
            width = self._text_width(variant, cell.w, fit)
            height = self._text_height(item, width, fit)
            at = Rect(box.right - width, box.y + (box.h - height) / 2, width, height)
        elif variant.kind == "panel":
            self._draw_panel_sign(pen, item, index, Rect(box.x, box.y, sign, sign))
            # texts start at one height in all panels
            tallest = max(self._text_height(step, box.w, fit) for step in kept(self.items, fit))
            used = sign + _UNDER_SIGN * fit.size
            at = box.below(used + max(0.0, box.h - used - tallest) * (0.5 if self._is_signed() else 0.35))
        elif variant.kind == "stack":
            self._draw_sign(pen, item, index, Rect(box.x, box.y, sign, sign))
            at = box.below(sign + _UNDER_SIGN * fit.size)
        else:
            x = box.x + sign + _BESIDE_SIGN * fit.size
            height = self._text_height(item, box.right - x, fit)
            line = item.label.leading * fit.size * _LABEL
            top = box.y if self._is_signed() else box.y + (line - sign) / 2
            self._draw_sign(pen, item, index, Rect(box.x, top, sign, sign))
            at = Rect(x, box.y + max(0.0, (sign - height) / 2), box.right - x, height)
        self._draw_text(pen, item, index, at, fit)

    def _is_signed(self) -> bool:
        return self.flow or self.has_icons

    def _draw_sign(self, pen: Pen, item: Step, index: int, box: Rect) -> None:
        if not self._is_signed():
            pen.mark("bullet", box, i=index % 4)
            return
        icon = item.icon if self.has_icons else None
        pen.mark("badge", box, i=index % 4, icon=icon, ordered=self.flow)
        if icon is None and item.number is not None:
            size = box.w * 0.46
            x = box.x + (box.w - item.number.natural * size) / 2
            pen.line(item.number, x, box.y + box.h / 2 + 0.36 * size, Ink(size, f"accent{index % 4}"))

    def _draw_panel_sign(self, pen: Pen, item: Step, index: int, box: Rect) -> None:
        """A large numeral or icon without a badge: the panel is its badge."""
        if item.number is not None:
            pen.line(item.number, box.x, box.y + 0.8 * box.h, Ink(box.h, f"accent{index % 4}"))
        if self.has_icons and item.icon:
            room = box if item.number is None else Rect(box.x + 0.95 * box.w, box.y, box.w, box.h)
            pen.mark("inset_icon", room.inset(0.1 * box.w), icon=item.icon, i=index % 4)
        elif item.number is None:
            pen.mark("bullet", box, i=index % 4)

    def _draw_text(self, pen: Pen, item: Step, index: int, at: Rect, fit: Fit) -> None:
        used = pen.text(item.label, at, Ink(fit.size * _LABEL, "ink", fit.cut.lines))
        if item.value:
            used += pen.text(item.value, at.below(used), Ink(fit.size * _LABEL, f"accent{index % 4}", 1))
        if item.text and fit.cut.secondary:
            pen.text(item.text, at.below(used), Ink(fit.size * _TEXT, "muted", fit.cut.lines))
        elif item.text:
            pen.shorten(f"text left out: {item.text.text[:60]}")

    def _sign(self, variant: Variant, fit: Fit) -> float:
        """Side of the square that holds icon, number or bullet."""
        if not self._is_signed():
            return _BULLET * fit.size
        if variant.kind == "panel":
            return _NUMERAL * fit.size
        return (2.9 if variant.kind == "stack" else 2.3 if self.flow else 2.0) * fit.size

    def _text_width(self, variant: Variant, cell: float, fit: Fit) -> float:
        inner = cell - 2 * _PANEL_PAD * fit.size if variant.kind == "panel" else cell
        return inner - self._beside(variant, fit) if self._has_sign_beside(variant, cell, fit) else inner

    def _beside(self, variant: Variant, fit: Fit) -> float:
        """Width of the sign and the gap to its text; a panel has room for both number and icon."""
        signs = 1.95 if variant.kind == "panel" and self.flow and self.has_icons else 1.0
        return signs * self._sign(variant, fit) + _BESIDE_SIGN * fit.size

    def _has_sign_beside(self, variant: Variant, cell: float, fit: Fit) -> bool:
        if variant.kind != "panel":
            return variant.kind == "side"
        least = (_BESIDE_IN_PANEL_EM + 2 * _PANEL_PAD) * fit.size + self._beside(variant, fit)
        return variant.columns == 1 and cell >= least

    def narrowest_cell(self, item: Step, fit: Fit) -> float:
        text = item.text.narrowest * _TEXT if item.text and fit.cut.secondary else 0.0
        value = item.value.natural * _LABEL if item.value else 0.0
        return max(item.label.narrowest * _LABEL, text, value)

    def _text_height(self, step: Step, width: float, fit: Fit) -> float:
        height = step.label.height(fit.size * _LABEL, width, fit.cut.lines)
        if step.value:
            height += step.value.height(fit.size * _LABEL, width, 1)
        if step.text and fit.cut.secondary:
            height += step.text.height(fit.size * _TEXT, width, fit.cut.lines)
        return height
