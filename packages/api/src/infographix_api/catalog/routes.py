"""HTTP of the catalog: what can be chosen, with what cannot be drawn yet marked so."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec
from litestar import Request, Response, get

from infographix_api import wire
from infographix_api.engine import catalog, palette
from infographix_api.web import caching

_HEADERS = {"Cache-Control": "public, max-age=3600"}


@get("/api/v1/styles", name="listStyles", sync_to_thread=False)
def list_styles(request: Request[Any, Any, Any]) -> Response[bytes | None]:
    return _answer(request, *_styles())


@get("/api/v1/palettes", name="listPalettes", sync_to_thread=False)
def list_palettes(request: Request[Any, Any, Any]) -> Response[bytes | None]:
    return _answer(request, *_palettes())


def _answer(request: Request[Any, Any, Any], body: bytes, tag: str) -> Response[bytes | None]:
    return caching.answer(request, body, tag=tag, media_type="application/json", headers=dict(_HEADERS))


@lru_cache(maxsize=1)
def _styles() -> tuple[bytes, str]:
    data = [
        wire.StyleInfo(
            slug=wire.Style(style.slug),
            label=style.label,
            description=style.description,
            tags=list(style.tags),
            light_or_dark=wire.LightOrDark(style.light_or_dark),
            default_palette=wire.Palette(style.default_palette),
            available=style.available,
            thumbnail_url=None,
        )
        for style in catalog.styles()
    ]
    body = msgspec.json.encode(wire.StyleList(data=data, has_more=False, next_cursor=None))
    return body, caching.etag(body)


@lru_cache(maxsize=1)
def _palettes() -> tuple[bytes, str]:
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
            thumbnail_url=None,
        )
        for info in catalog.palettes()
    ]
    body = msgspec.json.encode(wire.PaletteList(data=data, has_more=False, next_cursor=None))
    return body, caching.etag(body)


def _roles(slug: str, mode: str) -> wire.PaletteRoles:
    roles = palette.all_palettes()[slug].grounds[mode]
    return wire.PaletteRoles(
        ground=roles.ground,
        surface=roles.surface,
        ink=roles.ink,
        muted=roles.muted,
        accents=list(roles.accents),
    )
