"""HTTP of the catalog: what can be chosen, with what cannot be drawn yet marked so."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.types import ASGIApp

from infographix_api import wire
from infographix_api.engine import catalog, palette
from infographix_api.thumbnails import address
from infographix_api.web.caching import Published


@get("/api/v1/styles", opt={"public": True}, name="listStyles", sync_to_thread=False)
def list_styles(public_url: NamedDependency[str]) -> ASGIApp:
    return styles(public_url)


@get("/api/v1/palettes", opt={"public": True}, name="listPalettes", sync_to_thread=False)
def list_palettes(public_url: NamedDependency[str]) -> ASGIApp:
    return palettes(public_url)


@lru_cache(maxsize=1)
def styles(public_url: str) -> Published:
    data = [
        wire.StyleInfo(
            slug=wire.Style(style.slug),
            label=style.label,
            description=style.description,
            tags=list(style.tags),
            light_or_dark=wire.LightOrDark(style.light_or_dark),
            default_palette=wire.Palette(style.default_palette),
            available=style.available,
            thumbnail_url=address.url(public_url, "style", style.slug),
        )
        for style in catalog.styles()
    ]
    body = msgspec.json.encode(wire.StyleList(data=data, has_more=False, next_cursor=None))
    return Published(body, "application/json")


@lru_cache(maxsize=1)
def palettes(public_url: str) -> Published:
    data = [
        wire.PaletteInfo(
            slug=wire.Palette(info.slug),
            label=info.label,
            description=info.description,
            tags=list(info.tags),
            colors=list(info.colors),
            light=_roles(info.slug, "light"),
            dark=_roles(info.slug, "dark"),
            available=True,
            thumbnail_url=address.url(public_url, "palette", info.slug),
        )
        for info in catalog.palettes()
    ]
    body = msgspec.json.encode(wire.PaletteList(data=data, has_more=False, next_cursor=None))
    return Published(body, "application/json")


def _roles(slug: str, mode: str) -> wire.PaletteRoles:
    roles = palette.all_palettes()[slug].grounds[mode]
    return wire.PaletteRoles(
        ground=roles.ground,
        surface=roles.surface,
        ink=roles.ink,
        muted=roles.muted,
        accents=list(roles.accents),
    )


routes = (list_styles, list_palettes)
