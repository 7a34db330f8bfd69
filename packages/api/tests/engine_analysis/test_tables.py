"""Tables as people send them: each small input has one trap, and the answer is recomputed here without SQL."""

from __future__ import annotations

import pytest

from infographix_api import engine
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import Chart, Document, List, Ranking, Stat

COUNTRIES = (("Chad", 3), ("Peru", 8), ("Iran", 5), ("Mali", 6))
YEARS = (2020, 2021, 2022, 2023)
PLAIN = "country,score\n" + "".join(f"{name},{score}\n" for name, score in COUNTRIES)
SERIES = "year,energy (TWh)\n" + "".join(f"{year},{year - 2000}\n" for year in YEARS)
SURVEY = (
    "id,Which tools do you use? (Check all that apply),,,Where are you?\n,Saw,Axe,Drill,Response\n"
    "1,Saw,Axe,,North\n2,Saw,,,North\n3,Saw,Axe,,South\n4,Saw,,Drill,South\n"
)
JOBS = {"farms": 11, "mines": 23, "shops": 57, "banks": 31, "trains": 17, "ports": 5}
WIDE = f"month,total jobs,{','.join(JOBS)}\n" + "".join(
    f"20{year}-01,{sum(JOBS.values()) * year},{','.join(str(jobs * year) for jobs in JOBS.values())}\n"
    for year in range(10, 22)
)
DAILY = [(year, month, day) for year in (2021, 2022, 2023) for month in range(1, 13) for day in range(1, 29)]
STATIONS = "station,date,temp\n" + "".join(
    f"{station},{y}-{m:02}-{d:02},{m + n + y - 2021}\n"
    for n, station in enumerate(("Up", "Down", "Mid"))
    for y, m, d in DAILY
)


def document(data: str | bytes) -> Document:
    raw = data.encode() if isinstance(data, str) else data
    return engine.analyze(Brief("csv", raw, as_of="2026-06-15", file_name="table.csv"))


def codes(made: Document) -> set[str]:
    return {warning.code for warning in made.warnings}


def blocks(made: Document, kind: type) -> list:
    return [block for section in made.sections for block in section.blocks if isinstance(block, kind)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(PLAIN.replace("\n", "\r"), "newline_normalised", id="lone carriage returns"),
        pytest.param(PLAIN.encode("utf-16"), "encoding_guessed", id="utf-16"),
        pytest.param(PLAIN.replace("Peru", "Pérou").encode("latin-1"), "encoding_guessed", id="latin-1"),
        pytest.param(PLAIN.replace("Peru", '"Pe\nru"'), "quoted_newlines", id="a line break in a cell"),
        pytest.param(PLAIN.replace("Iran", "\n\nIran"), "blank_rows_dropped", id="blank rows"),
        pytest.param("Scores of 2024,,\n\nname,score,place\nChad,3,N\nPeru,8,S\nIran,5,N\n", "header_not_first_row", id="a title above"),
        pytest.param(SURVEY, "multi_header", id="names in two rows"),
        pytest.param(SURVEY, "multi_select", id="several answers"),
        pytest.param(SURVEY, "blank_header_cells", id="blank names"),
        pytest.param(PLAIN + "\n\nyear,rain\n2020,3\n2021,4\n2022,5\n2023,6\n2024,9\n", "multiple_tables", id="two tables"),
        pytest.param("a,b,b\nx,1,2\ny,3,4\nz,5,6\n", "duplicate_columns_renamed", id="a name twice"),
        pytest.param("a,Year,year\nx,1,2\ny,3,4\nz,5,6\n", "duplicate_columns_renamed", id="a name in capitals too"),
        pytest.param(PLAIN + "country,score\n" + "Cuba,7\n", "repeated_header_rows_dropped", id="header again"),
        pytest.param(PLAIN + ",22\n", "summary_row_excluded", id="a sum below"),
        pytest.param(PLAIN + "Total,22\n", "total_row_excluded", id="a total"),
        pytest.param(PLAIN + "European Union,19\n", "aggregate_rows_excluded", id="a union among its members"),
        pytest.param(PLAIN.replace(",", ";").replace("3\n", "3,5\n"), "decimal_comma_detected", id="decimal commas"),
        pytest.param(PLAIN.replace("Iran,5", "Iran,n/a"), "missing_values", id="a gap"),
        pytest.param("Chad,3\nPeru,8\nIran,5\n", "header_missing", id="no header"),
        pytest.param("country,score\nChad,3\n", "single_row", id="one row"),
        pytest.param("name,team\nAda,red\nBob,blue\nCid,red\nDan,red\n", "no_numeric_measure", id="words only"),
        pytest.param("country,currency,price\nChad,XAF,3\nPeru,PEN,8\nIran,IRR,5\n", "mixed_units", id="several currencies"),
        pytest.param("town,temp,rain\nUp,3,9\nDown,8,4\nMid,5,6\n", "mixed_units", id="heat and rain"),
        pytest.param("plant,energy\nUp,3\nDown,8\nMid,5\n", "unit_unknown", id="no unit"),
        pytest.param(WIDE, "wide_reshaped", id="columns as series"),
        pytest.param(WIDE, "total_column_excluded", id="a column that sums up"),
        pytest.param(STATIONS, "resampled", id="days"),
        pytest.param(STATIONS, "series_limited", id="many lines"),
        pytest.param(",".join(f"c{i}" for i in range(120)) + "\n" + "\n".join(",".join(str(i * n) for i in range(120)) for n in (1, 2, 3)), "wide_input", id="120 columns"),
    ],
)  # fmt: skip
def test_what_was_read_in_its_own_way_is_said(data: str | bytes, code: str) -> None:
    assert code in codes(document(data))


