"""Suggestions by rules: what comes first for which subject, and that all of it can be drawn and is argued for."""

from __future__ import annotations

import pytest

from infographix_api.engine import Brief, analyze, catalog, suggest, suggestions
from infographix_api.engine.analysis import topic
from infographix_api.engine.document import Document, List, Section, Source
from infographix_api.engine.suggestions import Profile, profile_of, ranked

AS_OF = "2026-06-15"


def first(kind: str, asked: str) -> str:
    return ranked(kind, profile_of(asked, AS_OF))[0].slug


@pytest.mark.parametrize(
    ("asked", "category", "style", "palette"),
    [
        ("Cybersecurity", "technology", "cyberpunk", "dark_neon"),
        ("Quantum computing", "technology", "engineering", "dark_neon"),
        ("Renewable Energy", "energy", "modern", "ocean"),
        ("World economy", "economy", "modern", "ocean"),
        ("Inflation", "economy", "modern", "ocean"),
        ("Education statistics", "education", "flat_design", "warm"),
        ("How to solve quadratic equations in school", "education", "hand_drawn", "warm"),
        ("Longest rivers", "earth", "paper_cutout", "forest"),
        ("Deforestation", "environment", "modern", "forest"),
        ("Halloween candy", "food", "pop_art", "vibrant"),
        ("Football World Cup", "sport", "pop_art", "vibrant"),
        ("The Roman Empire", "history", "chalkboard", "warm"),
        ("The periodic table", "science", "chalkboard", "midnight"),
        ("Global health", "health", "modern", "ocean"),
    ],
)
def test_the_subject_decides_what_comes_first(asked: str, category: str, style: str, palette: str) -> None:
    assert profile_of(asked, AS_OF).category == category
    assert (first("styles", asked), first("palettes", asked)) == (style, palette)


@pytest.mark.parametrize("asked", ["Cybersecurity", "Coal", "Beekeeping", "Rust vs Go", "", "人工智能"])
def test_three_of_each_that_are_drawn_each_with_one_sentence(asked: str) -> None:
    made = suggest(asked, as_of=AS_OF)
    drawn = {s.slug for s in catalog.styles() if s.available} | {p.slug for p in catalog.palettes()}
    for group in (made.styles, made.palettes):
        assert len({suggestion.slug for suggestion in group}) == 3
        assert {suggestion.slug for suggestion in group} <= drawn
        assert len({suggestion.reason for suggestion in group}) == 3
        assert all(s.reason.endswith(".") and s.reason.count(". ") == 0 for s in group)


def test_document_is_read_by_its_title_headings_and_blocks() -> None:
    text = b"# Our quarterly report\n\n## Revenue by market\n\n- North: 60 %\n- South: 40 %\n"
    made = analyze(Brief("markdown", text, AS_OF))
    profile = profile_of(made, AS_OF)
    assert (profile.category, profile.mood) == ("economy", "sober")
    assert "words" not in profile.blocks


def test_document_that_fits_no_rule_still_gets_three() -> None:
    made = Document("Xyzzy", (Section((List(()),)),), (Source("s1", "One"),))
    assert profile_of(made, AS_OF) == Profile(None, None, frozenset({"words"}))
    assert len(suggest(made, as_of=AS_OF).styles) == 3


def test_every_style_and_palette_of_the_catalog_has_a_rule_and_no_other() -> None:
    nothing = Profile(None, None, frozenset())
    assert {s.slug for s in ranked("styles", nothing)} == {s.slug for s in catalog.styles()}
    assert {s.slug for s in ranked("palettes", nothing)} == {p.slug for p in catalog.palettes()}


def test_every_category_and_mood_of_a_pack_is_one_the_rules_know() -> None:
    assert {pack.category for pack in topic.library()} <= suggestions.known("categories")
    assert suggestions.known("categories") == suggestions.known("names")
    assert {pack.mood for pack in topic.library()} <= suggestions.known("moods")
