"""From a Document to a picture in one of the formats: resolve, measure, plan, draw, encode."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Collection
from functools import lru_cache
from importlib import import_module

from infographix_api.engine import catalog, icons
from infographix_api.engine.brief import InputError
from infographix_api.engine.colors import resolve
from infographix_api.engine.document import Document, Section, Source, Text
from infographix_api.engine.layout import page
from infographix_api.engine.layout.geometry import PAGES, SCALES
from infographix_api.engine.layout.metrics import Metrics
from infographix_api.engine.layout.usable import usable
from infographix_api.engine.render import alt_text, glyphs, press, svg
from infographix_api.engine.render.report import Page, Rendering, Report, Timings, boxes

_PAINTED = ("png", "webp")


def render(
    document: Document,
    *,
    style: str,
    palette: str | tuple[str, ...],
    size: str,
    aspect_ratio: str,
    format: str,
    as_of: str,
) -> Rendering:
    """Draw a checked Document. `as_of` is today's date in ISO form and dates the PDF.

    Raises InputError for a style, palette, size, ratio or format that cannot be drawn. The same arguments
    give the same bytes, a PNG's on one family of processors.
    """
    catalog.style(style)
    _check("size", size, SCALES)
    _check("aspect_ratio", aspect_ratio, PAGES)
    _check("format", format, catalog.MEDIA_TYPES)
    if format in _PAINTED:
        _load_painter()
    content, empty = usable(document)
    drawn, missing = glyphs.drawable(content)
    unfit = glyphs.unfit(press.style(style), drawn)
    look = press.style(style).without(unfit)
    colors, adjusted = resolve(palette, look)
    fallback = tuple(glyphs.fallback(drawn))
    clock = _Stopwatch()
    prepared = page.prepare(drawn, look, aspect_ratio, _metrics(style, unfit, fallback))
    clock.lap("measure")
    composed = prepared.compose()
    clock.lap("plan")
    described = alt_text.describe(drawn)
    words = {"title": drawn.title, "description": described, "lang": _primary(drawn.lang)}
    drawing = press.draw(
        composed.scene,
        press.look(look, fallback, colors=colors, **words),
        format="svg" if format == "svg" else "pdf",
        as_of=as_of,
        tagged=format == "pdf",
    )
    clock.lap("draw")
    data = _encoded(drawing, format, SCALES[size], title=drawn.title, description=described)
    clock.lap("encode")
    warnings = (*empty, *missing, *icons.unknown(document), *adjusted, *composed.warnings)
    width, height = PAGES[aspect_ratio]
    scale = SCALES[size]
    report = Report(Page(width, height), scale, boxes(composed.scene), warnings, clock.timings())
    return Rendering(data, catalog.MEDIA_TYPES[format], width * scale, height * scale, described, warnings, report)


@lru_cache(maxsize=1)
def _load_painter() -> None:
    """Once in a process, while Typst, which needs no interpreter, measures and draws."""
    threading.Thread(target=import_module, args=(f"{__package__}.encode",)).start()


class _Stopwatch:
    """Milliseconds between laps, for the report only."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self._laps[name] = round((now - self._last) * 1000, 2)
        self._last = now

    def timings(self) -> Timings:
        return Timings(**self._laps)


@lru_cache(maxsize=64)
def _metrics(style: str, unfit: frozenset[str], fallback: tuple[str, ...]) -> Metrics:
    """Word widths live as long as the process: the next Document knows most of its words."""
    return Metrics(lambda words: press.measure(press.style(style).without(unfit), fallback, words))


def _check(name: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise InputError("invalid_content", f"{name} is one of {', '.join(known)}, not {value!r}.", f"/{name}")


def _primary(lang: str) -> str:
    """The language alone of a tag such as pt-BR: Typst takes two or three letters."""
    found = re.match(r"[a-z]{2,3}(?![a-z])", lang.lower())
    return found[0] if found else "en"


def _encoded(drawing: bytes, format: str, scale: int, *, title: str, description: str) -> bytes:
    if format == "svg":
        return svg.finish(drawing, title=title, description=description)
    if format == "pdf":
        return drawing
    from infographix_api.engine.render import encode, raster  # nothing else needs what these two load

    pixels = raster.paint(drawing, scale)
    return encode.webp(pixels) if format == "webp" else encode.png(pixels)


def warm() -> None:
    """Draw a tiny Document once; see `engine.warm`."""
    block = Text("InfoGraphix")
    document = Document("InfoGraphix", (Section((block,)),), (Source("s1", "InfoGraphix"),))
    for info in catalog.styles():
        if info.available:
            render(
                document,
                style=info.slug,
                palette=info.default_palette,
                size="1K",
                aspect_ratio="landscape",
                format="png",
                as_of="2026-01-01",
            )
