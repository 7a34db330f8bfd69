"""Palettes as roles: what each colour is for, on a light and on a dark ground. The twelve of the catalog are data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from infographix_api.engine.brief import InputError

FILE = Path(__file__).parent / "palettes.toml"
ACCENTS = 6
BELOW_ZERO = -2  # stands for no series: marks in it are in the colour of what falls below zero


@dataclass(frozen=True)
class Roles:
    """What colours are for on one ground. Of the accents the second is the highlight; `tiles` are fills for white or
    dark text, and empty means the accents.
    """

    ground: str
    surface: str
    ink: str
    muted: str
    line: str
    accents: tuple[str, ...]
    tiles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Palette:
    """`colors` are for a chooser; `grounds` holds the roles for "light" and "dark"."""

    slug: str
    label: str
    description: str
    tags: tuple[str, ...]
    colors: tuple[str, ...]
    prefers: str
    grounds: Mapping[str, Roles]


@lru_cache(maxsize=1)
def all_palettes() -> dict[str, Palette]:
    entries = tomllib.loads(FILE.read_text("utf-8"))
    return {slug: _palette(slug, entry) for slug, entry in entries.items()}


def find(slug: str) -> Palette:
    palettes = all_palettes()
    if slug not in palettes:
        known = ", ".join(palettes)
        raise InputError("unknown_palette", f"There is no palette {slug!r}; drawn are {known}.", "/palette")
    return palettes[slug]


def _palette(slug: str, entry: dict[str, object]) -> Palette:
    return Palette(
        slug=slug,
        label=str(entry["label"]),
        description=str(entry["description"]),
        tags=_strings(entry["tags"]),
        colors=_strings(entry["colors"]),
        prefers=str(entry.get("prefers", "light")),
        grounds={mode: _roles(entry[mode]) for mode in ("light", "dark")},
    )


def _roles(table: object) -> Roles:
    if not isinstance(table, dict):
        raise TypeError("a ground in palettes.toml is a table of roles")
    lists = {name: _strings(table.get(name, [])) for name in ("accents", "tiles")}
    return Roles(**{**table, **lists})


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("palettes.toml expects a list here")
    return tuple(str(v) for v in value)
