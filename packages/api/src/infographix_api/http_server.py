"""Runs the HTTP application under uvicorn, on a socket of its own or one that the supervisor handed down."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from infographix_api import listening, telemetry, tracing
from infographix_api.app import create_app
from infographix_api.http_head import StrictHead
from infographix_api.settings import Settings

_GRACE_S = 5
"""How long open requests, long polls among them, may take to end once the server is told to stop."""


def run(settings: Settings, *, host: str, port: int, fd: int | None) -> None:
    """Until SIGTERM or SIGINT; raises CannotListen."""
    telemetry.configure(settings.log_level)
    if settings.traces_endpoint is not None:
        tracing.configure(settings.traces_endpoint, "infographix-api")
    with listening.listen(host, port) if fd is None else socket.socket(fileno=fd) as listener:
        app = create_app(settings)
        config = uvicorn.Config(
            app,
            http=StrictHead,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE_S,
        )
        _Server(config, app.state.streams.close).run(sockets=[listener])


class _Server(uvicorn.Server):
    """Ends open streams first: they would use up the whole grace."""

    def __init__(self, config: uvicorn.Config, end_streams: Callable[[], None]) -> None:
        super().__init__(config)
        self._end_streams = end_streams

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._end_streams()
        await super().shutdown(sockets)
