"""The gate: one changed figure, label, place or expression, and the claim is dropped with a warning that names it."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from infographix_api.engine import gate
from infographix_api.engine.analysis import _draft, packs
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import (
    Chart,
    Comparison,
    Document,
    Evidence,
    Item,
    Quantity,
    Ranking,
    Section,
    Series,
    Source,
    Stat,
)  # fmt: skip

EXAMPLES = Path(__file__).parents[4] / "examples"
TEXTS = {
    "en": "# Club\n\nNearly 62 % of all members swim every week. The club counts 12,400 members in five towns. Entry fees brought in $3.35 million.\n",
    "de": "# Verein\n\nIm Jahr 2024 lieferte die Sonne 14,9 % des Stroms für das Haus. Rund 4,7 Millionen Anlagen sind heute in Betrieb und werden gewartet.\n",
    "fr": "# Ville\n\nLa ville compte 12 % de logements de plus. Près de 3,5 millions de voyageurs prennent le métro chaque jour, et les prix sont stables pour les habitants.\n",
    "es": "# Ciudad\n\nLa ciudad tiene 3.215.000 habitantes y es la más grande del país. El 45 % de los viajes se hace en transporte público con los autobuses.\n",
}  # fmt: skip
PACKS = sorted(Path(packs.__file__).parents[1].glob("knowledge/*.toml"))
BRIEFS = [
    *(Brief("markdown", text.encode(), "2026-06-15") for text in TEXTS.values()),
    *(Brief("topic", tomllib.loads(path.read_text())["title"].encode(), "2026-06-15") for path in PACKS),
    Brief("markdown", (EXAMPLES / "renewables-report.md").read_bytes(), "2026-06-15"),
    Brief("csv", (EXAMPLES / "most-populous-countries.csv").read_bytes(), "2026-06-15"),
]


def named(brief: Brief) -> str:
    return f"{brief.kind}-{brief.data[:24].decode(errors='ignore')}"


def says(text: str, label: str) -> bool:
    """Whether the text has the label in whole words: then it is only a shorter way to say the same."""
    return re.search(rf"(?<!\w){re.escape(label.casefold())}(?!\w)", text.casefold()) is not None


def mutants(item: Item, others: list[Item]) -> Iterator[Item]:
    """The same claim with one thing wrong."""
    value, (evidence, *_) = item.value, item.evidence
    assert value is not None
    assert value.value is not None
    digit = next((c for c in value.display if c.isdigit()), "")
    wrong = value.display.replace(digit, str((int(digit) + 3) % 10), 1) if digit else "77 %"
    yield replace(item, value=replace(value, display=wrong))
    yield replace(item, value=replace(value, display=wrong, value=value.value * 3 + 7))
    yield replace(item, value=replace(value, display="none", value=None))
    yield replace(item, value=replace(value, display="−nan %", value=math.nan))
    told = evidence.quote or ""
    yield from (replace(item, label=o.label) for o in others if item.label not in o.label and not says(told, o.label))
    if evidence.kind == "quote":
        yield replace(item, value=replace(value, display=re.sub(r"\s*%", "", value.display) + " million"))
        yield replace(item, evidence=(replace(evidence, start=(evidence.start or 0) + 1),))
        yield replace(item, evidence=(replace(evidence, quote=(evidence.quote or "") + "!"),))
        yield replace(item, label=item.label + " on Mars")
    yield replace(item, evidence=(replace(evidence, source="s9"),))
    yield replace(item, evidence=())
    yield from (
        replace(item, value=o.value)
        for o in others
        if o.value and o.value.value and abs(o.value.value - value.value) > abs(value.value)
    )


@pytest.mark.parametrize("brief", BRIEFS, ids=named)
def test_every_mutation_is_caught(brief: Brief) -> None:
    assert all(caught for _, caught in mutations(brief))


def test_mutations_are_many() -> None:
    assert len(BRIEFS) >= 40
    assert sum(1 for brief in BRIEFS for _ in mutations(brief)) >= 1000


def mutations(brief: Brief) -> Iterator[tuple[Item, bool]]:
    """Each wrong claim of a Document that is right, and whether the gate drops it by its name."""
    document, texts, language = _draft(brief, brief.data.decode())
    assert gate.check(document, texts, language).sections == document.sections
    items = [i for s in document.sections for b in s.blocks if isinstance(b, Stat | Ranking) for i in b.items]
    for item in items:
        for mutant in mutants(item, [other for other in items if other is not item]):
            alone = replace(document, sections=(Section((Stat((mutant,)),)),))
            try:
                gate.check(alone, texts, language)
            except InputError as refused:
                yield mutant, mutant.label[:20] in refused.message
            else:
                yield mutant, False


def plots(chart: Chart) -> Iterator[Chart]:
    """The same chart with one value, one place on the axis or two names wrong."""
    first, *others = chart.series
    yield replace(chart, series=(replace(first, values=(*first.values[:-1], (first.values[-1] or 0) + 1.5)), *others))
    yield replace(chart, series=(replace(first, values=(*first.values[:-1], math.nan)), *others))
    yield replace(chart, x=(chart.x[0][:-1], *chart.x[1:]))
    if first.values[0] != first.values[1]:
        yield replace(chart, x=(chart.x[1], chart.x[0], *chart.x[2:]))
    if others:
        second, *rest = others
        swapped = (replace(first, values=second.values), replace(second, values=first.values))
        yield replace(chart, series=(*swapped, *rest))
        renamed = (replace(first, name=second.name), replace(second, name=first.name))
        yield replace(chart, series=(*renamed, *rest))


@pytest.mark.parametrize("brief", BRIEFS, ids=named)
def test_plotted_values_and_names_are_checked_one_by_one(brief: Brief) -> None:
    document, texts, language = _draft(brief, brief.data.decode())
    for chart in (b for s in document.sections for b in s.blocks if isinstance(b, Chart)):
        for wrong in plots(chart):
            with pytest.raises(InputError):
                gate.check(replace(document, sections=(Section((wrong,)),)), texts, language)


def test_cells_of_a_comparison_stay_in_their_columns() -> None:
    text = "| Tool | Price | Weight |\n|-|-|-|\n| Saw | 12 EUR | 3 kg |\n| Axe | 30 EUR | 2 kg |\n"
    document, texts, _ = _draft(Brief("markdown", text.encode(), "2026-06-15"), text)
    ((comparison,),) = (section.blocks for section in document.sections)
    assert isinstance(comparison, Comparison)
    saw, axe = comparison.rows
    for wrong in (replace(saw, cells=saw.cells[::-1]), replace(saw, label=axe.label), replace(saw, cells=axe.cells)):
        checked = gate.check(replace(document, sections=(Section((replace(comparison, rows=(wrong, axe)),)),)), texts)
        assert checked.sections[0].blocks == (replace(comparison, rows=(axe,)),)
        assert [warning.code for warning in checked.warnings] == ["unverified_dropped"]


def made_by_caller(*blocks: object) -> Document:
    return Document("T", (Section(blocks),), (Source("s1", "Mine"),))  # type: ignore[arg-type]


WORD = (Evidence("s1", "caller"),)


def test_callers_word_counts_but_must_be_consistent() -> None:
    good = Item("Trips", value=Quantity("12,400", 12400), evidence=WORD)
    bad = Item("Falls", value=Quantity("12,400", 99), evidence=WORD)
    checked = gate.check(made_by_caller(Stat((good, bad))))
    assert checked.sections[0].blocks == (Stat((good,)),)
    assert [w.code for w in checked.warnings] == ["unverified_dropped"]
    assert "Falls" in checked.warnings[0].message


def test_rankings_must_be_in_order_and_donuts_whole() -> None:
    items = tuple(Item(n, value=Quantity(str(v), v), evidence=WORD) for n, v in (("a", 1), ("b", 2)))
    with pytest.raises(InputError, match="not in order"):
        gate.check(made_by_caller(Ranking(items)))
    donut = Chart("donut", ("a", "b"), (Series("s", (50.0, 40.0)),), evidence=WORD)
    with pytest.raises(InputError, match="100 %"):
        gate.check(made_by_caller(donut))
