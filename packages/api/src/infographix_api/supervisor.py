"""`serve`: Valkey, the API and the workers as children of one process that starts, watches and stops them."""

from __future__ import annotations

import http.client
import os
import socket
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import redis

from infographix_api import embedded, first_run, jobs, listening, settings, state_folder, welcome
from infographix_api.children import Child, Children
from infographix_api.state_folder import StateFolder
from infographix_api.stop_signal import Stopped, StopSignal

_READY_WITHIN_S = 60.0
_API_GRACE_S, _WORKER_GRACE_S, _VALKEY_GRACE_S = 10.0, 30.0, 5.0


class CannotServe(Exception):
    """Start-up failed; the message says why and what to do."""


@dataclass(frozen=True)
class ServeOptions:
    """The command line of `serve`."""

    state: Path
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    ready_file: Path | None = None
    new_key: bool = False
    verbose: bool = False


def serve(options: ServeOptions) -> None:
    """Run until SIGTERM or SIGINT; raises CannotServe, CannotListen, StateLocked or NoValkey."""
    stop = StopSignal()
    if options.ready_file is not None:
        options.ready_file.unlink(missing_ok=True)
    with (
        suppress(Stopped),
        state_folder.locked(options.state) as state,
        Children(state.remember_children) as children,
        # Ours, not the API's: callers of an API that starts again wait instead of being refused. Closed first.
        listening.listen(options.host, options.port) as listener,
    ):
        address = listening.reachable_at(listener)
        url = listening.url_of(*address)
        environment = {"PUBLIC_URL": url} | os.environ | {"INFOGRAPHIX_STATE": str(state.path)}
        found = settings.from_env(environment)
        platform = _Platform(options, state, environment, children, stop)
        platform.start_valkey()
        api_key = first_run.prepare(found, new_key=options.new_key)
        platform.start_services(listener, address)
        welcome.greet(url=url, api_key=api_key, state=state.path)
        with welcome.ready_file(options.ready_file, url=url, api_key=api_key):
            while True:
                stop.wait(0.5)
                children.tend()


@dataclass(frozen=True)
class _Platform:
    """The children of one `serve`, and how each shows that it is ready."""

    options: ServeOptions
    state: StateFolder
    environment: dict[str, str]
    children: Children
    stop: StopSignal

    def start_valkey(self) -> None:
        """Or make sure that the operator's Redis is there."""
        if redis_url := self.environment.get("REDIS_URL"):
            if not _answers(redis_url):
                raise CannotServe(
                    "REDIS_URL does not answer. Start that server, or unset REDIS_URL: then serve brings its own."
                )
            return
        valkey = embedded.prepare(self.state.path)
        self.environment["REDIS_URL"] = valkey.url
        child = Child(
            "valkey",
            valkey.command,
            os.environ,
            _VALKEY_GRACE_S,
            self._log_file("valkey"),
            given=valkey.config,
            inherited_fds=(self.state.children_lock,),
        )
        self.children.start(child)
        self._await("Valkey", lambda: _answers(valkey.url), child)

    def start_services(self, listener: socket.socket, address: tuple[str, int]) -> None:
        workers = [self._service(f"worker-{n}", _WORKER_GRACE_S, "worker") for n in range(1, self.options.workers + 1)]
        api = self._service("api", _API_GRACE_S, "api", "--fd", str(listener.fileno()), fds=(listener.fileno(),))
        self.children.start(*workers)
        self.children.start(api)
        self._await("The API", lambda: _is_ready(address), api)
        with jobs.connect(self.environment["REDIS_URL"]) as connection:
            for worker in workers:
                self._await("A worker", partial(_is_registered, connection, worker.pid), worker)

    def _service(self, name: str, grace_s: float, *arguments: str, fds: tuple[int, ...] = ()) -> Child:
        command = (sys.executable, "-P", "-m", "infographix_api", *arguments)
        return Child(
            name,
            command,
            self.environment,
            grace_s,
            self._log_file(name),
            inherited_fds=(self.state.children_lock, *fds),
        )

    def _log_file(self, name: str) -> Path | None:
        return None if self.options.verbose else self.state.logs / f"{name}.log"

    def _await(self, name: str, is_ready: Callable[[], bool], child: Child) -> None:
        give_up_at = time.monotonic() + _READY_WITHIN_S
        while not is_ready():
            if child.exit_code is not None:
                raise CannotServe(f"{name} {child.describe_death()} at start-up. {child.last_words()}")
            if time.monotonic() > give_up_at:
                raise CannotServe(f"{name} did not answer within {_READY_WITHIN_S:.0f} s. {child.last_words()}")
            self.stop.wait(0.05)


def _answers(url: str) -> bool:
    with jobs.connect(url) as connection, suppress(redis.ConnectionError, redis.TimeoutError):
        return bool(connection.ping())
    return False


def _is_registered(connection: redis.Redis, pid: int) -> bool:
    """RQ keeps a hash for each worker that has started its loop."""
    wanted = [socket.gethostname().encode(), str(pid).encode()]
    with suppress(redis.ConnectionError, redis.TimeoutError):
        return any(connection.hmget(key, "hostname", "pid") == wanted for key in connection.smembers("rq:workers"))
    return False


def _is_ready(address: tuple[str, int]) -> bool:
    with closing(http.client.HTTPConnection(*address, timeout=2)) as connection, suppress(OSError):
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == http.client.OK
    return False
