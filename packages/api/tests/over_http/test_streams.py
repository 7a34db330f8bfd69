"""Live progress through HTTP: what is stored, what is new, resuming, and how many streams at once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from over_http.conftest import Api, other_account

from infographix_api.generations import service
from infographix_api.web.sse import Look, Message, Stream, Streams

STREAM = {"Accept": "text/event-stream"}


def address(id: str) -> str:
    return f"/api/v1/generate/{id}/events"


def messages(text: str) -> list[dict[str, Any]]:
    """Each message of a stream by its fields; `data` is read."""
    blocks = [dict(line.split(": ", 1) for line in block.splitlines()) for block in text.split("\n\n") if block]
    return [{**block, "data": json.loads(block["data"])} for block in blocks if "data" in block]


class Client:
    """Reads one answer of the application, whole or as long as it likes."""

    def __init__(self, api: Api, id: str, **headers: str) -> None:
        self._app = api.client.app.asgi_handler
        sent = {**api.auth, **STREAM, **headers}
        self._scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http", "path": address(id),
            "raw_path": address(id).encode(), "query_string": b"", "root_path": "", "client": ("127.0.0.1", 1), "server": ("x", 80),
            "headers": [(name.lower().encode(), value.encode()) for name, value in sent.items()], "state": {},
            "litestar_app": api.client.app, "app": api.client.app,
        }  # fmt: skip
        self.status, self.text, self.is_over = 0, "", False
        self._left = asyncio.Event()
        self._news = asyncio.Condition()

    async def read(self) -> None:
        async def receive() -> dict[str, Any]:
            await self._left.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            async with self._news:
                self.status = message.get("status", self.status)
                self.text += message.get("body", b"").decode()
                self._news.notify_all()

        await self._app(self._scope, receive, send)
        async with self._news:
            self.is_over = True
            self._news.notify_all()

    async def until(self, text: str) -> None:
        async with self._news:
            await self._news.wait_for(lambda: text in self.text or self.is_over)

    def leave(self) -> None:
        self._left.set()


def in_the_server(api: Api, work: Callable[[], Awaitable[None]]) -> None:
    """On the loop of the application under test."""

    async def in_time() -> None:
        async with asyncio.timeout(30):  # a stream that never tells must not hold up the others
            await work()

    with api.client.portal() as portal:
        portal.call(in_time)


def test_stream_of_one_that_has_ended_tells_everything_and_closes(api: Api) -> None:
    id = api.completed()["id"]
    answer = api.get(address(id), **STREAM, **{"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/event-stream"
    assert answer.headers["cache-control"] == "private, no-cache, no-transform"
    assert answer.headers["x-accel-buffering"] == "no"
    assert "content-encoding" not in answer.headers
    assert answer.text.startswith("retry: 3000\n\n")
    found = messages(answer.text)
    assert [(each["id"], each["event"]) for each in found] == [
        ("1", "generation.started"), ("2", "generation.analyzing"), ("3", "generation.generating"), ("4", "generation.completed"),
    ]  # fmt: skip
    listed = api.get(f"/api/v1/events?resource_id={id}").json()["data"]
    assert [each["data"] for each in found] == [event["data"] for event in reversed(listed)]
    assert api.get(f"/api/v1/generate/{id}").json()["links"]["events"].endswith(address(id))


def test_stream_is_resumed_where_it_broke(api: Api) -> None:
    id = api.completed()["id"]
    resumed = api.get(address(id), **STREAM, **{"Last-Event-ID": "2"})
    assert [each["id"] for each in messages(resumed.text)] == ["3", "4"]
    nothing_left = api.get(address(id), **STREAM, **{"Last-Event-ID": "4"})
    assert (nothing_left.status_code, nothing_left.text) == (204, "")
    whole = messages(api.get(address(id), **STREAM, **{"Last-Event-ID": ""}).text)
    assert whole[0]["id"] == "1"


def test_last_event_id_that_is_not_of_this_stream_is_refused(api: Api) -> None:
    id = api.completed()["id"]
    for given in ("x", "-1", "1.5", "evt_01jx5m2v7q8r9s0t1u2v3w4x5y", "9" * 10, "5", "\u0663"):
        answer = api.client.get(address(id), headers={**api.auth, **STREAM, "Last-Event-ID": given.encode()})
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid-parameter"), given
        assert answer.json()["errors"][0]["pointer"] == "Last-Event-ID"


def test_stream_is_only_for_those_who_take_one(api: Api) -> None:
    id = api.completed()["id"]
    refused = api.get(address(id), Accept="application/json")
    assert (refused.status_code, refused.json()["code"]) == (406, "not-acceptable")
    assert api.get(address(id), Accept="*/*").status_code == 200
    assert api.get(address(id) + "?x=1", **STREAM).status_code == 400
    assert other_account(api).get(address(id), **STREAM).status_code == 404


def test_stream_tells_what_happens_as_it_happens(api: Api) -> None:
    id = api.post({"topic": "Tides", "size": "1K"}).json()["id"]
    account_id, database = api.get("/api/v1/account").json()["id"], api.workshop.database

    async def watch() -> None:
        client = Client(api, id)
        reading = asyncio.ensure_future(client.read())
        await client.until("retry")
        with database.transaction() as session:
            claim = service.claim(session, id, lease_s=15, max_attempts=3)
            assert claim is not None
        await client.until("generation.analyzing")
        with database.transaction() as session:
            assert service.report_progress(session, id, claim.fence, 0.5)
        await client.until("generation.progress")
        with database.transaction() as session:
            service.cancel(session, account_id, id)
        await reading
        found = messages(client.text)
        assert [(each.get("id"), each["event"]) for each in found] == [
            ("1", "generation.started"), ("2", "generation.analyzing"), (None, "generation.progress"), ("3", "generation.canceled"),
        ]  # fmt: skip
        assert found[2]["data"] == {"id": id, "status": "analyzing", "stage_progress": 0.5}

    in_the_server(api, watch)


def test_as_many_streams_as_the_plan_allows(api: Api) -> None:
    auth = api.customer("free", requests_per_minute=1000)
    id = api.client.post("/api/v1/generate", json={"topic": "Tides"}, headers=auth).json()["id"]

    async def watch() -> None:
        clients = [Client(api, id, **auth) for _ in range(3)]
        reading = []
        for client in clients[:2]:
            reading.append(asyncio.ensure_future(client.read()))
            await client.until("retry")
        await clients[2].read()
        assert clients[2].status == 429
        problem = json.loads(clients[2].text)
        assert (problem["code"], problem["violated-policies"]) == ("concurrency-limited", ["concurrency"])
        clients[0].leave()
        await reading[0]
        again = Client(api, id, **auth)
        reading.append(asyncio.ensure_future(again.read()))
        await again.until("retry")
        assert again.status == 200
        api.client.app.state.streams.close()  # as a server that is told to stop does
        await asyncio.gather(*reading)
        assert "generation." not in again.text

    in_the_server(api, watch)


class Given:
    """Looks that are prepared."""

    def __init__(self, *looks: Look) -> None:
        self._looks = list(looks)

    def __call__(self, after: int) -> Look:
        return self._looks.pop(0)


def test_quiet_stream_beats() -> None:
    quiet, end = Look([], 0, ended=False), Look([Message("x.done", b"{}", 1)], 1, ended=True)
    streams = Streams(heartbeat_s=0.0)

    async def read() -> bytes:
        sent: list[bytes] = []

        async def send(message: Any) -> None:
            sent.append(message.get("body", b""))

        stream = Stream(streams, Given(quiet, end), quiet, 0, ("acc_1", None))
        await stream({"type": "http"}, asyncio.Event().wait, send)  # type: ignore[typeddict-item, arg-type]
        return b"".join(sent)

    assert asyncio.run(read()) == b"retry: 3000\n\n" + b": still here\n\n" * 2 + b"id: 1\nevent: x.done\ndata: {}\n\n"
