"""A faithful plain-text description of a Document, for readers who cannot see the picture."""

from __future__ import annotations

from infographix_api.engine.document import Block, Chart, Comparison, Document, Item, Quote, Section, Text
from infographix_api.engine.layout import numbers

_LONGEST = 4000
_POINTS_NAMED = 6


def describe(document: Document) -> str:
    head = f"Infographic: {document.title}." + (f" {document.subtitle}" if document.subtitle else "")
    parts = [_sentence(head), *(_section(section, document.lang) for section in document.sections)]
    sources = "; ".join(source.title for source in document.sources)
    if sources:
        parts.append(f"Sources: {sources}.")
    text = "\n".join(part for part in parts if part)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _section(section: Section, lang: str) -> str:
    said = " ".join(_sentence(_block(block, lang)) for block in section.blocks)
    return f"{section.heading}: {said}" if section.heading else said


def _block(block: Block, lang: str) -> str:
    if isinstance(block, Chart):
        return _chart(block, lang)
    if isinstance(block, Comparison):
        rows = (f"{r.label}: " + ", ".join(map(_pair, zip(block.columns, r.cells, strict=False))) for r in block.rows)
        return "; ".join(rows)
    if isinstance(block, Quote):
        return f"“{block.text}”" + (f" ({block.by})" if block.by else "")
    if isinstance(block, Text):
        return block.text
    return "; ".join(_item(item) for item in block.items)


def _pair(cell: tuple[str, str]) -> str:
    return f"{cell[0]} {cell[1]}"


def _item(item: Item) -> str:
    head = ", ".join(part for part in (item.when, item.label) if part)
    value = item.value.display if item.value else ""
    return " – ".join(part for part in (f"{head}: {value}" if value else head, item.text) if part)


def _chart(chart: Chart, lang: str) -> str:
    unit = f" ({chart.unit})" if chart.unit else ""
    said = [f"{chart.mark} chart{unit}" + (f", {chart.note}" if chart.note else "")]
    for series in chart.series:
        known = [(x, v) for x, v in zip(chart.x, series.values, strict=False) if v is not None]
        if len(known) > _POINTS_NAMED:
            low, high = min(known, key=lambda p: p[1]), max(known, key=lambda p: p[1])
            named = [("from", known[0]), ("to", known[-1]), ("lowest", low), ("highest", high)]
            points = ", ".join(f"{word} {x} {numbers.exact(v, lang)}" for word, (x, v) in named)
        else:
            points = ", ".join(f"{x} {numbers.exact(v, lang)}" for x, v in known)
        said.append(f"{series.name}: {points}" if len(chart.series) > 1 else points)
    return "; ".join(said)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "。")) else f"{text}."
