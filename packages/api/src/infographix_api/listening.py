"""Listening sockets and the URLs that lead to them."""

from __future__ import annotations

import socket


class CannotListen(Exception):
    """The address is taken, forbidden or not ours; the message names it and the way out."""


def listen(host: str, port: int) -> socket.socket:
    """Port 0 takes any free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "ports go from 0 to 65535"
        raise CannotListen(
            f"Cannot listen on {host} port {port}: {reason}. "
            "Choose another port with --port, or any free one with --port 0."
        ) from None


def reachable_at(listener: socket.socket) -> tuple[str, int]:
    """Host and port under which it can be called from this machine."""
    host, port = listener.getsockname()[:2]
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port  # noqa: S104 - where to call, not where to listen


def url_of(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