def test_plain_table_is_ranked_and_says_nothing() -> None:
    made = document(PLAIN)
    (ranking,) = blocks(made, Ranking)
    assert [item.label for item in ranking.items] == [name for name, _ in sorted(COUNTRIES, key=lambda pair: -pair[1])]
    assert made.warnings == ()


def test_nobody_leads_where_two_are_level() -> None:
    level = "country,score\nChad,8\nPeru,8\nIran,5\n"
    assert [item.label for block in blocks(document(level), Stat) for item in block.items] == []


def test_series_names_its_peak_and_its_change() -> None:
    (stat,) = blocks(document(SERIES), Stat)
    assert [(item.value.display, item.label) for item in stat.items] == [
        ("23 TWh", "Energy in 2023, its highest"),
        (f"+{100 * (23 / 20 - 1):.0f} %", "Energy grew from 2020 to 2023"),
    ]


def test_choices_are_counted_by_question() -> None:
    (ranking,) = blocks(document(SURVEY), Ranking)
    assert [(item.label, item.value.value) for item in ranking.items] == [("Saw", 4), ("Axe", 2), ("Drill", 1)]
    assert document(SURVEY).sections[0].heading == "Which tools do you use?"


def test_largest_columns_are_drawn_together_without_their_sum() -> None:
    (chart,) = blocks(document(WIDE), Chart)
    assert [series.name for series in chart.series] == ["Shops", "Banks", "Mines", "Trains", "Farms"]
    assert chart.series[0].values[-1] == JOBS["shops"] * 21


def test_stations_are_drawn_as_one_mean_and_no_day_is_ranked() -> None:
    made = document(STATIONS)
    by_year, by_month = blocks(made, Chart)
    assert by_year.series[0].values == (7.5, 8.5, 9.5)
    assert by_year.x == ("2021", "2022", "2023")
    assert by_month.x[0] == "Jan"
    assert by_month.series[0].values == tuple(m + 2.0 for m in range(1, 13))
    assert blocks(made, Ranking) == []


def test_table_of_words_is_listed_without_figures() -> None:
    made = document("no,question\n1,Who are you really?\n2,Where do you come from?\n3,What do you want here?\n")
    assert blocks(made, List)[0].items[0].label == "Who are you really?"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+SUM(A1:A9)", "@cmd", "-2+3", "<script>alert(1)</script>", "${jndi:x}", "'; DROP TABLE t; --"]
)
def test_cells_that_mean_harm_are_words(cell: str) -> None:
    made = document(f'country,score\n"{cell}",3\nPeru,8\nIran,5\n')
    assert any(item.label == cell for item in blocks(made, Ranking)[0].items)


