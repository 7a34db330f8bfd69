"""The engine's own process: warms up, then answers one call at a time until its pipe closes.

Strangers' input is parsed here, so that a crash or a hang costs this process only. Knows no database and no queue.
"""

from __future__ import annotations

import gc
import importlib
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from infographix_api import engine, lifeline
from infographix_api.engine.brief import InputError


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    lifeline.die_with(int(sys.argv[2]))
    pipe: Connection[Any, Any] = Connection(int(sys.argv[1]))
    engine.warm()
    gc.freeze()  # what is loaded now stays: no call waits while it is searched for garbage
    pipe.send(("ready",))
    while True:
        try:
            target, args, options, reports = pipe.recv()
        except (EOFError, ConnectionError):
            return
        if reports:
            options["progress"] = lambda fraction, stage: pipe.send(("progress", fraction, stage))
        pipe.send(_answer(target, args, options))


def _answer(target: str, args: tuple[Any, ...], options: dict[str, Any]) -> tuple[Any, ...]:
    try:
        return "done", _find(target)(*args, **options), _resident_mb()
    except InputError as error:
        return "refused", error.code, error.message, error.pointer
    except Exception:  # noqa: BLE001 - told to the parent, whole
        return "failed", traceback.format_exc()


def _find(target: str) -> Callable[..., Any]:
    module, name = target.split(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


def _resident_mb() -> int:
    """Memory in use now; where the kernel does not tell (macOS), the most there ever was."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 20
    return (pages * resource.getpagesize()) >> 20


if __name__ == "__main__":
    main()
