"""As many requests as two connections can carry, over plain sockets: the client must not be what is measured."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

CONNECTIONS = 4

Turn = tuple[bytes, bytes]
"""A request, and the status that its answer must have."""


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: bench",
        f"Content-Length: {len(body)}",
        *(f"{k}: {v}" for k, v in headers.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def rate(url: str, turns: Sequence[Turn], *, seconds: float) -> float:
    """Answers a second, asked for in turns; an unexpected one ends the measurement."""
    return asyncio.run(_rate(url, turns, seconds))


async def _rate(url: str, turns: Sequence[Turn], seconds: float) -> float:
    until = time.perf_counter() + seconds
    counts = await asyncio.gather(*(_connection(url, turns, n, until) for n in range(CONNECTIONS)))
    return sum(counts) / seconds


async def _connection(url: str, turns: Sequence[Turn], first: int, until: float) -> int:
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    count, asked = 0, itertools.islice(itertools.cycle(turns), first, None)
    while time.perf_counter() < until:
        message, status = next(asked)
        writer.write(message)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 " + status):
            raise SystemExit(f"unexpected answer: {head.decode()}")
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(int(length.split(b":")[1]))
        count += 1
    writer.close()
    return count
