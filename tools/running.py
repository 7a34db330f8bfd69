"""A whole platform of its own for the demo, the tests of documentation and packages, and the measurements.

Starts `infographix-api serve` in a temporary folder and stops it; knows nothing of what it is used for.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_WITHIN_S = 60.0
STOP_WITHIN_S = 45.0
SERVE = (sys.executable, "-m", "infographix_api", "serve")


@dataclass(frozen=True)
class Platform:
    url: str
    api_key: str
    pid: int
    state: str


@contextmanager
def running_platform(command: tuple[str, ...] = SERVE, env: Mapping[str, str] | None = None) -> Iterator[Platform]:
    """On a free port; nothing of it is left afterwards, whatever happens."""
    with tempfile.TemporaryDirectory(prefix="infographix-") as folder:
        ready, log = Path(folder, "ready.json"), Path(folder, "serve.log")
        state = str(Path(folder, "state"))
        where = ("--port", "0", "--state", state, "--ready-file", str(ready), "--new-key")
        with log.open("wb") as output:
            serve = subprocess.Popen(
                [*command, *where], env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            yield _when_ready(serve, ready, log, state)
        finally:
            _stop(serve)


def _when_ready(serve: subprocess.Popen[bytes], ready: Path, log: Path, state: str) -> Platform:
    give_up_at = time.monotonic() + START_WITHIN_S
    while not ready.exists():
        if serve.poll() is not None or time.monotonic() > give_up_at:
            raise SystemExit(f"The platform did not start. It said:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)
    return Platform(**json.loads(ready.read_text()), state=state)


def _stop(serve: subprocess.Popen[bytes]) -> None:
    """`serve` stops its own children; one that does not come to an end is killed, and they with it."""
    serve.terminate()
    try:
        serve.wait(STOP_WITHIN_S)
    except subprocess.TimeoutExpired:
        serve.kill()
        serve.wait()
