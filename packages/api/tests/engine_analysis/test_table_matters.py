"""Tables whose columns belong together: answers to questions, sides by age, one measure over named years; and things with dates."""

from __future__ import annotations

from infographix_api import engine
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import Chart, Document, Ranking, Stat

ANSWERS = "question,agree,neutral,disagree\nI like it,60,30,10\nIt is fair,25,35,40\nI will stay,55.5,20.5,24\n"
AGES = "age group,women,men\n65+,8,9\n18-24,12,10\n25-44,40,43\n45-64,40,38\n"
PROJECTS = "project,start,end,cost (EUR)\nAlpha,2024-01-15,2024-06-30,120\nBeta,2024-03-01,2024-12-15,340\nGamma,2024-09-01,2025-03-31,95\n"
PROFIT = ',2022,2023,2024\nRevenue,"1,480,000","1,710,000","2,050,000"\nCost,"(720,000)","(830,000)","(990,000)"\nNet profit,"760,000","880,000","1,060,000"\n'


def document(data: str) -> Document:
    return engine.analyze(Brief("csv", data.encode(), as_of="2026-06-15"))


def blocks(made: Document, kind: type) -> list:
    return [block for section in made.sections for block in section.blocks if isinstance(block, kind)]


def labels(made: Document) -> list[str]:
    return [item.label for stat in blocks(made, Stat) for item in stat.items]


def test_answers_that_make_up_a_whole_are_stacked() -> None:
    made = document(ANSWERS)
    (chart,) = blocks(made, Chart)
    assert (made.title, chart.mark, chart.unit) == ("Answers by question", "stacked", "%")
    assert chart.x == ("I like it", "It is fair", "I will stay")
    assert {s.name: s.values for s in chart.series} == {
        "Agree": (60, 25, 55.5),
        "Neutral": (30, 35, 20.5),
        "Disagree": (10, 40, 24),
    }


def test_columns_that_make_up_no_whole_are_not_stacked() -> None:
    assert not [c for c in blocks(document(ANSWERS.replace("10\n", "17\n")), Chart) if c.mark == "stacked"]


def test_ages_stand_in_their_order_with_both_sides() -> None:
    made = document(AGES)
    (chart,) = blocks(made, Chart)
    assert (made.title, chart.mark) == ("Women and men by age group", "column")
    assert chart.x == ("18-24", "25-44", "45-64", "65+")
    assert [s.values for s in chart.series] == [(12, 40, 40, 8), (10, 43, 38, 9)]
    assert labels(made) == ["25-44 has the most men"]


def test_measures_of_different_units_are_drawn_apart() -> None:
    made = document(AGES.replace("men\n", "height (cm)\n"))
    assert [len(chart.series) for chart in blocks(made, Chart)] == [1, 1]


def test_one_measure_over_named_years_is_followed_over_them() -> None:
    made = document("country,inflation 2023 (%),inflation 2024 (%)\nGermany,5.9,2.2\nFrance,4.9,2\nPoland,11.4,3.6\n")
    assert "wide_reshaped" in {warning.code for warning in made.warnings}
    assert "Poland has the highest inflation in 2024" in labels(made)
    changes = {item.label: item.value.display for item in blocks(made, Ranking)[-1].items}
    assert changes == {"Germany": "−3.7 pp", "France": "−2.9 pp", "Poland": "−7.8 pp"}


def test_columns_that_differ_by_more_than_a_year_are_not_put_together() -> None:
    made = document("country,exports 2023,imports 2024\nGermany,59,22\nFrance,49,20\nPoland,14,36\n")
    assert "wide_reshaped" not in {warning.code for warning in made.warnings}


def test_projects_are_compared_by_name_although_they_have_dates() -> None:
    made = document(PROJECTS)
    assert (made.title, made.subtitle) == ("Cost by project", "3 projects")
    assert [item.label for item in blocks(made, Ranking)[0].items] == ["Beta", "Alpha", "Gamma"]


def test_the_year_a_company_began_is_no_time_of_its_figures() -> None:
    made = document("company,founded,employees\nAcme,1998,120\nBolt,2005,300\nCask,2011,50\nDune,1976,1000\n")
    assert made.title == "Employees by company"
    assert labels(made) == ["Dune leads in employees"]


def test_what_accountants_write_in_brackets_is_below_zero() -> None:
    made = document(PROFIT)
    assert made.title == "Figures over time"
    lines = {series.name: series.values for series in blocks(made, Chart)[0].series}
    assert lines["Cost"] == (-720000, -830000, -990000)
    assert lines["Net profit"] == (760000, 880000, 1060000)


def test_fiscal_years_and_seasons_are_times() -> None:
    fiscal = document("fiscal year,revenue\nFY2022,104\nFY2023,118\nFY2024,132\n")
    assert blocks(fiscal, Chart)[0].x == ("2022", "2023", "2024")
    seasons = document("season,goals\n2021/22,104\n2022/23,118\n2023/24,99\n")
    assert blocks(seasons, Chart)[0].x == ("2021/22", "2022/23", "2023/24")


def test_a_column_that_is_the_same_everywhere_gives_no_title() -> None:
    assert document("team,played,points\nUp,38,89\nDown,38,63\nMid,38,82\n").title == "Points by team"
