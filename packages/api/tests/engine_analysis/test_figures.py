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
        ("Half of the members came.", "Half", 0.5, "ratio"),
        ("It took two-thirds of them.", "two-thirds", 2 / 3, "ratio"),
        ("Some three in ten agreed.", "three in ten", 0.3, "ratio"),
        ("They won 40 of the 50 seats.", "40 of the 50", 0.8, "ratio"),
        ("It costs between 5 and 10 million.", "5 and 10 million", 10_000_000, "range"),
        ("It rose 3 percentage points.", "3 percentage points", 3, "change"),
        ("There was a 50% increase.", "50%", 50, "change"),
        ("One hundred and twelve percent.", "One hundred and twelve percent", 112, "percent"),
        ("Output grew threefold.", "threefold", 3, "multiple"),
        ("We serve 4x the websites.", "4x", 4, "multiple"),
        ("It cost 3.2 million dollars.", "3.2 million dollars", 3_200_000, "currency"),
        ("It cost CHF 12.50 a day.", "CHF 12.50", 12.5, "currency"),
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
        "We met on 13 July 2019.",
        "It opens at 9 p.m. daily.",
        "Ask a 10x engineer for it.",
        "It is open 24/7 for all.",
        "Go 1.25 includes it.",
        "The 21st century, the 1990s.",
        "It takes one year or two.",
        "It shows 404 errors only.",
        "It makes 1,23,45,678 of them.",
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


def test_change_from_one_value_to_another_is_two_figures_and_no_range() -> None:
    assert [f.display for f in figures.find("They grew from 80 to more than 400 members, from 5% to 7%.")] == [
        "400",
        "5%",
        "7%",
    ]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Es stieg um 1,5 % auf 1.234,5 Millionen Euro.", [("1,5 %", 1.5), ("1.234,5 Millionen Euro", 1_234_500_000)]),
        ("de", "Am 3. Mai 2020 kamen rund 12.400 Gäste.", [("12.400", 12_400)]),
        ("fr", "La ville compte 12 345 habitants, 3 millions d'euros.", [("12 345", 12_345), ("3 millions d'euros", 3_000_000)]),
        ("es", "Hay 12.345 personas; 2 mil millones, 3 de cada 10.", [("12.345", 12_345), ("2 mil millones", 2e9), ("3 de cada 10", 0.3)]),
    ],
)  # fmt: skip
def test_numbers_of_other_languages_are_read_their_way(
    language: str, text: str, found: list[tuple[str, float]]
) -> None:
    assert [(f.display, f.value) for f in figures.find(text, language)] == found
