"""Pictures in other formats and sizes: asked for again until they are drawn."""

from __future__ import annotations

import asyncio

import pytest
from server import Server, problem, raw

from infographix import APIStatusError, AsyncInfoGraphix, Format, InfoGraphix

KEY = "igx_live_secretsecretsecretsecret"
PENDING = raw(202, b"", retry_after="1")


def test_a_format_is_waited_for() -> None:
    with Server(PENDING, PENDING, raw(200, b"%PDF")) as server:
        client = InfoGraphix(api_key=KEY, base_url=server.url)
        assert client.generations.result("gen_1abcde", format=Format.PDF, size="4K") == b"%PDF"
    assert [asked.target for asked in server.asked] == ["/api/v1/generate/gen_1abcde/result?sizes=4K"] * 3
    assert server.asked[0].headers["accept"] == "application/pdf"
    assert server.asked[0].headers["prefer"] == "wait=30"


def test_sizes_come_as_an_archive() -> None:
    async def archive(url: str) -> bytes:
        async with AsyncInfoGraphix(api_key=KEY, base_url=url) as client:
            return await client.generations.archive("gen_1abcde", ["1K", "2K"])

    with Server(PENDING, raw(200, b"PK")) as server:
        assert asyncio.run(archive(server.url)) == b"PK"
    assert server.asked[1].target.endswith("?sizes=1K%2C2K")
    assert server.asked[1].headers["accept"] == "application/zip"


def test_the_first_format_needs_no_name_and_an_unknown_one_is_for_the_server_to_judge() -> None:
    with Server(raw(200, b"x"), problem(406, "not-acceptable")) as server:
        client = InfoGraphix(api_key=KEY, base_url=server.url)
        assert client.generations.result("gen_1abcde") == b"x"
        with pytest.raises(APIStatusError):
            client.generations.result("gen_1abcde", format="image/avif")
    assert server.asked[0].headers["accept"].startswith("image/png, image/svg+xml")
    assert server.asked[1].headers["accept"] == "image/avif"
