"""Where pictures and uploads lie: a folder and S3 keep the same promises, and the whole platform runs on S3."""

from __future__ import annotations

import asyncio
import hashlib
import socket
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import sqlalchemy
from system.s3 import Bucket
from system.served import Served, eventually

from infographix_api import clock
from infographix_api.storage import Missing, Storage, StorageDown

CHUNK, CHUNKS = b"0123456789abcdef" * 4096, 120  # more than one part of S3
TABLE = "year,children,adults\n2023,17900,20400\n2024,19300,20900\n2025,24100,24100\n"


@pytest.fixture(params=["folder", "memory", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Storage:
    if request.param != "s3":
        return Storage(f"file://{tmp_path}/results" if request.param == "folder" else "memory:///")
    for name, value in request.getfixturevalue("bucket").environment.items():
        monkeypatch.setenv(name, value)
    return Storage("s3://pictures/unit")


class Broken(Exception):
    pass


async def chunks(count: int, *, break_off: bool = False) -> AsyncIterator[bytes]:
    for _ in range(count):
        yield CHUNK
    if break_off:
        raise Broken


def test_objects_are_written_read_in_part_and_deleted(storage: Storage) -> None:
    storage.probe()
    storage.put("acc/gen/1.png", b"0123456789")
    storage.put("acc/gen/1.png", b"abcdefghij")
    storage.put("acc/gen2/1.png", b"other")
    assert storage.get("acc/gen/1.png") == b"abcdefghij"
    assert storage.get_range("acc/gen/1.png", 2, 5) == b"cde"
    storage.delete("acc/gen/none.png")
    storage.delete_all("acc/gen")
    storage.delete_all("acc/gen")
    for read in (storage.get, lambda key: storage.get_range(key, 0, 1)):
        with pytest.raises(Missing):
            read("acc/gen/1.png")
    assert storage.get("acc/gen2/1.png") == b"other"


def test_stream_is_kept_whole_or_not_at_all(storage: Storage, request: pytest.FixtureRequest) -> None:
    asyncio.run(storage.put_stream("acc/sources/whole", chunks(CHUNKS)))
    assert hashlib.sha256(storage.get("acc/sources/whole")).digest() == hashlib.sha256(CHUNK * CHUNKS).digest()
    for count in (0, 1, CHUNKS):
        with pytest.raises(Broken):
            asyncio.run(storage.put_stream("acc/sources/half", chunks(count, break_off=True)))
        with pytest.raises(Missing):
            storage.get("acc/sources/half")
    if "s3" in request.node.callspec.params.values():
        assert request.getfixturevalue("bucket").unfinished() == 0


def test_store_that_is_away_is_told_and_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in Bucket("http://127.0.0.1:9/pictures").environment.items():
        monkeypatch.setenv(name, value)
    storage = Storage("s3://pictures")
    with pytest.raises(StorageDown):
        storage.probe()
    with pytest.raises(StorageDown):
        asyncio.run(storage.put_stream("a", chunks(1)))


@pytest.fixture
def on_s3(tmp_path: Path, bucket: Bucket) -> Iterator[Served]:
    made = Served(tmp_path / "state", {**bucket.environment, "STORAGE_URL": "s3://pictures/served"})
    yield made
    made.kill()


def test_platform_on_s3_from_an_upload_to_the_end_of_everything(on_s3: Served, bucket: Bucket) -> None:
    on_s3.start()
    with on_s3.client() as client:
        send_half_of_an_upload(on_s3)
        logged = eventually("the rest to be missed", lambda: rows(on_s3, "SELECT status FROM request_log_entries"))
        assert logged == [(422,)]
        assert (bucket.objects("served/"), bucket.unfinished(), rows(on_s3, "SELECT id FROM sources")) == ([], 0, [])

        headers = {"Content-Type": "text/csv"}
        upload = client.post("/api/v1/sources?file_name=Books.csv", content=TABLE, headers=headers).json()["id"]
        wanted = {"source": {"type": "upload", "id": upload}, "size": "1K"}
        ids = [client.post("/api/v1/generate", json=wanted).json()["id"] for _ in range(2)]
        done = [on_s3.wait_until(client, id, "completed", "failed")["result"] for id in ids]
        picture = httpx.get(done[0]["url"])
        assert hashlib.sha256(picture.content).hexdigest() == done[0]["sha256"]
        part = httpx.get(done[0]["url"], headers={"Range": "bytes=1-3"})
        assert (part.status_code, part.content) == (206, b"PNG")
        assert len(bucket.objects("served/")) == 3

        age(on_s3, "generations", "completed_at", ids[0], days=400)
        eventually("the picture to be deleted", lambda: ids[0] not in str(bucket.objects("served/")))
        gone = client.get(f"/api/v1/generate/{ids[0]}/result")
        assert (gone.status_code, gone.json()["code"]) == (410, "gone")
        assert "generate it again" in gone.json()["detail"]

        age(on_s3, "sources", "expires_at", upload, days=2)
        eventually("the upload to be deleted", lambda: upload not in str(bucket.objects("served/")))
        assert client.get(f"/api/v1/sources/{upload}").status_code == 410

        assert client.delete(f"/api/v1/history/{ids[1]}").status_code == 204
        assert bucket.objects("served/") == []


def send_half_of_an_upload(served: Served) -> None:
    """Enough for a part in storage; then the connection ends."""
    host, _, port = served.url.removeprefix("http://").partition(":")
    head = f"POST /api/v1/sources HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {served.api_key}\r\n"
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(f"{head}Content-Type: text/csv\r\nContent-Length: 20000000\r\n\r\n".encode())
        connection.sendall(CHUNK * CHUNKS)


def age(served: Served, table: str, column: str, id: str, *, days: int) -> None:
    """As if it had happened so long ago."""
    then = f"{clock.now() - timedelta(days=days):%Y-%m-%d %H:%M:%S.%f}"
    assert rows(served, f"UPDATE {table} SET {column} = '{then}' WHERE id = '{id}' RETURNING id") == [(id,)]


def rows(served: Served, statement: str) -> list[tuple[object, ...]]:
    engine = sqlalchemy.create_engine(served.database_url)
    with engine.begin() as connection:
        found = [tuple(row) for row in connection.execute(sqlalchemy.text(statement))]
    engine.dispose()
    return found
