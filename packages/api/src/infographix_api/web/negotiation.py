"""What a caller asks for in headers: media types (Accept), waiting (Prefer), an Idempotency-Key, known parameters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from infographix_api import errors
from infographix_api.errors import FieldError

MAX_WAIT_S = 60

_WAIT = re.compile(r"(?:^|[,;])\s*wait\s*=\s*\"?(\d{1,6})\"?\s*(?=$|[,;])", re.IGNORECASE)
_KEY = re.compile(r'[\x21-\x7e]{1,255}|"[\x20-\x7e]{1,253}"')


@lru_cache(maxsize=256)
def best(accept: str | None, offers: tuple[str, ...]) -> str | None:
    """The offer this Accept header likes best; the first of equals, None when it likes none."""
    if not accept or not accept.strip():
        return offers[0]
    ranges = [_parsed(part) for part in accept.split(",") if part.strip()]
    quality = {offer: _quality(offer, ranges) for offer in offers}
    liked = max(offers, key=lambda offer: quality[offer])
    return liked if quality[liked] > 0 else None


def _parsed(part: str) -> tuple[str, float]:
    media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
    q = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
    try:
        return media_range, min(1.0, max(0.0, float(q)))
    except ValueError:
        return media_range, 0.0


def _quality(offer: str, ranges: list[tuple[str, float]]) -> float:
    """The most specific range that covers the offer decides."""
    for pattern in (offer, f"{offer.split('/', maxsplit=1)[0]}/*", "*/*"):
        for media_range, q in ranges:
            if media_range == pattern:
                return q
    return 0.0


def wait_s(prefer: str | None) -> int | None:
    """Seconds of `Prefer: wait=N`, 60 at most. An unusable preference is ignored, as RFC 7240 asks."""
    found = _WAIT.search(prefer) if prefer else None
    return min(int(found[1]), MAX_WAIT_S) if found else None


def idempotency_key(header: str | None) -> str | None:
    """The key, bare or as a quoted string. Raises InvalidParameter."""
    if header is None:
        return None
    if not _KEY.fullmatch(header):
        detail = "Use 1 to 255 visible ASCII characters, a UUID for example."
        raise errors.InvalidParameter(
            f"The header Idempotency-Key cannot be used. {detail}",
            FieldError("Idempotency-Key", "invalid_format", detail),
        )
    return header[1:-1] if header[0] == header[-1] == '"' and len(header) > 2 else header


async def only_json(connection: ASGIConnection[Any, Any, Any, Any], route: BaseRouteHandler) -> None:
    """A guard: refuses callers that want anything but JSON, unless the route negotiates by itself. Async, or it costs a thread."""
    if route.opt.get("negotiates"):
        return
    if best(connection.headers.get("accept"), ("application/json",)) is None:
        raise errors.NotAcceptable(
            "The answer is application/json; send `Accept: application/json` or leave the header out."
        )


async def known_parameters(connection: ASGIConnection[Any, Any, Any, Any], route: BaseRouteHandler) -> None:
    """A guard: refuses query parameters that the route does not name in `opt`, or that are given twice."""
    if "\0" in connection.scope["path"]:  # PostgreSQL would refuse to look for it
        raise errors.NotFound("There is nothing whose name has the character U+0000.")
    if not connection.scope["query_string"] or route.opt.get("any_parameters"):
        return
    known: tuple[str, ...] = route.opt.get("parameters", ())
    seen: set[str] = set()
    for name, _ in connection.query_params.multi_items():
        if name not in known and re.sub(r"^([^\[]*)\[.*\]$", r"\1[]", name, flags=re.DOTALL) not in known:
            takes = f"takes {', '.join(known)}" if known else "takes none"
            raise _bad_parameter(
                name, "unknown_parameter", f"There is no query parameter `{name}` here; this address {takes}."
            )
        if name in seen:
            raise _bad_parameter(
                name, "repeated_parameter", f"The query parameter `{name}` is given twice; give it once."
            )
        seen.add(name)


def _bad_parameter(name: str, code: str, detail: str) -> errors.InvalidParameter:
    return errors.InvalidParameter(detail, FieldError(f"?{name}", code, detail))
