"""`client.batches`: what goes on the wire, waiting, and archives that arrive whole or not at all."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any, Dict, List

import pytest
from server import Server, as_json, raw

from infographix import DownloadError, InfoGraphix

KEY = "igx_live_secretsecretsecretsecret"
NOW = "2026-06-15T10:30:00.000Z"


def batch(status: str, **counts: int) -> Dict[str, Any]:
    names = ("total", "queued", "running", "completed", "failed", "canceled")
    at = "http://127.0.0.1:8000/api/v1/batch/bat_000001"
    return {
        "id": "bat_000001", "name": None, "status": status, "round": 1, "counts": {name: counts.get(name, 0) for name in names},
        "metadata": {}, "livemode": True, "created_at": NOW, "updated_at": NOW, "started_at": None, "completed_at": None,
        "links": {"self": at, "results": f"{at}/results", "events": f"{at}/events", "cancel": None},
    }  # fmt: skip


def client(server: Server) -> InfoGraphix:
    return InfoGraphix(api_key=KEY, base_url=server.url)


def zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("manifest.json", "{}")
    return data.getvalue()


def test_create_sends_items_as_a_single_request_would_be() -> None:
    with Server(as_json(202, batch("queued", total=2, queued=2))) as server:
        made = client(server).batches.create(
            [{"custom_id": "a", "topic": "Coffee"}, {"source": {"type": "text", "text": "x"}}], defaults={"size": "1K"}
        )
    assert made.counts.queued == 2
    sent = json.loads(server.asked[0].body)
    assert sent["defaults"] == {"size": "1K"}
    assert sent["items"] == [{"custom_id": "a", "topic": "Coffee"}, {"source": {"type": "text", "text": "x"}}]
    assert server.asked[0].headers["idempotency-key"]


def test_wait_tells_progress_until_it_has_ended() -> None:
    with Server(as_json(200, batch("running", running=1)), as_json(200, batch("completed", completed=1))) as server:
        seen: List[str] = []
        done = client(server).batches.wait("bat_000001", on_progress=lambda now: seen.append(str(now.status.value)))
    assert (done.status, seen) == ("completed", ["running", "completed"])
    assert server.asked[0].headers["prefer"] == "wait=1"


def test_download_leaves_an_archive_or_nothing(tmp_path: Path) -> None:
    with Server(raw(200, zipped()), raw(200, zipped()[:-9])) as server:
        batches = client(server).batches
        assert zipfile.is_zipfile(batches.download("bat_000001", tmp_path / "a.zip"))
        with pytest.raises(DownloadError, match="cut off"):
            batches.download("bat_000001", tmp_path / "b.zip")
    assert server.asked[0].headers["accept"] == "application/zip"
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize("what", ["cancel", "retry"])
def test_actions_may_be_sent_again(what: str) -> None:
    with Server(raw(503, b""), as_json(202, batch("canceled"))) as server:
        getattr(client(server).batches, what)("bat_000001")
    first, second = (asked.headers["idempotency-key"] for asked in server.asked)
    assert (first, server.asked[1].target) == (second, f"/api/v1/batch/bat_000001/{what}")
