"""What can be asked for: all styles and palettes in order, and which styles are drawn now."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from infographix_api.engine import palette
from infographix_api.engine.brief import InputError

STYLES = Path(__file__).parent / "styles"
MEDIA_TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf", "webp": "image/webp"}
"""By format."""


@dataclass(frozen=True)
class StyleInfo:
    slug: str
    label: str
    description: str
    tags: tuple[str, ...]
    light_or_dark: str
    default_palette: str
    available: bool


@dataclass(frozen=True)
class PaletteInfo:
    slug: str
    label: str
    description: str
    tags: tuple[str, ...]
    colors: tuple[str, ...]


@lru_cache(maxsize=1)
def styles() -> tuple[StyleInfo, ...]:
    entries = tomllib.loads((STYLES / "catalog.toml").read_text("utf-8"))
    return tuple(
        StyleInfo(slug=slug, tags=tuple(entry.pop("tags")), available=(STYLES / f"{slug}.typ").exists(), **entry)
        for slug, entry in entries.items()
    )


@lru_cache(maxsize=1)
def palettes() -> tuple[PaletteInfo, ...]:
    return tuple(PaletteInfo(p.slug, p.label, p.description, p.tags, p.colors) for p in palette.all_palettes().values())


def style(slug: str) -> StyleInfo:
    """The style of this name, if it is drawn; else an InputError that lists those that are."""
    drawn = ", ".join(s.slug for s in styles() if s.available)
    found = next((s for s in styles() if s.slug == slug), None)
    if found is None:
        raise InputError("unknown_style", f"There is no style {slug!r}; drawn now: {drawn}.", "/style")
    if not found.available:
        raise InputError("style_not_available", f"Style {slug!r} is not drawn yet; choose one of {drawn}.", "/style")
    return found
