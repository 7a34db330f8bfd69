"""From a palette to the colours of a picture: roles, completed and corrected until all text can be read."""

from __future__ import annotations

import colorsys
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from infographix_api.engine import contrast
from infographix_api.engine.brief import InputError
from infographix_api.engine.document import Warning
from infographix_api.engine.styles.style import Style

FILE = Path(__file__).parent / "palettes.toml"
ACCENTS = 6
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

Colors = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Roles:
    """What colours are for on one ground. `tiles` are fills for white or dark text; empty: the accents."""

    ground: str
    surface: str
    ink: str
    muted: str
    line: str
    accents: tuple[str, ...]
    tiles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Palette:
    """`grounds` holds the roles drawn now, by "light" or "dark"."""

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


def resolve(palette: str | tuple[str, ...], style: Style) -> tuple[Colors, tuple[Warning, ...]]:
    """Every colour the layout and the style ask for, by role."""
    if isinstance(palette, str):
        known = find(palette)
        mode = known.prefers if known.prefers in style.grounds else style.grounds[0]
        return _colors(known.grounds[mode], style), ()
    roles, changes = complete(palette, style.grounds)
    warnings = (Warning("colour_adjusted", "Custom palette: " + "; ".join(changes)),) if changes else ()
    return _colors(roles, style), warnings


def find(slug: str) -> Palette:
    palettes = all_palettes()
    drawn = ", ".join(p.slug for p in palettes.values() if p.grounds)
    if slug not in palettes:
        raise InputError("unknown_palette", f"There is no palette {slug!r}; drawn now: {drawn}.", "/palette")
    if not palettes[slug].grounds:
        raise InputError(
            "palette_not_available", f"Palette {slug!r} is not drawn yet; choose one of {drawn}.", "/palette"
        )
    return palettes[slug]


def complete(colors: tuple[str, ...], grounds: tuple[str, ...]) -> tuple[Roles, list[str]]:
    """Roles from two to eight colours: the palest or darkest becomes the ground, the rest accents."""
    if not 2 <= len(colors) <= 8 or not all(_HEX.fullmatch(c) for c in colors):
        raise InputError(
            "unknown_palette", "A custom palette is two to eight colours written as #rrggbb.", "/palette/colors"
        )
    given = tuple(dict.fromkeys(map(_long, colors)))
    changes = [f"{len(colors) - len(given)} repeated colours ignored"] if len(given) < len(colors) else []
    wants_dark = grounds == ("dark",)
    ground = _extreme(given, dark=wants_dark)
    if ground is None:
        ground = contrast.mix(given[0], "#000000" if wants_dark else "#ffffff", 0.86 if wants_dark else 0.95)
        changes.append(f"ground {ground} made from {given[0]}")
    white = "#000000" if not wants_dark else "#ffffff"
    surface = contrast.mix(ground, "#ffffff", 0.06 if wants_dark else 0.7)
    ink = contrast.readable(contrast.mix(given[0], white, 0.8), ground, surface)
    accents = [c for c in given if c != ground] or [ink]
    if len(accents) < ACCENTS:
        changes.append(f"{ACCENTS - len(accents)} accents made by turning the hue")
    accents += [_turned(accents[k % len(accents)], k) for k in range(ACCENTS - len(accents))]
    visible = tuple(_visible(c, surface) for c in accents[:ACCENTS])
    changes += [
        f"{a} shifted to {b} to be seen on its ground" for a, b in zip(accents, visible, strict=False) if a != b
    ]
    muted, line = contrast.mix(ink, ground, 0.35), contrast.mix(ground, ink, 0.16)
    return Roles(ground, surface, ink, muted, line, visible), changes


