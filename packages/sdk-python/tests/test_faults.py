"""Networks, proxies and disks that misbehave: what escapes is typed, what can be mended is, and nothing half done stays."""

from __future__ import annotations

import asyncio
import gzip
import logging
import pickle
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from made import PICTURE, completed, generation
from server import Asked, Script, Server, as_json, problem, raw, reset

import infographix
from infographix import InfoGraphix

KEY = "igx_live_secretsecretsecretsecret"
EMPTY = as_json(200, {"data": [], "has_more": False, "next_cursor": None})


def client(server: Server, **options: Any) -> InfoGraphix:
    return InfoGraphix(api_key=KEY, base_url=server.url, **options)


def serving(*downloads: Script) -> Server:
    """A generation that is completed, whose picture arrives as `downloads` say."""

    def made(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(as_json(200, completed(server.url)))

    server = Server(made, *downloads)
    return server


def picture(data: bytes = PICTURE, **headers: Any) -> bytes:
    return raw(200, data, content_type="image/png", **headers)


def redirect(status: int, to: str) -> bytes:
    return raw(status, b"", location=to)


@pytest.mark.parametrize(
    "broken",
    [
        reset,
        b"",
        b"HTTP/1.1 200 OK\r\ncontent-len",
        b"nonsense\r\n\r\n",
        raw(200, b"{}", length=100, content_type="application/json"),
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-type: application/json\r\n\r\n5\r\n{}",
    ],
)
def test_broken_connection_is_tried_again_and_typed_in_the_end(broken: Any) -> None:
    with Server(broken, EMPTY) as server, client(server) as own:
        assert own.styles.list() == []
        assert asyncio.run(own.styles.list_async()) == []
    with Server(broken) as server, client(server, max_retries=0) as own:
        with pytest.raises(infographix.APIConnectionError) as caught:
            own.styles.list()
        with pytest.raises(infographix.APIConnectionError):
            asyncio.run(own.styles.list_async())
    assert type(pickle.loads(pickle.dumps(caught.value))) is infographix.APIConnectionError


def test_retries_end() -> None:
    with Server(problem(503, "unavailable", retry_after="0")) as server, client(server, max_retries=2) as own:
        with pytest.raises(infographix.ServerError):
            own.generations.create(topic="x")
        assert len(server.asked) == 3
        with pytest.raises(infographix.ServerError):
            asyncio.run(own.generations.create_async(topic="x"))
    keys = [asked.headers["idempotency-key"] for asked in server.asked]
    assert len(keys) == 6
    assert len(set(keys)) == 2


def test_body_that_is_not_what_its_encoding_says_is_a_decode_error() -> None:
    with Server(raw(200, b"not gzip", content_type="application/json", content_encoding="gzip")) as server:
        with pytest.raises(infographix.DecodeError):
            client(server).styles.list()
    packed = gzip.compress(b'{"data": [], "has_more": false, "next_cursor": null}')
    with Server(raw(200, packed, content_type="application/json", content_encoding="gzip")) as server:
        assert client(server).styles.list() == []


@pytest.mark.parametrize(
    "body", [b"[1]", b"\xff\xfe", b'{"detail": 5, "code": ["x"], "errors": [{"detail": 7}]}', b"[" * 20000]
)
def test_any_error_body_becomes_a_typed_error(body: bytes) -> None:
    with Server(raw(422, body, content_type="application/problem+json")) as server:
        with pytest.raises(infographix.ValidationError, match="422"):
            client(server).styles.list()


@pytest.mark.parametrize("address", ["http://127.0.0.1:port", "gopher://127.0.0.1", "127.0.0.1"])
def test_address_that_is_none_is_not_tried_again(address: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="infographix"), pytest.raises(infographix.APIConnectionError):
        InfoGraphix(api_key=KEY, base_url=address).styles.list()
    assert len(caplog.records) == 1


@pytest.mark.parametrize("status", [307, 308])
def test_redirect_within_the_server_keeps_key_and_body(status: int) -> None:
    with Server(redirect(status, "/elsewhere"), as_json(202, generation())) as server, client(server) as own:
        own.generations.create(topic="x")
    assert server.asked[1].headers["authorization"] == "Bearer " + KEY
    assert server.asked[1].body == server.asked[0].body


def test_redirect_to_another_server_loses_the_key() -> None:
    with Server(EMPTY) as elsewhere, Server(redirect(307, elsewhere.url + "/x")) as server, client(server) as own:
        assert own.styles.list() == []
        assert asyncio.run(own.styles.list_async()) == []
    assert [asked.headers.get("authorization") for asked in elsewhere.asked] == [None, None]


def test_redirects_that_never_end_are_not_tried_again() -> None:
    with Server(redirect(307, "/again")) as server, client(server) as own:
        with pytest.raises(infographix.APIConnectionError, match="redirect"):
            own.styles.list()
    assert len(server.asked) < 30


def test_key_is_in_no_log_line(caplog: pytest.LogCaptureFixture) -> None:
    with Server(problem(503, "unavailable", retry_after="0"), EMPTY) as server, client(server) as own:
        with caplog.at_level(logging.DEBUG):
            own.styles.list()
    assert any(record.name == "infographix" and "again in" in record.getMessage() for record in caplog.records)
    assert "secret" not in caplog.text


def test_client_and_its_key_are_not_pickled() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(InfoGraphix(api_key=KEY))


def test_date_in_retry_after_is_told() -> None:
    with Server(problem(503, "x", retry_after="Wed, 21 Oct 2099 07:28:00 GMT")) as server, client(server) as own:
        with pytest.raises(infographix.ServerError) as caught:
            own.styles.list()
    assert caught.value.retry_after is not None
    assert caught.value.retry_after > 1e6


def test_deadline_while_waiting_tells_how_to_go_on() -> None:
    with Server(as_json(202, generation()), as_json(200, generation(status="rendering"))) as server:
        with client(server, deadline=0.6) as own, pytest.raises(
            infographix.DeadlineExceededError, match="client.generations.wait"
        ):
            own.generate("x")
    assert len(server.asked) <= 4  # a proxy that drops the wish to wait does not make it a storm


def test_no_deadline_waits_as_long_as_it_takes() -> None:
    with Server(EMPTY) as server, client(server, deadline=None) as own:
        assert own.styles.list() == []
        assert asyncio.run(own.styles.list_async()) == []


def test_failed_generation_can_be_pickled() -> None:
    failed = generation(status="failed", error={"code": "no_data", "message": "Add a row.", "retryable": True})
    with Server(as_json(200, failed)) as server, client(server) as own:
        with pytest.raises(infographix.GenerationFailedError) as caught:
            own.generate("x")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.retryable, again.generation) == (str(caught.value), True, caught.value.generation)


