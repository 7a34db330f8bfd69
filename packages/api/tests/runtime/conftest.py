"""What the tests of processes share."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable

import pytest




@pytest.fixture
def wait_until_gone() -> Callable[[int], None]:
    """Fails when the process is still running after half a minute."""

    def wait(pid: int) -> None:
        give_up_at = time.monotonic() + 30
        while _is_running(pid):
            assert time.monotonic() < give_up_at, f"process {pid} is still there"
            time.sleep(0.02)

    return wait


def _is_running(pid: int) -> bool:
    """A zombie does not run: it waits for a parent, perhaps process 1, to notice."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return status.stdout.strip()[:1] not in ("", "Z")
