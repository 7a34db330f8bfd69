"""How processes end: a child with its parent, so that kill -9 leaves no orphan; and an exit code in words."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with(parent_pid: int) -> None:
    """Called in the child, best before anything else: from now on the kernel kills it when its parent dies.

    Linux only; elsewhere children notice by a closed pipe, or the next `serve` removes them. The kernel
    means the parent's *thread* that started the child, so start children on a thread that stays.
    """
    if _libc is None:
        return
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent_pid:  # it died before the call above
        os._exit(1)


def describe_end(return_code: int) -> str:
    """How a child ended, in words: a negative code is the signal that killed it."""
    if return_code >= 0:
        return f"exited with code {return_code}"
    return f"was killed by {signal.Signals(-return_code).name}"
