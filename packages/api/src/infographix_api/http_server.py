"""Runs the HTTP application under uvicorn, on a socket of its own or one that the supervisor handed down."""

from __future__ import annotations

import socket

import uvicorn

from infographix_api import listening, telemetry, tracing
from infographix_api.app import create_app
from infographix_api.settings import Settings

_GRACE_S = 5
"""How long open requests, long polls among them, may take to end once the server is told to stop."""


def run(settings: Settings, *, host: str, port: int, fd: int | None) -> None:
    """Until SIGTERM or SIGINT; raises CannotListen."""
    telemetry.configure(settings.log_level)
    if settings.traces_endpoint is not None:
        tracing.configure(settings.traces_endpoint, "infographix-api")
    with listening.listen(host, port) if fd is None else socket.socket(fileno=fd) as listener:
        config = uvicorn.Config(
            create_app(settings),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE_S,
        )
        uvicorn.Server(config).run(sockets=[listener])
