"""One `serve` per state folder: the lock, who holds it, and the removal of what a killed one left running.

Two locks, both released by the kernel whatever happens: `serve.lock` is held by the supervisor alone,
`children.lock` by the supervisor and everything it started.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LEFTOVERS_DIE_WITHIN_S = 10.0


class StateLocked(Exception):
    """Another `serve` works in this folder; the message names its process."""


@dataclass(frozen=True)
class StateFolder:
    """A folder that is ours alone. Children inherit `children_lock`, so that it stays locked while one lives."""

    path: Path
    children_lock: int

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    def remember_children(self, pids: list[int]) -> None:
        _write(self.children_lock, " ".join(map(str, pids)))


@contextlib.contextmanager
def locked(path: Path) -> Iterator[StateFolder]:
    """Make the folder if need be and hold it; raises StateLocked."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    serve_lock = os.open(path / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
    children_lock = os.open(path / "children.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _try_lock(serve_lock):
            raise StateLocked(
                f"The state folder {path} is in use by process {_read(serve_lock)}. "
                "Stop that process, or choose another folder with --state."
            )
        _write(serve_lock, str(os.getpid()))
        _remove_leftovers(path, children_lock)
        state = StateFolder(path, children_lock)
        state.logs.mkdir(exist_ok=True)
        yield state
    finally:
        os.close(children_lock)
        os.close(serve_lock)


def _remove_leftovers(path: Path, children_lock: int) -> None:
    """Children of a `serve` that was killed hold their lock until they are gone."""
    give_up_at = time.monotonic() + _LEFTOVERS_DIE_WITHIN_S
    while not _try_lock(children_lock):
        pids = _read(children_lock)
        if time.monotonic() > give_up_at:
            raise StateLocked(f"Processes of an earlier run still use {path}: {pids}. End them, then start again.")
        for pid in map(int, pids.split()):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if os.getpgid(pid) == pid:  # each child leads a group of its own; a reused number seldom does
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def _try_lock(fd: int) -> bool:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(fd: int) -> str:
    return os.pread(fd, 4096, 0).decode()


def _write(fd: int, text: str) -> None:
    os.ftruncate(fd, 0)
    os.pwrite(fd, text.encode(), 0)
