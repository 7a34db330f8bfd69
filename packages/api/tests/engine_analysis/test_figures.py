"""The number grammar: what counts as a figure, what it is worth, and what only looks like one."""

from __future__ import annotations

import pytest

from infographix_api.engine import figures


@pytest.mark.parametrize(
    ("text", "display", "value", "kind"),
    [
        ("Solar made 6.9 % of power.", "6.9 %", 6.9, "percent"),
        ("It rose by 12 percent.", "12 percent", 12, "percent"),
        ("Sales of $3.2 million were made.", "$3.2 million", 3_200_000, "currency"),
        ("It cost €1,250 in all.", "€1,250", 1250, "currency"),
        ("About 1,234 people came.", "1,234", 1234, "count"),
        ("We issued 200 million certificates.", "200 million", 200_000_000, "count"),
        ("It weighs 12.5 kg now.", "12.5 kg", 12.5, "measure"),
        ("The world made 31,772 TWh.", "31,772 TWh", 31772, "measure"),
        ("It is 3 times as fast.", "3 times", 3, "multiple"),
        ("A change of -4.5 % was seen.", "-4.5 %", -4.5, "change"),
    ],
)
def test_figures_are_read_with_their_worth(text: str, display: str, value: float, kind: str) -> None:
    (found,) = figures.find(text)
    assert (found.display, found.value, found.kind) == (display, value, kind)
    assert text[found.start : found.end].strip() == display


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 it began.",
        "See RFC 8555 for more.",
        "Use Python 3 for this.",
        "Version 1.2.3 is out.",
        "It has 7 of them.",
        "On page 42 it says so.",
    ],
)
def test_years_versions_and_names_are_no_figures(text: str) -> None:
    assert figures.find(text) == []


def test_approximate_figures_are_marked() -> None:
    assert figures.find("Nearly 40 % agreed.")[0].approx
    assert not figures.find("Then 40 % agreed.")[0].approx


def test_numbers_are_compared_normalised() -> None:
    assert 1234 in figures.values("1,234")
    assert 3_200_000 in figures.values("3.2 million")
