"""What no picture can show is repaired with a warning or refused with a reason; nothing crashes or is cut silently."""

from __future__ import annotations

import itertools
import math

import pytest
from engine_render.checking import RATIOS, faults, render, shortened
from engine_render.documents import SOURCES, WORD
from engine_render.stories import fact, plot, ranked

from infographix_api.engine.brief import InputError
from infographix_api.engine.document import (
    Block,
    Chart,
    Comparison,
    ComparisonRow,
    Document,
    Item,
    List,
    Process,
    Quantity,
    Quote,
    Ranking,
    Section,
    Series,
    Stat,
    Text,
    Timeline,
)

NAN, INF = math.nan, math.inf
MARKS = ("line", "area", "bar", "column", "stacked", "donut", "scatter", "histogram", "waffle")
PROSE = Text("One paragraph that can be drawn.")


def document(*blocks: Block, title: str = "A title", lang: str = "en") -> Document:
    return Document(title, tuple(Section((block,), "Heading") for block in blocks), SOURCES, lang)


@pytest.mark.parametrize("mark", MARKS)
def test_values_that_are_no_numbers_are_gaps(mark: str) -> None:
    chart = plot(mark, tuple("abcdef"), None, None, Row=(1.0, NAN, INF, -INF, 1e308, 3.0))  # type: ignore[arg-type]
    assert faults(render(document(chart))) == {}


@pytest.mark.parametrize(
    "empty",
    [
        Stat(()),
        Ranking(()),
        Timeline(()),
        Process(()),
        List(()),
        Quote("  "),
        Text(""),
        Comparison(("A", "B"), ()),
        Chart("line", (), ()),
        Chart("bar", ("a", "b"), (Series("s", (NAN, None)),)),
        Chart("donut", ("a", "b"), (Series("s", (0.0, -1.0)),)),
    ],
    ids=lambda block: block.type,
)
def test_blocks_without_content_are_left_out_and_told(empty: Block) -> None:
    made = render(document(empty, PROSE))
    assert [w.message for w in made.warnings if w.code == "no_data"] == [
        f"Section 1: a {empty.type} without content was left out."
    ]
    assert faults(made) == {}


def test_a_document_of_empty_blocks_is_refused() -> None:
    with pytest.raises(InputError, match="every block is empty"):
        render(document(List(()), Text(" ")))


@pytest.mark.parametrize("mark", MARKS)
def test_ten_thousand_points_are_thinned_and_what_is_left_out_is_told(mark: str) -> None:
    x = tuple(str(k) for k in range(10_000))
    made = render(document(plot(mark, x, None, None, Row=[2.0 + math.sin(k) for k in range(10_000)])))  # type: ignore[arg-type]
    assert faults(made) == {}
    assert len(made.report.boxes) < 8000
    if mark in ("bar", "donut", "waffle", "stacked", "histogram"):
        assert shortened(made)


@pytest.mark.parametrize("ratio", RATIOS)
def test_one_word_of_five_hundred_letters_is_broken(ratio: str) -> None:
    word = "incomprehensibilities" * 24
    blocks: tuple[Block, ...] = (
        List((Item(word),)),
        Stat((fact("7", word, 7),)),
        ranked((word, 2), ("b", 1), unit="m"),
        Timeline((Item(word, when="1990"),)),
        Quote(word, evidence=WORD),
        Text(word),
        Comparison((word, "B"), (ComparisonRow(word, (word, "b"), WORD),)),
        plot("bar", (word, "b"), None, None, Row=(1, 2)),
    )
    for one, other in itertools.pairwise(blocks):
        assert faults(render(document(one, other, title=word), aspect_ratio=ratio)) == {}


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_title_of_two_thousand_letters_is_cut_and_told(ratio: str) -> None:
    made = render(document(PROSE, title="A long title about many things " * 65), aspect_ratio=ratio)
    assert faults(made) == {}
    assert any(message.startswith("Title:") for message in shortened(made))


def test_unknown_icons_draw_a_neutral_shape() -> None:
    made = render(document(List((Item("Something", icon="no-such-icon"), Item("Another", icon="../../etc/passwd")))))
    assert faults(made) == {}
    assert [box for box in made.report.boxes if box.kind == "image"] == []


def test_figures_without_a_value_are_drawn_as_they_are_written() -> None:
    stat = Stat((Item("Nobody counted", evidence=WORD), Item("A few", value=Quantity("some", NAN), evidence=WORD)))
    made = render(document(stat, Ranking((Item("a", value=Quantity("∞", INF), evidence=WORD),))))
    assert faults(made) == {}
    assert "some" in {box.text for box in made.report.boxes}


@pytest.mark.parametrize("lang", ["zh-CN", "EN_us", "x", "", "klingon", "de-x-private"])
def test_any_language_tag_is_drawn(lang: str) -> None:
    assert faults(render(document(PROSE, plot("bar", ("a", "b"), None, None, Row=(1.5, 2)), lang=lang))) == {}


def test_series_of_other_lengths_than_their_axis_are_filled_with_gaps() -> None:
    chart = Chart("line", tuple("abcd"), (Series("short", (1.0, 2.0)), Series("long", (1.0,) * 9)), evidence=WORD)
    assert faults(render(document(chart))) == {}
