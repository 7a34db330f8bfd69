"""HTTP of suggestions."""

from __future__ import annotations

from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, post

from infographix_api import wire
from infographix_api.suggestions import service
from infographix_api.web import body


@post("/api/v1/suggestions", status_code=200, opt={"scope": "generate:read"}, name="getSuggestions")
async def get_suggestions(request: Request[Any, Any, Any]) -> Response[bytes]:
    raw = await body.read(request)
    return Response(await run_sync(_answer, raw), media_type="application/json")


def _answer(raw: bytes) -> bytes:
    found = service.suggest(body.decode(raw, wire.SuggestionRequest))
    return msgspec.json.encode(
        wire.Suggestions(
            styles=[wire.StyleSuggestion(slug=wire.Style(each.slug), reason=each.reason) for each in found.styles],
            palettes=[
                wire.PaletteSuggestion(slug=wire.Palette(each.slug), reason=each.reason) for each in found.palettes
            ],
        )
    )
