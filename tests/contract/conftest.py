"""The server under test: its application in this process, and the whole platform as `infographix-api serve` starts it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from litestar import Litestar

from infographix_api import first_run, settings
from infographix_api.app import create_app
from infographix_api.jobs import LocalQueue

PATIENCE_S = 60.0


@dataclass(frozen=True)
class Platform:
    """A running installation."""

    url: str
    api_key: str

    def environment(self) -> dict[str, str]:
        """What a program needs to use it through either SDK."""
        return {**os.environ, "INFOGRAPHIX_BASE_URL": self.url, "INFOGRAPHIX_API_KEY": self.api_key}


@dataclass(frozen=True)
class Application:
    """The server's application in this process, and a key for it. Nothing draws."""

    app: Litestar
    api_key: str


def make_application(state: Path) -> Application:
    tiers = state / "tiers.toml"
    tiers.write_text("[anonymous]\nrequests_per_minute = 1_000_000\n", encoding="utf-8")  # or 429 hides other answers
    found = settings.from_env({"INFOGRAPHIX_STATE": str(state), "TIERS_FILE": str(tiers)})
    api_key = first_run.prepare(found, new_key=True)
    assert api_key is not None
    return Application(create_app(found, queue=LocalQueue()), api_key)


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    return make_application(tmp_path_factory.mktemp("application"))


@pytest.fixture(scope="session")
def app(application: Application) -> Litestar:
    return application.app


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    folder = tmp_path_factory.mktemp("platform")
    ready = folder / "ready.json"
    command = [sys.executable, "-m", "infographix_api", "serve", "--new-key", "--port=0"]
    with (folder / "log").open("w") as log:
        arguments = [f"--state={folder / 'state'}", f"--ready-file={ready}"]
        process = subprocess.Popen([*command, *arguments], stdout=log, stderr=log)
        try:
            yield started(process, ready)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_S)


def started(process: subprocess.Popen[bytes], ready: Path) -> Platform:
    give_up_at = time.monotonic() + PATIENCE_S
    while not ready.exists():
        assert process.poll() is None, (ready.parent / "log").read_text()
        assert time.monotonic() < give_up_at, "the platform was not ready in time"
        time.sleep(0.05)
    told = json.loads(ready.read_text())
    return Platform(told["url"], told["api_key"])
