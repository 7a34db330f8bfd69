"""Lists over HTTP: the window a caller asks for, and a page with its cursor, its Link and its ETag."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response

from infographix_api.pagination import DEFAULT_LIMIT, MAX_LIMIT, Cursors, Page, Window
from infographix_api.web import caching, parameters

PARAMETERS = ("limit", "cursor")
"""What every list takes; a route adds its filters."""

Req = Request[Any, Any, Any]


def window(request: Req, cursors: Cursors) -> Window:
    """Raises InvalidParameter or InvalidCursor."""
    query = request.query_params
    limit = parameters.whole_number(query, "limit", default=DEFAULT_LIMIT, least=1, most=MAX_LIMIT)
    cursor = query.get("cursor")
    return Window(limit, None if cursor is None else cursors.read(_list(request), cursor))


def answer(
    request: Req, cursors: Cursors, page: Page[Any], type: type[msgspec.Struct], data: list[Any], **headers: str
) -> Response[bytes | None]:
    """`data` are the page's rows as the wire has them."""
    following = cursors.write(_list(request), page.last) if page.last is not None else None
    body = msgspec.json.encode(type(data=data, has_more=page.has_more, next_cursor=following))
    if following is not None:
        query = urlencode({**dict(request.query_params), "cursor": following})
        headers["Link"] = f'<{request.scope["path"]}?{query}>; rel="next"'
    return caching.answer(request, body, tag=caching.etag(body), media_type="application/json", headers=headers)


def _list(request: Req) -> str:
    """What a cursor belongs to."""
    filters = sorted((name, value) for name, value in request.query_params.items() if name not in PARAMETERS)
    return f"{request.state.caller.account_id} {request.scope['path']}?{urlencode(filters)}"
