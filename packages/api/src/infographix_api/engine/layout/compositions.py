"""Which shape a page takes, by what the Document mostly is: one figure, a history, charts, a list, a contest, a mix.

Knows the Document and the page's proportions; measures nothing and places nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from infographix_api.engine.document import (
    Block,
    Chart,
    Comparison,
    Document,
    List,
    Process,
    Quote,
    Ranking,
    Stat,
    Timeline,
)

# "alone": a band of the full width for itself; "wide": most of a band, nothing above or below it
Place = Literal["alone", "wide"]

_WIDE_PAGE = 1.2
_LONG_HISTORY = 5
_LONG_LIST = 7
_FEW_SECTIONS = 3
_ROW_OF_FIGURES = 3
_BROAD = 5  # categories of a chart that gains from width


@dataclass(frozen=True)
class Composition:
    """`places` bind sections, by index, to a way of standing in the page, `kinds` their first blocks to one kind
    of variant. `side` is the section that stands under the title in a column of its own, `columns` of 12 wide;
    None: the title goes across the top.
    """

    name: str
    places: Mapping[int, Place] = field(default_factory=dict)
    kinds: Mapping[int, str] = field(default_factory=dict)
    side: int | None = None
    columns: int = 4


MIXED = Composition("mixed")


def choose(document: Document, width: float, height: float) -> list[Composition]:
    """What suits the Document, best first. All of them may turn out not to fit; `MIXED` always remains."""
    is_wide = width / height >= _WIDE_PAGE
    return [*_led(document, is_wide=is_wide), MIXED]


def _led(document: Document, *, is_wide: bool) -> Iterator[Composition]:
    sections = document.sections
    leads = {n: s.blocks[0] for n, s in enumerate(sections) if len(s.blocks) == 1}
    weight = [s.salience for s in sections]
    for n in sorted(leads, key=lambda n: (-weight[n], n)):
        yield from _single(n, leads[n], len(sections), is_wide=is_wide)
    charts = [n for n, block in leads.items() if isinstance(block, Chart) and _is_broad(block)]
    first = leads.get(0)
    if charts and 2 * sum(isinstance(b, Chart) for s in sections for b in s.blocks) >= len(sections):
        yield Composition("charts", {max(charts, key=lambda n: (weight[n], -n)): "wide"})
        if is_wide and isinstance(first, Stat):
            yield Composition("figures", side=0)
    elif isinstance(first, Stat) and len(first.items) >= _ROW_OF_FIGURES and len(sections) > _FEW_SECTIONS:
        yield Composition("strip", {0: "alone"}, {0: "tiles"})


def _single(index: int, block: Block, count: int, *, is_wide: bool) -> Iterator[Composition]:
    """Compositions led by one section."""
    few = count <= _FEW_SECTIONS
    match block:
        case Stat() if index == 0 and count <= 6 and len(block.items) <= (1 if count > _FEW_SECTIONS else 2):
            yield (
                Composition("figure", side=index) if is_wide and count > 1 else Composition("figure", {index: "alone"})
            )
        case Timeline() if len(block.items) >= _LONG_HISTORY and (index == 0 or few):
            yield Composition("history", {index: "alone"}, {index: "spread" if is_wide else "zigzag"})
            yield Composition("history", {index: "alone"})
        case Process() if len(block.items) >= _LONG_HISTORY - 1 and (index == 0 or few):
            yield Composition("process", {index: "alone"}, {index: "panel"})
            yield Composition("process", {index: "alone"})
        case Comparison() if index == 0 or few:
            if len(block.columns) == 2:
                yield Composition("contest", {index: "alone"}, {index: "versus"})
            yield Composition("contest", {index: "alone"})
        case Ranking() | List() if len(block.items) >= _LONG_LIST and few and count > 1:
            yield Composition("list", {index: "wide"})
        case Quote() if index == 0:
            yield Composition("quote", {index: "wide" if is_wide else "alone"})


def _is_broad(chart: Chart) -> bool:
    return chart.mark not in ("donut", "waffle") and len(chart.x) >= _BROAD
