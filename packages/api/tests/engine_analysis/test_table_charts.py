"""Which chart a table's shape asks for, and that its figures are those that plain Python over the standard csv reader finds."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from statistics import fmean

import pytest

from infographix_api import engine
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import Block, Chart, Document, Item, Ranking, Section, Stat

DAYS = [(year, month, day) for year in (2021, 2022) for month in range(1, 13) for day in (3, 17)]
SALES = "date,shop,amount\n" + "".join(
    f"{y}-{m:02}-{d:02},{shop},{(m * d * n) % 41 + n}\n"
    for y, m, d in DAYS
    for n, shop in enumerate(("Up", "Down", "Mid", "Up"), 1)
)
TOWNS = "town,income,health\n" + "".join(
    f"T{i},{1000 + 37 * i * i % 911},{50 + (37 * i * i % 911) / 40 + i % 7}\n" for i in range(48)
)
ENERGY = "source,share (%)\nCoal,40.2\nWind,30.1\nSun,20.3\nWater,9.3\n"
LOG = "added,vendor\n" + "".join(f"{2019 + i % 4 + (i % 4 > 1)}-0{1 + i % 9}-11,V{i % 5}\n" for i in range(60))
SCORES = "Timestamp,How happy are you with us?\n" + "".join(
    f"2024-03-{1 + i:02} 10:{i:02}:00,{(3, 4, 5, 5, 2)[i % 5]}\n" for i in range(20)
)
CLICKS = "time,count\n" + "".join(
    f"2024-03-{d:02} {h:02}:00:00,{(d * h) % 9 + h % 5}\n" for d in range(1, 6) for h in range(24)
)
HEAT = "date,temp\n" + "".join(
    f"{y}-{m:02}-01,{20 - abs(m - 7) * 3 + y % 3}\n" for y in (2020, 2021, 2022) for m in range(1, 13)
)
PRICES = "name,currency_code,local_price,dollar_ex,date\n" + "".join(
    f"{name},{code},{price},{rate},{year}-07-01\n"
    for year in (2019, 2020, 2021)
    for name, code, price, rate in (
        ("Chad", "XAF", 900 + year % 7, 600),
        ("Peru", "PEN", 12, 3.5),
        ("Iran", "IRR", 90000, 42000),
    )
)
PARTS = {"Red": (411, 420), "Blue": (250, 260), "Green": (102, 99), "Grey": (17, 20)}
SUMMED = "party,year,seats\n" + "".join(
    f"{name},{2020 + i},{seats[i]}\n" for i in (0, 1) for name, seats in {**PARTS, "Parliament": (780, 799)}.items()
)
UPS = "kind,year,deaths\n" + "".join(
    f"{kind},{year},{(year * 7919 * n) % 997 ** (1 + year % 2)}\n"
    for n, kind in enumerate(("Flood", "Fire", "Quake"), 1)
    for year in range(1990, 2006)
)


def document(data: str) -> Document:
    return engine.analyze(Brief("csv", data.encode(), as_of="2026-06-15", file_name="table.csv"))


def rows(data: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data)))


def found(made: Document, heading: str) -> tuple[Section, Block]:
    section = next(section for section in made.sections if section.heading == heading)
    return section, section.blocks[0]


def chart(data: str, heading: str) -> Chart:
    block = found(document(data), heading)[1]
    assert isinstance(block, Chart)
    return block


def plotted(drawn: Chart) -> dict[str, float]:
    return {x: value for x, value in zip(drawn.x, drawn.series[0].values, strict=True) if value is not None}


def cards(data: str) -> list[Item]:
    return [
        item
        for section in document(data).sections
        for block in section.blocks
        if isinstance(block, Stat)
        for item in block.items
    ]


def ranked(data: str, heading: str) -> dict[str, float]:
    block = found(document(data), heading)[1]
    assert isinstance(block, Ranking)
    return {item.label: item.value.value or 0.0 for item in block.items if item.value}


def summed(data: str, by: str, what: str) -> dict[str, float]:
    sums: defaultdict[str, float] = defaultdict(float)
    for row in rows(data):
        sums[row[by]] += float(row[what])
    return dict(sums)


def test_shares_that_make_a_whole_are_a_donut() -> None:
    drawn = chart(ENERGY, "Share by source")
    assert drawn.mark == "donut"
    assert plotted(drawn) == {row["source"]: float(row["share (%)"]) for row in rows(ENERGY)}


@pytest.mark.parametrize("data", [ENERGY.replace("40.2", "60.2"), ENERGY.replace("9.3", "-9.3")])
def test_shares_that_make_no_whole_are_no_donut(data: str) -> None:
    assert all(not isinstance(block, Chart) for section in document(data).sections for block in section.blocks)


def test_two_measures_are_points() -> None:
    drawn = chart(TOWNS, "Health and income")
    assert (drawn.mark, drawn.x_label, drawn.y_label) == ("scatter", "Income", "Health")
    assert sorted(zip(map(float, drawn.x), drawn.series[0].values, strict=True)) == sorted(
        (float(row["income"]), float(row["health"])) for row in rows(TOWNS)
    )


def test_measure_that_repeats_another_is_no_scatter() -> None:
    twice = "town,metres,feet\n" + "".join(f"T{i},{i},{i * 3.28:.2f}\n" for i in range(1, 40))
    assert all(
        getattr(block, "mark", "") != "scatter" for section in document(twice).sections for block in section.blocks
    )


def test_values_of_many_are_counted_in_round_steps() -> None:
    drawn = chart(TOWNS, "How income is spread")
    bins = [tuple(float(edge.replace(",", "")) for edge in x.split("–")) for x in drawn.x]
    incomes = [float(row["income"]) for row in rows(TOWNS)]
    assert drawn.mark == "histogram"
    assert list(drawn.series[0].values) == [sum(low <= income < high for income in incomes) for low, high in bins]
    assert sum(value or 0 for value in drawn.series[0].values) == len(incomes)


def test_dated_rows_are_counted_by_year_without_leaving_one_out() -> None:
    counts = Counter(row["added"][:4] for row in rows(LOG))
    assert plotted(chart(LOG, "Entries per year of added")) == {
        str(year): counts[str(year)] for year in range(2019, 2024)
    }


def test_rows_are_counted_by_who_is_named() -> None:
    assert ranked(LOG + "2019-01-11,V0\n", "Entries by vendor")["V0"] == 13


def test_scores_are_counted_and_their_mean_is_told() -> None:
    answers = [int(row["How happy are you with us?"]) for row in rows(SCORES)]
    drawn = chart(SCORES, "How happy are you with us? Answers by score")
    assert plotted(drawn) == {str(score): answers.count(score) for score in range(1, 6)}
    (mean,) = cards(SCORES)
    assert mean.value is not None
    assert mean.value.value == pytest.approx(fmean(answers))
    assert mean.label == f"How happy are you with us? Mean of {len(answers)} answers"


def test_times_are_put_together_by_hour_of_day() -> None:
    drawn = chart(CLICKS, "Count by hour of the day")
    sums: defaultdict[str, float] = defaultdict(float)
    for row in rows(CLICKS):
        sums[row["time"][11:13]] += float(row["count"])
    assert plotted(drawn) == sums
    assert cards(CLICKS)[0].label.startswith(
        f"{max(sorted(sums), key=lambda hour: sums[hour])}:00 has the highest count"
    )


def test_months_that_differ_are_drawn_as_means() -> None:
    by_month: defaultdict[int, list[float]] = defaultdict(list)
    for row in rows(HEAT):
        by_month[int(row["date"][5:7])].append(float(row["temp"]))
    drawn = chart(HEAT, "Average temperature by month")
    assert list(drawn.series[0].values) == pytest.approx([fmean(by_month[month]) for month in range(1, 13)])
    assert cards(HEAT)[0].label == "Jul has the highest average temperature of all months"


def test_months_that_hardly_differ_are_not_drawn() -> None:
    rising = "date,level\n" + "".join(
        f"{y}-{m:02}-01,{(y - 2000) * 12 + m}\n" for y in range(2010, 2020) for m in range(1, 13)
    )
    assert all("by month" not in (section.heading or "") for section in document(rising).sections)


def test_transactions_are_added_up_over_all_dates() -> None:
    sums = summed(SALES, "shop", "amount")
    assert ranked(SALES, "Amount by shop, 3 Jan 2021 to 17 Dec 2022") == sums
    best = max(sums, key=lambda shop: sums[shop])
    assert cards(SALES)[0].label == f"{best} leads in amount, 3 Jan 2021 to 17 Dec 2022"
    by_month = Counter[str]()
    for row in rows(SALES):
        by_month[row["date"][:7]] += int(row["amount"])
    assert plotted(chart(SALES, "Amount per month")) == by_month


def test_name_whose_rows_sum_up_the_others_is_left_out() -> None:
    made = document(SUMMED)
    assert "total_row_excluded" in {warning.code for warning in made.warnings}
    assert ranked(SUMMED, "Seats by party, 2021") == {name: float(seats[1]) for name, seats in PARTS.items()}


def test_largest_of_few_small_numbers_may_be_their_sum_by_chance() -> None:
    chance = "country,score\nPeru,8\nIran,5\nMali,2\nChad,1\n"
    assert max(ranked(chance, "Score by country"), key=ranked(chance, "Score by country").__getitem__) == "Peru"


def test_what_goes_up_and_down_is_told_over_the_whole_time() -> None:
    made = document(UPS)
    assert not [item for item in cards(UPS) if item.value and item.value.kind == "change"]
    assert all(not (section.heading or "").startswith("Change") for section in made.sections)
    assert ranked(UPS, "Deaths by kind, 1990 to 2005") == summed(UPS, "kind", "deaths")


def test_prices_in_several_currencies_are_compared_in_dollars() -> None:
    last = {
        r["name"]: float(r["local_price"]) / float(r["dollar_ex"]) for r in rows(PRICES) if r["date"] == "2021-07-01"
    }
    assert ranked(PRICES, "Dollar price, 2021") == pytest.approx(last)
    assert all("local" not in (section.heading or "").casefold() for section in document(PRICES).sections)


def test_dates_of_a_spreadsheet_are_dates() -> None:
    kept = "Start Date,visits\n" + "".join(f"{43831 + i}.5,{i % 3 + i}\n" for i in range(5))  # 43831 is 1 January 2020
    made = document(kept)
    assert (made.subtitle or "").startswith("1 to 5 Jan 2020")
    assert all("43" not in item.label for item in cards(kept))


def test_numbers_of_questions_are_no_measure() -> None:
    outline = "Q# in 2021,text\n1,Who are you really?\n2,Where do you come from?\n4,What do you want here?\n"
    assert "no_numeric_measure" in {warning.code for warning in document(outline).warnings}


def test_two_letter_code_of_namibia_is_no_gap() -> None:
    codes = ["NA", *(a + b for a in "ABCDE" for b in "EFGHI")]
    made = document("iso,visits\n" + "".join(f"{code},{100 - i}\n" for i, code in enumerate(codes)))
    assert (
        cards("iso,visits\n" + "".join(f"{code},{100 - i}\n" for i, code in enumerate(codes)))[0].label
        == "NA leads in visits"
    )
    assert "missing_values" not in {warning.code for warning in made.warnings}


def test_what_comes_and_goes_for_long_is_added_up_by_decade() -> None:
    long = "kind,year,deaths\n" + "".join(
        f"{kind},{year},{(year * 7919 * n) % 997 ** (1 + year % 2)}\n"
        for n, kind in enumerate(("Flood", "Fire", "Quake"), 1)
        for year in range(1960, 2000)
    )
    decades = Counter[str]()
    for row in rows(long):
        decades[row["year"][:3] + "0s"] += int(row["deaths"])
    assert plotted(chart(long, "Deaths per decade")) == decades


def test_most_frequent_names_are_told_unless_they_say_nothing() -> None:
    names = ["Ada"] * 5 + ["Bob"] * 3 + ["Cid"] * 2 + ["Dan"] * 2 + ["Eve"] * 2 + ["Fay"] * 2
    vague = ["Unknown"] * 6 + ["Up"] * 2 + ["Down"] * 2 + ["Left"] * 2 + ["Right"] * 2 + ["In"] * 2
    data = "winner,place\n" + "".join(f"{name},{place}\n" for name, place in zip(names, vague, strict=True))
    assert [(item.label, item.value.value) for item in cards(data) if item.value] == [
        ("Ada is the most frequent winner", 5.0)
    ]


def test_dates_of_one_day_a_month_are_told_as_months() -> None:
    monthly = "date,level\n" + "".join(f"2021-{m:02}-01,{m * 3 + 100}\n" for m in range(1, 10))
    assert document(monthly).subtitle == "Jan to Sep 2021"


def test_column_that_hardly_differs_from_another_is_not_drawn_beside_it() -> None:
    twice = "year,level,level adjusted\n" + "".join(
        f"{year},{year - 1700},{year - 1700 + year % 2 / 10}\n" for year in range(1990, 2020)
    )
    assert [
        series.name
        for section in document(twice).sections
        for block in section.blocks
        if isinstance(block, Chart)
        for series in block.series
    ] == ["Level"]
