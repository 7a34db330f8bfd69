"""Contrast where it counts: the pixels under every letter, as drawn, against the colour of the letter."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace

import pytest
from engine_render import documents
from PIL import Image, ImageChops

from infographix_api.engine import catalog, colors, contrast
from infographix_api.engine.document import Chart, Document, Item, List, Series, Stat
from infographix_api.engine.layout import page
from infographix_api.engine.layout.metrics import Metrics
from infographix_api.engine.layout.scene import Scene, TextOp
from infographix_api.engine.render import encode, press, raster
from infographix_api.engine.styles.style import Style

STYLES = [style.slug for style in catalog.styles() if style.available]
PALETTES: list[str | tuple[str, ...]] = [palette.slug for palette in catalog.palettes()]
OWN = ("#ffee00", "#00c2a8", "#ffffff")
# WCAG 2.2: text from 24 px, or from 18.66 px in bold, needs 3:1; a page is looked at in its 1K pixels
LARGE, LARGE_BOLD, BOLD = 24.0, 18.66, 700
# A letter's edge may touch a grid line or a decoration; this share of what lies under it must read.
MOST = 0.95


def charts() -> Document:
    def rows(count: int) -> tuple[Series, ...]:
        return tuple(Series(name, tuple(4.0 + k + i % 5 for i in range(8))) for k, name in enumerate("ABCD"[:count]))

    x = tuple(str(2000 + i) for i in range(8))
    blocks = [
        Chart(mark, x, rows(n), unit="%", note="Note", evidence=documents.WORD)
        for mark, n in (("line", 4), ("line", 1), ("column", 2), ("stacked", 3), ("bar", 1))
    ]  # type: ignore[arg-type]
    parts = Chart("donut", ("Coal", "Oil", "Gas"), (Series("", (50.0, 30.0, 20.0)),), unit="%", evidence=documents.WORD)
    inset = Stat(tuple(documents.figure(f"Figure {n}", f"{n}.5 %", n) for n in range(4)))
    return documents.document(
        "Every kind of chart", inset, *blocks, parts, List((Item("Wind turbines"), Item("Solar power")))
    )


DOCUMENTS = (documents.every_block(), charts())


def faint(document: Document, style: Style, palette: str | tuple[str, ...]) -> dict[str, str]:
    """Texts that do not reach their bar, with colour, what lies under them, and ratio."""
    metrics = Metrics(lambda words: press.measure(style, ["Inter"], words))
    scene = page.prepare(document, style, "landscape", metrics).compose().scene
    roles, _ = colors.resolve(palette, style)
    look = press.look(style, ["Inter"], colors=roles, title="", description="", lang="en")
    bare = Scene(scene.width, scene.height, scene.rtl, [op for op in scene.ops if not isinstance(op, TextOp)])
    drawn, under = (picture(s, look) for s in (scene, bare))
    ink = ImageChops.difference(drawn, under).convert("L").point(lambda v: 255 if v > 24 else 0)
    found = {}
    for op in scene.ops:
        if isinstance(op, TextOp):
            ratio, share = weakest(op, str(roles[op.color]), under, ink, bar(op, style))
            if share < MOST:
                found[f"{op.face} {op.text[:30]!r}"] = f"{roles[op.color]} {ratio:.2f}, {share:.0%} reads"
    return found


def picture(scene: Scene, look: dict[str, object]) -> Image.Image:
    pixels = raster.paint(press.draw(scene, look, format="pdf", as_of="2026-06-15"), 1)
    return Image.open(io.BytesIO(encode.png(pixels))).convert("RGB")


def bar(op: TextOp, style: Style) -> float:
    is_large = op.size >= (LARGE_BOLD if style.faces[op.face].weight >= BOLD else LARGE)
    return 3.0 if is_large else contrast.READABLE


def weakest(op: TextOp, color: str, under: Image.Image, ink: Image.Image, least: float) -> tuple[float, float]:
    """The lowest ratio under the letters of one line, and the share of pixels that reach the bar."""
    box = (int(op.x), int(op.baseline - 0.8 * op.size), int(op.x + op.width) + 1, int(op.baseline + 0.25 * op.size) + 1)
    grounds, marked = under.crop(box).tobytes(), ink.crop(box).tobytes()
    pixels = Counter(grounds[3 * k : 3 * k + 3] for k, mark in enumerate(marked) if mark)
    assert pixels, f"{op.text!r} cannot be seen at all"
    ratios = {ground: contrast.ratio(color, f"#{ground.hex()}") for ground in pixels}
    reads = sum(count for ground, count in pixels.items() if ratios[ground] >= least)
    return min(ratios.values()), reads / pixels.total()


@pytest.mark.parametrize("style", STYLES)
def test_every_letter_reads_on_the_pixels_under_it(style: str) -> None:
    look, first = press.style(style), 3 * STYLES.index(style)
    sample = [PALETTES[(first + k) % len(PALETTES)] for k in range(3)]
    pairs = zip((DOCUMENTS[0], DOCUMENTS[1], DOCUMENTS[0], DOCUMENTS[1]), (*sample, OWN), strict=True)
    assert {palette: texts for document, palette in pairs if (texts := faint(document, look, palette))} == {}


def test_the_other_ground_of_a_style_reads_too() -> None:
    for palette, document in zip(PALETTES[::2], DOCUMENTS * 3, strict=True):
        assert faint(document, replace(press.style("modern"), grounds=("dark",)), palette) == {}, palette
