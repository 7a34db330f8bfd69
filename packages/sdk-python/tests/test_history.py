"""`client.history`: what goes on the wire."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone

import pytest
from server import Server, as_json, problem, raw

from infographix import AsyncInfoGraphix, ConflictError, InfoGraphix, Style

KEY = "igx_live_secretsecretsecretsecret"
EMPTY = {"data": [], "has_more": False, "next_cursor": None}


def test_filters_go_as_they_are_described() -> None:
    with Server(as_json(200, EMPTY)) as server:
        client = InfoGraphix(api_key=KEY, base_url=server.url)
        found = client.history.list(
            status="completed",
            style=[Style.MODERN, "bauhaus"],
            metadata={"project": "a&b"},
            q="Ärger",
            sort="created_at",
            created_after=datetime(2026, 6, 15, tzinfo=timezone.utc),
        )
    assert (found.data, found.has_more) == ([], False)
    assert server.asked[0].target == (
        "/api/v1/history?status=completed&style=modern%2Cbauhaus&created_after=2026-06-15T00%3A00%3A00%2B00%3A00"
        "&metadata%5Bproject%5D=a%26b&q=%C3%84rger&sort=created_at"
    )


def test_deleting_awaits_and_tells_what_forbids_it() -> None:
    async def delete(url: str) -> None:
        async with AsyncInfoGraphix(api_key=KEY, base_url=url) as client:
            await client.history.delete("gen_1abcde")

    with Server(raw(204, b""), problem(409, "conflict")) as server:
        asyncio.run(delete(server.url))
        with pytest.raises(ConflictError):
            asyncio.run(delete(server.url))
    assert (server.asked[0].method, server.asked[0].target) == ("DELETE", "/api/v1/history/gen_1abcde")
