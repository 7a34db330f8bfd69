"""Bytes that could be read in two ways, or never end, sent to the server as it is shipped.

A proxy before it may have read them in the other way, so that what follows would be a request of somebody else: each is
answered 400, the connection is closed, and what follows is not looked at.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator

import pytest
from system.served import PATIENCE_S, Served

GET = b"GET /health/live HTTP/1.1\r\n"
POST = b"POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
NEXT = GET + b"Host: x\r\nConnection: close\r\n\r\n"
END = b"0\r\n\r\n"

AMBIGUOUS = {
    "length and chunked": POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + END,
    "chunked and length": POST + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n" + END,
    "two lengths": POST + b"Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}",
    "the same length twice": POST + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
    "list of lengths": POST + b"Content-Length: 2, 2\r\n\r\n{}",
    "length with a sign": POST + b"Content-Length: +2\r\n\r\n{}",
    "negative length": POST + b"Content-Length: -2\r\n\r\n{}",
    "hexadecimal length": POST + b"Content-Length: 0x2\r\n\r\n{}",
    "length beyond all numbers": POST + b"Content-Length: 99999999999999999999999\r\n\r\n{}",
    "xchunked": POST + b"Transfer-Encoding: xchunked\r\n\r\n" + END,
    "chunked that is not the last": POST + b"Transfer-Encoding: chunked, identity\r\n\r\n" + END,
    "two encodings": POST + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n" + END,
    "vertical tab": POST + b"Transfer-Encoding: \x0bchunked\r\n\r\n" + END,
    "space before the colon": POST + b"Transfer-Encoding : chunked\r\n\r\n" + END,
    "folded encoding": POST + b"Transfer-Encoding:\r\n chunked\r\n\r\n" + END,
    "folded header": GET + b"Host: x\r\nX-A: a\r\n b\r\n\r\n",
    "bare LF": b"GET /health/live HTTP/1.1\nHost: x\n\n",
    "bare LF after a header": GET + b"Host: x\nX-A: b\r\n\r\n",
    "bare CR": GET + b"Host: x\r\nX-A: b\rc\r\n\r\n",
    "NUL in a value": GET + b"Host: x\r\nX-A: b\0c\r\n\r\n",
    "NUL in a name": GET + b"Host: x\r\nX\0A: b\r\n\r\n",
    "NUL in the address": b"GET /health/live\0 HTTP/1.1\r\nHost: x\r\n\r\n",
    "space in a name": GET + b"Host: x\r\nX A: b\r\n\r\n",
    "chunk of negative size": CHUNKED + b"-1\r\n" + END,
    "chunk of immense size": CHUNKED + b"fffffffffffffffffffff\r\n{}\r\n" + END,
    "chunk longer than told": CHUNKED + b"2\r\n{}xx\r\n" + END,
    "bare LF after a size": CHUNKED + b"2\n{}\r\n" + END,
    "no host": GET + b"\r\n",
    "two hosts": GET + b"Host: x\r\nHost: y\r\n\r\n",
    "two credentials": GET + b"Host: x\r\nAuthorization: Bearer x\r\nAuthorization: Bearer y\r\n\r\n",
    "no version": b"GET /health/live\r\n\r\n",
    "unknown version": b"GET /health/live HTTP/9.9\r\nHost: x\r\n\r\n",
    "HTTP/2 by heart": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "tunnel": b"CONNECT elsewhere:443 HTTP/1.1\r\nHost: elsewhere\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "long header": GET + b"Host: x\r\nX-A: " + b"a" * 33_000 + b"\r\n\r\n",
    "many headers": GET + b"Host: x\r\n" + b"X-A: a\r\n" * 10_000 + b"\r\n",
    "long address": b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    served = Served(tmp_path_factory.mktemp("raw") / "state", {})
    served.start("--workers", "1")
    host, _, port = served.url.removeprefix("http://").partition(":")
    yield host, int(port)
    served.kill()


def statuses(address: tuple[str, int], sent: bytes) -> list[bytes]:
    """Of all answers until the server closes the connection."""
    with socket.create_connection(address, timeout=PATIENCE_S) as connection:
        received = b""
        try:
            connection.sendall(sent)
            while piece := connection.recv(65_536):
                received += piece
        except ConnectionError:  # it was closed while we were still sending
            pass
    return re.findall(rb"HTTP/1\.1 (\d{3}) ", received)


def test_what_is_ambiguous_ends_the_connection(address: tuple[str, int]) -> None:
    for name, request in AMBIGUOUS.items():
        assert statuses(address, request + NEXT) in ([b"400"], []), name  # none: reset while we still sent
    assert statuses(address, NEXT + NEXT) == [b"200"]


def test_what_is_only_unusual_is_read_and_so_is_the_next(address: tuple[str, int]) -> None:
    assert statuses(address, GET + b"Host: x\r\n\r\n" + NEXT) == [b"200", b"200"]
    assert statuses(address, GET + b"Host: x\r\nX-A: " + b"a" * 30_000 + b"\r\n\r\n" + NEXT) == [b"200", b"200"]
    assert statuses(address, CHUNKED + b"2;a=b\r\n{}\r\n0\r\nAuthorization: x\r\n\r\n" + NEXT) == [b"422", b"200"]
    assert statuses(address, b"GET /health/live HTTP/1.0\r\n\r\n") == [b"200"]


def test_head_without_an_end_is_cut_off(address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=PATIENCE_S) as connection:
        connection.sendall(GET + b"Host: x\r\nX-A: ")
        sent = 0
        try:
            while sent < 20_000_000:
                sent += connection.send(b"a" * 65_536)
        except ConnectionError:
            pass
    assert sent < 20_000_000


def test_chunked_body_without_an_end_is_refused_before_it_is_kept(address: tuple[str, int]) -> None:
    chunk = b"10000\r\n" + b"a" * 65_536 + b"\r\n"
    assert statuses(address, CHUNKED + chunk * 40 + END + NEXT)[0] == b"413"
