"""Around everything that is answered: the request's id, one log line, headers that are always there.

What else is to be told in headers, or done with each finished request, comes in as functions.
"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Awaitable, Callable

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from infographix_api import ids, telemetry, tracing
from infographix_api.tracing import Span

_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_THIS_PROCESS = ids.new_id("req")
_COUNT = itertools.count(1)
_ALWAYS = (
    (b"cache-control", b"private, no-cache"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"referrer-policy", b"no-referrer"),
    (b"vary", b"Authorization, Accept, Accept-Encoding, Origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)

MoreHeaders = Callable[[Scope, int], Awaitable[list[tuple[bytes, bytes]]]]
"""Further headers for an answer with this status."""

Finished = Callable[[Scope, int, float], None]
"""Told of each request when its answer has gone: its status, and the seconds it took."""


class Edge:
    """Outermost ASGI layer. A header that a route has set stays as it is; Vary is completed."""

    def __init__(self, app: ASGIApp, more: MoreHeaders, *finished: Finished) -> None:
        self._app, self._more, self._finished = app, more, (_log_request, *finished)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500
        request_id = _request_id(scope)
        tokens = telemetry.request_id.set(request_id), telemetry.ip_address.set(_ip_address(scope))

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                more = await self._more(scope, status)
                message["headers"] = _completed([*message["headers"], *more], request_id)
            await send(message)

        try:
            with tracing.span(scope["method"], parent=_header(scope, b"traceparent"), kind=tracing.SERVER) as span:
                await self._app(scope, receive, sending)
                if span is not None:
                    _describe(span, scope, status)
        finally:
            seconds = time.perf_counter() - began
            for tell in self._finished:
                tell(scope, status, seconds)
            telemetry.request_id.reset(tokens[0])
            telemetry.ip_address.reset(tokens[1])


def _header(scope: Scope, wanted: bytes) -> str | None:
    return next((value.decode("latin-1") for name, value in scope["headers"] if name == wanted), None)


def _describe(span: Span, scope: Scope, status: int) -> None:
    """By the operation's name, not by its address, which is different for each generation."""
    route = scope.get("route_handler")
    span.name += f" {route.name if route else 'nothing'}"
    span.attributes |= {"http.response.status_code": status, "request.id": telemetry.request_id.get() or ""}
    if (caller := (scope.get("state") or {}).get("caller")) is not None:
        span.attributes["account.id"] = caller.account_id


def _request_id(scope: Scope) -> str:
    given = _header(scope, b"x-request-id")
    if given is not None and _REQUEST_ID.fullmatch(given):
        return given
    return f"{_THIS_PROCESS}{next(_COUNT):06x}"


def _ip_address(scope: Scope) -> str | None:
    client = scope.get("client")
    return client[0] if client else None


def _completed(headers: list[tuple[bytes, bytes]], request_id: str) -> list[tuple[bytes, bytes]]:
    kept = [(name, value) for name, value in headers if (name, value) != (b"vary", b"Origin")]
    present = {name.lower() for name, _ in kept}
    kept += [header for header in _ALWAYS if header[0] not in present]
    kept.append((b"x-request-id", request_id.encode()))
    return kept


def _log_request(scope: Scope, status: int, seconds: float) -> None:
    caller = (scope.get("state") or {}).get("caller")
    telemetry.log_request(
        method=scope.get("method"),
        path=scope.get("path"),
        status=status,
        duration_ms=round(seconds * 1000, 1),
        account_id=caller.account_id if caller else None,
    )
