"""A faithful plain-text description of a Document, for readers who cannot see the picture: every block, every figure."""

from __future__ import annotations

import math
from collections.abc import Sequence

from infographix_api.engine.document import (
    Block,
    Chart,
    Comparison,
    Document,
    Item,
    Process,
    Quote,
    Ranking,
    Section,
    Series,
    Text,
)
from infographix_api.engine.layout import numbers, periods, wording
from infographix_api.engine.render import alt_words

_LONGEST = 8000
# a longer series is told by its ends and its extremes
_POINTS_NAMED = 12

_Point = tuple[str, float]


def describe(document: Document) -> str:
    head = alt_words.words(document.lang).infographic.format(_sentence(document.title))
    head += f" {document.subtitle}" if document.subtitle else ""
    parts = [_sentence(head), *(_section(section, document.lang) for section in document.sections)]
    sources = "; ".join(source.title for source in document.sources)
    if sources:
        parts.append(_sentence(f"{wording.sources(document.lang)}: {sources}"))
    text = "\n".join(part for part in parts if part)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _section(section: Section, lang: str) -> str:
    said = " ".join(_sentence(_block(block, lang)) for block in section.blocks)
    return f"{section.heading}: {said}" if section.heading else said


def _block(block: Block, lang: str) -> str:
    if isinstance(block, Chart):
        return _chart(block, lang)
    if isinstance(block, Ranking):
        return _ranking(block, lang)
    if isinstance(block, Comparison):
        return _comparison(block)
    if isinstance(block, Quote):
        said = alt_words.words(lang).quotation.format(block.text)
        return f"{said} ({block.by})" if block.by else said
    if isinstance(block, Text):
        return block.text
    counted = isinstance(block, Process) and block.ordered
    return "; ".join(
        f"{n}. {_item(item, lang)}" if counted else _item(item, lang) for n, item in enumerate(block.items, 1)
    )


def _item(item: Item, lang: str) -> str:
    head = ", ".join(part for part in (periods.words(item.when or "", lang), item.label.removesuffix(".")) if part)
    if item.value and item.value.display not in head:
        head = f"{head}: {item.value.display}"
    return f"{head} – {item.text.removesuffix('.')}" if item.text else head


def _ranking(ranking: Ranking, lang: str) -> str:
    total = ranking.truncated_from
    shown = [wording.top(len(ranking.items), numbers.exact(total, lang), lang)] if total else []
    about = ", ".join([ranking.unit, *shown] if ranking.unit else shown)
    items = "; ".join(f"{n}. {_item(item, lang)}" for n, item in enumerate(ranking.items, 1))
    return f"{about}: {items}" if about else items


def _comparison(table: Comparison) -> str:
    """Row by row. Where the rows are one cell short, the first column names the rows."""
    names_rows = any(len(row.cells) < len(table.columns) for row in table.rows)
    columns = table.columns[1:] if names_rows else table.columns
    return "; ".join(
        f"{row.label}: " + ", ".join(f"{c} {cell}" for c, cell in zip(columns, row.cells, strict=False))
        for row in table.rows
    )


def _chart(chart: Chart, lang: str) -> str:
    words = [alt_words.words(lang).charts[chart.mark], chart.note or chart.y_label or "", chart.x_label or ""]
    if chart.unit and chart.unit not in " ".join(words):
        words.append(chart.unit)
    said = [", ".join(word for word in words if word)]
    names = [periods.words(name, lang) for name in chart.x] if periods.read(chart.x) else chart.x
    for series in chart.series:
        points = _points(names, series, lang)
        said.append(f"{series.name}: {points}" if len(chart.series) > 1 else points)
    return "; ".join(said)


def _points(x: Sequence[str], series: Series, lang: str) -> str:
    pairs = list(zip(x, series.values, strict=False))
    known = [(at, value) for at, value in pairs if value is not None and math.isfinite(value)]
    words = alt_words.words(lang)
    if not known:
        return words.no_values
    if len(known) > _POINTS_NAMED:
        ends = {
            "first": known[0],
            "last": known[-1],
            "lowest": min(known, key=_value),
            "highest": max(known, key=_value),
        }
        return words.course.format(count=len(known), **{name: _said(point, lang) for name, point in ends.items()})
    gaps = [at for at, value in pairs if value is None or not math.isfinite(value)]
    said = [_said(point, lang) for point in known]
    return ", ".join([*said, words.no_value_for.format(", ".join(gaps))] if gaps else said)


def _said(point: _Point, lang: str) -> str:
    return f"{point[0]}: {numbers.exact(point[1], lang)}"


def _value(point: _Point) -> float:
    return point[1]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "。", "؟", "।")) else f"{text}."
