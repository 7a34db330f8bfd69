"""`client.sources`: what goes on the wire and what comes back."""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path
from typing import Any, Dict

import pytest
from made import generation
from server import Server, as_json, problem, raw

from infographix import AsyncInfoGraphix, InfoGraphix, InfoGraphixError, each

KEY = "igx_live_secretsecretsecretsecret"


def upload(**changes: Any) -> Dict[str, Any]:
    now = "2026-06-15T10:30:00.000Z"
    told = {"media_type": "text/csv", "file_name": "a.csv", "bytes": 4, "sha256": "0" * 64}
    return {"id": "src_01jx5m2v7q8r9s0t1u2v3w4x5y", **told, "created_at": now, "expires_at": now, **changes}


def client(server: Server) -> InfoGraphix:
    return InfoGraphix(api_key=KEY, base_url=server.url)


def test_file_is_sent_as_it_is_with_its_name_and_type_and_again_under_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / "Books lent.csv"
    path.write_bytes(b"a,b\n\xff,1\n")
    with Server(problem(503, "unavailable"), as_json(201, upload())) as server:
        sources = client(server).sources
        assert sources.create(path).bytes == 4
        with path.open("rb") as file:
            sources.create(file)
        sources.create(str(path), file_name="other.tsv", media_type="text/plain", idempotency_key="mine")
        sources.create(b"# Title", file_name="report.md")
        sources.create(io.BytesIO(b"words"))
    assert {asked.body for asked in server.asked[:4]} == {path.read_bytes()}
    assert [(asked.target.partition("file_name=")[2], asked.headers["content-type"]) for asked in server.asked[1:]] == [
        ("Books+lent.csv", "text/csv"),
        ("Books+lent.csv", "text/csv"),
        ("other.tsv", "text/plain"),
        ("report.md", "text/markdown"),
        ("", "text/plain"),
    ]
    keys = [asked.headers["idempotency-key"] for asked in server.asked]
    assert keys[0] == keys[1] != keys[2]
    assert keys[3] == "mine"


def test_upload_is_a_source_of_generations() -> None:
    with Server(as_json(201, upload()), as_json(202, generation())) as server:
        made = client(server).sources.create(b"a,b")
        client(server).generations.create(source=made)
    assert json.loads(server.asked[1].body)["source"] == {"type": "upload", "id": upload()["id"]}


def test_uploads_are_listed_read_and_deleted() -> None:
    pages = [
        as_json(200, {"data": [upload(file_name=name)], "has_more": cursor is not None, "next_cursor": cursor})
        for name, cursor in (("a", "c1"), ("b", None))
    ]
    with Server(*pages, as_json(200, upload(newer=1)), raw(204, b"")) as server:
        sources = client(server).sources
        assert [found.file_name for found in each(sources.list)] == ["a", "b"]
        assert sources.get("src_1").media_type == "text/csv"
        sources.delete("src_1")
    assert [f"{asked.method} {asked.target}" for asked in server.asked] == [
        "GET /api/v1/sources",
        "GET /api/v1/sources?cursor=c1",
        "GET /api/v1/sources/src_1",
        "DELETE /api/v1/sources/src_1",
    ]


def test_awaiting_client_uploads_too() -> None:
    async def main(url: str) -> int:
        async with AsyncInfoGraphix(api_key=KEY, base_url=url) as client:
            made = await client.sources.create(b"a,b", file_name="a.csv")
            return made.bytes

    with Server(as_json(201, upload())) as server:
        assert asyncio.run(main(server.url)) == 4
    assert server.asked[0].body == b"a,b"


def test_file_that_is_not_utf8_is_better_uploaded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with Server(raw(204, b"")) as server, pytest.raises(InfoGraphixError, match=r"client\.sources\.create"):
        client(server).generations.create(source=tmp_path / "a.txt")
    assert server.asked == []
