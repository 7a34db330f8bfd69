"""`client.account` and `client.events`: filters as they go on the wire, and answers that are newer than the SDK."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

from server import Server, as_json

from infographix import InfoGraphix

NOW = "2026-06-15T10:30:00.000Z"
KEY = "igx_live_secretsecretsecretsecret"
ACCOUNT = {
    "id": "acc_000001",
    "email": "a@b",
    "name": None,
    "status": "active",
    "erase_at": None,
    "created_at": NOW,
    "updated_at": NOW,
}
MOMENT = datetime(2026, 6, 15, 10, 30, tzinfo=timezone.utc)


def page(**entry: Any) -> bytes:
    return as_json(200, {"data": [{"created_at": NOW, **entry}], "has_more": False, "next_cursor": None})


def test_account_is_read_and_renamed() -> None:
    with Server(as_json(200, ACCOUNT)) as server:
        account = InfoGraphix(KEY, base_url=server.url).account
        assert account.get().email == "a@b"
        account.update(name=None)
        account.update()
    assert [json.loads(asked.body) for asked in server.asked[1:]] == [{"name": None}, {}]


def test_logs_take_one_filter_or_several() -> None:
    entry = {"id": "aud_000001", "action": "key.painted", "subject_id": None, "details": {"a": 1}, "api_key_id": None}
    audited = page(**entry, session_id=None, ip_address=None, request_id=None)
    request = {"id": "log_000001", "method": "GET", "path": "/", "status": 404, "duration_ms": 1.5, "api_key_id": None}
    with Server(audited, page(**request, request_id="r", error_code="not-found")) as server:
        account = InfoGraphix(KEY, base_url=server.url).account
        assert account.audit_log(action="api_key.created", created_after=MOMENT).data[0].details == {"a": 1}
        assert account.requests(status=[404, "5xx"], limit=1).data[0].error_code == "not-found"
    first, second = (asked.target for asked in server.asked)
    assert "action=api_key.created" in first
    assert "created_after=2026-06-15T" in first
    assert second.endswith("requests?limit=1&status=404%2C5xx")


def test_events_of_newer_types_are_kept() -> None:
    event = {"id": "evt_000001", "type": "poster.hung", "data": {"wall": "north"}, "sequence": 1, "resource_id": "p_1"}
    with Server(page(**event, livemode=True), as_json(200, {**event, "livemode": True, "created_at": NOW})) as server:
        events = InfoGraphix(KEY, base_url=server.url).events
        assert events.list(type=["poster.hung"], resource_id="p_1").data[0].data == {"wall": "north"}
        assert events.get("evt_000001").type == "poster.hung"
    assert server.asked[0].target == "/api/v1/events?type=poster.hung&resource_id=p_1"
