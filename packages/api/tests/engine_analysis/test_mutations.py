"""Whole Documents with one thing wrong anywhere in what is drawn: a digit, a pairing, a place, a name or an order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from infographix_api.engine import gate
from infographix_api.engine.analysis import _draft
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import (
    Block,
    Chart,
    Comparison,
    Document,
    Item,
    Quote,
    Ranking,
    Section,
    Text,
    Timeline,
)

REPORT = """---
title: Harbour {n} in figures
summary: What {a} boats carried in one year
---

Today {a}.{b} % of the boats are electric, up from {b}.1 % two years ago. Nearly {c},{d} passengers came in the summer.

## How the {a} halls are used

- Boats: {p} %
- Sails: {q} %
- Tools: {r} %

## By year

| Year | Passengers (thousand) | Boats |
|------|------|------|
| 2021 | {a}.5 | {b}1 |
| 2022 | {b}.25 | {a}2 |
| 2023 | {c}.75 | {d} |

## What it costs

| | Small boat | Large boat |
|-|-|-|
| Price | {c} EUR | {d} EUR |
| Crew | {a} people | {b} people |

## Members

| Club | Members |
|-|-|
| North | {d} |
| South | {c} |
| East | {b} |
| West | {a} |

## How it came about

- {y}: The first {a} boats
- 2016: A hall for {b} boats
- 2022: The last of {c} engines goes

> “We have {d} boats and no engine that one can hear.” — Ada Lund, chair of {a} clubs
"""


def inputs() -> Iterator[Brief]:
    for n in range(11, 51):
        p, q = 40 + n % 20, 20 + n % 15
        numbers = {"a": n, "b": n + 43, "c": n + 101, "d": n * 7 + 203, "p": p, "q": q, "r": 100 - p - q, "y": 1960 + n}
        yield Brief("markdown", REPORT.format(n=n, **numbers).encode(), "2026-06-15")


def wrong(words: str) -> Iterator[str]:
    """The words with one digit of each number changed."""
    for number in re.finditer(r"\d+", words):
        other = str((int(number[0][-1]) + 3) % 10)
        yield words[: number.end() - 1] + other + words[number.end() :]


def of_item(item: Item) -> Iterator[Item]:
    yield from (replace(item, label=words) for words in wrong(item.label))
    yield from (replace(item, when=words) for words in wrong(item.when or ""))
    evidence = item.evidence[0]
    yield replace(item, evidence=(replace(evidence, end=(evidence.end or 0) - 1),))
    yield replace(item, evidence=(replace(evidence, quote=(evidence.quote or "")[1:]),))
    if item.value:
        yield from (replace(item, value=replace(item.value, display=words)) for words in wrong(item.value.display))
        yield replace(item, value=replace(item.value, unit="tonnes"))
        yield replace(item, value=replace(item.value, value=(item.value.value or 0) * 10 + 1))


def of_chart(chart: Chart) -> Iterator[Chart]:
    for i, x in enumerate(chart.x):
        yield from (replace(chart, x=(*chart.x[:i], words, *chart.x[i + 1 :])) for words in wrong(x))
    for i, series in enumerate(chart.series):
        for place, value in enumerate(series.values):
            changed = (*series.values[:place], (value or 0) + 0.5, *series.values[place + 1 :])
            yield replace(chart, series=(*chart.series[:i], replace(series, values=changed), *chart.series[i + 1 :]))
        yield replace(chart, series=(*chart.series[:i], replace(series, name="Trains"), *chart.series[i + 1 :]))
    yield replace(chart, unit="million")
    yield replace(chart, note="in 1899")


def of_comparison(block: Comparison) -> Iterator[Comparison]:
    yield replace(block, columns=block.columns[::-1])
    for i, row in enumerate(block.rows):
        for cells in (row.cells[::-1], *((words, *row.cells[1:]) for words in wrong(row.cells[0]))):
            yield replace(block, rows=(*block.rows[:i], replace(row, cells=cells), *block.rows[i + 1 :]))


def of_list(block: Any) -> Iterator[Block]:
    for i, item in enumerate(block.items):
        for changed in of_item(item):
            yield replace(block, items=(*block.items[:i], changed, *block.items[i + 1 :]))
    if isinstance(block, Ranking | Timeline):
        first, second, *rest = block.items
        yield replace(block, items=(second, first, *rest))
    if isinstance(block, Ranking):
        yield replace(block, truncated_from=99)
        yield replace(block, unit="Tonnes")


def of_words(block: Quote | Text) -> Iterator[Block]:
    yield from (replace(block, text=words) for words in wrong(block.text))
    if isinstance(block, Quote):
        yield from (replace(block, by=words) for words in wrong(block.by or ""))


def of_block(block: Block) -> Iterator[Block]:
    match block:
        case Chart():
            yield from of_chart(block)
        case Comparison():
            yield from of_comparison(block)
        case Quote() | Text():
            yield from of_words(block)
        case _:
            yield from of_list(block)


def mutants(document: Document) -> Iterator[Document]:
    yield from (replace(document, title=words) for words in wrong(document.title))
    yield from (replace(document, subtitle=words) for words in wrong(document.subtitle or ""))
    for i, section in enumerate(document.sections):
        others: Any = (document.sections[:i], document.sections[i + 1 :])
        changed = [replace(section, blocks=(block,)) for old in section.blocks for block in of_block(old)]
        changed += [replace(section, heading=words) for words in wrong(section.heading or "")]
        yield from (replace(document, sections=(*others[0], one, *others[1])) for one in changed)


def shown(document: Document) -> tuple[str, str | None, tuple[Section, ...]]:
    return document.title, document.subtitle, document.sections


def is_caught(mutant: Document, texts: dict[str, str], original: Document) -> bool:
    try:
        checked = gate.check(mutant, texts, "en")
    except InputError:
        return True
    dropped = any(warning.code == "unverified_dropped" for warning in checked.warnings)
    return dropped and shown(checked) != shown(mutant)


def test_every_wrong_document_is_caught() -> None:
    seen, documents = 0, 0
    for brief in inputs():
        document, texts, _ = _draft(brief, brief.data.decode())
        assert shown(gate.check(document, texts, "en")) == shown(document)
        documents += 1
        for mutant in mutants(document):
            seen += 1
            assert is_caught(mutant, texts, document), first_difference(document, mutant)
    assert documents >= 40
    assert seen >= 1000


def first_difference(document: Document, mutant: Document) -> str:
    pairs = zip(document.sections, mutant.sections, strict=True)
    return next((f"{one}\n{other}" for one, other in pairs if one != other), f"{mutant.title} {mutant.subtitle}")


@pytest.mark.parametrize("kind", ["caller", "model"])
def test_nobody_vouches_for_a_source_that_was_read(kind: Any) -> None:
    brief = next(inputs())
    document, texts, _ = _draft(brief, brief.data.decode())
    first = document.sections[0]
    (stat,) = first.blocks
    items = tuple(
        replace(i, evidence=tuple(replace(e, kind=kind) for e in i.evidence)) for i in getattr(stat, "items", ())
    )
    with pytest.raises(InputError):
        gate.check(replace(document, sections=(replace(first, blocks=(replace(stat, items=items),)),)), texts)  # type: ignore[call-arg]
