"""Topics through the front door: which find a pack, which do not, and what an outline may say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from infographix_api.engine.analysis import analyze, outline, topic
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import Chart, Comparison, Document, Stat, Timeline

AS_OF = "2026-06-15"
TOPICS = tomllib.loads(Path(__file__).with_name("topics.toml").read_text("utf-8"))
COVERED = [(asked, slug) for slug, phrasings in TOPICS["covered"].items() for asked in phrasings]
UNCOVERED = [asked for group in TOPICS["uncovered"].values() for asked in group]


def found(asked: str) -> str | None:
    pack = topic.find(asked, AS_OF)
    return pack.path.stem if pack else None


def document(asked: str) -> Document:
    return analyze(Brief("topic", asked.encode(), AS_OF))


def test_the_list_is_long_and_covers_every_pack() -> None:
    assert len(TOPICS["covered"]) >= 70
    assert len(UNCOVERED) >= 180
    assert set(TOPICS["covered"]) == {pack.path.stem for pack in topic.library()}


def test_covered_topics_are_found_however_they_are_put() -> None:
    missed = [asked for asked, _ in COVERED if found(asked) is None]
    assert len(missed) <= 0.05 * len(COVERED), missed


def test_no_topic_finds_a_pack_about_something_else() -> None:
    wrong = [(asked, found(asked)) for asked, slug in COVERED if found(asked) not in (slug, None)]
    wrong += [(asked, found(asked)) for asked in UNCOVERED if found(asked) is not None]
    assert wrong == []


def test_every_title_and_alias_finds_its_own_pack() -> None:
    names = [(name, pack.path.stem) for pack in topic.library() for name in (pack.title, *pack.aliases)]
    assert [(name, slug, found(name)) for name, slug in names if found(name) != slug] == []


@pytest.mark.parametrize(
    ("asked", "is_known"),
    [("Renewable energy 2026", True), ("Renewable energy 2025", True), ("Renewable energy 2027", False), ("Renewable energy 1995", False), ("Earthquakes 2026", False)],
)  # fmt: skip
def test_a_year_is_answered_only_by_figures_of_about_that_year(asked: str, is_known: bool) -> None:
    assert (found(asked) is not None) is is_known


def test_covered_topic_has_figures_with_year_and_licence() -> None:
    made = document("Climate Change Statistics")
    first = made.sections[0].blocks[0]
    assert isinstance(first, Stat)
    assert first.items[0].value is not None
    assert first.items[0].value.display == "427.4 ppm"
    shown = {evidence.source for item in first.items for evidence in item.evidence}
    assert all(source.license and source.retrieved_at for source in made.sources if source.id in shown)


@pytest.mark.parametrize("asked", [asked for asked in UNCOVERED if asked])
def test_uncovered_topics_get_an_outline_without_any_figure(asked: str) -> None:
    made = document(asked)
    assert [warning.code for warning in made.warnings] == ["no_source"]
    assert asked in made.warnings[0].message
    assert "`source`" in made.warnings[0].message
    assert 4 <= len(made.sections) <= 5
    assert re.findall(r"\d", str([section.blocks for section in made.sections])) == []
    assert not any(isinstance(block, Stat | Chart) for section in made.sections for block in section.blocks)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Rust vs Go", "comparison"),
        ("Tea or coffee", "comparison"),
        ("Difference between latte and cappuccino", "comparison"),
        ("How to brew beer", "how_to"),
        ("Getting started with watercolour", "how_to"),
        ("How does a microwave work?", "process"),
        ("Photosynthesis", "process"),
        ("Life cycle of a butterfly", "process"),
        ("Top 10 dog breeds", "ranked"),
        ("Types of cheese", "ranked"),
        ("French Revolution", "event"),
        ("Battle of Hastings", "event"),
        ("Marie Curie", "person"),
        ("Who was Hypatia?", "person"),
        ("Lisbon", "place"),
        ("The city of Bath", "place"),
        ("Quantum computing", "technology"),
        ("Blockchain", "technology"),
        ("Beekeeping", "subject"),
        ("Klimawandel", "subject"),
    ],
)
def test_outline_asks_what_fits_the_kind_of_topic(asked: str, kind: str) -> None:
    assert outline.kind_of(asked) == kind


def test_comparison_outline_sets_the_sides_beside_each_other() -> None:
    block = document("Compare cats vs. dogs vs hamsters: which pet?").sections[0].blocks[0]
    assert isinstance(block, Comparison)
    assert block.columns == ("Cats", "Dogs", "Hamsters")
    assert all(row.cells == ("?", "?", "?") for row in block.rows)


def test_event_outline_is_a_timeline_without_a_date() -> None:
    block = document("French Revolution").sections[0].blocks[0]
    assert isinstance(block, Timeline)
    assert [item.when for item in block.items] == ["Before", "The start", "The height", "The end", "Since"]
