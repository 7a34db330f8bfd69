"""The refresh token of a browser as a cookie: out of the reach of scripts, and of other sites."""

from __future__ import annotations

from typing import Any

from litestar import Request

from infographix_api.auth.service import IDLE

_NAME = "igx_refresh"
_PATH = "/api/v1/auth"


def written(token: str, public_url: str) -> str:
    """The value of Set-Cookie."""
    secure = "; Secure" if public_url.startswith("https:") else ""
    return f"{_NAME}={token}; Path={_PATH}; Max-Age={int(IDLE.total_seconds())}; HttpOnly; SameSite=Strict{secure}"


def read(request: Request[Any, Any, Any], public_url: str) -> str | None:
    """None for pages of another origin, whatever their browser sends along."""
    origin = request.headers.get("origin")
    return request.cookies.get(_NAME) if origin in {None, public_url} else None
