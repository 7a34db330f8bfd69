"""Lengths, angles, areas and positions are proportional to the values they stand for, within one percent."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import pytest
from engine_render.checking import RATIOS
from engine_render.documents import SOURCES, WORD
from engine_render.stories import fact, plot, ranked

from infographix_api.engine.document import Block, Comparison, ComparisonRow, Document, Section, Stat
from infographix_api.engine.layout import page
from infographix_api.engine.layout.metrics import Metrics
from infographix_api.engine.layout.scene import MarkOp, Scene, TextOp
from infographix_api.engine.palette import BELOW_ZERO
from infographix_api.engine.render import press

TOLERANCE = 0.01
VALUES = (3.0, 7.5, 12.0, 1.2, 9.9)
NAMES = ("a", "b", "c", "d", "e")


def scene(*blocks: Block, ratio: str = "landscape") -> Scene:
    """What is about to be drawn; names of marks are not part of the report."""
    look = press.style("modern")
    document = Document("Marks", tuple(Section((block,)) for block in blocks), SOURCES)
    metrics = Metrics(lambda words: press.measure(look, (), words))
    return page.prepare(document, look, ratio, metrics).compose().scene


def marks(found: Scene, name: str) -> list[MarkOp]:
    return [op for op in found.ops if isinstance(op, MarkOp) and op.name == name]


def assert_proportional(lengths: Sequence[float], values: Sequence[float]) -> None:
    assert len(lengths) == len(values)
    scale = max(lengths) / max(map(abs, values))
    for length, value in zip(lengths, values, strict=True):
        assert length == pytest.approx(abs(value) * scale, abs=TOLERANCE * max(lengths))


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("mark", ["column", "bar", "histogram"])
def test_bars_are_as_long_as_their_values(mark: str, ratio: str) -> None:
    bars = marks(scene(plot(mark, NAMES, None, None, Row=VALUES), ratio=ratio), "bar")  # type: ignore[arg-type]
    across = bars[0].args["across"]
    assert_proportional([bar.box.w if across else bar.box.h for bar in bars], VALUES)


SIGNED = (4.0, -2.0, 3.0, -1.0, 2.0)


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("mark", ["column", "bar", "ranking"])
def test_bars_below_zero_start_at_the_same_line_to_the_other_side(mark: str, ratio: str) -> None:
    signed = sorted(SIGNED, reverse=True) if mark == "ranking" else SIGNED
    order = ranked(*zip(NAMES, signed, strict=True), unit="%")
    drawn = order if mark == "ranking" else plot(mark, NAMES, None, None, Row=SIGNED)  # type: ignore[arg-type]
    bars = marks(scene(drawn, ratio=ratio), "bar")
    across = bars[0].args["across"]
    assert_proportional([bar.box.w if across else bar.box.h for bar in bars], signed)
    ends = [(bar.box.x, bar.box.right) if across else (bar.box.bottom, bar.box.y) for bar in bars]
    zeros = [start if value > 0 else end for (start, end), value in zip(ends, signed, strict=True)]
    assert max(zeros) - min(zeros) < 0.1
    assert [bar.args["down"] for bar in bars] == [value < 0 for value in signed]
    assert [bar.args["i"] for bar in bars] == [BELOW_ZERO if value < 0 else 0 for value in signed]
    assert not any(bar.args["best"] for bar in bars)


def test_values_stand_at_the_outer_ends_of_their_bars() -> None:
    found = scene(plot("bar", NAMES, None, None, Row=SIGNED))
    bars = [bar.box for bar in marks(found, "bar")]
    written = [op for op in found.ops if isinstance(op, TextOp) and op.text in ("4", "−2", "3", "−1", "2")]
    for bar, value in zip(bars, written, strict=True):
        assert value.x > bar.right if value.text[0] != "−" else value.x + value.width < bar.x


def test_changes_are_compared_by_bars_to_either_side_of_zero() -> None:
    changes = (
        fact("+3.1%", "Bakers", 3.1, "change", "%"),
        fact("−4.2%", "Butchers", -4.2, "change", "%"),
        fact("−1.4%", "Grocers", 1.4, "change", "%"),
    )
    found = scene(Stat(changes), ratio="portrait")
    tracks, bars, zeros = (marks(found, name) for name in ("tile_track", "tile_bar", "tile_zero"))
    shares = [bar.box.w / track.box.w for bar, track in zip(bars, tracks, strict=True)]
    assert_proportional(shares, (3.1, 4.2, 1.4))
    for bar, zero, is_below in zip(bars, zeros, (False, True, True), strict=True):
        end = bar.box.right if is_below else bar.box.x
        assert end == pytest.approx(zero.box.x + zero.box.w / 2, abs=0.1)


@pytest.mark.parametrize("ratio", RATIOS)
def test_stacks_add_up(ratio: str) -> None:
    found = scene(plot("stacked", NAMES, None, None, One=VALUES, Two=VALUES[::-1]), ratio=ratio)
    bars = marks(found, "bar")
    values = [v for pair in zip(VALUES, VALUES[::-1], strict=True) for v in pair]
    across = bars[0].args["across"]
    assert_proportional([bar.box.w if across else bar.box.h for bar in bars], values)


@pytest.mark.parametrize("mark", ["line", "area"])
def test_points_of_a_line_are_as_high_as_their_values(mark: str) -> None:
    found = scene(plot(mark, ("2001", "2002", "2004", "2008", "2016"), None, None, Row=VALUES))  # type: ignore[arg-type]
    points = marks(found, "curve")[0].args["points"]
    assert isinstance(points, list)
    assert_proportional([points[3][1] - y for _, y in points], [v - VALUES[3] for v in VALUES])
    assert_proportional([x - points[0][0] for x, _ in points], [0, 1, 3, 7, 15])


def test_dots_stand_where_their_values_are() -> None:
    dots = marks(scene(plot("scatter", ("10", "20", "30", "40", "50"), None, None, Row=VALUES)), "dot")
    assert_proportional([dot.box.x - dots[0].box.x for dot in dots], [0, 10, 20, 30, 40])
    assert_proportional([dots[3].box.y - dot.box.y for dot in dots], [v - VALUES[3] for v in VALUES])


def test_slices_take_their_share_of_the_circle() -> None:
    slices = marks(scene(plot("donut", NAMES[:3], "%", None, Share=(52.5, 30, 17.5))), "slice")
    assert_proportional([float(s.args["end"]) - float(s.args["start"]) for s in slices], [52.5, 30, 17.5])  # type: ignore[arg-type]


def test_a_waffle_has_a_square_for_every_percent() -> None:
    cells = marks(scene(plot("waffle", NAMES[:3], "%", None, Share=(41, 39, 20))), "cell")
    assert [sum(cell.args["i"] == k for cell in cells) for k in range(3)] == [41, 39, 20]


@pytest.mark.parametrize(
    ("names", "unit", "values", "filled", "of"),
    [
        (("People without an account", "People with one"), "%", (30.0, 70.0), 3, 10),
        (("Crates that came back", "Lost"), None, (7.0, 2.0), 7, 9),
        (("Reachable",), "%", (60.0,), 6, 10),
    ],
)
def test_parts_that_can_be_counted_are_counted(
    names: tuple[str, ...], unit: str | None, values: tuple[float, ...], filled: int, of: int
) -> None:
    found = scene(plot("waffle", names, unit, None, Share=values))
    counted = [mark for name in ("counted", "counted_dot") for mark in marks(found, name)]
    icons = [mark for mark in counted if mark.box.w == max(m.box.w for m in counted)]
    assert (sum(bool(icon.args["is_part"]) for icon in icons), len(icons)) == (filled, of)
    assert marks(found, "cell") == []


@pytest.mark.parametrize("ratio", RATIOS)
def test_ranked_bars_are_as_long_as_their_values(ratio: str) -> None:
    values = (90.0, 61.0, 44.0, 30.0, 12.0, 8.0, 3.0)
    found = scene(ranked(*zip("abcdefg", values, strict=True), unit="m"), ratio=ratio)
    assert_proportional([bar.box.w for bar in marks(found, "bar")], values)


def test_two_sides_compare_row_by_row() -> None:
    rows = (ComparisonRow("Seats", ("72", "44"), WORD), ComparisonRow("Speed", ("15 km/h", "19 km/h"), WORD))
    bars = marks(scene(Comparison(("Tram", "Bus"), rows)), "bar")
    for (left, right), values in zip(itertools.pairwise(bars), [(72, 44), None, (15, 19)], strict=True):
        if values:
            assert_proportional([left.box.w, right.box.w], values)


def test_a_share_fills_its_part_of_the_track() -> None:
    figures = Stat((fact("64.5%", "of all", 64.5, "percent", "%"), fact("12.5%", "of most", 12.5, "percent", "%")))
    for ratio in RATIOS:
        found = scene(figures, ratio=ratio)
        tracks, bars = marks(found, "tile_track"), marks(found, "tile_bar")
        for track, bar, part in zip(tracks, bars, (0.645, 0.125), strict=False):
            assert bar.box.w / track.box.w == pytest.approx(part, abs=TOLERANCE)


def test_a_whole_percentage_alone_is_so_many_of_a_hundred_dots() -> None:
    dots = marks(scene(Stat((fact("92%", "of patients", 92, "percent", "%"),))), "counted_dot")
    assert [dot.args["is_part"] for dot in dots].count(True) == 92
    assert len(dots) == 100


def test_one_in_five_is_one_icon_of_five() -> None:
    icons = marks(scene(Stat((fact("1 in 5", "households", 0.2, "ratio"),)), ratio="portrait"), "counted")
    assert [icon.args["is_part"] for icon in icons] == [True, False, False, False, False]


def test_a_percentage_of_change_is_no_share() -> None:
    figures = Stat(
        (fact("64%", "Sales grew by 64%", 64, "percent", "%"), fact("+12%", "on last year", 12, "percent", "%"))
    )
    found = scene(figures)
    assert marks(found, "tile_bar") == []
    assert marks(found, "counted_dot") == []


def test_a_figure_carries_the_line_that_led_to_it() -> None:
    values = (3.0, 4.0, 2.0, 7.0, 11.6)
    line = plot("line", ("2001", "2002", "2003", "2004", "2005"), "m", None, Level=values)
    trends = marks(scene(Stat((fact("11.6 m", "Level", 11.6, "measure", "m"),)), line, ratio="portrait"), "tile_trend")
    points = trends[0].args["points"]
    assert isinstance(points, list)
    assert_proportional([points[2][1] - y for _, y in points], [v - 2.0 for v in values])


def test_ten_thousand_points_keep_their_peaks() -> None:
    values = [math.sin(k / 50) for k in range(10_000)]
    values[5000] = 9.0
    line = plot("line", tuple(str(k) for k in range(10_000)), None, None, Wave=values)
    points = marks(scene(line), "curve")[0].args["points"]
    assert isinstance(points, list)
    assert len(points) < 6000
    heights = sorted(y for _, y in points)
    assert heights[0] < heights[1] - 100
