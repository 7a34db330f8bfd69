"""A real server on loopback that answers as a list of scripts says, byte by byte if need be, and keeps what it was asked."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from typing import Any, Callable, Dict, List, Optional, Union

Script = Union[bytes, Callable[[socket.socket, "Asked"], None]]


class Asked:
    def __init__(self, head: bytes, body: bytes) -> None:
        first, *rest = head.decode("latin-1").split("\r\n")
        self.method, self.target, _ = first.split(" ")
        self.headers: Dict[str, str] = {}
        for line in rest:
            name, _, value = line.partition(":")
            self.headers[name.lower()] = value.strip()
        self.body = body


class Server:
    """Each request takes the next script; the last one stays. One connection for each request."""

    def __init__(self, *scripts: Script) -> None:
        self.scripts = list(scripts)
        self.asked: List[Asked] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = "http://127.0.0.1:%d" % self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            asked = _read(connection)
            if asked is None:
                return
            script = self.scripts[min(len(self.asked), len(self.scripts) - 1)]
            self.asked.append(asked)
            try:
                if callable(script):
                    script(connection, asked)
                else:
                    connection.sendall(script)
            except OSError:
                return


def _read(connection: socket.socket) -> Optional[Asked]:
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65536)
        if not chunk:
            return None
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    asked = Asked(head, body)
    while len(asked.body) < int(asked.headers.get("content-length", 0)):
        asked.body += connection.recv(65536)
    return asked


def raw(status: int, body: bytes, length: Optional[int] = None, **headers: str) -> bytes:
    lines = [
        "HTTP/1.1 %d X" % status,
        "content-length: %d" % (len(body) if length is None else length),
        "connection: close",
    ]
    lines += ["%s: %s" % (name.replace("_", "-"), value) for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def as_json(status: int, value: Any, **headers: str) -> bytes:
    return raw(
        status,
        json.dumps(value).encode(),
        **{"content_type": "application/json", "x_request_id": "req_12345678", **headers},
    )


def problem(status: int, code: str, **headers: str) -> bytes:
    return as_json(
        status, {"status": status, "code": code, "detail": "Do this instead.", "request_id": "req_12345678"}, **headers
    )


def reset(connection: socket.socket, asked: Asked) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def drip(connection: socket.socket, asked: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n")
    for _ in range(400):
        connection.sendall(b" ")
        time.sleep(0.02)
