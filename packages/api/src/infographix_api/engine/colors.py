"""Every colour a picture asks for, by role: from a palette and a style, corrected until all text can be read."""

from __future__ import annotations

from collections.abc import Mapping

from infographix_api.engine import contrast, custom_palette, relatives
from infographix_api.engine.document import Warning
from infographix_api.engine.palette import Roles, find
from infographix_api.engine.styles.style import Style

SERIES = 12  # of one chart, each in a colour of its own
Colors = Mapping[str, str | list[str]]


def resolve(palette: str | tuple[str, ...], style: Style) -> tuple[Colors, tuple[Warning, ...]]:
    """The colours by role, and for a palette of the caller's own what had to be changed in it."""
    if isinstance(palette, str):
        known = find(palette)
        mode = known.prefers if known.prefers in style.grounds else style.grounds[0]
        return _colors(known.grounds[mode], style), ()
    roles, changes = custom_palette.complete(palette, style.grounds)
    warnings = (Warning("colour_adjusted", "Custom palette: " + "; ".join(changes)),) if changes else ()
    return _colors(roles, style), warnings


def _colors(roles: Roles, style: Style) -> Colors:
    """All text colours corrected against what lies under them."""
    dark = contrast.is_dark(roles.ground)
    # grounds carry a glow of the first two accents; text there must read on its strongest part too
    glows = tuple(
        contrast.mix(roles.ground, roles.accents[k], max(style.wash, 0.3 if dark else 0.14))
        for k in range(4 if style.wash else 2)
    )
    washed = tuple(contrast.mix(roles.surface, a, style.wash) for a in roles.accents[:4])
    insets = tuple(contrast.mix(roles.surface, a, 0.07) for a in roles.accents[:4])
    # ... and a style's texture may lighten or darken all of them
    rough_ground, rough_surface = (
        contrast.mix(c, "#ffffff" if dark else "#000000", style.texture) for c in (roles.ground, roles.surface)
    )
    texts = tuple(_text(a, roles.surface, rough_surface, insets[k % 4]) for k, a in enumerate(roles.accents))
    filled = style.tiles == "filled"
    tiles = (roles.tiles or tuple(map(_fill, roles.accents)))[:4] if filled else (roles.ground,) * 4
    plain = contrast.readable(roles.ink, roles.ground, rough_ground)
    ons = tuple(_ink_on(tile, roles) for tile in tiles) if filled else (plain,) * 4
    outlined = (roles.ground, rough_ground, roles.surface, rough_surface)
    figures = (
        ons if filled else tuple(contrast.readable(a, *outlined, washed[k]) for k, a in enumerate(roles.accents[:4]))
    )
    head_fill = contrast.mix(roles.surface, roles.accents[0], 0.12)
    tag_fill, tag = _tag(roles, style, rough_surface)
    out: dict[str, str | list[str]] = {
        "ground": roles.ground,
        "surface": roles.surface,
        "ink": roles.ink,
        "muted": contrast.readable(roles.muted, roles.surface, rough_surface),
        "line": roles.line,
        "accents": list(relatives.with_tones(roles.accents, roles.surface, SERIES)),
        "negative": relatives.below_zero(roles.accents, roles.surface),
        "tiles": list(tiles),
        "insets": list(insets),
        "title": contrast.readable(roles.ink, roles.ground, rough_ground, *glows),
        "ground_heading": contrast.readable(roles.ink, roles.ground, rough_ground, *glows),
        "ground_muted": contrast.readable(roles.muted, roles.ground, rough_ground, *glows),
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


def _text(accent: str, surface: str, *others: str) -> str:
    """The accent as text on a card, and on a badge tinted with itself."""
    return contrast.readable(accent, surface, contrast.mix(surface, accent, 0.16), *others)


def _tag(roles: Roles, style: Style, rough_surface: str) -> tuple[str, str]:
    """Fill and text of a callout."""
    if style.tag == "plain":
        return roles.surface, contrast.readable(roles.accents[0], roles.surface, rough_surface)
    if style.tag == "accent":
        fill = roles.accents[2]
        return fill, _ink_on(fill, roles)
    return roles.ink, contrast.readable(roles.surface, roles.ink)


def _fill(color: str) -> str:
    """An accent as a tile on which white reads: slightly deeper when it must be."""
    return contrast.readable(color, "#ffffff")


def _ink_on(fill: str, roles: Roles) -> str:
    """White where it reads, else the palette's own dark; corrected where neither does."""
    dark = min(roles.ink, roles.ground, key=lambda c: contrast.ratio(c, "#000000"))
    return contrast.readable("#ffffff" if contrast.ratio("#ffffff", fill) >= contrast.READABLE else dark, fill)
