"""One pre-warmed child process that analyses and draws, killed at the deadline and replaced.

A compiled Typst call cannot be interrupted from inside, so the only honest deadline is a kill. Knows no
database and no queue; what the child does is in `engine_child`.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypedDict, Unpack, cast

from infographix_api import lifeline
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import Document

if TYPE_CHECKING:
    from infographix_api.engine.render.report import Rendering

Progress = Callable[[float, str], None]

START_DEADLINE_S = 60.0
MAX_RESIDENT_MB = 320
"""A child above this is replaced between two calls; worker and child together stay under 500 MB."""


class EngineError(Exception):
    """The engine did not answer, through no fault of the input. The next call gets a fresh child."""


class EngineTimeout(EngineError):
    """It took longer than the deadline and was killed."""


class EngineCrashed(EngineError):
    """The child died: out of memory, a fault in native code, or a kill from outside."""


class EngineFailed(EngineError):
    """A bug: the engine raised something that is not an InputError. The message is its traceback."""


class RenderOptions(TypedDict):
    """What `engine.render` takes beside the Document."""

    style: str
    palette: str | tuple[str, ...]
    size: str
    aspect_ratio: str
    format: str
    as_of: str


class EngineProcess:
    """Use from one thread, the one that made it: children are tied to the thread that starts them."""

    def __init__(self) -> None:
        self._start()

    def analyze(self, brief: Brief, *, deadline_s: float, progress: Progress | None = None) -> Document:
        target = "infographix_api.engine:analyze"
        return cast(Document, self.call(target, brief, deadline_s=deadline_s, progress=progress))

    def render(self, document: Document, *, deadline_s: float, **options: Unpack[RenderOptions]) -> Rendering:
        target = "infographix_api.engine:render"
        return cast("Rendering", self.call(target, document, deadline_s=deadline_s, **options))

    def call(
        self, target: str, *args: object, deadline_s: float, progress: Progress | None = None, **options: object
    ) -> object:
        """Run `module:function` in the child. Raises what the class `EngineError` lists, or InputError."""
        try:
            self._await_ready()
            with self._crash_noticed():
                self._pipe.send((target, args, options, progress is not None))
            return self._receive(time.monotonic() + deadline_s, progress)
        except (InputError, EngineFailed):
            raise
        except BaseException:  # it is dead, or still busy: at the deadline, or when the progress callback wants out
            self._replace()
            raise

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def _start(self) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        command = [sys.executable, "-P", "-m", "infographix_api.engine_child", str(theirs.fileno()), str(os.getpid())]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()])
        theirs.close()
        self._ready = False

    def _replace(self) -> None:
        self.close()
        self._start()

    def _await_ready(self) -> None:
        if self._process.poll() is not None or (self._ready and self._pipe.poll()):
            self._replace()  # killed while idle, when its pipe has nothing to say but that it is closed: no call was lost
        if self._ready:
            return
        if not self._pipe.poll(START_DEADLINE_S):
            raise EngineTimeout(f"The engine did not start within {START_DEADLINE_S:.0f} seconds.")
        self._next_message()
        self._ready = True

    def _receive(self, deadline: float, progress: Progress | None) -> object:
        while self._pipe.poll(max(0.0, deadline - time.monotonic())):
            match self._next_message():
                case "progress", fraction, stage:
                    cast(Progress, progress)(fraction, stage)
                case "done", result, resident_mb:
                    if resident_mb > MAX_RESIDENT_MB:
                        self._replace()
                    return result
                case "refused", code, message, pointer:
                    raise InputError(code, message, pointer)
                case "failed", trace:
                    raise EngineFailed(trace)
        raise EngineTimeout("The engine did not finish before the deadline and was stopped.")

    def _next_message(self) -> tuple[Any, ...]:
        with self._crash_noticed():
            return cast(tuple[Any, ...], self._pipe.recv())

    @contextmanager
    def _crash_noticed(self) -> Iterator[None]:
        """Only around the pipe: a progress callback may fail with a ConnectionError of its own."""
        try:
            yield
        except (EOFError, ConnectionError):
            end = lifeline.describe_end(self._process.wait())
            raise EngineCrashed(f"The engine's process {end}.") from None
