"""`client.api_keys` and walking through pages: what goes on the wire and what comes back."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timezone
from typing import Any, Dict

from server import Server, as_json, problem, raw

from infographix import AsyncInfoGraphix, InfoGraphix, each, each_async

KEY = "igx_live_secretsecretsecretsecret"


def api_key(**changes: Any) -> Dict[str, Any]:
    now = "2026-06-15T10:30:00.000Z"
    return {
        "id": "key_01jx5m2v7q8r9s0t1u2v3w4x5y", "name": "Dashboard", "prefix": "igx_live_", "last4": "7fQz", "mode": "live",
        "scopes": ["generate:read", "paint:read"], "expires_at": None, "last_used_at": None, "secret": None, "created_at": now,
        "updated_at": now, **changes,
    }  # fmt: skip


def page(cursor: Any, *names: str) -> bytes:
    data = [api_key(name=name) for name in names]
    return as_json(200, {"data": data, "has_more": cursor is not None, "next_cursor": cursor})


def client(server: Server) -> InfoGraphix:
    return InfoGraphix(api_key=KEY, base_url=server.url)


def test_create_sends_what_was_given_with_an_idempotency_key() -> None:
    with Server(problem(503, "unavailable"), as_json(201, api_key(secret="igx_live_x"))) as server:
        made = client(server).api_keys.create("Dashboard", scopes=["generate:read"])
    assert made.secret == "igx_live_x"
    assert json.loads(server.asked[1].body) == {"name": "Dashboard", "scopes": ["generate:read"]}
    first, second = (asked.headers["idempotency-key"] for asked in server.asked)
    assert first == second


def test_update_tells_never_from_unchanged() -> None:
    with Server(as_json(200, api_key())) as server:
        keys = client(server).api_keys
        keys.update("key_1", name="Wall")
        keys.update("key_1", expires_at=None)
        keys.update("key_1", expires_at=datetime(2030, 1, 1, tzinfo=timezone.utc))
    bodies = [json.loads(asked.body) for asked in server.asked]
    assert bodies == [{"name": "Wall"}, {"expires_at": None}, {"expires_at": "2030-01-01T00:00:00Z"}]
    assert (server.asked[0].method, server.asked[0].target) == ("PATCH", "/api/v1/api-keys/key_1")


def test_revoke_reads_an_answer_without_a_body() -> None:
    with Server(raw(204, b"")) as server:
        assert client(server).api_keys.revoke("key_1") is None
    assert server.asked[0].method == "DELETE"


def test_rotate_and_get() -> None:
    with Server(as_json(201, api_key(secret="s")), as_json(200, api_key())) as server:
        assert client(server).api_keys.rotate("key_1", grace_period_seconds=0).secret == "s"
        assert client(server).api_keys.get("key_1").secret is None
    assert json.loads(server.asked[0].body) == {"grace_period_seconds": 0}


def test_each_walks_through_all_pages_with_the_same_filters() -> None:
    with Server(page("c1", "a", "b"), page(None, "c")) as server:
        names = [key.name for key in each(client(server).api_keys.list, limit=2)]
    assert names == ["a", "b", "c"]
    assert [asked.target for asked in server.asked] == [
        "/api/v1/api-keys?limit=2",
        "/api/v1/api-keys?limit=2&cursor=c1",
    ]


def test_each_async_walks_through_all_pages() -> None:
    async def names(server: Server) -> list[str]:
        async with AsyncInfoGraphix(api_key=KEY, base_url=server.url) as own:
            return [key.name async for key in each_async(own.api_keys.list)]

    with Server(page("c1", "a"), page(None, "b")) as server:
        assert asyncio.run(names(server)) == ["a", "b"]
