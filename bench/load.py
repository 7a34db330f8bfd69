"""As many requests as two connections can carry, over plain sockets: the client must not be what is measured."""

from __future__ import annotations

import asyncio
import time
from urllib.parse import urlsplit

CONNECTIONS = 4


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: bench",
        f"Content-Length: {len(body)}",
        *(f"{k}: {v}" for k, v in headers.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def rate(url: str, message: bytes, *, seconds: float, status: bytes) -> float:
    """Answers a second; every one must have the status."""
    return asyncio.run(_rate(url, message, seconds, status))


async def _rate(url: str, message: bytes, seconds: float, status: bytes) -> float:
    until = time.perf_counter() + seconds
    counts = await asyncio.gather(*(_connection(url, message, until, status) for _ in range(CONNECTIONS)))
    return sum(counts) / seconds


async def _connection(url: str, message: bytes, until: float, status: bytes) -> int:
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    count = 0
    while time.perf_counter() < until:
        writer.write(message)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 " + status):
            raise SystemExit(f"unexpected answer: {head.decode()}")
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(int(length.split(b":")[1]))
        count += 1
    writer.close()
    return count
