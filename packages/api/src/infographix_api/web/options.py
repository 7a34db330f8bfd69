"""OPTIONS where several routes share an address: Litestar's own answer would name the methods of one of them only."""

from __future__ import annotations

from litestar import Response, route
from litestar.handlers import HTTPRouteHandler


def options(path: str, *methods: str) -> HTTPRouteHandler:
    """A route; put it before the others of its address, or Litestar makes one of its own."""
    allow = ", ".join(sorted({*methods, "OPTIONS"}))

    @route(path, http_method="OPTIONS", status_code=204, name=f"options {path} {allow}", sync_to_thread=False)
    def answer() -> Response[None]:
        return Response(None, headers={"Allow": allow})

    return answer
