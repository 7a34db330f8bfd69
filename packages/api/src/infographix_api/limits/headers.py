"""The state of limits and quota as response headers, for people's SDKs (X-RateLimit-*) and for standard ones (RateLimit)."""

from __future__ import annotations

import time

from infographix_api.limits.bucket import Taken
from infographix_api.limits.quota import DAILY, QuotaState

Headers = list[tuple[bytes, bytes]]


def of(taken: Taken, quota: QuotaState | None) -> Headers:
    """X-RateLimit-* tell the tightest bucket; Reset is when it is full again, in seconds since 1970."""
    tightest = taken.tightest
    policies = [f'"{level.limit.name}";q={level.limit.quota};w={level.limit.window_s}' for level in taken.levels]
    found: dict[str, object] = {
        "x-ratelimit-limit": tightest.limit.capacity,
        "x-ratelimit-remaining": tightest.remaining,
        "x-ratelimit-reset": int(time.time()) + tightest.full_in_s,
        "ratelimit": ", ".join(
            # with none left, the time until all are back would tell clients to wait longer than Retry-After does
            f'"{level.limit.name}";r={level.remaining};t={level.wait_s or level.full_in_s}'
            for level in taken.levels
        ),
    }
    if quota is not None:
        policies.append(f'"{DAILY}";q={quota.limit};w=86400')
        found |= {
            "x-quota-limit": quota.limit,
            "x-quota-remaining": quota.remaining,
            "x-quota-reset": int(quota.resets_at.timestamp()),
        }
    found["ratelimit-policy"] = ", ".join(policies)
    return [(name.encode(), str(value).encode()) for name, value in found.items()]
