"""Supervised children: started with a log, again after they died, stopped in order. What they do is unknown here."""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from infographix_api import lifeline

_LOG_LIMIT_BYTES = 5_000_000
_SHORTEST_DELAY_S, _LONGEST_DELAY_S = 0.1, 5.0
_STEADY_AFTER_S = 10.0
"""A child that lived this long before it died starts again with the shortest delay."""

_log = logging.getLogger(__name__)


@dataclass
class Child:
    """`given` goes to its standard input; without a `log_file` it writes to our standard error."""

    name: str
    command: tuple[str, ...]
    env: Mapping[str, str]
    grace_s: float
    log_file: Path | None = None
    given: str = ""
    inherited_fds: tuple[int, ...] = ()
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _born_at: float = field(default=0.0, init=False)
    _delay_s: float = field(default=_SHORTEST_DELAY_S / 2, init=False)
    _restart_at: float | None = field(default=None, init=False)

    @property
    def pid(self) -> int:
        return self._started.pid

    @property
    def exit_code(self) -> int | None:
        """None while it lives."""
        return self._started.poll()

    @property
    def _started(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, f"{self.name} was not started"
        return self._process

    def start(self) -> None:
        parent = os.getpid()
        with contextlib.ExitStack() as closing:
            output = closing.enter_context(self.log_file.open("ab")) if self.log_file else sys.stderr
            self._process = subprocess.Popen(
                self.command,
                env=self.env,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                pass_fds=self.inherited_fds,
                process_group=0,  # Ctrl-C reaches the supervisor alone, which then stops its children in order
                preexec_fn=lambda: lifeline.die_with(parent),  # noqa: PLW1509 - the supervisor has one thread
            )
        self._born_at, self._restart_at = time.monotonic(), None
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._process.stdin as stdin:
            stdin.write(self.given.encode())

    def tend(self) -> bool:
        """Start it again if it is dead and its time has come; True when that happened."""
        self._shorten_log()
        if self.exit_code is None:
            return False
        now = time.monotonic()
        if self._restart_at is None:
            steady = now - self._born_at >= _STEADY_AFTER_S
            self._delay_s = _SHORTEST_DELAY_S if steady else min(self._delay_s * 2, _LONGEST_DELAY_S)
            self._restart_at = now + self._delay_s
            _log.warning("%s %s; it starts again in %.1f s", self.name, self.describe_death(), self._delay_s)
        if now < self._restart_at:
            return False
        self.start()
        return True

    def ask_to_stop(self) -> None:
        self._started.terminate()

    def await_end(self) -> None:
        """After its grace it is killed."""
        try:
            self._started.wait(self.grace_s)
        except subprocess.TimeoutExpired:
            _log.warning("%s did not stop within %.0f s and was killed", self.name, self.grace_s)
            self._started.kill()
            self._started.wait()

    def describe_death(self) -> str:
        return lifeline.describe_end(self._started.wait())

    def last_words(self) -> str:
        """The last line of its log, for the message that it could not start."""
        lines = self.log_file.read_text(errors="replace").split("\n") if self.log_file else []
        return next((line for line in reversed(lines) if line.strip()), "")

    def _shorten_log(self) -> None:
        """Keep one older copy. The child appends, so an emptied file is simply written on."""
        if self.log_file is None or self.log_file.stat().st_size < _LOG_LIMIT_BYTES:
            return
        shutil.copyfile(self.log_file, self.log_file.with_suffix(".log.1"))
        os.truncate(self.log_file, 0)


class Children:
    """In stages: those of one stage stop together, the last stage first. `remember` is told the process ids."""

    def __init__(self, remember: Callable[[list[int]], None]) -> None:
        self._remember = remember
        self._stages: list[tuple[Child, ...]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for stage in reversed(self._stages):
            for child in stage:
                child.ask_to_stop()
            for child in stage:
                child.await_end()

    def start(self, *stage: Child) -> None:
        for child in stage:
            child.start()
        self._stages.append(stage)
        self._remember([child.pid for child in self._all()])

    def tend(self) -> None:
        """Start again what has died."""
        restarted = [child.name for child in self._all() if child.tend()]
        if restarted:
            self._remember([child.pid for child in self._all()])

    def _all(self) -> Iterator[Child]:
        return itertools.chain.from_iterable(self._stages)
