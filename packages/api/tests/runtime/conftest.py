"""What the tests of processes share."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import psutil
import pytest


@pytest.fixture
def wait_until_gone() -> Callable[[int], None]:
    """Fails when the process is still running after half a minute."""

    def wait(pid: int) -> None:
        give_up_at = time.monotonic() + 30
        while not _is_gone(pid):
            assert time.monotonic() < give_up_at, f"process {pid} is still running"
            time.sleep(0.01)

    return wait


def _is_gone(pid: int) -> bool:
    """A child is gone when it can be reaped: it shows as a zombie before that, while its other threads still hold its pipes."""
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:  # somebody else's child, or reaped already
        pass
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
