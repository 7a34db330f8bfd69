"""Own Documents of different character in every ratio: whole, well filled, and showing only figures they hold."""

from __future__ import annotations

import itertools

import pytest
from engine_render import documents, looking, stories
from engine_render.checking import RATIOS, faults, render, shortened
from engine_render.stress import Generator

from infographix_api import engine
from infographix_api.engine import catalog
from infographix_api.engine.brief import Brief
from infographix_api.engine.render.report import Rendering

NORMAL = {**stories.normal_stories(), **documents.normal()}
ALL = {**NORMAL, "extremes": stories.extremes()}
FULL = (0.60, 0.95)
EMPTIEST = 0.18
# a word or two in each block leave a little more room; of the extremes it says nothing
SPARSE = {"blocks": 0.55, "extremes": 0.0}
OTHER_STYLES = [style.slug for style in catalog.styles() if style.available and style.slug != "modern"]
PALETTES = [palette.slug for palette in catalog.palettes()]


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("name", ALL)
def test_stories_are_drawn_whole(name: str, ratio: str) -> None:
    made = render(ALL[name], aspect_ratio=ratio)
    assert faults(made) == {}
    assert shortened(made) == []
    assert looking.missing_letters(made, ALL[name]) == {}
    assert looking.unexplained_figures(made, ALL[name]) == []
    assert looking.emptiest(made) <= EMPTIEST
    assert SPARSE.get(name, FULL[0]) <= looking.fullness(made) <= FULL[1]


@pytest.mark.parametrize(("style", "ratio"), list(itertools.product(OTHER_STYLES, RATIOS)))
def test_every_style_holds_what_the_layout_promises(style: str, ratio: str) -> None:
    turn = OTHER_STYLES.index(style) + RATIOS.index(ratio)
    for name in itertools.islice(itertools.cycle(ALL), turn * 2, turn * 2 + 2):
        palette = PALETTES[turn % len(PALETTES)]
        assert faults(render(ALL[name], style=style, aspect_ratio=ratio, palette=palette)) == {}, name


@pytest.mark.parametrize("ratio", RATIOS)
def test_hopelessly_full_documents_are_shortened_never_clipped(ratio: str) -> None:
    for seed in range(3):
        document = Generator(7 + seed).document()
        made = render(document, aspect_ratio=ratio)
        assert faults(made) == {}, seed
        assert looking.silent_blocks(made, document) == [], seed


def test_six_characters_give_six_pictures() -> None:
    """Where the cards stand differs between any two of them by more than a shifted edge."""
    names = ("one_figure", "long_history", "mostly_charts", "list_of_ten", "contest", "seven_sections")
    for ratio in RATIOS:
        rasters = [_raster(render(ALL[name], aspect_ratio=ratio)) for name in names]
        closest = min(_difference(a, b) for a, b in itertools.combinations(rasters, 2))
        assert closest > 0.35, ratio


def _raster(rendering: Rendering) -> list[str]:
    """A coarse picture of what stands where: tile, card, large type, mark or nothing."""
    page = rendering.report.page
    cells = [["." for _ in range(24)] for _ in range(24)]
    for box in rendering.report.boxes:
        sign = {"card": "c", "mark": "m", "image": "i"}.get(box.kind, "T" if (box.font_size or 0) > 30 else "t")
        for y in range(int(24 * box.y / page.height), min(23, int(24 * (box.y + box.h) / page.height)) + 1):
            for x in range(int(24 * box.x / page.width), min(23, int(24 * (box.x + box.w) / page.width)) + 1):
                cells[y][x] = sign
    return ["".join(row) for row in cells]


def _difference(one: list[str], other: list[str]) -> float:
    pairs = list(zip("".join(one), "".join(other), strict=True))
    return sum(a != b for a, b in pairs) / len(pairs)


def test_names_in_a_narrow_ranking_stand_alone_above_their_bars() -> None:
    made = render(engine.analyze(Brief("topic", b"mountains", "2026-06-15")), aspect_ratio="portrait")
    words = {box.text for box in made.report.boxes if box.section == 1}
    assert {"K2, Pakistan", "Kanchenjunga, India", "Everest, Nepal"} <= words
    assert faults(made) == {}
