"""The number grammar: what counts as a figure, what it is worth, and what only looks like one."""

from __future__ import annotations

import pytest

from infographix_api.engine import figures


@pytest.mark.parametrize(
    ("text", "display", "value", "kind"),
    [
        ("Solar made 6.9 % of power.", "6.9 %", 6.9, "percent"),
        ("It rose by 12 percent.", "12 percent", 12, "change"),
        ("Sales of $3.2 million were made.", "$3.2 million", 3_200_000, "currency"),
        ("It cost €1,250 in all.", "€1,250", 1250, "currency"),
        ("About 1,234 people came.", "1,234", 1234, "count"),
        ("We issued 200 million certificates.", "200 million", 200_000_000, "count"),
        ("It weighs 12.5 kg now.", "12.5 kg", 12.5, "measure"),
        ("The world made 31,772 TWh.", "31,772 TWh", 31772, "measure"),
        ("It is 3 times as fast.", "3 times", 3, "multiple"),
        ("A change of -4.5 % was seen.", "-4.5 %", -4.5, "change"),
        ("They issue ten million a day.", "ten million", 10_000_000, "count"),
        ("We issued our one millionth.", "one millionth", 1_000_000, "count"),
        ("Seventy percent run it.", "Seventy percent", 70, "percent"),
        ("Members are content (4.16 / 5.0).", "4.16 / 5.0", 4.16, "ratio"),
        ("Here 3 out of 5 agree.", "3 out of 5", 3, "ratio"),
        ("It holds 3+ petabytes.", "3+ petabytes", 3, "measure"),
        ("Between them 10–20 % went.", "10–20 %", 20, "range"),
        ("Traffic is 192M visits.", "192M", 192_000_000, "count"),
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
        "An EPYC 7542 chip does it.",
        "Windows 10 machines are old.",
        "A 25-gig port is wide.",
        "It is a 501(c)(3) body.",
        "From 2010-2020 it stood.",
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
