"""Which pages of other origins may call the API from a browser, what they may send, and which of our headers they may read."""

from __future__ import annotations

from collections.abc import Sequence

from litestar.config.cors import CORSConfig

_EXPOSED = [
    "Accept-Ranges", "Allow", "Content-Disposition", "Content-Range", "ETag", "Idempotency-Replayed", "Link", "Location", "Preference-Applied",
    "RateLimit", "RateLimit-Policy", "Repr-Digest", "Retry-After", "X-Quota-Limit", "X-Quota-Remaining", "X-Quota-Reset",
    "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-Request-Id", "X-Should-Retry",
]  # fmt: skip
_ALLOWED = [
    "Accept", "Authorization", "Content-Digest", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "If-Range",
    "Last-Event-ID", "Prefer", "Range", "X-Request-Id",
]  # fmt: skip


def config(origins: Sequence[str]) -> CORSConfig | None:
    """None when no page may."""
    if not origins:
        return None
    return CORSConfig(
        allow_origins=list(origins),
        allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
        allow_headers=_ALLOWED,
        expose_headers=_EXPOSED,
        max_age=7200,
    )
