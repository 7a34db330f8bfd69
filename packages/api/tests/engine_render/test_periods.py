"""Times, days, weeks, months and quarters along an axis are named in words, the year where it changes, in every place alike."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from engine_render import documents, looking
from engine_render.checking import RATIOS, faults, render

from infographix_api.engine.document import Chart, Document, Item, Mark, Series, Timeline
from infographix_api.engine.layout import periods
from infographix_api.engine.layout.blocks.charts.data import prepare

MONTHS = tuple(f"{year}-{month:02}" for year in (2023, 2024) for month in range(1, 13))


def chart(mark: Mark, x: tuple[str, ...], lang: str = "en") -> Document:
    rows = (Series("Sales", tuple(10.0 + 3 * (k % 7) for k in range(len(x)))),)
    return documents.document("Sales", Chart(mark, x, rows, evidence=documents.WORD), lang=lang)


def labels(document: Document, **how: str) -> list[str]:
    return [box.text for box in render(document, **how).report.boxes if box.text and box.section == 0]


@pytest.mark.parametrize(
    ("lang", "x", "said"),
    [
        ("en", ("2023-12", "2024-01", "2024-02"), ("Dec 2023", "Jan 2024", "Feb")),
        ("en", ("2024-01-15", "2024-01-16"), ("15 Jan 2024", "16 Jan")),
        ("en-US", ("2024-01-15", "2024-01-16"), ("Jan 15, 2024", "Jan 16")),
        ("de", ("2024-Q1", "2024-Q2", "2024-Q3"), ("Q1 2024", "Q2", "Q3")),
        ("fr", ("2024-Q1", "2024-Q2"), ("T1 2024", "T2")),
        ("de", ("2024-W05", "2024-W06"), ("KW 5 2024", "KW 6")),
        ("es", ("2024-03", "2024-04"), ("mar 2024", "abr")),
        ("ja", ("2024-01", "2024-02"), ("2024年1月", "2月")),
        ("pl", ("2024-01", "2024-02"), ("sty 2024", "lut")),
        ("en", ("2024-01-15T22:00", "2024-01-15T23:00", "2024-01-16T00:00"), ("15 Jan, 22:00", "23:00", "16 Jan")),
        ("fr", ("2024-01-15 08:30:00", "2024-01-15 08:45:00"), ("15 janv., 08:30", "08:45")),
        ("ja", ("2024-01-15T00:00Z", "2024-01-15T01:00Z"), ("1月15日", "1:00")),
        ("en", ("2024-01-15T08:30:17", "2024-01-15T09:30:17"), ("2024-01-15T08:30:17", "2024-01-15T09:30:17")),
        ("en", ("2009-10", "2010-11", "2011-12"), ("2009-10", "2010-11", "2011-12")),
        ("en", ("2024-01", "2024"), ("2024-01", "2024")),
        ("en", ("2024-13", "2024-14"), ("2024-13", "2024-14")),
    ],
)
def test_periods_are_named_in_the_language_of_the_document(
    lang: str, x: tuple[str, ...], said: tuple[str, ...]
) -> None:
    drawn = labels(chart("bar", x, lang))
    assert [text for text in drawn if text in said] == list(said)


def test_of_many_periods_those_are_named_that_begin_a_quarter_or_a_year() -> None:
    found = periods.read(MONTHS)
    assert found is not None
    names = [[name for _, name in way] for way in periods.ways(found, "en")]
    assert names[0][10:14] == ["Nov", "Dec", "Jan 2024", "Feb"]
    assert names[2] == ["Jan 2023", "Apr", "Jul", "Oct", "Jan 2024", "Apr", "Jul", "Oct"]
    assert names[-2:] == [["2023", "2024"], ["Jan 2023", "Dec 2024"]]


def test_days_of_years_are_named_by_their_months_and_years() -> None:
    days = [(date(2021, 3, 20) + timedelta(k)).isoformat() for k in range(1200)]
    found = periods.read(days)
    assert found is not None
    names = [[name for _, name in way] for way in periods.ways(found, "en")]
    assert names[0][:4] == ["Apr 2021", "May", "Jun", "Jul"]
    assert ["2022", "2023", "2024"] in names


def test_hours_of_days_are_named_by_the_clock_and_where_that_is_too_much_by_their_days() -> None:
    hours = [(datetime(2024, 1, 14, 22, tzinfo=UTC) + timedelta(hours=k)).isoformat() for k in range(51)]
    found = periods.read(hours)
    assert found is not None
    names = [[name for _, name in way] for way in periods.ways(found, "en")]
    assert names[0][:3] == ["14 Jan, 22:00", "15 Jan", "02:00"]
    assert ["15 Jan", "12:00", "16 Jan", "12:00", "17 Jan"] in names
    assert ["15 Jan 2024", "16 Jan", "17 Jan"] in names
    assert names[-1] == ["14 Jan, 22:00", "17 Jan"]


def test_the_language_asked_before_changes_no_name() -> None:
    named = {lang: periods.words("2024-01", lang) for lang in ("ja", "pl", "ar", "zh", "ko", "ru")}
    assert named == {lang: periods.words("2024-01", lang) for lang in reversed(named)}
    assert named["pl"] == "sty 2024"


@pytest.mark.parametrize("mark", ["line", "area", "column", "bar", "stacked", "scatter"])
@pytest.mark.parametrize("ratio", RATIOS)
def test_axes_of_periods_hold_no_figure_of_their_own(mark: Mark, ratio: str) -> None:
    document = chart(mark, MONTHS[:9])
    made = render(document, aspect_ratio=ratio)
    assert faults(made) == {}
    assert looking.unexplained_figures(made, document) == []
    assert not any(box.text and "2023-0" in box.text for box in made.report.boxes)
    assert "Jan 2023: 10, Feb 2023: 13" in made.alt_text


@pytest.mark.parametrize("mark", ["line", "column", "bar"])
def test_hours_are_told_as_the_clock_tells_them(mark: Mark) -> None:
    hours = tuple((datetime(2024, 1, 14, 22, tzinfo=UTC) + timedelta(hours=3 * k)).isoformat() for k in range(12))
    made = render(chart(mark, hours))
    assert faults(made) == {}
    assert looking.unexplained_figures(made, chart(mark, hours)) == []
    assert not any(box.text and "T" in box.text for box in made.report.boxes if box.section == 0)
    assert "14 Jan 2024, 22:00: 10" in made.alt_text


def test_days_lie_along_the_axis_as_far_apart_as_they_are() -> None:
    data = prepare(Chart("line", ("2024-01-01", "2024-01-02", "2024-03-01"), (Series("", (1.0, 2.0, 3.0)),)), "en")
    first, second, last = data.positions
    assert (second - first, last - first) == (1, 60)


def test_moments_of_a_timeline_are_told_in_words() -> None:
    history = Timeline((Item("Opened", when="2020-02-27"), Item("Closed", when="2021-06"), Item("Sold", when="2022")))
    document = documents.document("A shop", history)
    drawn = labels(document)
    assert {"27 Feb 2020", "Jun 2021", "2022"} <= set(drawn)
    assert "27 Feb 2020, Opened; Jun 2021, Closed; 2022, Sold" in render(document).alt_text


@pytest.mark.parametrize("style", ["engineering", "chalkboard"])
def test_first_and_last_name_never_lie_on_each_other(style: str) -> None:
    rows = tuple(Series(name, tuple(5.0 + k % 3 for k in range(8))) for name in ("Rye", "Wheat", "Oats"))
    narrow = Chart("stacked", MONTHS[8:16], rows, evidence=documents.WORD)
    assert faults(render(documents.document("A bakery", *[narrow] * 6, lang="de"), style=style)) == {}
