"""Uploads through HTTP: kept whole and checked, drawn from, gone when their time is over; and everything that is not a text."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import typst
from over_http.conftest import Api, other_account

from infographix_api import clock
from infographix_api.db.tables import Source
from infographix_api.erasure import service as erasure
from infographix_api.errors import ValidationFailed
from infographix_api.sources import service
from infographix_api.sources.arriving import MAX_BYTES, label, steadily

PATH, HISTORY = "/api/v1/sources", "/api/v1/history"
TABLE = b"year,children,adults\n2023,17900,20400\n2024,19300,20900\n2025,24100,24100\n"
CSV = {"Content-Type": "text/csv"}


def send(api: Api, content: Any, query: str = "", /, **headers: str) -> Any:
    sent = {**api.auth, "Content-Type": "text/plain", **headers}
    return api.client.post(f"{PATH}{query}", content=content, headers=sent)


def uploaded(api: Api, content: Any = TABLE, query: str = "?file_name=Books lent.csv", /, **headers: str) -> str:
    answer = send(api, content, query, **{**CSV, **headers})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def drawn_from(api: Api, source_id: str, **more: object) -> Any:
    return api.post({"source": {"type": "upload", "id": source_id}, "size": "1K", **more})


def kept(api: Api) -> list[Path]:
    """Files of uploads in storage."""
    return [path for path in (api.state / "results").rglob("src_*") if path.is_file()]


def expire(api: Api, hours: float) -> None:
    with clock.moved(timedelta(hours=hours)):
        service.expire_due(api.workshop.database, api.workshop.storage)


def test_upload_is_kept_and_told_and_drawn_from_as_often_as_wanted(api: Api) -> None:
    answer = send(api, TABLE, "?file_name=../../etc/Books%20lent.csv", **CSV)
    told = answer.json()
    assert answer.headers["location"].endswith(f"{PATH}/{told['id']}")
    assert (told["media_type"], told["file_name"], told["bytes"]) == ("text/csv", "Books lent.csv", len(TABLE))
    assert told["sha256"] == hashlib.sha256(TABLE).hexdigest()
    found = api.get(f"{PATH}/{told['id']}")
    assert found.json() == told == api.get(PATH).json()["data"][0]
    assert api.get(f"{PATH}/{told['id']}", **{"If-None-Match": found.headers["etag"]}).status_code == 304
    assert [path.read_bytes() for path in kept(api)] == [TABLE]

    one = drawn_from(api, told["id"]).json()
    items = [{"source": {"type": "upload", "id": told["id"]}, "style": style} for style in ("modern", "bauhaus")]
    batch = api.send("POST", "/api/v1/batch", {"items": items, "defaults": {"size": "1K"}})
    assert batch.status_code == 202
    api.draw()
    done = api.get(f"/api/v1/generate/{one['id']}").json()
    assert (done["status"], done["source_kind"], done["title"]) == ("completed", "upload", "Books lent")
    assert "24,100" in str(done["document"])
    assert api.get(f"/api/v1/batch/{batch.json()['id']}").json()["counts"]["completed"] == 2


PDF = bytes(typst.compile(b"= Books lent\n\nIn 2025 the library lent 24,100 books to children, 25 % more than before."))
READ: tuple[tuple[str, bytes, str | None], ...] = (
    ("text/markdown", b"# Books lent\n\nIn 2025 the library lent 24,100 books to children, 25 % more than before.\n", "Books lent"),
    ("application/pdf", PDF, "Books lent"),
    ("text/plain; charset=utf-8", "Caf\u00e9s in 2025\n\nThe caf\u00e9s sold 24,100 cups in 2025.\n".encode(), None),
    ("text/tab-separated-values", TABLE.replace(b",", b"\t"), None),
    ("text/csv", b"\xff\xfe" + TABLE.decode().encode("utf-16-le"), None),
    ("text/csv", "ville;visiteurs\nOrl\u00e9ans;120\nNancy;90\nLens;40\n".encode("cp1252"), None),
)  # fmt: skip


def test_every_media_type_and_what_spreadsheets_write_is_read(api: Api) -> None:
    uploads = [uploaded(api, content, "", **{"Content-Type": media_type}) for media_type, content, _ in READ]
    made = [drawn_from(api, id).json()["id"] for id in uploads]
    api.draw()
    for id, (media_type, _, title) in zip(made, READ, strict=True):
        done = api.get(f"/api/v1/generate/{id}").json()
        assert (done["status"], done["error"]) == ("completed", None), media_type
        assert title in (None, done["title"])


def test_file_without_a_length_streams_through_and_is_limited(api: Api) -> None:
    def chunks(total: int) -> Iterator[bytes]:
        for _ in range(total // 100_000):
            yield b"0123456789,ABCDEFGH\n" * 5_000

    whole = send(api, chunks(MAX_BYTES), **CSV)
    assert (whole.status_code, whole.json()["bytes"]) == (201, MAX_BYTES)
    for content in (chunks(MAX_BYTES + 100_000), b"x" * (MAX_BYTES + 1)):
        refused = send(api, content, **CSV)
        assert (refused.status_code, refused.json()["code"]) == (413, "body-too-large")
        assert "20,000,000 bytes are accepted" in refused.json()["detail"]
    assert len(kept(api)) == 1


UNREADABLE: tuple[tuple[bytes, str, int, str], ...] = (
    (b"", "text/plain", 422, "There is nothing in it."),
    (b" \n\t ", "text/plain", 422, "nothing in it but white space"),
    (b"\x89PNG\r\n\x1a\n0000", "text/csv", 422, "a picture, archive or another binary file"),
    (b"%PDF-1.7 and so on", "text/plain", 422, "a PDF as application/pdf"),
    (b"PK\x03\x04 sheet", "text/csv", 422, "binary file"),
    (b"a,b\n1,\x002\n", "text/csv", 422, "binary file"),
    (bytes(range(1, 32)) * 9, "text/plain", 422, "control characters"),
    ("caf\u00e9".encode("latin-1"), "text/plain; charset=utf-8", 422, "is not, from byte 3 on"),
    ("caf\u00e9".encode()[:-1], 'text/plain; charset="UTF-8"', 422, "Save it as UTF-8"),
    (TABLE, "text/csv; charset=shift_jis", 415, "Save the file as UTF-8"),
    (b"", "application/pdf", 422, "There is nothing in it."),
    (b"a,b\n1,2\n", "application/pdf", 422, "does not begin like one"),
    (TABLE, "application/vnd.ms-excel", 415, "text/tab-separated-values"),
    (TABLE, "application/json", 415, "text/plain, text/markdown"),
    (TABLE, "multipart/form-data; boundary=x", 415, "text/csv"),
)


def test_what_cannot_be_read_is_refused_with_the_way_out_and_leaves_nothing(api: Api) -> None:
    for content, media_type, status, said in UNREADABLE:
        answer = send(api, content, **{"Content-Type": media_type})
        assert answer.status_code == status, (media_type, content[:20])
        assert said in answer.json()["detail"], (media_type, content[:20])
    assert send(api, TABLE, **{"Content-Encoding": "gzip"}).status_code == 415
    assert (kept(api), api.rows("SELECT id FROM sources"), api.get(PATH).json()["data"]) == ([], [], [])


def test_digest_is_checked_when_it_is_sent(api: Api) -> None:
    right = base64.b64encode(hashlib.sha256(TABLE).digest()).decode()
    wrong = base64.b64encode(bytes(32)).decode()
    for name in ("Content-Digest", "Repr-Digest"):
        assert send(api, TABLE, **CSV, **{name: f"sha-512=:eA==:, sha-256=:{right}:"}).status_code == 201
        for told in (wrong, "eA==", "====="):
            answer = send(api, TABLE, **CSV, **{name: f"sha-256=:{told}:"})
            assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, name)
    assert len(kept(api)) == 2


def test_sender_that_falls_silent_is_not_waited_for() -> None:
    async def silent() -> AsyncIterator[bytes]:
        yield TABLE
        await asyncio.Event().wait()

    async def received() -> list[bytes]:
        return [chunk async for chunk in steadily(silent(), silence_s=0.01)]

    with pytest.raises(ValidationFailed, match=r"Nothing came for 0\.01 seconds"):
        asyncio.run(received())


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\ada\\books.csv", "books.csv"), ("a\x00b\r\nSet-Cookie: x.csv", "abSet-Cookie: x.csv"),
        ("invoice.pdf\u202excs.exe", "invoice.pdfxcs.exe"), ("..", None), (" . ", None), ("", None), ("Cafe\u0301.csv", "Caf\u00e9.csv"),
    ],
)  # fmt: skip
def test_name_of_a_file_is_words_and_never_a_path(given: str, shown: str | None) -> None:
    assert label(given) == shown


def test_unusable_name_is_refused(api: Api) -> None:
    for query in ("?file_name=", "?file_name=" + "x" * 256, "?name=x"):
        assert send(api, TABLE, query, **CSV).json()["code"] == "invalid-parameter"


def test_repeated_key_stores_once_and_another_file_under_it_is_refused(api: Api) -> None:
    key = {**CSV, "Idempotency-Key": "k"}
    first, second = send(api, TABLE, **key), send(api, TABLE, **key)
    assert (second.status_code, second.json()) == (201, first.json())
    assert (second.headers["idempotency-replayed"], "idempotency-replayed" in first.headers) == ("true", False)
    assert send(api, TABLE + b"2026,1,1\n", **key).json()["code"] == "idempotency-mismatch"
    assert send(api, TABLE, **{**key, "Content-Type": "text/plain"}).json()["code"] == "idempotency-mismatch"
    assert len(kept(api)) == len(api.rows("SELECT id FROM sources")) == 1


def test_upload_expires_is_told_to_be_gone_and_is_then_forgotten(api: Api) -> None:
    id = uploaded(api)
    expire(api, 23.9)
    assert len(kept(api)) == 1
    with clock.moved(timedelta(hours=24.1)):
        gone, listed, used = api.get(f"{PATH}/{id}"), api.get(PATH).json()["data"], drawn_from(api, id)
        assert (gone.status_code, gone.json()["code"]) == (410, "gone")
        assert "upload the file again" in gone.json()["detail"]
        assert api.send("DELETE", f"{PATH}/{id}").status_code == 410
        assert (listed, used.json()["errors"][0]["code"]) == ([], "gone")
    expire(api, 24.1)
    assert kept(api) == []
    expire(api, 24 * 7)
    with clock.moved(timedelta(days=7)):
        assert api.get(f"{PATH}/{id}").status_code == 410
    expire(api, 24 * 9)
    assert api.get(f"{PATH}/{id}").status_code == 404


def test_generation_that_waits_keeps_its_upload_until_it_is_drawn(api: Api) -> None:
    id = uploaded(api)
    made = drawn_from(api, id).json()["id"]
    expire(api, 48)
    assert len(kept(api)) == 1
    api.draw()
    assert api.get(f"/api/v1/generate/{made}").json()["status"] == "completed"
    expire(api, 48)
    assert kept(api) == []


def test_deleted_upload_fails_what_has_not_read_it_and_is_not_charged(api: Api) -> None:
    api.key = api.customer("free")["Authorization"].removeprefix("Bearer ")
    id = uploaded(api)
    made = drawn_from(api, id)
    assert made.headers["x-quota-remaining"] == "24"
    assert api.send("DELETE", f"{PATH}/{id}").status_code == 204
    assert [api.send(method, f"{PATH}/{id}").status_code for method in ("GET", "DELETE")] == [404, 404]
    assert kept(api) == []
    api.draw()
    failed = api.get(f"/api/v1/generate/{made.json()['id']}").json()
    assert (failed["status"], failed["error"]["code"]) == ("failed", "source_gone")
    assert "Upload the file again." in failed["error"]["message"]
    assert api.rows("SELECT used FROM quota_days") == [(0,)]


def test_upload_of_somebody_else_looks_like_none(api: Api) -> None:
    mine, theirs = uploaded(api), other_account(api)
    seen = []
    for id in (mine, f"src_{'0' * 26}"):
        answer = drawn_from(theirs, id)
        batch = theirs.send("POST", "/api/v1/batch", {"items": [{"source": {"type": "upload", "id": id}}]})
        assert (answer.status_code, batch.json()["errors"][0]["pointer"]) == (422, "/items/0/source/id")
        seen.append(str({**answer.json(), "request_id": ""}).replace(id, "ID"))
    assert seen[0] == seen[1]
    assert "/source/id" in seen[0]
    assert drawn_from(api, "tpl_nonesuch").json()["errors"][0]["code"] == "invalid_format"
    assert api.get(f"{PATH}/{mine}").status_code == 200


def test_upload_goes_with_the_last_generation_that_was_made_from_it(api: Api) -> None:
    id = uploaded(api)
    made = [drawn_from(api, id).json()["id"] for _ in range(2)]
    api.draw()
    assert api.send("DELETE", f"{HISTORY}/{made[0]}").status_code == 204
    assert api.get(f"{PATH}/{id}").status_code == 200
    assert api.send("DELETE", f"{HISTORY}/{made[1]}").status_code == 204
    assert (api.get(f"{PATH}/{id}").status_code, kept(api)) == (404, [])


def test_erased_account_leaves_no_upload(api: Api) -> None:
    theirs = other_account(api)
    uploaded(theirs)
    uploaded(api)
    now = clock.now()
    with api.workshop.database.transaction() as session:
        account = session.get_one(erasure.Account, theirs.get("/api/v1/account").json()["id"])
        account.status, account.erase_at = "deleting", now
    erasure.erase_due(api.workshop.database, api.workshop.storage)
    assert len(kept(api)) == len(api.rows("SELECT id FROM sources")) == 1


def test_account_has_room_for_so_much(api: Api) -> None:
    id = uploaded(api)
    with api.workshop.database.transaction() as session:
        session.get_one(Source, id).byte_count = service.AT_MOST_BYTES - len(TABLE)
    assert send(api, TABLE, **CSV).status_code == 201
    full = send(api, TABLE, **CSV)
    assert (full.status_code, full.json()["code"]) == (409, "conflict")
    assert "1,000,000,000 bytes" in full.json()["detail"]
    api.send("DELETE", f"{PATH}/{id}")
    assert send(api, TABLE, **CSV).status_code == 201


def test_upload_that_never_arrived_is_nobodys_and_cleaned(api: Api) -> None:
    """A crash between the first byte and the last."""
    with api.workshop.database.transaction() as session:
        account_id = api.get("/api/v1/account").json()["id"]
        row = service.expect(session, account_id, media_type="text/csv", file_name=None, at_most=10)
    api.workshop.storage.put(service.key_of(account_id, row.id), TABLE)
    assert (api.get(f"{PATH}/{row.id}").status_code, api.get(PATH).json()["data"]) == (404, [])
    assert drawn_from(api, row.id).status_code == 422
    expire(api, 2)
    assert (kept(api), api.rows("SELECT id FROM sources")) == ([], [])


def test_pages_of_uploads(api: Api) -> None:
    ids = [uploaded(api) for _ in range(3)][::-1]
    first = api.get(f"{PATH}?limit=2").json()
    rest = api.get(f"{PATH}?limit=2&cursor={first['next_cursor']}").json()
    assert [each["id"] for each in (*first["data"], *rest["data"])] == ids
