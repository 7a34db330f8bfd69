"""What operators see: metrics and who may read them, readiness that names the part that is down, logs without secrets."""

from __future__ import annotations

import http.server
import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient
from over_http.conftest import Api

from infographix_api import first_run, settings, telemetry, tracing
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


class Collector(http.server.ThreadingHTTPServer):
    """Keeps the spans that are sent to it, by name."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Keep)
        self.spans: dict[str, dict[str, Any]] = {}
        self.services: set[str] = set()


class _Keep(http.server.BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["content-length"])))
        assert self.path == "/v1/traces"
        for resource in sent["resourceSpans"]:
            self.server.services.add(resource["resource"]["attributes"][0]["value"]["stringValue"])
            self.server.spans |= {span["name"]: span for span in resource["scopeSpans"][0]["spans"]}
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        tracing.configure(f"http://127.0.0.1:{server.server_port}", "infographix-test")
        yield server
        tracing.shut_down()
        server.shutdown()
        thread.join()


def test_a_trace_goes_from_the_caller_to_the_picture(api: Api, collector: Collector) -> None:
    trace, caller = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
    made = api.post({"topic": "Climate Change Statistics", "size": "1K"}, traceparent=f"00-{trace}-{caller}-01").json()
    api.draw()
    tracing.shut_down()
    spans = collector.spans
    assert {span["traceId"] for span in spans.values()} == {trace}
    parents = {span["spanId"]: name for name, span in spans.items()} | {caller: "the caller"}
    assert {name: parents[span["parentSpanId"]] for name, span in spans.items()} == {
        "POST createGeneration": "the caller",
        "generation": "POST createGeneration",
        "analyze": "generation",
        "render": "generation",
        "store": "generation",
    }
    told = {each["key"]: each["value"] for each in spans["generation"]["attributes"]}
    assert told["generation_id"] == {"stringValue": made["id"]}
    assert spans["render"]["status"] == {"code": 1}
    assert int(spans["render"]["endTimeUnixNano"]) > int(spans["render"]["startTimeUnixNano"])
    assert collector.services == {"infographix-test"}


@pytest.mark.parametrize("sent", ["nonsense", "00-0-0-01", "00-" + "g" * 32 + "-b7ad6b7169203331-01"])
def test_unusable_parent_begins_a_trace_of_its_own(api: Api, collector: Collector, sent: str) -> None:
    assert api.get("/api/v1/styles", traceparent=sent).status_code == 200
    tracing.shut_down()
    assert collector.spans["GET listStyles"]["parentSpanId"] == ""


def test_collector_that_is_away_costs_no_request(api: Api) -> None:
    tracing.configure("http://127.0.0.1:1", "infographix-test")
    assert api.get("/api/v1/styles").status_code == 200
    tracing.shut_down()
    assert tracing.traceparent() is None


def test_without_a_collector_nothing_is_traced(api: Api) -> None:
    made = api.post({"topic": "Climate"}).json()
    assert api.rows("SELECT traceparent FROM generations WHERE id = :id", id=made["id"]) == [(None,)]
