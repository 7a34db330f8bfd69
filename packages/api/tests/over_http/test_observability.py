"""What operators see: metrics and who may read them, readiness that names the part that is down, logs without secrets."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from infographix_api import first_run, settings, telemetry
from infographix_api.app import create_app
from infographix_api.jobs import LocalQueue

TOKEN = "a-token-of-sixteen-letters"


def client(state: Path, queue: LocalQueue | None = None, **environ: str) -> TestClient[Any]:
    found = settings.from_env({"INFOGRAPHIX_STATE": str(state), **environ})
    first_run.prepare(found, new_key=True)
    return TestClient(create_app(found, queue=queue))


def test_metrics_count_requests_and_tell_what_waits(tmp_path: Path) -> None:
    with client(tmp_path, LocalQueue(), METRICS_TOKEN=TOKEN) as own:
        own.get("/api/v1/styles")
        for _ in range(70):
            own.get("/api/v1/palettes")
        found = own.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert found.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = found.text.splitlines()
    assert any(line.startswith('infographix_requests_total{operation="listStyles",status="200"} ') for line in lines)
    assert any(
        line.startswith('infographix_request_seconds_bucket{operation="listStyles",le="+Inf"} ') for line in lines
    )
    assert any(line.startswith('infographix_refused_total{limit="requests"} ') for line in lines)
    assert {'infographix_generations_open{status="queued"} 0', "infographix_database_up 1"} <= set(lines)
    names = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    assert {line.split("{")[0].split()[0] for line in lines if not line.startswith("#")} <= {
        f"{name}{suffix}" for name in names for suffix in ("", "_bucket", "_sum", "_count")
    }


@pytest.mark.parametrize(
    ("environ", "sent", "status"),
    [
        ({"METRICS_TOKEN": TOKEN}, {"Authorization": f"Bearer {TOKEN}"}, 200),
        ({"METRICS_TOKEN": TOKEN}, {"Authorization": f"Bearer {TOKEN}x"}, 401),
        ({"METRICS_TOKEN": TOKEN}, {}, 401),
        ({}, {}, 401),  # the client of the tests is no address of this machine
        ({}, {"Authorization": "Bearer None"}, 401),
    ],
)
def test_metrics_are_for_those_with_the_token(
    tmp_path: Path, environ: dict[str, str], sent: dict[str, str], status: int
) -> None:
    with client(tmp_path, LocalQueue(), **environ) as own:
        answer = own.get("/metrics", headers=sent)
    assert answer.status_code == status
    assert ("www-authenticate" in answer.headers) == (status == 401)


def test_queue_that_is_away_is_named_and_requests_go_on(tmp_path: Path) -> None:
    with client(tmp_path, REDIS_URL="redis://127.0.0.1:1/0") as own:
        found = own.get("/health/ready")
        assert own.get("/api/v1/styles").status_code == 200
    assert (found.status_code, found.json()["status"]) == (200, "degraded")
    assert [check["name"] for check in found.json()["checks"] if not check["ok"]] == ["queue"]


def test_storage_that_is_away_is_named(tmp_path: Path) -> None:
    with client(tmp_path, LocalQueue()) as own:
        (tmp_path / "results").rename(tmp_path / "gone")
        (tmp_path / "results").write_text("a file where the folder was")
        found = own.get("/health/ready")
    assert (found.status_code, found.json()["code"]) == (503, "unavailable")
    assert "storage" in found.json()["detail"]
    assert "database" not in found.json()["detail"]
    assert found.headers["retry-after"] == "2"
    assert found.headers["x-should-retry"] == "true"


@pytest.mark.parametrize(
    "secret",
    [
        "igx_live_0123456789abcdefghij",
        "igr_0123456789abcdefghij",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhY2NfMSJ9.c2lnbmF0dXJl",
    ],
)
def test_no_secret_reaches_a_log_line(secret: str) -> None:
    record = logging.makeLogRecord({"msg": "got %s", "args": (secret,), "levelname": "INFO", "name": "x"})
    record.address = f"https://ada:{secret}@example.org/?signature={secret}"
    line = json.loads(telemetry.JsonFormatter().format(record))
    assert secret not in json.dumps(line)
    assert line["message"] == "got [secret]"
