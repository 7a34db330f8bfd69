"""What a reader sees of a Document: every item, mark and cell with its words, its headline figures and its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infographix_api.engine.document import Block, Chart, Comparison, Document, Evidence, Item, Quote, Text


@dataclass(frozen=True)
class Shown:
    """`displays` are headline figures or marks as printed, `values` what they are worth."""

    text: str
    displays: tuple[str, ...]
    values: tuple[float, ...]
    quotes: tuple[str, ...]


def of(document: Document) -> Iterator[Shown]:
    for section in document.sections:
        for block in section.blocks:
            yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Shown]:
    match block:
        case Chart():
            values = tuple(v for series in block.series for v in series.values if v is not None)
            yield Shown(" ".join(block.x), tuple(f"{v:.12g}" for v in values), values, _quotes(block.evidence))
        case Comparison():
            for row in block.rows:
                yield Shown(" ".join((row.label, *row.cells)), (), (), _quotes(row.evidence))
        case Quote() | Text():
            yield Shown(block.text, (), (), _quotes(block.evidence))
        case _:
            yield from map(_of_item, block.items)


def _of_item(item: Item) -> Shown:
    words = " ".join(filter(None, (item.when, item.label, item.text)))
    if item.value is None:
        return Shown(words, (), (), _quotes(item.evidence))
    values = () if item.value.value is None else (item.value.value,)
    return Shown(f"{item.value.display} {words}", (item.value.display,), values, _quotes(item.evidence))


def _quotes(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    return tuple(e.quote for e in evidence if e.quote)
