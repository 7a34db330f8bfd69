"""Every style in every ratio, and three hundred random Documents: too long for every run, so `nox -s visual` asks for it."""

from __future__ import annotations

import itertools

import pytest
from engine_render import documents, drafts, looking, stories
from engine_render.checking import RATIOS, faults, render, shortened
from engine_render.stress import Generator

from infographix_api.engine import catalog

STYLES = [style.slug for style in catalog.styles() if style.available]
PALETTES = [palette.slug for palette in catalog.palettes()]
NORMAL = {**stories.normal_stories(), **documents.normal()}
DOCUMENTS = {**stories.all_stories(), **documents.normal(), **documents.odd(), **drafts.all_of_them()}
SEEDS = 300
EMPTIEST = 0.18


@pytest.mark.parametrize(("style", "ratio"), list(itertools.product(STYLES, RATIOS)))
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_in_every_style_and_ratio(name: str, style: str, ratio: str) -> None:
    turn = STYLES.index(style) + RATIOS.index(ratio) + list(DOCUMENTS).index(name)
    made = render(DOCUMENTS[name], style=style, aspect_ratio=ratio, palette=PALETTES[turn % len(PALETTES)])
    assert faults(made) == {}
    if name in NORMAL:
        assert shortened(made) == []
        assert looking.missing_letters(made, DOCUMENTS[name]) == {}
        assert looking.emptiest(made) <= EMPTIEST
        assert looking.unexplained_figures(made, DOCUMENTS[name]) == []


@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_documents_in_a_style_and_a_ratio_each(seed: int) -> None:
    style, ratio = STYLES[seed % len(STYLES)], RATIOS[seed // len(STYLES) % len(RATIOS)]
    palette = PALETTES[seed // 7 % len(PALETTES)]
    document = Generator(seed).document()
    made = render(document, style=style, aspect_ratio=ratio, palette=palette)
    assert faults(made) == {}
    assert looking.silent_blocks(made, document) == []


@pytest.mark.parametrize("seed", range(0, SEEDS, 10))
def test_random_documents_in_every_ratio(seed: int) -> None:
    document = Generator(seed).document()
    for ratio in RATIOS:
        made = render(document, aspect_ratio=ratio)
        assert faults(made) == {}, ratio
        assert looking.silent_blocks(made, document) == [], ratio
