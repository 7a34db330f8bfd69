"""How people write numbers, units and times in tables: each notation means the same, and figures keep their units."""

from __future__ import annotations

import pytest

from infographix_api import engine
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import Chart, Document, Ranking, Stat

VALUES = (3.0, 5.0, 8.0)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun")


def document(data: str) -> Document:
    return engine.analyze(Brief("csv", data.encode(), as_of="2026-06-15"))


def blocks(made: Document, kind: type) -> list:
    return [block for section in made.sections for block in section.blocks if isinstance(block, kind)]


def ranked(made: Document) -> dict[str, float]:
    return {item.label: item.value.value for item in blocks(made, Ranking)[0].items}


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param('Roads,800\nSchools,"1,200"\nParks,170\n', {"Schools": 1200, "Roads": 800, "Parks": 170}, id="thousands in quotes"),
        pytest.param("Roads;800\nSchools;1.200.500\nParks;170\n", {"Schools": 1200500, "Roads": 800, "Parks": 170}, id="millions with points"),
        pytest.param("Roads;0,125\nSchools;1,250\nParks;0,5\n", {"Schools": 1.25, "Parks": 0.5, "Roads": 0.125}, id="decimals with commas"),
        pytest.param("Roads\t950\nSchools\t1,200\nParks\t170\n", {"Schools": 1200, "Roads": 950, "Parks": 170}, id="thousands between tabs"),
        pytest.param('Roads,$800\nSchools,"$1,200"\nParks,$170\n', {"Schools": 1200, "Roads": 800, "Parks": 170}, id="dollars"),
        pytest.param("Roads;8,5 €\nSchools;12,25 €\nParks;7 €\n", {"Schools": 12.25, "Roads": 8.5, "Parks": 7}, id="euros behind"),
        pytest.param("Roads;1.200 €\nSchools;2.350 €\nParks;400 €\n", {"Schools": 2350, "Roads": 1200, "Parks": 400}, id="thousands with points"),
        pytest.param("Roads;1,200\nSchools;2,350\nParks;980\n", {"Schools": 2350, "Roads": 1200, "Parks": 980}, id="thousands between semicolons"),
        pytest.param("Roads;1.234,50\u00a0€\nSchools;1 234 567,89 €\nParks;900,00 €\n", {"Schools": 1234567.89, "Roads": 1234.5, "Parks": 900}, id="spaces of typesetters"),
        pytest.param("Roads,1.125\nSchools,2\nParks,3.375\n", {"Parks": 3.375, "Schools": 2, "Roads": 1.125}, id="three decimals"),
        pytest.param("Roads,1'553'423\nSchools,134'591\nParks,177'654\n", {"Roads": 1553423, "Parks": 177654, "Schools": 134591}, id="Swiss"),
        pytest.param("Roads,-$8\nSchools,$12\nParks,$7\n", {"Schools": 12, "Parks": 7, "Roads": -8}, id="a loss"),
    ],
)  # fmt: skip
def test_numbers_are_worth_what_their_writer_meant(rows: str, wanted: dict[str, float]) -> None:
    delimiter = next(sign for sign in (";", "\t", ",") if sign in rows)
    assert ranked(document(f"name{delimiter}budget\n{rows}")) == wanted


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (("8.9 %", "7.2 %", "4.5 %"), "%"),
        (("$3", "$5", "$8"), "USD"),
        (("£3", "£5", "£8"), "GBP"),
        (("3", "5", "8"), None),
    ],
)
def test_a_unit_in_every_cell_is_the_unit_of_the_column(cells: tuple[str, ...], unit: str | None) -> None:
    made = document("town,fee\n" + "".join(f"{town},{cell}\n" for town, cell in zip("ABC", cells, strict=True)))
    assert blocks(made, Ranking)[0].unit == unit


@pytest.mark.parametrize(
    ("times", "x"),
    [
        pytest.param(("Q1 2024", "Q2 2024", "Q3 2024"), ("2024-Q1", "2024-Q2", "2024-Q3"), id="quarters"),
        pytest.param(("2024Q1", "2024Q2", "2024Q3"), ("2024-Q1", "2024-Q2", "2024-Q3"), id="quarters behind the year"),
        pytest.param(("1. Quartal 2024", "2. Quartal 2024", "3. Quartal 2024"), ("2024-Q1", "2024-Q2", "2024-Q3"), id="German quarters"),
        pytest.param(("2024-W08", "2024-W09", "2024-W10"), ("2024-02-19", "2024-02-26", "2024-03-04"), id="weeks"),
        pytest.param(("Jan-24", "Feb-24", "Mar-24"), ("2024-01", "2024-02", "2024-03"), id="short years"),
        pytest.param(("01/2024", "02/2024", "03/2024"), ("2024-01", "2024-02", "2024-03"), id="months in digits"),
        pytest.param(("Januar 2024", "Februar 2024", "März 2024"), ("2024-01", "2024-02", "2024-03"), id="German months"),
        pytest.param(("01.02.26", "02.02.26", "03.02.26"), ("2026-02-01", "2026-02-02", "2026-02-03"), id="short German days"),
        pytest.param(("Nov-98", "Dec-98", "Jan-99"), ("1998-11", "1998-12", "1999-01"), id="the last century"),
        pytest.param(("3 mars 2024", "4 mars 2024", "5 mars 2024"), ("2024-03-03", "2024-03-04", "2024-03-05"), id="French days"),
    ],
)  # fmt: skip
def test_times_are_read_as_people_write_them(times: tuple[str, ...], x: tuple[str, ...]) -> None:
    made = document("when,energy (TWh)\n" + "".join(f"{t},{v}\n" for t, v in zip(times, VALUES, strict=True)))
    (chart,) = blocks(made, Chart)
    assert (chart.x, chart.series[0].values) == (x, VALUES)


