"""Sources to Documents through the front door: what is shown, what is refused, what is never invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from infographix_api.engine.analysis import analyze
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import Chart, Comparison, Document, Process, Quote, Ranking, Stat, Timeline

ROOT = Path(__file__).parents[4]
FIXTURES = ROOT.parent / "shared" / "fixtures" / "dev"
AS_OF = "2026-06-15"


def document(kind: str, data: str | bytes, **more: str) -> Document:
    return analyze(Brief(kind, data.encode() if isinstance(data, str) else data, AS_OF, **more))  # type: ignore[arg-type]


def blocks(made: Document, kind: type) -> list[Any]:
    return [block for section in made.sections for block in section.blocks if isinstance(block, kind)]


def codes(made: Document) -> list[str]:
    return [warning.code for warning in made.warnings]


def test_report_becomes_a_varied_document() -> None:
    made = document("markdown", (ROOT / "examples" / "renewables-report.md").read_text())
    assert made.title == "A third of the world's electricity"
    assert [type(block) for section in made.sections for block in section.blocks] == [
        Stat, Chart, Chart, Chart, Timeline, Process, Quote,
    ]  # fmt: skip
    assert {chart.mark for chart in blocks(made, Chart)} == {"donut", "line", "column"}
    assert made.warnings == ()


def test_cards_are_whole_sentences_of_the_source() -> None:
    text = (ROOT / "examples" / "renewables-report.md").read_text()
    made = document("markdown", text)
    for item in blocks(made, Stat)[0].items:
        assert " ".join(item.label.split()) in " ".join(text.split())


def test_shares_that_do_not_sum_up_are_ranked_not_cut_into_a_donut() -> None:
    made = document("markdown", "# Votes\n\n- Ann: 60 %\n- Ben: 25 %\n- Cleo: 40 %\n")
    (ranking,) = blocks(made, Ranking)
    assert [item.label for item in ranking.items] == ["Ann", "Cleo", "Ben"]
    assert blocks(made, Chart) == []


def test_table_of_words_becomes_a_comparison() -> None:
    made = document(
        "markdown", "# Tools\n\n| | Saw | Axe |\n|-|-|-|\n| Price | low | high |\n| Noise | loud | calm |\n"
    )
    (comparison,) = blocks(made, Comparison)
    assert comparison.columns == ("Saw", "Axe")


def test_markup_code_and_front_matter_are_not_content() -> None:
    made = document(
        "markdown",
        "---\ntitle: Front\n---\n\n<script>alert(1)</script>\n\n```\n99 % code\n```\n\n- One thing\n- Two things\n",
    )
    assert made.title == "Front"
    assert "99" not in str(made.sections)
    assert "script" not in str(made.sections)


def test_table_is_computed_and_every_figure_carries_its_sql() -> None:
    made = document("csv", (ROOT / "examples" / "most-populous-countries.csv").read_bytes(), title="Countries")
    assert made.title == "Countries"
    evidence = [
        e for block in blocks(made, Stat) + blocks(made, Ranking) for item in block.items for e in item.evidence
    ]
    evidence += [e for chart in blocks(made, Chart) for e in chart.evidence]
    assert evidence
    assert all(e.kind == "computed" and e.op and e.op.startswith("SELECT") for e in evidence)
    assert blocks(made, Ranking)[0].truncated_from == 10


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_detected(delimiter: str) -> None:
    rows = [("name", "height"), ("Ann", "10"), ("Ben", "30"), ("Cleo", "20")]
    made = document("csv", "\n".join(delimiter.join(row) for row in rows))
    assert [item.label for item in blocks(made, Ranking)[0].items] == ["Ben", "Cleo", "Ann"]


def test_decimal_commas_are_read_and_said() -> None:
    made = document("csv", "city;rain\nA;1,5\nB;22,25\nC;3,75\n")
    assert blocks(made, Ranking)[0].items[0].value.value == 22.25
    assert "decimal_comma_detected" in codes(made)


def test_totals_are_not_ranked() -> None:
    made = document("csv", "country,energy\nFrance,5\nSpain,3\nItaly,4\nTotal,12\n")
    assert [item.label for item in blocks(made, Ranking)[0].items] == ["France", "Italy", "Spain"]
    assert "total_row_excluded" in codes(made)


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        ("text", b"", "no_data"),
        ("markdown", b"  \n\t", "no_data"),
        ("text", b"\x89PNG\r\n\x1a\n0000", "not_text"),
        ("text", b"a\0b" * 99, "not_text"),
        ("csv", b"a,b\n", "no_data"),
        ("csv", b"only one column\n1\n2\n", "not_tabular"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_code(kind: str, data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        document(kind, data)
    assert caught.value.code == code
    assert caught.value.pointer


def test_same_brief_gives_the_same_document() -> None:
    text = (ROOT / "examples" / "renewables-report.md").read_text()
    assert document("markdown", text) == document("markdown", text)


def inputs() -> list[Path]:
    """Real and hostile inputs that lie beside the project where it is developed."""
    return sorted(
        p
        for folder in ("hostile", "reports", "readmes", "i18n")
        for p in (FIXTURES / folder).glob("*")
        if p.suffix in (".md", ".txt", ".html")
    )


def test_no_input_breaks_it_and_every_quote_is_where_it_says() -> None:
    for path in inputs():
        try:
            made = document("markdown", path.read_bytes())
        except InputError:
            continue
        assert "unverified_dropped" not in codes(made), path.name


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("77 % of the members were satisfied with it, compared to 68 % in 2019.", "77 %"),
        ("The share of members who write at night rose from 44 % to 50 % in a year.", "50 %"),
        ("More members write in the evening than before (64 % → 70 %).", "70 %"),
        ("The club now counts 1,250 members, up from 980 members and 310 guests.", "1,250"),
    ],
)
def test_headline_is_the_new_value_not_what_it_was(sentence: str, headline: str) -> None:
    made = document("text", f"Club\n\n{sentence} About 12 % of all its rooms were painted in May.")
    assert headline in [item.value.display for item in blocks(made, Stat)[0].items]
    assert not {"68 %", "44 %", "64 %", "980"} & {item.value.display for item in blocks(made, Stat)[0].items}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "# Bilancio\n\nLa città conta il 12 % di alloggi in più e i prezzi del centro sono saliti del 1,5 % all'anno per tutti.\n"),
        ("ru", "# Отчёт\n\nГород построил на 12 % больше квартир, а цены выросли на 1,5 % за год.\n"),
    ],
)  # fmt: skip
def test_sentences_of_languages_without_a_grammar_are_not_read(language: str, text: str) -> None:
    made = document("markdown", text + "\n- Nord\n- Süd\n- Est\n")
    assert (made.lang, codes(made)) == (language, ["lang_unsupported"])
    assert blocks(made, Stat) == []


@pytest.mark.parametrize(
    ("language", "text", "headlines"),
    [
        ("de", "Im Jahr 2024 lieferte die Sonne 14,9 % des Stroms in Deutschland. Der Anteil lag 2014 bei 5,8 %. Rund 4,7 Millionen Anlagen sind heute in Betrieb.", ["14,9 %", "4,7 Millionen"]),
        ("fr", "La ville compte 12 % de logements de plus. Près de 3,5 millions de voyageurs prennent le métro chaque jour, et les prix sont stables pour les habitants.", ["12 %", "3,5 millions"]),
        ("es", "La ciudad tiene 3.215.000 habitantes y es la más grande del país. El 45 % de los viajes se hace en transporte público, frente al 38 % en 2010.", ["3.215.000", "45 %"]),
    ],
)  # fmt: skip
def test_numbers_are_read_as_the_language_writes_them(language: str, text: str, headlines: list[str]) -> None:
    made = document("text", f"Bericht\n\n{text}")
    assert (made.lang, codes(made)) == (language, [])
    assert [item.value.display for item in blocks(made, Stat)[0].items] == headlines


def test_decimal_commas_of_a_table_are_not_taken_for_thousands() -> None:
    rows = "\n".join(f"| {name} | {share} |" for name, share in (("Sonne", "60,5 %"), ("Wind", "39,5 %")))
    intro = "Die Sonne und der Wind liefern im Netz der Stadt den Strom, und das ist nicht wenig für ein Jahr.\n"
    made = document("markdown", f"# Strom\n\n{intro}\n| Quelle | Anteil |\n|---|---|\n{rows}\n")
    (donut,) = blocks(made, Chart)
    assert donut.series[0].values == (60.5, 39.5)


def test_lists_inside_lists_are_read() -> None:
    shares = "\n".join(
        f"  - {n} % of members use {place}" for n, place in ((62, "the library"), (41, "the pool"), (9, "the court"))
    )
    made = document("markdown", f"# Club\n\n- What members use:\n{shares}\n- What they ask for: a second court\n")
    (ranking,) = blocks(made, Ranking)
    assert ranking.items[0].label == "of members use the library"


def test_headings_lose_their_attributes() -> None:
    made = document("markdown", "# Club\n\n## Rooms {#rooms}\n\n- One\n- Two\n")
    assert made.sections[0].heading == "Rooms"


def test_first_row_of_data_is_not_taken_for_names() -> None:
    made = document("csv", "2001-01-01,Coal,35361\n2001-01-01,Wind,1437\n2002-01-01,Coal,35991\n2002-01-01,Wind,1963\n")
    assert "header_missing" in codes(made)
    assert "35361" not in str([section.heading for section in made.sections])


@pytest.mark.parametrize(
    ("dates", "warned"),
    [
        (("Mar 1 2001", "Mar 1 2002", "May 1 2003"), False),
        (("2001/03/01", "2002/03/01", "2003/05/01"), False),
        (("Mar 1 2001", "Mar/1/2002", "May/1/2003"), True),
    ],
)
def test_dates_in_words_become_the_axis(dates: tuple[str, ...], warned: bool) -> None:
    made = document("csv", "day,height\n" + "\n".join(f"{d},{h}" for d, h in zip(dates, (5, 3, 4), strict=True)))
    (chart,) = blocks(made, Chart)
    assert chart.x == ("2001-03-01", "2002-03-01", "2003-05-01")
    assert ("date_formats_mixed" in codes(made)) is warned


def test_dates_that_could_be_read_in_two_ways_are_left_as_they_are() -> None:
    made = document("csv", "day,height\n01/02/2001,5\n03/04/2001,3\n05/06/2001,4\n")
    assert blocks(made, Chart) == []


def test_daily_series_is_drawn_as_yearly_means_without_a_trend() -> None:
    rows = [
        f"{year}-{month:02}-{day:02},{month + year - 2000}"
        for year in range(2001, 2005)
        for month in range(1, 13)
        for day in (1, 11, 21)
    ]
    made = document("csv", "date,heat\n" + "\n".join(rows))
    by_year, by_month = blocks(made, Chart)
    assert (by_year.x, by_year.series[0].values) == (("2001", "2002", "2003", "2004"), (7.5, 8.5, 9.5, 10.5))
    assert by_month.series[0].values == tuple(month + 2.5 for month in range(1, 13))
    assert "resampled" in codes(made)
    assert [item.label for item in blocks(made, Stat)[0].items] == ["Dec has the highest average heat of all months"]


def test_quarters_join_their_year_and_unions_are_not_ranked_with_their_members() -> None:
    rows = [f"{c},{y},{q},{n + y + q}" for c, n in (("FR", 5), ("DE", 9), ("IT", 2), ("ES", 1), ("EU", 99)) for y in (2020, 2021) for q in (1, 2)]  # fmt: skip
    made = document("csv", "country,year,quarter,developers\n" + "\n".join(rows))
    (chart,) = blocks(made, Chart)
    assert chart.x == ("2020-Q1", "2020-Q2", "2021-Q1", "2021-Q2")
    assert [series.name for series in chart.series] == ["DE", "FR", "IT", "ES"]
    assert "aggregate_rows_excluded" in codes(made)
    assert "EU" not in [item.label for item in blocks(made, Ranking)[0].items]


def test_prices_in_several_currencies_are_not_compared() -> None:
    table = "name,currency_code,local_price,dollar_price\nA,EUR,4,4.5\nB,LBP,480000,5.4\nC,USD,6,6\n"
    made = document("csv", table)
    (ranking,) = blocks(made, Ranking)
    assert [item.label for item in ranking.items] == ["C", "B", "A"]
    assert "480" not in str(made.sections)
    assert "mixed_units" in codes(made)


def test_single_row_gives_its_figures_and_no_ranking() -> None:
    made = document("csv", "country,income,health\nAfghanistan,1925,57.63\n")
    assert [(i.label, i.value.display) for i in blocks(made, Stat)[0].items] == [
        ("Income", "1,925"),
        ("Health", "57.6"),
    ]
    assert (len(made.sections), codes(made)) == (1, ["single_row"])


def test_table_without_measures_counts_names_that_come_back() -> None:
    rows = [f"CVE-{n},{('Ada', 'Bit', 'Cog')[n % 3]}" for n in range(10)]
    (ranking,) = blocks(document("csv", "id,vendor\n" + "\n".join(rows)), Ranking)
    assert [(item.label, item.value.display) for item in ranking.items] == [("Ada", "4"), ("Bit", "3"), ("Cog", "3")]


def test_row_that_sums_up_and_has_no_name_is_left_out() -> None:
    made = document("csv", "name,score\nA,4\nB,5\nC,3\nD,2\n,3.5\n")
    assert [item.label for item in blocks(made, Ranking)[0].items] == ["B", "A", "C", "D"]
    assert "summary_row_excluded" in codes(made)


def test_very_wide_table_is_read_in_part_and_says_so() -> None:
    names = ",".join(f"m{i}" for i in range(5000))
    made = document("csv", f"name,{names}\nA,{'1,' * 4999}1\nB,{'2,' * 4999}2\nC,{'3,' * 4999}3\n")
    assert "wide_input" in codes(made)


def test_no_table_breaks_it_and_every_figure_is_recomputed() -> None:
    refused = set()
    for path in sorted((FIXTURES / "csv").glob("*.csv")) + sorted((FIXTURES / "hostile").glob("*.csv")):
        try:
            made = document("csv", path.read_bytes())
        except InputError as error:
            refused.add(error.code)
            continue
        assert "unverified_dropped" not in codes(made), path.name
        assert "nan" not in str(made.sections), path.name
    assert refused <= {"no_data", "not_tabular", "row_count_mismatch", "too_large"}


def test_names_of_columns_keep_their_capitals() -> None:
    made = document("csv", "country,CO2 per head,GDP_local\nA,4,1\nB,5,2\nC,3,3\n")
    assert [section.heading for section in made.sections[1:]] == ["CO2 per head by country", "GDP local by country"]
