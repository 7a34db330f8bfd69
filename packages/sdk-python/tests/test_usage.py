"""`client.usage`, and what answers tell of limits: what goes on the wire and what comes back."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from typing import Any, Dict

import pytest
from server import Server, as_json, problem, raw

from infographix import AsyncInfoGraphix, InfoGraphix, QuotaExceededError, RateLimit, RateLimitError

KEY = "igx_live_secretsecretsecretsecret"
START = "2026-06-15T00:00:00Z"
LIMITS = {"x_ratelimit_limit": "60", "x_ratelimit_remaining": "0", "x_ratelimit_reset": "1781519400"}


def usage() -> Dict[str, Any]:
    row = {
        "start": START, "group": "modern", "requests": 3, "generations": 2, "completed": 1, "failed": 1, "duration_ms_p50": 905,
        "duration_ms_p95": None,
    }  # fmt: skip
    return {"from": START, "to": START, "granularity": "day", "group_by": "style", "rows": [row]}


def client(server: Server, **options: Any) -> InfoGraphix:
    return InfoGraphix(api_key=KEY, base_url=server.url, **options)


def test_report_asks_in_utc_and_reads_rows() -> None:
    east = timezone(timedelta(hours=2))
    with Server(as_json(200, usage())) as server:
        until = datetime(2026, 6, 16)  # noqa: DTZ001 - without a zone it is UTC
        found = client(server).usage.report(since=datetime(2026, 6, 15, 2, tzinfo=east), until=until, group_by="style")
    assert server.asked[0].target == (
        "/api/v1/account/usage?from=2026-06-15T00%3A00%3A00Z&to=2026-06-16T00%3A00%3A00Z&group_by=style"
    )
    assert found.rows[0].start == datetime(2026, 6, 15, tzinfo=timezone.utc)
    assert (found.rows[0].requests, found.rows[0].duration_ms_p95, found.from_) == (3, None, found.to)


def test_csv_is_text() -> None:
    with Server(raw(200, b"start,group\r\n", content_type="text/csv; charset=utf-8")) as server:
        assert client(server).usage.csv(granularity="hour") == "start,group\r\n"
    assert server.asked[0].headers["accept"] == "text/csv"


def test_quota_awaits() -> None:
    policy = {
        "name": "daily-generations",
        "limit": None,
        "remaining": None,
        "resets_at": START,
        "window_seconds": 86400,
    }

    async def names(server: Server) -> Any:
        async with AsyncInfoGraphix(api_key=KEY, base_url=server.url) as own:
            return [each.limit for each in (await own.usage.quota()).policies]

    with Server(as_json(200, {"tier": "enterprise", "policies": [policy]})) as server:
        assert asyncio.run(names(server)) == [None]


def test_rate_limited_call_waits_as_long_as_it_is_told_and_tries_again() -> None:
    limited = problem(429, "rate-limited", retry_after="0", x_should_retry="true", **LIMITS)
    with Server(limited, limited, as_json(200, usage())) as server:
        assert client(server).usage.report().rows
    assert len(server.asked) == 3


def test_limit_that_does_not_end_in_time_is_an_error_that_tells_it() -> None:
    limited = problem(429, "rate-limited", retry_after="60", x_should_retry="true", **LIMITS)
    with Server(limited) as server, client(server, deadline=5) as own:
        with pytest.raises(RateLimitError) as caught:
            own.usage.report()
        assert own.rate_limit == RateLimit(60, 0, 1781519400)
    assert caught.value.rate_limit == own.rate_limit
    assert (caught.value.retry_after, caught.value.code) == (60, "rate-limited")
    assert len(server.asked) == 1


def test_spent_quota_is_not_tried_again() -> None:
    spent = problem(429, "quota-exceeded", retry_after="30", x_should_retry="false")
    with Server(spent) as server:
        with pytest.raises(QuotaExceededError):
            client(server).generations.create(topic="Climate")
    assert len(server.asked) == 1