@pytest.mark.parametrize(
    "second",
    [picture(), raw(206, PICTURE, content_type="image/png", content_range="bytes 0-10239/10240")],
)
def test_server_that_ignores_the_range_starts_anew(tmp_path: Path, second: bytes) -> None:
    with serving(picture(PICTURE[:100], length=len(PICTURE)), second) as server, client(server) as own:
        assert own.generate("x").save(tmp_path / "a.png").read_bytes() == PICTURE
    assert server.asked[2].headers["range"] == "bytes=100-"
    assert server.asked[2].headers["if-range"].strip('"') == completed("")["result"]["sha256"]
    assert server.asked[2].headers["accept-encoding"] == "identity"
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_cut_after_the_last_byte_needs_no_more(tmp_path: Path) -> None:
    with serving(picture(PICTURE, length=len(PICTURE) + 1)) as server, client(server) as own:
        assert own.generate("x").save(tmp_path / "a.png").read_bytes() == PICTURE
    assert len(server.asked) == 2


def test_failed_download_keeps_what_was_there_before(tmp_path: Path) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"before")
    with serving(problem(503, "unavailable", retry_after="0")) as server, client(server, max_retries=1) as own:
        result = own.generate("x")
        with pytest.raises(infographix.ServerError):
            result.save(target)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.png", b"before")]


def test_folder_that_is_not_there_is_an_ordinary_error(tmp_path: Path) -> None:
    with serving(picture()) as server, client(server) as own, pytest.raises(FileNotFoundError):
        own.generate("x").save(tmp_path / "missing" / "a.png")


def test_expired_address_is_renewed_once() -> None:
    def renewed(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(as_json(200, completed(server.url)))

    server = serving(problem(401, "token-expired"), renewed, picture())
    with server, client(server) as own:
        assert own.generate("x").to_bytes() == PICTURE
    assert [asked.target for asked in server.asked[1::2]] == ["/picture", "/picture"]


def test_threads_may_write_one_target(tmp_path: Path) -> None:
    with serving(picture()) as server, client(server) as own:
        result = own.generate("x")
        threads = [threading.Thread(target=result.save, args=(tmp_path / "a.png",)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
    assert (tmp_path / "a.png").read_bytes() == PICTURE


def test_forked_child_has_connections_of_its_own() -> None:
    program = """
import os, sys
from infographix import InfoGraphix
client = InfoGraphix(api_key=%r, base_url=sys.argv[1])
client.styles.list()
mine = client._driver._pool()
child = os.fork()
client.styles.list()
if child:
    assert client._driver._pool() is mine
    sys.exit(os.waitpid(child, 0)[1])
os._exit(client._driver._pool() is mine)
"""
    with Server(EMPTY) as server:
        subprocess.run([sys.executable, "-c", program % KEY, server.url], check=True, timeout=60)
    assert len(server.asked) == 3


@pytest.mark.parametrize(("name", "kind"), [("a.md", "markdown"), ("a.CSV", "csv"), ("a.txt", "text"), ("a", "text")])
def test_file_is_a_source(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes("Größe\n".encode())
    with Server(as_json(202, generation())) as server, client(server) as own:
        own.generations.create(source=path)
        own.generations.create(source="Größe\n")
        own.generations.create(source={"type": "csv", "text": "a"})
    assert b'"source":{"type":"%s","text":"Gr\xc3\xb6\xc3\x9fe\\n"}' % kind.encode() in server.asked[0].body
    assert b'"type":"text"' in server.asked[1].body
    assert b'"source":{"type":"csv","text":"a"}' in server.asked[2].body


def test_file_that_is_no_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\x89PNG\xff")
    with pytest.raises(infographix.InfoGraphixError, match="not UTF-8"):
        InfoGraphix(api_key=KEY).generations.create(source=path)
