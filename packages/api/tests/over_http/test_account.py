"""The account through HTTP: read, renamed, its audit log and its log of requests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from over_http.conftest import Api, other_account

from infographix_api import clock
from infographix_api.accounts import audit, request_log
from infographix_api.db.session import Database
from infographix_api.jobs import LocalQueue

ACCOUNT, LOG, REQUESTS = "/api/v1/account", "/api/v1/account/audit-log", "/api/v1/account/requests"


def test_account_is_that_of_the_key(api: Api) -> None:
    mine = api.get(ACCOUNT).json()
    assert (mine["email"], mine["name"], mine["status"]) == ("local@localhost", None, "active")
    theirs = other_account(api).get(ACCOUNT).json()
    assert theirs["email"] == "other@example.org"
    assert theirs["id"] != mine["id"]


def test_renaming_takes_the_version_that_was_read(api: Api) -> None:
    tag = api.get(ACCOUNT).headers["etag"]
    changed = api.send("PATCH", ACCOUNT, {"name": " Ada "}, **{"If-Match": tag})
    assert (changed.status_code, changed.json()["name"]) == (200, "Ada")
    late = api.send("PATCH", ACCOUNT, {"name": "Bob"}, **{"If-Match": tag})
    assert (late.status_code, late.json()["code"]) == (412, "precondition-failed")
    fresh = changed.headers["etag"]
    assert api.get(ACCOUNT, **{"If-None-Match": fresh}).status_code == 304
    assert api.send("PATCH", ACCOUNT, {"name": None}, **{"If-Match": fresh}).json()["name"] is None
    assert api.send("PATCH", ACCOUNT, {}).status_code == 200


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    "body",
    [
        {"name": ""}, {"name": " "}, {"name": "a\0b"}, {"name": "x" * 101}, {"name": 1}, {"tier": "enterprise"}, {"status": "active"},
        {"email": "root@example.org"}, {"id": "acc_other1"}, {"quota": 10_000}, {"is_admin": True}, {"scopes": ["admin"]},
    ],
)  # fmt: skip
def test_nothing_but_a_proper_name_can_be_changed(api: Api, body: dict[str, Any]) -> None:
    answer = api.send("PATCH", ACCOUNT, body)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed")
    assert answer.json()["errors"][0]["pointer"] == f"/{next(iter(body))}"


def test_audit_log_tells_who_did_what_with_which_key(api: Api) -> None:
    key = api.send("POST", "/api/v1/api-keys", {"name": "Nightly"}, **{"X-Request-Id": "audited-1"}).json()
    api.send("POST", f"/api/v1/api-keys/{key['id']}/rotate", {"grace_period_seconds": 5})
    api.send("DELETE", f"/api/v1/api-keys/{key['id']}")
    entries = api.get(LOG).json()["data"]
    assert [entry["action"] for entry in entries] == [
        "api_key.revoked", "api_key.rotated", "api_key.created", "account.created",
    ]  # fmt: skip
    created = entries[2]
    assert (created["subject_id"], created["request_id"]) == (key["id"], "audited-1")
    assert created["details"] == {"name": "Nightly", "scopes": key["scopes"], "mode": "live"}
    assert created["api_key_id"].startswith("key_")
    assert created["ip_address"] == "testclient"
    assert entries[3]["api_key_id"] is entries[3]["ip_address"] is None
    assert key["secret"] not in api.get(LOG).text
    assert [e["action"] for e in other_account(api).get(LOG).json()["data"]] == ["account.created"]


def test_audit_log_is_filtered(api: Api) -> None:
    api.send("POST", "/api/v1/api-keys", {"name": "Nightly"})
    count = lambda query: len(api.get(f"{LOG}?{query}").json()["data"])  # noqa: E731
    assert count("action=api_key.created") == 1
    assert count("action=api_key.created,account.created") == 2
    assert count("action=api_key.revoked") == 0
    assert count("created_after=2100-01-01T00:00:00Z") == 0
    assert count("created_before=2100-01-01T00:00:00%2B02:00") == 2


def test_requests_are_listed_with_their_problems_and_without_queries(api: Api) -> None:
    api.send("POST", "/api/v1/generate", {"topic": ""}, **{"X-Request-Id": "looked-up-1"})
    api.client.get("/api/v1/styles")  # nobody's
    api.get("/api/v1/events?limit=3")
    first, second = api.get(REQUESTS).json()["data"]
    assert (first["method"], first["path"], first["status"], first["error_code"]) == (
        "GET",
        "/api/v1/events",
        200,
        None,
    )
    assert (second["path"], second["status"], second["error_code"]) == ("/api/v1/generate", 422, "validation-failed")
    assert second["request_id"] == "looked-up-1"
    assert second["duration_ms"] > 0
    statuses = [entry["status"] for entry in api.get(f"{REQUESTS}?status=404,4xx").json()["data"]]
    assert statuses == [422]
    assert api.get(f"{REQUESTS}?api_key_id=key_unknown1").json()["data"] == []
    assert len(api.get(f"{REQUESTS}?api_key_id={first['api_key_id']}").json()["data"]) == 5
    assert other_account(api).get(REQUESTS).json()["data"] == []


def test_requests_are_kept_for_a_week_and_the_audit_log_for_a_year(api: Api) -> None:
    api.get(ACCOUNT)
    assert api.get(REQUESTS).json()["data"]
    for kept_for, forget in ((timedelta(days=7), request_log.forget_old), (timedelta(days=365), audit.forget_old)):
        with clock.moved(kept_for + timedelta(hours=1)), api.workshop.database.transaction() as session:
            forget(session)
    paths = [entry["path"] for entry in api.get(REQUESTS).json()["data"]]
    assert paths == [REQUESTS]
    assert api.get(LOG).json()["data"] == []


def test_key_tells_when_it_was_used_last(api: Api) -> None:
    (key,) = api.get("/api/v1/api-keys").json()["data"]
    assert key["last_used_at"] is None
    api.get(REQUESTS)  # writes what was gathered
    used_at = api.get(f"/api/v1/api-keys/{key['id']}").json()["last_used_at"]
    assert used_at is not None
    with clock.moved(timedelta(minutes=2)):
        api.get(ACCOUNT)
        api.get(REQUESTS)
    assert api.get(f"/api/v1/api-keys/{key['id']}").json()["last_used_at"] > used_at


@pytest.fixture
def gone() -> Iterator[Database]:
    database = Database("postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=1", LocalQueue())
    yield database
    database.close()


def test_requests_wait_while_the_database_is_away(api: Api, gone: Database) -> None:
    log = request_log.RequestLog(gone)
    (key,) = api.get("/api/v1/api-keys").json()["data"]
    mine = api.get(ACCOUNT).json()["id"]
    caller = type("Known", (), {"account_id": mine, "key_id": key["id"]})
    for path in ("/first", "/second"):
        log.note({"method": "GET", "path": path, "state": {"caller": caller}}, 200, 0.01)
    log.flush()
    log._database = api.workshop.database
    log.flush()
    paths = [entry["path"] for entry in api.get(REQUESTS).json()["data"]]
    assert {"/first", "/second"} <= set(paths)


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("path", "query"),
    [
        (LOG, "action=everything"),
        (LOG, "action="),
        (LOG, "created_after=yesterday"),
        (LOG, "created_after=2026-06-15"),
        (LOG, "created_after=2026-06-15T10:30:00"),
        (LOG, "created_before=2026-13-15T10:30:00Z"),
        (LOG, "status=404"),
        (REQUESTS, "status=6xx"),
        (REQUESTS, "status=99"),
        (REQUESTS, "status=404,"),
        (REQUESTS, "api_key_id="),
        (REQUESTS, "api_key_id=%0A"),
        (ACCOUNT, "fields=email"),
    ],
)
def test_unusable_filter_is_refused(api: Api, path: str, query: str) -> None:
    answer = api.get(f"{path}?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-parameter")
    assert answer.json()["errors"][0]["pointer"] == f"?{query.partition('=')[0]}"
