"""Draws the small pictures of styles, palettes and built-in templates, and for the portal a sheet of each and the demo's.

`python -m tools.thumbnails` after a change of a style, a palette or a template; names given as arguments are drawn alone.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from PIL import Image

from infographix_api import engine
from infographix_api.engine import catalog, palette, selection
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import Document
from infographix_api.templates import builtin
from infographix_api.thumbnails import address

AS_OF = "2026-06-15"
LONGER_EDGE = 360
QUALITY = 62
PORTAL = Path(__file__).parents[1] / "packages/portal/docs/_static"
CELL, GAP, COLUMNS = 280, 20, 6
STYLE_WIDTH, STYLE_GAP, STYLE_COLUMNS = 560, 12, 2
SAMPLE, SAMPLE_SECTIONS = "Renewable Energy", 5
DEMO = "Climate Change Statistics"


def main(chosen: list[str]) -> None:
    address.PICTURES.mkdir(exist_ok=True)
    wanted = dict(everything())
    for name in set(address.names()) - set(wanted):
        (address.PICTURES / name).unlink()
    for name, (topic, config) in wanted.items():
        if not chosen or any(each in name for each in chosen):
            (address.PICTURES / name).write_bytes(picture(topic, config))
    (PORTAL / "templates.webp").write_bytes(sheet())
    (PORTAL / "styles.webp").write_bytes(styles())
    (PORTAL / "demo.webp").write_bytes(webp(drawn(DEMO, plain("modern", "ocean", sections=None))))
    total = sum(path.stat().st_size for path in address.PICTURES.iterdir())
    print(f"{len(wanted)} thumbnails, {total / 1000:.0f} kB")


def everything() -> Iterator[tuple[str, tuple[str, Mapping[str, Any]]]]:
    """Name of the file, topic and config of each."""
    for style in catalog.styles():
        if style.available:
            yield address.file_name("style", style.slug), (SAMPLE, plain(style.slug, style.default_palette))
    for slug in palette.all_palettes():
        yield address.file_name("palette", slug), (SAMPLE, plain("modern", slug))
    for each in builtin.templates().values():
        yield address.file_name("template", each.id.removeprefix("tpl_")), (each.sample, each.config)


def plain(style: str, palette: str, sections: int | None = SAMPLE_SECTIONS) -> dict[str, Any]:
    return {"style": style, "palette": palette, "aspect_ratio": "landscape", "sections": sections}


def picture(topic: str, config: Mapping[str, Any]) -> bytes:
    image = drawn(topic, config)
    image.thumbnail((LONGER_EDGE, LONGER_EDGE), Image.Resampling.LANCZOS)
    return webp(image)


def drawn(topic: str, config: Mapping[str, Any]) -> Image.Image:
    content = document(topic)
    rendering = engine.render(
        selection.leading(content, config["sections"]) if config["sections"] else content,
        style=config["style"],
        palette=config["palette"],
        size="1K",
        aspect_ratio=config["aspect_ratio"],
        format="png",
        as_of=AS_OF,
    )
    return Image.open(io.BytesIO(rendering.data)).convert("RGB")


def styles() -> bytes:
    """One topic in every style, on one picture."""
    shown = [drawn(SAMPLE, plain(each.slug, each.default_palette)) for each in catalog.styles() if each.available]
    height = STYLE_WIDTH * shown[0].height // shown[0].width
    across, down = STYLE_WIDTH + STYLE_GAP, height + STYLE_GAP
    page = Image.new(
        "RGB", (STYLE_COLUMNS * across + STYLE_GAP, -(-len(shown) // STYLE_COLUMNS) * down + STYLE_GAP), "#eef1f6"
    )
    for index, each in enumerate(shown):
        row, column = divmod(index, STYLE_COLUMNS)
        small = each.resize((STYLE_WIDTH, height), Image.Resampling.LANCZOS)
        page.paste(small, (STYLE_GAP + column * across, STYLE_GAP + row * down))
    return webp(page)


def sheet() -> bytes:
    """All templates on one picture, a row for each category, for the portal."""
    rows = [list(each) for _, each in groupby(builtin.templates().values(), key=lambda each: each.category)]
    step = CELL + GAP
    page = Image.new("RGB", (COLUMNS * step + GAP, len(rows) * step + GAP), "#eef1f6")
    for y, row in enumerate(rows):
        for x, template in enumerate(row):
            small = Image.open(address.PICTURES / address.file_name("template", template.id.removeprefix("tpl_")))
            small.thumbnail((CELL, CELL), Image.Resampling.LANCZOS)
            corner = (GAP + x * step + (CELL - small.width) // 2, GAP + y * step + (CELL - small.height) // 2)
            page.paste(small.convert("RGB"), corner)
    return webp(page)


def webp(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "WEBP", quality=QUALITY, method=6)
    return written.getvalue()


@lru_cache
def document(topic: str) -> Document:
    return engine.analyze(Brief("topic", topic.encode(), AS_OF))


if __name__ == "__main__":
    main(sys.argv[1:])
