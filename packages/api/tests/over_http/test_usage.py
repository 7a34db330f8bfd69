"""Usage through HTTP, on both databases: what is counted, how it is divided, and what cannot be asked."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from over_http.conftest import Api

from infographix_api.api_keys import service as api_keys
from infographix_api.usage import durations, queries
from infographix_api.usage.queries import GENERATION, REQUEST, Counted

PATH = "/api/v1/account/usage"
DAY = datetime(2026, 6, 15, tzinfo=UTC)
SPAN = "from=2026-06-15T00:00:00Z&to=2026-06-17T00:00:00Z"


def rows(api: Api, query: str = "") -> list[dict[str, Any]]:
    answer = api.get(f"{PATH}?{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["rows"]
    return found


def account_id(api: Api) -> str:
    return str(api.rows("SELECT id FROM accounts WHERE email = 'local@localhost'")[0][0])


def add(api: Api, **changes: Any) -> None:
    """Counts of some hour that is long past."""
    members = {
        "account_id": account_id(api), "hour": int(DAY.timestamp()) // 3600, "kind": REQUEST, "endpoint": "getGeneration",
        "status": "200", "api_key_id": "key_1", "style": "", "duration": 0,
    }  # fmt: skip
    count = changes.pop("count", 1)
    with api.workshop.database.transaction() as session:
        queries.add(session, {Counted(**{**members, **changes}): count})


def test_requests_and_generations_are_counted(api: Api) -> None:
    api.completed()
    api.post({"source": {"type": "markdown", "text": "<!-- a -->"}})
    api.draw()
    (row,) = rows(api)
    assert row["requests"] == 3
    assert (row["generations"], row["completed"], row["failed"]) == (2, 1, 1)
    assert row["duration_ms_p50"] == row["duration_ms_p95"] > 0
    assert row["group"] is None


def test_groups(api: Api) -> None:
    api.completed(style="cyberpunk")
    key = api.rows("SELECT id FROM api_keys")[0][0]
    by = {name: {row["group"]: row for row in rows(api, f"group_by={name}")} for name in queries.GROUPS}
    assert by["style"]["cyberpunk"]["completed"] == 1
    assert by["style"][None]["requests"] >= 2
    assert by["endpoint"]["createGeneration"]["requests"] == 1
    assert by["endpoint"]["createGeneration"]["completed"] == 1
    assert by["status"]["202"]["requests"] == 1
    assert by["status"]["completed"]["generations"] == 1
    assert set(by["key"]) == {key}


def test_hours_and_days(api: Api) -> None:
    for hour in (0, 1, 25):
        add(api, hour=int(DAY.timestamp()) // 3600 + hour, count=hour + 1)
    assert [(row["start"], row["requests"]) for row in rows(api, SPAN)] == [
        ("2026-06-15T00:00:00Z", 3),
        ("2026-06-16T00:00:00Z", 26),
    ]
    by_hour = rows(api, f"{SPAN}&granularity=hour")
    assert [row["start"][11:13] for row in by_hour] == ["00", "01", "01"]
    assert rows(api, "granularity=hour&from=2026-06-15T01:10:00Z&to=2026-06-15T01:20:00Z")[0]["requests"] == 2
    assert rows(api, "from=2026-06-13T00:00:00Z&to=2026-06-15T00:00:00Z") == []


def test_percentiles_are_right_to_a_tenth(api: Api) -> None:
    for milliseconds in range(100, 10_100, 100):
        add(api, kind=GENERATION, status="completed", style="modern", duration=durations.step(milliseconds))
    (row,) = rows(api, SPAN)
    assert row["duration_ms_p50"] == pytest.approx(5000, rel=0.1)
    assert row["duration_ms_p95"] == pytest.approx(9500, rel=0.1)


def test_table_for_spreadsheets_holds_no_formula(api: Api) -> None:
    add(api, endpoint="=HYPERLINK(1)")
    answer = api.get(f"{PATH}?{SPAN}&group_by=endpoint", Accept="text/csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="usage.csv"'
    head, row = csv.reader(io.StringIO(answer.text))
    assert head[:3] == ["start", "group", "requests"]
    assert row[:3] == ["2026-06-15T00:00:00Z", "'=HYPERLINK(1)", "1"]


def test_nobody_sees_the_usage_of_another_account(api: Api) -> None:
    api.completed()
    with api.workshop.database.transaction() as session:
        from infographix_api.accounts import service

        other = service.account_of(session, "other@example.org")
        key = api_keys.make(session, other.id, name="k", may=("account:read",)).secret
    found = api.client.get(PATH, headers={"Authorization": f"Bearer {key}"}).json()["rows"]
    assert [row["requests"] for row in found] in ([], [1])


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("from=yesterday", "?from"),
        ("from=2026-06-15", "?from"),
        ("from=2026-06-15T00:00:00", "?from"),
        ("to=2026-06-15T00:00:00Z&from=2026-06-15T00:00:00Z", "?from"),
        ("to=2026-06-15T00:00:00Z&from=2024-06-15T00:00:00Z", "?from"),
        ("granularity=hour&to=2026-06-15T00:00:00Z&from=2026-05-01T00:00:00Z", "?from"),
        ("granularity=week", "?granularity"),
        ("granularity=hour,day", "?granularity"),
        ("group_by=colour", "?group_by"),
        ("group_by=key&group_by=style", "?group_by"),
        ("limit=3", "?limit"),
    ],
)
def test_what_cannot_be_asked_is_named(api: Api, query: str, pointer: str) -> None:
    answer = api.get(f"{PATH}?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-parameter")
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_media_type_that_cannot_be_made_and_scope_that_is_missing(api: Api) -> None:
    assert api.get(PATH, Accept="image/png").json()["code"] == "not-acceptable"
    narrow = api.customer()
    for path in (PATH, "/api/v1/account/quota"):
        assert api.client.get(path, headers=narrow).json()["code"] == "insufficient-scope"
        assert api.client.get(path).status_code == 401


def test_a_year_of_counts_is_reported_from_its_hours(api: Api) -> None:
    first = int((DAY - timedelta(days=365)).timestamp()) // 3600
    account = account_id(api)
    counts = {
        Counted(account, first + hour, REQUEST, f"operation{n}", "200", "key_1", "", 0): 100
        for hour in range(0, 365 * 24, 8)
        for n in range(4)
    }
    with api.workshop.database.transaction() as session:
        queries.add(session, counts)
    found = rows(api, "from=2025-06-15T00:00:00Z&to=2026-06-15T00:00:00Z&group_by=endpoint")
    assert len(found) == 365 * 4
    assert {row["requests"] for row in found} == {300}


def test_quota_tells_every_limit_and_costs_nothing(api: Api) -> None:
    with api.workshop.database.transaction() as session:
        from infographix_api.accounts import service

        free = service.account_of(session, "free@example.org", tier="free")
        key = api_keys.make(session, free.id, name="k", may=("account:read", "generate:write")).secret
    caller = {"Authorization": f"Bearer {key}"}
    api.client.post("/api/v1/generate", json={"topic": "Climate"}, headers=caller)
    found = [api.client.get("/api/v1/account/quota", headers=caller) for _ in range(12)][-1]
    assert found.status_code == 200
    policies = {policy["name"]: policy for policy in found.json()["policies"]}
    assert list(policies) == ["requests", "generate", "batch", "test", "daily-generations"]
    assert [(policy["limit"], policy["remaining"]) for policy in policies.values()] == [
        (10, 9), (5, 4), (2, 2), (5, 5), (25, 24),
    ]  # fmt: skip
    assert policies["daily-generations"]["window_seconds"] == 86_400
    assert found.json()["tier"] == "free"


def test_no_limit_is_null(api: Api) -> None:
    daily = api.get("/api/v1/account/quota").json()["policies"][-1]
    assert (daily["limit"], daily["remaining"]) == (None, None)
