"""One finished picture as an answer: whole, in parts, or not at all when the caller has it."""

from __future__ import annotations

import base64
import re
from typing import Any

from litestar import Request, Response

from infographix_api import errors
from infographix_api.db.tables import Generation
from infographix_api.renditions.service import Picture
from infographix_api.storage import Missing, Storage
from infographix_api.web import caching

GONE = "The picture was deleted when its retention time ended; generate it again."


def answer(
    request: Request[Any, Any, Any], row: Generation, found: Picture, storage: Storage
) -> Response[bytes | None]:
    """200, 206 or 304. Raises RangeNotSatisfiable, and Gone when storage has lost it."""
    tag = f'"{found.sha256}"'
    headers = {"ETag": tag, "Accept-Ranges": "bytes", "Repr-Digest": _digest(found), **_disposition(row, found)}
    if caching.is_known(request.headers.get("if-none-match"), tag):
        return Response(None, status_code=304, headers=headers)
    part = None
    if request.headers.get("if-range", tag) == tag:
        part = caching.byte_range(request.headers.get("range"), found.byte_count)
    try:
        if part is None:
            return Response(storage.get(found.key), media_type=found.media_type, headers=headers)
        data = storage.get_range(found.key, part.start, part.end)
    except Missing:
        raise errors.Gone(GONE) from None
    headers["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{found.byte_count}"
    return Response(data, status_code=206, media_type=found.media_type, headers=headers)


def name(row: Generation, found: Picture | None = None) -> str:
    """Of a file, without its ending; with the size where it is not the one the picture was made in."""
    words = re.findall(r"[a-z0-9]+", (row.title or "").lower())[:8]
    size = f"-{found.size.lower()}" if found is not None and found.size != row.size else ""
    return f"{'-'.join(words) or row.id}{size}"


def _digest(found: Picture) -> str:
    """RFC 9530: of the whole picture, also when only a part of it is sent."""
    return f"sha-256=:{base64.b64encode(bytes.fromhex(found.sha256)).decode()}:"


def _disposition(row: Generation, found: Picture) -> dict[str, str]:
    """An SVG is never shown as a page of ours: it could be opened as one."""
    file = f"{name(row, found)}.{found.format}"
    if found.format != "svg":
        return {"Content-Disposition": f'inline; filename="{file}"'}
    return {"Content-Disposition": f'attachment; filename="{file}"', "Content-Security-Policy": "sandbox"}