def test_years_may_be_the_names_of_columns() -> None:
    made = document("country,2019,2020,2021\nChad,3,4,5\nPeru,8,7,9\nIran,5,6,6\n")
    assert "header_missing" not in codes(made)
    assert {"Chad", "Peru", "Iran"} == {item.label for item in blocks(made, Ranking)[0].items}


def test_names_that_begin_like_a_total_are_names() -> None:
    (ranking,) = blocks(document("bank,loans\nWorld Bank,9\nAll,20\nPost Bank,5\nTown Bank,6\n"), Ranking)
    assert [item.label for item in ranking.items] == ["World Bank", "Town Bank", "Post Bank"]


def test_very_long_cell_is_read() -> None:
    assert blocks(document(f'country,score,note\nChad,3,"{"x" * 200_000}"\nPeru,8,a\nIran,5,b\n'), Ranking)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 123\n", "Git LFS"),
    ],
)
def test_what_only_looks_like_a_table_is_named(data: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        document(data)


def test_quotation_mark_left_open_is_named() -> None:
    with pytest.raises(InputError, match="never closed") as refused:
        document('country,score\nChad,3\n"Peru,8\nIran,5\nMali,6\n')
    assert refused.value.code == "row_count_mismatch"


@pytest.mark.parametrize("data", [b"", b"  \n \n", b"a,b\n", b"\x89PNG\r\n\x1a\n" + bytes(64), b"a\0b,c\n1,2\n"])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        document(data)


def test_twenty_thousand_columns_are_read_in_part() -> None:
    header = ",".join(f"c{i}" for i in range(20_000))
    row = ",".join(str(i) for i in range(20_000))
    assert "wide_input" in codes(document(f"{header}\n{row}\n{row}\n"))


LONG = 60_000  # rows: enough for the whole table to be read at once
CELLS = {
    "plain": lambda i: f"{i % 97}.5",
    "gaps": lambda i: "" if i % 50 == 0 else f"{i % 31}",
    "money": lambda i: f"${i % 89}",
    "thousands": lambda i: f'"{1000 + i % 997:,}"',
    "spaces": lambda i: f" {i % 13} ",
    "words": lambda i: f'"a ""b"", {i % 7}"',
    "days": lambda i: f"{1 + i % 12}/{13 + i % 15}/2021",
    "a word far below": lambda i: "n/a" if i == LONG - 9 else f"{i % 31}",
    "infinity far below": lambda i: "inf" if i == LONG - 9 else f"{i % 31}",
}


def test_full_stop_parts_thousands_where_a_comma_parts_decimals() -> None:
    lines = [
        "town;year;people;rain",
        *(f"Town {i % 50};{1900 + i // 50 % 120};1.{i % 50 + 100};{i % 31},5" for i in range(LONG)),
    ]
    (top, *_) = (item for ranking in blocks(document("\n".join(lines)), Ranking) for item in ranking.items)
    assert top.value.value == 1149


@pytest.mark.parametrize("name", CELLS)
def test_long_tables_are_read_as_short_ones_are(name: str) -> None:
    lines = [
        "town,year,score,value",
        *(f"Town {i // 20},{2001 + i % 20},{i % 101},{CELLS[name](i)}" for i in range(LONG)),
    ]
    at_once, line_by_line = document("\n".join(lines)), document("\n".join([*lines, ",,,"]))
    assert at_once == line_by_line
    assert {"large_input", "multiple_tables", "blank_rows_dropped"}.isdisjoint(codes(at_once))


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ("town,year,score", "repeated_header_rows_dropped"),
        (",,", "blank_rows_dropped"),
        (",,9", "summary_row_excluded"),
        ('"a\nb",2020,9', "quoted_newlines"),
    ],
)
def test_odd_line_of_a_long_table_is_found(added: str, code: str) -> None:
    lines = ["town,year,score", *(f"Town {i // 20} by the water,{2001 + i % 20},{i % 97}" for i in range(LONG // 2))]
    rest = ["Up,2020,7"] if code != "summary_row_excluded" else []
    assert code in codes(document("\n".join([*lines, added, *rest])))
