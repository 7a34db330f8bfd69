"""From the Document's blocks to blocks that can be measured: texts, icons, markers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from infographix_api.engine import document as doc
from infographix_api.engine import figures, icons
from infographix_api.engine.layout import numbers, periods, wording
from infographix_api.engine.layout.blocks.block import Block
from infographix_api.engine.layout.blocks.charts.chart import ChartBlock
from infographix_api.engine.layout.blocks.charts.data import Data, prepare
from infographix_api.engine.layout.blocks.comparison import Comparison, Row
from infographix_api.engine.layout.blocks.prose import Prose, Quotation
from infographix_api.engine.layout.blocks.ranking import Rank, Ranking
from infographix_api.engine.layout.blocks.stat import Stats
from infographix_api.engine.layout.blocks.steps import Step, Steps
from infographix_api.engine.layout.blocks.tile import Counted, Figure, Ground, Share, Trend
from infographix_api.engine.layout.blocks.timeline import Event, Timeline
from infographix_api.engine.layout.citations import Citations
from infographix_api.engine.layout.geometry import LEVELS
from infographix_api.engine.layout.pictures import pictures
from infographix_api.engine.layout.text import Paragraph
from infographix_api.engine.layout.typeset import Typesetter
from infographix_api.engine.layout.usable import finite

_NUMBER = re.compile(r"[\d.,\s]+")


@dataclass(frozen=True)
class Builder:
    """`silent` blocks carry no markers of their own: their section's heading does. `ground` is what figures
    stand on, `tile` the number of the coloured tile that a quotation alone in its section may stand on.
    """

    setter: Typesetter
    citations: Citations
    document: doc.Document
    silent: bool = False
    ground: Ground = "inset"
    tile: int | None = None

    @property
    def lang(self) -> str:
        return self.document.lang

    def block(self, block: doc.Block) -> Block:
        return getattr(self, f"_{block.type}")(block)  # type: ignore[no-any-return]

    def _marker(self, evidence: tuple[doc.Evidence, ...]) -> str:
        return "" if self.silent else self.citations.marker(evidence)

    def _stat(self, block: doc.Stat) -> Block:
        chosen = [icons.choose(item.icon, item.label, self.lang) for item in block.items]
        shown = pictures(block, self.document, chosen)
        if 2 * sum(map(bool, chosen)) < len(chosen):
            chosen = [None] * len(chosen)  # beside the lesser part of them they would look like a mistake
        shown_figures = [self._figure(*parts) for parts in zip(block.items, chosen, shown, strict=True)]
        return Stats(shown_figures, self.ground, hero=self.ground == "filled")

    def _figure(self, item: doc.Item, icon: str | None, picture: Share | Trend | Counted | None) -> Figure:
        shown, unit = _split_unit(item.value)
        label = f"{item.label}. {item.text}" if item.text else item.label
        return Figure(
            number=self.setter.paragraph("figure", shown or "–"),
            unit=self.setter.optional("figure", unit),
            label=self.setter.paragraph("body", label, self._marker(item.evidence)),
            icon=icon if not isinstance(picture, Counted) else None,
            picture=picture,
        )

    def _chart(self, block: doc.Chart) -> Block:
        data = prepare(block, self.lang)
        caption = self.setter.optional("small", self._chart_caption(block, data), self._marker(block.evidence))
        return ChartBlock(data, caption, self.setter)

    def _chart_caption(self, block: doc.Chart, data: Data) -> str:
        parts = _named_axes(block, has_units=data.units_are_written())
        if data.left_out:
            kept = len(data.categories)
            parts.append(wording.top(kept, numbers.exact(kept + data.left_out, self.lang), self.lang))
        return " · ".join(p for p in parts if p)

    def _ranking(self, block: doc.Ranking) -> Block:
        ranks = [
            Rank(
                self.setter.paragraph("strong", item.label, self._marker(item.evidence)),
                self.setter.paragraph("num", item.value.display if item.value else "–"),
                finite(item.value.value) if item.value else None,
            )
            for item in block.items
        ]
        return Ranking(ranks, [self._ranking_caption(block, level.items) for level in LEVELS])

    def _ranking_caption(self, block: doc.Ranking, most: int) -> Paragraph | None:
        shown, total = min(most, len(block.items)), block.truncated_from or len(block.items)
        parts = [block.unit] if block.unit else []
        if shown < total:
            parts.append(wording.top(shown, numbers.exact(total, self.lang), self.lang))
        return self.setter.optional("small", " · ".join(parts))

    def _timeline(self, block: doc.Timeline) -> Block:
        events = [
            Event(
                self.setter.paragraph("num", periods.words(item.when or "–", self.lang)),
                self.setter.paragraph("body", _with_value(item), self._marker(item.evidence)),
                self.setter.optional("body", item.text),
            )
            for item in block.items
        ]
        return Timeline(events)

    def _process(self, block: doc.Process) -> Block:
        return self._steps(block.items, flow=block.ordered)

    def _list(self, block: doc.List) -> Block:
        return self._steps(block.items, flow=False)

    def _steps(self, items: tuple[doc.Item, ...], *, flow: bool) -> Block:
        chosen = [icons.choose(item.icon, item.label, self.lang) for item in items]
        # icons beside some entries only would look like a mistake
        all_have_icons = all(chosen)
        steps = [
            Step(
                self.setter.paragraph("strong", item.label, self._marker(item.evidence)),
                self.setter.optional("body", item.text),
                icon if all_have_icons else None,
                self.setter.paragraph("num", str(number)) if flow else None,
                self.setter.optional("num", item.value.display if item.value else None),
            )
            for number, (item, icon) in enumerate(zip(items, chosen, strict=True), 1)
        ]
        return Steps(steps, flow=flow)

    def _comparison(self, block: doc.Comparison) -> Block:
        columns = len(block.columns)
        has_corner = any(len(row.cells) < columns for row in block.rows)
        head = [self.setter.paragraph("strong", c) for c in (block.columns if has_corner else ("", *block.columns))]
        rows = [self._comparison_row(row, len(head) - 1) for row in block.rows]
        return Comparison(head, rows)

    def _comparison_row(self, row: doc.ComparisonRow, cells: int) -> Row:
        label = self.setter.paragraph("strong", row.label, self._marker(row.evidence))
        padded = (*row.cells, *[""] * cells)[:cells]
        large = [self.setter.paragraph("num" if _is_short(cell) else "strong", cell) for cell in padded]
        return Row(label, [self.setter.paragraph("body", cell) for cell in padded], large, _lengths(padded))

    def _quote(self, block: doc.Quote) -> Block:
        by = self.setter.optional("body", f"— {block.by}" if block.by else None)
        text = self.setter.paragraph("quote", block.text, self._marker(block.evidence))
        return Quotation(text, by, self.tile)

    def _text(self, block: doc.Text) -> Block:
        return Prose(self.setter.paragraph("body", block.text, self._marker(block.evidence)))


def _split_unit(quantity: doc.Quantity | None) -> tuple[str, str | None]:
    """The number and its unit, set apart when the display ends with the unit."""
    if quantity is None:
        return "", None
    shown, unit = quantity.display.strip(), (quantity.unit or "").strip()
    if unit and shown.endswith(unit) and shown != unit:
        return shown[: -len(unit)].rstrip(), unit
    number, _, rest = shown.partition(" ")
    if rest and len(rest) <= 24 and any(c.isdigit() for c in number) and not any(c.isdigit() for c in rest):
        return number, rest
    return shown, None


def _is_short(cell: str) -> bool:
    return len(cell) <= 12 and any(c.isdigit() for c in cell)


def _lengths(cells: Sequence[str]) -> tuple[float, ...] | None:
    """Lengths of bars that compare two cells, when both are one positive number of the same unit."""
    values = [_only_value(cell) for cell in cells]
    units = {_NUMBER.sub("", cell) for cell in cells}
    known = [v for v in values if v is not None and v > 0]
    if len(cells) != 2 or len(units) > 1 or len(known) < len(cells):
        return None
    return tuple(v / max(known) for v in known)


def _only_value(cell: str) -> float | None:
    found, plain = figures.find(cell), figures.values(cell)
    if len(found) == 1:
        return found[0].value
    return plain[0] if len(plain) == 1 else None


def _with_value(item: doc.Item) -> str:
    if item.value and item.value.display not in item.label and item.value.kind != "date":
        return f"{item.label}: {item.value.display}"
    return item.label


def _named_axes(chart: doc.Chart, *, has_units: bool) -> list[str]:
    """The note, or else what y measures, with unit and x where neither is said yet."""
    parts = [chart.note or chart.y_label or ""]
    if chart.unit and not has_units and not _says(parts[0], chart.unit):
        parts[0] = f"{parts[0]}, {chart.unit}" if parts[0] else chart.unit
    if chart.mark == "scatter" and chart.note and chart.y_label and not _says(chart.note, chart.y_label):
        parts.append(f"↑ {chart.y_label}")
    if chart.x_label and not _says(parts[0], chart.x_label):
        parts.append(f"→ {chart.x_label}" if chart.mark == "scatter" else chart.x_label)
    return parts


def _says(text: str, word: str) -> bool:
    return word.casefold() in text.casefold()
