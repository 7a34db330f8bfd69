"""`client.admin`: what goes on the wire and what comes back."""

from __future__ import annotations

import json
from typing import Any, Dict

from server import Server, as_json, problem

from infographix import InfoGraphix, each

NOW = "2026-06-15T10:30:00.000Z"


def account(**changes: Any) -> Dict[str, Any]:
    limits = {
        "requests_per_minute": 60,
        "generations_per_day": None,
        "batch_size": 50,
        "burst": 1.0,
        "concurrency": None,
    }
    return {
        "id": "acc_000001", "email": "ada@example.org", "name": None, "status": "active", "tier": "pro", "limits": limits, "override": None,
        "open_generations": 0, "generations_today": 7, "created_at": NOW, "updated_at": NOW, **changes,
    }  # fmt: skip


def client(server: Server) -> InfoGraphix:
    return InfoGraphix(api_key="igx_live_secretsecretsecretsecret", base_url=server.url)


def test_accounts_are_walked_through_with_their_filter() -> None:
    pages = [
        as_json(200, {"data": [account()], "has_more": True, "next_cursor": "c1"}),
        as_json(200, {"data": [account(tier="gold")], "has_more": False, "next_cursor": None}),
    ]
    with Server(*pages) as server:
        tiers = [found.tier for found in each(client(server).admin.accounts, email="ada")]
    assert tiers == ["pro", "gold"]
    assert server.asked[1].target == "/api/v1/admin/accounts?cursor=c1&email=ada"


def test_changes_name_the_account_and_what_is_given() -> None:
    with Server(as_json(200, account())) as server:
        admin = client(server).admin
        admin.account("acc_000001")
        admin.set_tier("acc_000001", "pro")
        admin.set_limits("acc_000001", generations_per_day=0, reason="None today")
        admin.remove_limits("acc_000001")
    sent = [(asked.method, asked.target.rpartition("acc_000001")[2], asked.body) for asked in server.asked]
    assert sent == [
        ("GET", "", b""),
        ("PATCH", "", b'{"tier":"pro"}'),
        ("PUT", "/limits", b'{"generations_per_day":0,"reason":"None today"}'),
        ("DELETE", "/limits", b""),
    ]


def test_actions_may_be_sent_again_for_they_have_a_key() -> None:
    with Server(problem(503, "unavailable", retry_after="0"), as_json(200, account(status="suspended"))) as server:
        admin = client(server).admin
        assert admin.suspend("acc_000001", reason="Abuse").status == "suspended"
        admin.resume("acc_000001")
        admin.reset_quota("acc_000001")
    assert server.asked[0].headers["idempotency-key"] == server.asked[1].headers["idempotency-key"]
    assert [json.loads(asked.body) for asked in server.asked[1:]] == [{"reason": "Abuse"}, {}, {}]


def test_statistics() -> None:
    figures = {
        "accounts": 2, "accounts_by_status": {"active": 2}, "accounts_by_tier": {"pro": 2}, "open_generations": 0,
        "oldest_queued_at": None, "requests_today": 9, "completed_today": 1, "failed_today": 0,
    }  # fmt: skip
    with Server(as_json(200, figures)) as server:
        assert client(server).admin.stats().accounts_by_tier["pro"] == 2
