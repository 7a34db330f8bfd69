"""What an editor would print of a table: names in full, units beside figures, nothing said that says nothing."""

from __future__ import annotations

import pytest

from infographix_api import engine
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import Chart, Document, Item, Stat

RAIL = "iso2Code,operatorName,year,journeys (million),on_time_pct\n" + "".join(
    f"{code},{name},{year},{size + year - 2018},{on_time + year % 3}\n"
    for code, name, size, on_time in (
        ("NR", "Northern", 101, 82),
        ("GW", "Western", 99, 88),
        ("SE", "Eastern", 179, 86),
    )
    for year in range(2018, 2024)
)
ROUND = [(i * 37 % 101, i * 53 % 89) for i in range(60)]
GAUGES = "gauge,depth_cm,flow\n" + "".join(f"Gauge {i},{depth},{flow}\n" for i, (depth, flow) in enumerate(ROUND))
ANSWERS = "respondent,country,years working\n" + "".join(
    f"{i},{('Chad', 'Peru', 'Iran')[i % 3]},{i * 7 % 13}\n" for i in range(60)
)
TIDES = "year,tide,uncertainty\n" + "".join(
    f"{year},{(year - 1990) ** 2 + 1},{2030 - year}\n" for year in range(1990, 2020)
)


def document(data: str, name: str = "table.csv") -> Document:
    return engine.analyze(Brief("csv", data.encode(), as_of="2026-06-15", file_name=name))


def headings(made: Document) -> list[str]:
    return [section.heading for section in made.sections if section.heading]


def cards(made: Document) -> list[Item]:
    return [i for section in made.sections for block in section.blocks if isinstance(block, Stat) for i in block.items]


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("us-employment.csv", "US employment"),
        ("data/eu_energy_2024.csv", "EU energy 2024"),
        ("co2-per-capita.csv", "CO2 per capita"),
        ("contact-us.csv", "Contact us"),
    ],
)
def test_acronyms_in_the_name_of_a_file_keep_their_capitals(file: str, title: str) -> None:
    assert document(RAIL, file).title == title


def test_rows_are_called_by_their_names_and_not_by_their_codes() -> None:
    made = document(RAIL)
    assert made.subtitle == "3 operators, 2018 to 2023"
    assert cards(made)[0].label == "Eastern leads in journeys (million) in 2023"


def test_unit_at_the_end_of_a_column_stands_beside_the_figure() -> None:
    made = document(GAUGES)
    deepest = max(depth for depth, _ in ROUND)
    assert cards(made)[0].value.display == f"{deepest} cm"
    assert "Depth by gauge" in headings(made)
    assert cards(document(RAIL))[1].label.endswith("leads in on time in 2023")


def test_numbers_of_rows_are_no_measure() -> None:
    assert all("respondent" not in heading.lower() for heading in headings(document(ANSWERS)))


def test_measures_that_are_not_related_are_no_cloud_of_points() -> None:
    marks = [b.mark for section in document(GAUGES).sections for b in section.blocks if isinstance(b, Chart)]
    assert "scatter" not in marks


def test_how_unsure_a_figure_is_makes_no_headline() -> None:
    made = document(TIDES)
    assert all("ncertainty" not in item.label for item in cards(made))


def test_growth_from_nearly_nothing_is_not_told() -> None:
    assert all(item.value is None or item.value.kind != "change" for item in cards(document(TIDES)))


def test_what_is_the_same_everywhere_is_not_drawn() -> None:
    level = "town,year,score\n" + "".join(
        f"{t},{y},{3 if y > 2020 else 2}\n" for t in ("Up", "Mid", "Low") for y in range(2018, 2024)
    )
    assert all("by town" not in heading for heading in headings(document(level)))


BUDGET = "Department,2021,2022,2023,2024\nSchools,412.5,430.1,441,455\nRoads,210,198.4,220,225.7\nParks,48.3,52.9,49,51\nTotal,670.8,681.4,710,731.7\n"


def test_years_that_name_the_columns_are_read_as_time() -> None:
    made = document(BUDGET)
    assert made.subtitle == "3 departments, 2021 to 2024"
    assert {"wide_reshaped", "total_row_excluded"} == {warning.code for warning in made.warnings}
    assert headings(made) == ["Over time", "By department, 2024", "Change, 2021 to 2024"]
    (chart,) = (b for section in made.sections for b in section.blocks if isinstance(b, Chart))
    assert {line.name: line.values for line in chart.series}["Schools"] == (412.5, 430.1, 441, 455)
    assert [(card.value.display, card.label) for card in cards(made)] == [("455", "Schools leads in 2024")]


def test_what_is_the_same_in_all_rows_names_the_measure() -> None:
    rows = "".join(
        f'"{name}","Life expectancy (years)",{age},{age + 1},{age + 3}\n'
        for name, age in (("Chad", 52), ("Peru", 74), ("Iran", 71))
    )
    made = document(f'"Country Name","Indicator Name","2015","2018","2021"\n{rows}')
    assert cards(made)[0].label == "Peru leads in life expectancy in 2021"
    assert "Life expectancy by country, 2021" in headings(made)


def test_minutes_are_no_minimum_and_nobody_leads_by_being_slow() -> None:
    race = "runner,finish_time_min\n" + "".join(f"Runner {i},{128 + i * 1.5}\n" for i in range(9))
    made = document(race)
    assert [(card.value.display, card.label) for card in cards(made)] == [
        ("140 min", "Runner 8 has the highest finish time")
    ]
