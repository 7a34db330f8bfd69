"""A real `serve` in a temporary state folder, and what the tests do to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import httpx
import psutil
import redis
import sqlalchemy

PATIENCE_S = 90.0
"""Long enough for a busy machine; whoever waits this long has found a hung job."""

EVENTS = ("generation.started", "generation.analyzing", "generation.generating", "generation.completed")
FINAL = ("completed", "failed", "canceled")

T = TypeVar("T")


def eventually(what: str, check: Callable[[], T], *, patience_s: float = PATIENCE_S) -> T:
    """The first true answer of `check`."""
    give_up_at = time.monotonic() + patience_s
    while not (answer := check()):
        assert time.monotonic() < give_up_at, f"waited in vain for {what}"
        time.sleep(0.05)
    return answer


class Served:
    """`infographix-api serve`, started and ended by a test as often as it likes on the same state."""

    def __init__(self, state: Path, environment: dict[str, str]) -> None:
        self.state = state
        self.environment = os.environ | {"LEASE_SECONDS": "2", "MAX_ATTEMPTS": "50"} | environment
        self.database_url = environment.get("DATABASE_URL", f"sqlite:///{state}/infographix.db")
        self.api_key = ""
        self.url = ""
        self.process: subprocess.Popen[str] | None = None

    def use_database(self, url: str) -> None:
        self.environment["DATABASE_URL"] = self.database_url = url

    def start(self, *options: str) -> None:
        ready_file = self.state.parent / "ready.json"
        ready_file.unlink(missing_ok=True)
        self.process = self.launch("--ready-file", str(ready_file), *options)
        eventually("serve", lambda: ready_file.exists() or self.has_ended())
        assert not self.has_ended(), self.process.communicate()
        ready = json.loads(ready_file.read_text())
        assert ready["pid"] == self.process.pid
        self.url = ready["url"]
        self.api_key = ready["api_key"] or self.api_key

    def launch(self, *options: str) -> subprocess.Popen[str]:
        """`serve` on this state and any free port, whether or not it can start."""
        return subprocess.Popen(
            [sys.executable, "-m", "infographix_api", "serve", "--state", str(self.state), "--port", "0", *options],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def kill(self) -> None:
        """SIGKILL; nothing if it was not started."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()

    def terminate(self) -> int:
        """The exit code after SIGTERM."""
        assert self.process is not None
        self.process.terminate()
        self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode

    def client(self) -> httpx.Client:
        headers = {"Authorization": f"Bearer {self.api_key}"}
        return httpx.Client(base_url=self.url, headers=headers, timeout=PATIENCE_S)

    def child(self, role: str) -> psutil.Process:
        """The API, a worker, its engine or Valkey, by words of its command line."""

        def find() -> psutil.Process | None:
            return next((each for each in self.processes() if role in " ".join(command_of(each))), None)

        return eventually(role, find)

    def processes(self) -> list[psutil.Process]:
        """Everything it started."""
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def valkey(self) -> redis.Redis:
        """As its worker sees it."""
        url = self.child("infographix_api worker").environ()["REDIS_URL"]
        return redis.Redis.from_url(url)

    def create(self, client: httpx.Client, **body: object) -> str:
        answer = client.post("/api/v1/generate", json={"topic": "Climate Change Statistics", "size": "1K"} | body)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])

    def get(self, client: httpx.Client, generation_id: str, *, wait_s: int = 0) -> dict[str, Any]:
        """With `wait_s`, as soon as it has ended, or after that time."""
        answer = client.get(f"/api/v1/generate/{generation_id}", headers={"Prefer": f"wait={wait_s}"} if wait_s else {})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def wait_until(self, client: httpx.Client, generation_id: str, *statuses: str) -> dict[str, Any]:
        wait_s = 10 if set(statuses) <= set(FINAL) else 0

        def reached() -> dict[str, Any] | None:
            generation = self.get(client, generation_id, wait_s=wait_s)
            return generation if generation["status"] in statuses else None

        return eventually(f"{generation_id} to be {' or '.join(statuses)}", reached)

    def assert_all_drawn_once(self, generation_ids: Sequence[str]) -> None:
        """Every one completed with its picture, and said so exactly once."""
        with self.client() as client:
            for generation_id in generation_ids:
                generation = self.wait_until(client, generation_id, *FINAL)
                assert generation["status"] == "completed", generation["error"]
                picture = client.get(f"/api/v1/generate/{generation_id}/result")
                assert picture.status_code == 200, picture.text
                assert picture.content.startswith(b"\x89PNG")
        counts = self.event_counts()
        for generation_id in generation_ids:
            seen = {event: count for (subject, event), count in counts.items() if subject == generation_id}
            assert seen == dict.fromkeys(EVENTS, 1)

    def event_counts(self) -> Counter[tuple[str, str]]:
        """How often each (generation, event type) was written to the outbox."""
        return Counter((row[0], row[1]) for row in self.rows("SELECT resource_id, type FROM events"))

    def is_held(self, generation_id: str) -> bool:
        """Whether a transaction that has not ended keeps others from changing it."""
        on_sqlite = self.database_url.startswith("sqlite")
        impatient: dict[str, Any] = {"timeout": 0.1} if on_sqlite else {"options": "-c lock_timeout=100"}
        engine = sqlalchemy.create_engine(_with_driver(self.database_url), connect_args=impatient)
        try:
            with engine.connect() as connection:  # not committed
                connection.execute(
                    sqlalchemy.text("UPDATE generations SET id = id WHERE id = :id"), {"id": generation_id}
                )
        except sqlalchemy.exc.OperationalError:
            return True
        finally:
            engine.dispose()
        return False

    def rows(self, query: str, **parameters: object) -> list[tuple[Any, ...]]:
        return rows(self.database_url, query, **parameters)


def rows(database_url: str, query: str, **parameters: object) -> list[tuple[Any, ...]]:
    """What the database holds now, past the API."""
    engine = sqlalchemy.create_engine(_with_driver(database_url))
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(sqlalchemy.text(query), parameters)]
    engine.dispose()
    return found


def _with_driver(url: str) -> str:
    return url.replace("postgresql:", "postgresql+psycopg:")


def command_of(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:
        return []
