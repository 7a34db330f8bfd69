"""`client.generations.stream`: messages as they come, and a stream that is resumed where it broke."""

from __future__ import annotations

import asyncio
from typing import Any, List

import pytest
from server import Script, Server, problem, raw

from infographix import AsyncInfoGraphix, BadRequestError, DecodeError, InfoGraphix, LiveEvent, NotFoundError

KEY = "igx_live_secretsecretsecretsecret"
STARTED = b'retry: 3000\n\nid: 1\nevent: generation.started\ndata: {"status":"queued"}\n\n'
PROGRESS = b'event: generation.progress\ndata: {"stage_progress":0.5}\n\n'
DONE = b'id: 2\nevent: generation.completed\ndata: {"topic":"\xc3\x84r\xe2\x80\xa8ger"}\n\n'


def stream(body: bytes) -> bytes:
    return raw(200, body, content_type="text/event-stream")


def cut(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 9999\r\n\r\n" + body


def read(server: Server, is_async: bool, **options: Any) -> List[LiveEvent]:
    if not is_async:
        client = InfoGraphix(api_key=KEY, base_url=server.url, **options)
        return list(client.generations.stream("gen_1abcde"))

    async def gather() -> List[LiveEvent]:
        async with AsyncInfoGraphix(api_key=KEY, base_url=server.url, **options) as client:
            return [event async for event in client.generations.stream("gen_1abcde")]

    return asyncio.run(gather())


both = pytest.mark.parametrize("is_async", [False, True])


@both
def test_messages_are_read_until_the_end(is_async: bool) -> None:
    body = STARTED + b": still here\r\n\r\n" + PROGRESS + DONE.replace(b"\n", b"\r\n")
    with Server(stream(body)) as server:
        found = read(server, is_async)
    assert found == [
        LiveEvent("generation.started", {"status": "queued"}, 1),
        LiveEvent("generation.progress", {"stage_progress": 0.5}, None),
        LiveEvent("generation.completed", {"topic": "Är\u2028ger"}, 2),
    ]
    (asked,) = server.asked
    assert (asked.target, asked.headers["accept"]) == ("/api/v1/generate/gen_1abcde/events", "text/event-stream")
    assert "last-event-id" not in asked.headers


@both
@pytest.mark.parametrize("first", [cut(STARTED + PROGRESS + b"id: 2\nev"), stream(STARTED)], ids=["broken", "closed"])
def test_stream_goes_on_after_the_last_message(is_async: bool, first: Script) -> None:
    with Server(first, problem(503, "unavailable", retry_after="0"), stream(DONE)) as server:
        found = read(server, is_async)
    assert [event.id for event in found if event.id] == [1, 2]
    assert [asked.headers.get("last-event-id") for asked in server.asked] == [None, "1", "1"]


@both
def test_stream_ends_when_everything_has_been_seen(is_async: bool) -> None:
    with Server(stream(STARTED), raw(204, b"")) as server:
        assert [event.id for event in read(server, is_async)] == [1]


@both
@pytest.mark.parametrize(
    ("script", "error"),
    [
        (problem(404, "not-found"), NotFoundError),
        (problem(400, "invalid-parameter"), BadRequestError),
        (stream(b"data: {\n\n"), DecodeError),
    ],
)
def test_what_cannot_be_mended_is_raised_at_once(is_async: bool, script: Script, error: type) -> None:
    with Server(script) as server:
        with pytest.raises(error):
            read(server, is_async)
    assert len(server.asked) == 1
