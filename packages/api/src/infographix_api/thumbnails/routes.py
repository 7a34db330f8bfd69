"""HTTP of small pictures: outside /api, so that a page full of them takes nothing from anybody's limit."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from litestar import Request, get
from litestar.types import ASGIApp

from infographix_api import errors
from infographix_api.thumbnails import address
from infographix_api.web.caching import Published


@get("/thumbnails/{name:str}", opt={"negotiates": True}, name="getThumbnail", sync_to_thread=False)
def get_thumbnail(request: Request[Any, Any, Any]) -> ASGIApp:
    name = request.path_params["name"]
    if name not in address.names():
        raise errors.NotFound(f"There is no thumbnail {name[:60]}. Lists of styles, palettes and templates name them.")
    return _picture(name)


@lru_cache
def _picture(name: str) -> Published:
    return Published((address.PICTURES / name).read_bytes(), "image/webp")