def test_quarters_of_several_regions_are_lines_and_told_in_words() -> None:
    rows = "".join(f"{region},Q{q} 2024,{q * n}\n" for region, n in (("North", 5), ("South", 3)) for q in range(1, 5))
    made = document(f"region,quarter,revenue\n{rows}")
    (chart,) = blocks(made, Chart)
    assert (chart.mark, [series.name for series in chart.series]) == ("line", ["North", "South"])
    assert made.subtitle == "2 regions, Q1 2024 to Q4 2024"
    assert blocks(made, Stat)[0].items[0].label == "North leads in revenue in Q4 2024"


@pytest.mark.parametrize("names", [MONTHS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"), ("janvier", "février", "mars", "avril")])  # fmt: skip
def test_months_and_days_without_a_year_are_drawn_as_the_calendar_has_them(names: tuple[str, ...]) -> None:
    rows = "".join(f"{name},{7 * k % 11 + 1}\n" for k, name in reversed(list(enumerate(names))))
    made = document(f"when,visitors\n{rows}")
    (chart,) = blocks(made, Chart)
    assert chart.x == names
    assert chart.series[0].values == tuple(float(7 * k % 11 + 1) for k in range(len(names)))
    best = max(range(len(names)), key=lambda k: 7 * k % 11)
    assert blocks(made, Stat)[0].items[0].label == f"{names[best]} has the most visitors"


def test_when_something_was_highest_is_said_in_words() -> None:
    by_month = document("month,tickets\n2024-01,12\n2024-02,19\n2024-03,15\n")
    assert blocks(by_month, Stat)[0].items[0].label == "Tickets in Feb 2024, its highest"
    rows = "".join(f"2024-05-01T{hour:02}:00:00Z,{value}\n" for hour, value in ((6, 11.5), (7, 13), (8, 12.25)))
    by_hour = document(f"timestamp,temperature_c\n{rows}")
    (item,) = blocks(by_hour, Stat)[0].items
    assert (item.label, item.value.display) == ("Temperature on 1 May 2024, 07:00, its highest", "13 °C")
    assert by_hour.subtitle == "1 May 2024, 06:00 to 08:00, 3 rows"


def test_durations_are_minutes_and_times_of_day_are_not() -> None:
    race = document("runner,finish time\nAnna,02:41:00\nBen,02:45:30\nCarla,03:12:00\n")
    assert ranked(race) == {"Carla": 192.0, "Ben": 165.5, "Anna": 161.0}
    assert blocks(race, Ranking)[0].unit == "min"
    shops = document("shop,opening hour,staff\nUp,08:30:00,3\nDown,09:00:00,5\nMid,10:00:00,8\n")
    assert ranked(shops) == {"Mid": 8.0, "Down": 5.0, "Up": 3.0}


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        pytest.param("date", ("Mar 10", "Apr 14", "May 12"), id="days of a year"),
        pytest.param("semestre", ("2024 S1", "2024 S2", "2025 S1"), id="semesters"),
        pytest.param("finish time", ("14:00:00", "22:00:00", "18:30:00"), id="times of day"),
    ],
)
def test_what_may_be_something_else_is_no_time_and_no_duration(name: str, cells: tuple[str, ...]) -> None:
    made = document(f"{name},visitors\n" + "".join(f"{cell},{v}\n" for cell, v in zip(cells, VALUES, strict=True)))
    assert not blocks(made, Chart)
    assert not any(
        item.label == cells[0] and item.value.unit == "min" for r in blocks(made, Ranking) for item in r.items
    )


def test_words_and_addresses_beside_decimal_commas_are_no_numbers() -> None:
    made = document("host;address;load\nup;10.0.0.3;1,5\ndown;10.0.0.4;2,5\nmid;10.0.0.9;0,5\n")
    assert ranked(made) == {"down": 2.5, "up": 1.5, "mid": 0.5}
    assert len(blocks(made, Ranking)) == 1


@pytest.mark.parametrize(("name", "unit"), [("market_share", "%"), ("Shares", None), ("Share price", None), ("Heart rate", None), ("interest rate", "%")])  # fmt: skip
def test_a_share_is_known_by_its_whole_name(name: str, unit: str | None) -> None:
    assert {ranking.unit for ranking in blocks(document(f"post,{name}\nA,10\nB,35\nC,25\n"), Ranking)} == {unit}


def test_no_percent_is_told_of_a_loss_that_became_a_gain() -> None:
    made = document("division,profit 2022,profit 2023\nUp,-50,25\nDown,40,44\nMid,10,15\nEast,20,30\n")
    changes = {item.label: item.value.display for item in blocks(made, Ranking)[-1].items}
    assert changes == {"Mid": "+50 %", "East": "+50 %", "Down": "+10 %"}
