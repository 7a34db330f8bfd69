"""SIGTERM and SIGINT as something to wait for; a child's death ends the wait early."""

from __future__ import annotations

import select
import signal
import socket


class Stopped(Exception):
    """We were asked to stop."""


class StopSignal:
    """One per process, made on the main thread."""

    def __init__(self) -> None:
        self._is_set = False
        self._wake, self._waker = socket.socketpair()
        self._wake.setblocking(False)
        self._waker.setblocking(False)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._set)
        signal.signal(signal.SIGCHLD, _only_wake)

    def wait(self, seconds: float) -> None:
        """Raises Stopped once the signal has come."""
        if not self._is_set and select.select([self._wake], [], [], seconds)[0]:
            self._wake.recv(4096)
        if self._is_set:
            raise Stopped

    def _set(self, *_: object) -> None:
        self._is_set = True


def _only_wake(*_: object) -> None:
    pass
