"""Every knowledge pack is whole, agrees with itself, and, where the tables are at hand, with the tables it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from infographix_api.engine import gate, icons, render
from infographix_api.engine.analysis import packs, topic
from infographix_api.engine.analysis.packs import Pack
from infographix_api.engine.document import Chart, Document, Ranking

ROOT = Path(__file__).parents[4]
TABLES = ROOT.parent / "shared" / "data" / "knowledge" / "tables"
AS_OF = "2026-06-15"
Answer = list[tuple[Any, ...]]
each_pack = pytest.mark.parametrize("pack", topic.library(), ids=lambda pack: pack.path.stem)


def document(pack: Pack) -> Document:
    made, texts = packs.document_of(pack, AS_OF)
    return gate.check(made, texts)


def figured(pack: Pack) -> Iterator[dict[str, Any]]:
    """Everything in a pack that carries figures: stat items, and sections with rows."""
    for section in pack.body()["sections"]:
        yield from section["items"] if section["type"] == "stat" else [section]


def test_there_are_at_least_sixty_packs() -> None:
    assert len(topic.library()) >= 60


def test_no_name_belongs_to_two_packs() -> None:
    names = [name.casefold() for pack in topic.library() for name in (pack.title, *pack.aliases)]
    assert sorted(names) == sorted(set(names))


@each_pack
def test_everything_in_a_pack_passes_the_gate(pack: Pack) -> None:
    made = document(pack)
    assert {warning.code for warning in made.warnings} <= {"stale_data"}
    assert made.title == pack.title
    assert len(made.sections) == len(pack.body()["sections"])


@each_pack
def test_pack_tells_a_varied_story(pack: Pack) -> None:
    made = document(pack)
    kinds = [getattr(section.blocks[0], "mark", section.blocks[0].type) for section in made.sections]
    assert 2 <= len(kinds) <= 7
    assert kinds[0] == "stat"
    assert len(set(kinds)) >= 2
    assert all(section.heading for section in made.sections[1:])


@each_pack
def test_figures_name_their_source_year_and_licence(pack: Pack) -> None:
    body = pack.body()
    for node in figured(pack):
        if "sql" in node:
            source = body["sources"][node.get("source") or body["sections"][0]["source"]]
            assert source["license"]
            assert "year" in source or "Fact Sheet" in source["publisher"]
    assert all(source["url"].startswith("https://") for source in body["sources"].values())


@each_pack
def test_every_figure_of_a_pack_has_its_sql(pack: Pack) -> None:
    for section in pack.body()["sections"]:
        if section["type"] in ("chart", "ranking"):
            assert section["sql"]
        elif section["type"] == "stat":
            assert all(item["sql"] for item in section["items"])
        elif "sql" not in section:
            written = section.get("rows", [[i["label"], i.get("text", "")] for i in section.get("items", [])])
            digits = re.findall(r"\d[\d.,]*", " ".join(cell for row in written for cell in row[1:]))
            assert all(re.fullmatch(r"1[5-9]\d\d|20\d\d", number) for number in digits)


@each_pack
def test_rankings_are_sorted_and_donuts_are_whole(pack: Pack) -> None:
    for section in document(pack).sections:
        block = section.blocks[0]
        if isinstance(block, Ranking):
            values = [item.value.value for item in block.items if item.value and item.value.value is not None]
            assert values == sorted(values, reverse=block.order == "desc")
        if isinstance(block, Chart) and block.mark == "donut":
            assert 99 <= sum(value or 0 for value in block.series[0].values) <= 101


@each_pack
def test_a_pack_is_drawn_whole(pack: Pack) -> None:
    drawn = render(document(pack), style="modern", palette="ocean", size="1K", aspect_ratio="portrait", format="svg", as_of=AS_OF)  # fmt: skip
    assert drawn.warnings == ()


@each_pack
def test_icons_asked_for_are_packaged(pack: Pack) -> None:
    asked = {item["icon"] for section in pack.body()["sections"] for item in section.get("items", ()) if "icon" in item}
    assert asked <= icons.packaged()


@pytest.mark.parametrize(
    ("as_of", "is_stale"), [("2028-12-31", False), ("2029-01-01", True)], ids=["three years", "four years"]
)
def test_figures_older_than_three_years_are_called_stale(as_of: str, is_stale: bool) -> None:
    made, _ = topic.document("Solar System", as_of)
    assert made.warnings == ()
    made, _ = topic.document("Wind energy", as_of)
    assert [warning.code for warning in made.warnings] == ["stale_data"] * is_stale
    assert all("2025" in warning.message for warning in made.warnings)


if TABLES.exists():

    @pytest.fixture(scope="module")
    def tables() -> Iterator[duckdb.DuckDBPyConnection]:
        with duckdb.connect() as connection:
            for path in TABLES.glob("*.csv"):
                connection.execute(
                    f"CREATE VIEW {path.stem} AS SELECT * FROM read_csv('{path}', header = true, sample_size = -1)"
                )
            yield connection

    @each_pack
    def test_every_figure_is_recomputed_from_its_table(pack: Pack, tables: duckdb.DuckDBPyConnection) -> None:
        for node in figured(pack):
            if "sql" in node:
                answer: Answer = tables.execute(node["sql"]).fetchall()
                assert _difference(node, answer) is None, node.get("heading", node.get("label"))


def _difference(node: dict[str, Any], answer: Answer) -> str | None:
    """What a pack shows that the tables do not say, or None."""
    written = _written(node)
    if node.get("of", len(answer)) != len(answer):
        return f"of {node['of']}, not {len(answer)}"
    if node.get("type") != "ranking" and len(written) != len(answer):
        return f"{len(written)} rows, not {len(answer)}"
    for row, told in zip(written, answer, strict=False):
        if len(row) != len(told) or not all(_is_as_told(cell, value) for cell, value in zip(row, told, strict=True)):
            return f"{row} is not {told}"
    return None


def _written(node: dict[str, Any]) -> list[list[Any]]:
    if "display" in node:
        return [[node["display"]]]
    if node["type"] == "timeline":
        return [[item["when"], item["label"]] for item in node["items"]]
    return [list(row) for row in node["rows"]]


def _is_as_told(cell: Any, value: Any) -> bool:
    """A cell shows a value of a table when it is the same text, or the same number rounded as printed."""
    if value is None:
        return bool(cell == "")
    if isinstance(value, str) or str(cell) == str(value):
        return str(cell) == str(value)
    number = re.search(r"[\d,]+(?:\.(\d+))?", cell) if isinstance(cell, str) else None
    shown = packs.quantity(cell).value if isinstance(cell, str) else float(cell)
    printed = float(number[0].replace(",", "")) if number else abs(shown or 0.0)
    decimals = len(number[1] or "") if number else len(str(cell).partition(".")[2])
    scale = abs(shown / printed) if shown and printed else 1.0
    return shown is not None and abs(shown - float(value)) <= 0.500001 * 10.0**-decimals * scale
