"""Figures in tiles side by side, which are set alike although each asks for another size."""

from __future__ import annotations

import random

from infographix_api.engine.layout.blocks import tile
from infographix_api.engine.layout.blocks.stat import Stats
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Pen
from infographix_api.engine.layout.scene import Scene, TextOp
from infographix_api.engine.layout.typeset import Typesetter
from infographix_api.engine.render import picture, press

NUMBERS = ("7", "42.6", "31,772", "1 in 5", "1,234,567", "0.5")
UNITS = (None, "%", "TWh", "million", "percentage points")
WORDS = ("people", "live", "here", "of", "all", "trips", "households", "without", "a", "car", "each", "working", "day")
FITS = tuple(Fit(size, 0) for size in (13.0, 15.0, 18.5))


def figures(source: random.Random, count: int) -> list[tile.Figure]:
    setter = Typesetter(picture._metrics("modern", frozenset(), ()), press.style("modern"), rtl=False, cjk=False)
    made = [
        tile.Figure(
            setter.paragraph("figure", source.choice(NUMBERS)),
            setter.optional("figure", source.choice(UNITS)),
            setter.paragraph("body", " ".join(source.choices(WORDS, k=source.randint(1, 14)))),
            source.choice((None, "globe")),
        )
        for _ in range(count)
    ]
    setter.measure()
    return made


def test_tiles_of_the_height_they_asked_for_hold_their_texts_with_padding() -> None:
    source = random.Random(3)
    all_figures = figures(source, 60)
    checked = 0
    for _ in range(1500):
        stats, fit = Stats(source.sample(all_figures, source.randint(2, 5)), "inset"), source.choice(FITS)
        width = source.uniform(80, 900)
        for variant in stats.variants(fit):
            size = stats.size(variant, width, fit)
            if size is None or variant.kind != "tiles":
                continue
            pen = Pen(Scene(1000, 4000, rtl=False))
            stats.draw(pen, variant, Rect(0, 0, width, size.least), fit)
            lowest = max(op.baseline for op in pen.scene.ops if isinstance(op, TextOp))
            # from the baseline to the foot of its line, and the padding of a tile
            assert lowest <= size.least - (0.29 + 0.87) * fit.size, (variant, width, fit)
            checked += 1
    assert checked > 1000
