"""Series are told apart without colour: by hatch, by marker shape, by a name at the line's end."""

from __future__ import annotations

import pytest
from engine_render import documents, stories

from infographix_api import engine
from infographix_api.engine.document import Chart, Mark, Series
from infographix_api.engine.layout import page
from infographix_api.engine.layout.metrics import Metrics
from infographix_api.engine.layout.scene import MarkOp, TextOp
from infographix_api.engine.render import press

NAMES = ("Denmark", "Spain", "India")


def marks(chart: Chart) -> list[MarkOp]:
    return [op for op in drawn(chart) if isinstance(op, MarkOp)]


def drawn(chart: Chart) -> list[TextOp | MarkOp]:
    style = press.style("modern")
    metrics = Metrics(lambda words: press.measure(style, ["Inter"], words))
    made = page.prepare(documents.document("Series", chart), style, "landscape", metrics)
    return [op for op in made.compose().scene.ops if op.section == 0]


def chart(mark: Mark, series: int, points: int = 5) -> Chart:
    x = tuple(f"{2000 + i}" for i in range(points))
    rows = tuple(Series(name, tuple(10.0 + i + 7 * k for i in range(points))) for k, name in enumerate(NAMES[:series]))
    return Chart(mark, x, rows, unit="%", evidence=documents.WORD)


@pytest.mark.parametrize("mark", ["bar", "column", "stacked"])
def test_bars_of_further_series_are_hatched_as_their_keys_are(mark: Mark) -> None:
    found = marks(chart(mark, 3))
    # the names of a stack stand beside its last column
    for shape in ("bar",) if mark == "stacked" else ("bar", "key"):
        boxes = [(op.box, op.args["i"]) for op in found if op.name == shape]
        assert boxes
        hatched = {(op.box, op.args["i"]) for op in found if op.name == "hatch"}
        assert {i for box, i in boxes if (box, i) not in hatched} == {0}


@pytest.mark.parametrize(("mark", "shape"), [("donut", "slice"), ("waffle", "cell")])
def test_parts_are_hatched_as_their_keys_are(mark: Mark, shape: str) -> None:
    parts = Chart(mark, ("Coal", "Oil", "Gas"), (Series("", (50.0, 30.0, 20.0)),), unit="%", evidence=documents.WORD)
    found = marks(parts)
    hatched = {(op.box, op.args["i"]) for op in found if op.name == "hatch"}
    plain = {op.args["i"] for op in found if op.name in (shape, "key") and (op.box, op.args["i"]) not in hatched}
    assert plain == {0}


def test_lines_carry_shapes_and_their_names() -> None:
    found = drawn(chart("line", 3, points=200))
    shapes = [op.args["i"] for op in found if isinstance(op, MarkOp) and op.name == "marker"]
    assert set(shapes) == {0, 1, 2}
    assert all(3 <= shapes.count(k) <= 9 for k in range(3))
    assert {op.text for op in found if isinstance(op, TextOp)} >= set(NAMES)


def test_scatter_and_its_legend_use_the_same_shapes() -> None:
    found = marks(chart("scatter", 2))
    assert [op.args["i"] for op in found if op.name == "marker"].count(1) == 5 + 1
    assert not any(op.name in ("dot", "key") for op in found)


@pytest.mark.parametrize("mark", ["line", "stacked", "donut"])
def test_more_series_than_colours_are_drawn(mark: Mark) -> None:
    names = [f"Part {n}" for n in range(14)]
    many = Chart(mark, ("1", "2", "3"), tuple(Series(n, (1.0, 2.0, 3.0)) for n in names), evidence=documents.WORD)
    parts = Chart(mark, tuple(names), (Series("", (5.0,) * 14),), unit="%", evidence=documents.WORD)
    document = documents.document("Many", parts if mark == "donut" else many)
    look = {"style": "modern", "palette": "ocean", "size": "1K", "aspect_ratio": "square", "as_of": "2026-06-15"}
    made = engine.render(document, format="png", **look)
    assert {warning.code for warning in made.warnings} <= {"truncated"}


@pytest.mark.parametrize("mark", ["line", "column", "bar", "scatter"])
def test_single_series_stay_plain(mark: Mark) -> None:
    assert not {"hatch", "marker"} & {op.name for op in marks(chart(mark, 1))}


@pytest.mark.parametrize("slug", ["corporate", "engineering", "art_deco"])
def test_a_donut_is_not_lost_in_its_card(slug: str) -> None:
    style = press.style(slug)
    metrics = Metrics(lambda words: press.measure(style, [], words))
    names = ("Coal", "Oil", "Gas", "Nuclear", "Hydro", "Wind", "Solar", "Biomass")
    years = tuple(str(year) for year in range(2020, 2026))
    rows = {name: [20 - 2 * k + j for j in range(6)] for k, name in enumerate(names)}
    document = stories.story(
        "Eight sources of power",
        ("Today", stories.plot("donut", names, "%", None, Share=(24, 19, 17, 13, 10, 8, 6, 3))),
        ("Over the years", stories.plot("stacked", years, "TWh", None, **rows)),
        ("Lines", stories.plot("line", years, "TWh", None, **rows)),
    )
    scene = page.prepare(document, style, "landscape", metrics).compose().scene
    ops = [op for op in scene.ops if isinstance(op, MarkOp) and op.section == 0]
    card = next(op.box for op in ops if op.name == "card")
    donut = next(op.box for op in ops if op.name == "slice")
    assert donut.h >= 0.4 * min(card.h, card.w)


@pytest.mark.parametrize(("lowest", "least"), [(3.0, "0%"), (4.5, "4%"), (-2.0, "−2.5%")])
def test_a_line_that_comes_near_zero_starts_there(lowest: float, least: str) -> None:
    line = Chart(
        "line", ("2023", "2024", "2025"), (Series("Share", (lowest, 8.0, 12.0)),), "%", evidence=documents.WORD
    )
    ticks = [op for op in drawn(line) if isinstance(op, TextOp) and op.text.endswith("%")]
    assert max(ticks, key=lambda op: op.baseline).text == least