def _palette(slug: str, entry: dict[str, object]) -> Palette:
    grounds: dict[str, Roles] = {mode: _roles(entry[mode]) for mode in ("light", "dark") if mode in entry}
    return Palette(
        slug=slug,
        label=str(entry["label"]),
        description=str(entry["description"]),
        tags=_strings(entry["tags"]),
        colors=_strings(entry["colors"]),
        prefers=str(entry.get("prefers", "light")),
        grounds=grounds,
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


def _colors(roles: Roles, style: Style) -> Colors:
    """All text colours corrected against what lies under them."""
    dark = contrast.is_dark(roles.ground)
    # grounds carry a glow of the first two accents; text there must read on its strongest part too
    glows = tuple(contrast.mix(roles.ground, roles.accents[k], 0.3 if dark else 0.14) for k in (0, 1))
    insets = tuple(contrast.mix(roles.surface, a, 0.07) for a in roles.accents[:4])
    texts = tuple(contrast.readable(a, roles.surface, insets[k % 4]) for k, a in enumerate(roles.accents))
    filled = style.tiles == "filled"
    tiles = tuple(_fill(c) for c in (roles.tiles or roles.accents)[:4]) if filled else (roles.ground,) * 4
    ons = tuple(_ink_on(tile) for tile in tiles) if filled else (contrast.readable(roles.ink, roles.ground),) * 4
    figures = ons if filled else tuple(contrast.readable(a, roles.ground, roles.surface) for a in roles.accents[:4])
    head_fill = contrast.mix(roles.surface, roles.accents[0], 0.12)
    tag_fill, tag = _tag(roles, style)
    out: dict[str, str | list[str]] = {
        "ground": roles.ground,
        "surface": roles.surface,
        "ink": roles.ink,
        "muted": contrast.readable(roles.muted, roles.surface),
        "line": roles.line,
        "accents": list(roles.accents),
        "tiles": list(tiles),
        "insets": list(insets),
        "title": contrast.readable(roles.ink, roles.ground, *glows),
        "ground_heading": contrast.readable(roles.ink, roles.ground, *glows),
        "ground_muted": contrast.readable(roles.muted, roles.ground, *glows),
        "shadow": contrast.mix(roles.ground, "#000000" if not dark else roles.ground, 0.05),
        "head": contrast.readable(roles.accents[0], head_fill),
        "head_fill": head_fill,
        "tag": tag,
        "tag_fill": tag_fill,
    }
    out |= {f"accent{k}": text for k, text in enumerate(texts)}
    for k in range(4):
        heading = texts[k] if style.headings == "accent" else roles.ink
        out |= {f"on{k}": ons[k], f"figure{k}": figures[k], f"heading{k}": heading}
    return out


def _tag(roles: Roles, style: Style) -> tuple[str, str]:
    """Fill and text of a callout."""
    if style.tag == "plain":
        return roles.surface, contrast.readable(roles.accents[0], roles.surface)
    if style.tag == "accent":
        fill = roles.accents[2]
        return fill, _ink_on(fill)
    return roles.ink, contrast.readable(roles.surface, roles.ink)


def _fill(color: str) -> str:
    """A tile colour on which white reads: slightly deeper when it must be."""
    return contrast.readable(color, "#ffffff")


def _ink_on(fill: str) -> str:
    return max(("#ffffff", "#0b0b14"), key=lambda ink: contrast.ratio(ink, fill))


def _extreme(colors: tuple[str, ...], *, dark: bool) -> str | None:
    """The colour that can be a ground, if one is pale or dark enough."""
    if dark:
        darkest = max(colors, key=lambda c: contrast.ratio(c, "#ffffff"))
        return darkest if contrast.ratio(darkest, "#ffffff") > 12 else None
    palest = max(colors, key=lambda c: contrast.ratio(c, "#000000"))
    return palest if contrast.ratio(palest, "#000000") > 17 else None


def _visible(color: str, ground: str) -> str:
    """Marks need 2:1 on their ground; text gets more elsewhere."""
    towards = "#ffffff" if contrast.is_dark(ground) else "#000000"
    return next(
        shifted
        for step in range(26)
        if contrast.ratio(shifted := contrast.mix(color, towards, step / 25), ground) >= 2 or step == 25
    )


def _turned(color: str, k: int) -> str:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    turned = colorsys.hls_to_rgb((hue + 0.14 * (k + 1)) % 1, min(0.62, max(0.34, light)), max(0.35, saturation))
    return "#" + "".join(f"{round(c * 255):02x}" for c in turned)


def _long(color: str) -> str:
    digits = color[1:] if len(color) == 7 else "".join(c * 2 for c in color[1:])
    return "#" + digits.lower()
