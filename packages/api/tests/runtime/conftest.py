"""What the tests of processes share."""

from __future__ import annotations

from collections.abc import Callable

import psutil
import pytest


@pytest.fixture
def wait_until_gone() -> Callable[[int], None]:
    """Fails when the process is still running after half a minute. A zombie only waits for somebody to notice."""

    def wait(pid: int) -> None:
        try:
            process = psutil.Process(pid)
            if process.status() != psutil.STATUS_ZOMBIE:
                process.wait(30)
        except psutil.NoSuchProcess:
            return

    return wait
