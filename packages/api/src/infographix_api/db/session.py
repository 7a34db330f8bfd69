"""Transactions: one for a request, several short ones for a job; wake-ups leave only after the commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from infographix_api.db import idempotency
from infographix_api.db.idempotency import IdempotencyKey
from infographix_api.errors import Unavailable
from infographix_api.jobs import Queue

_BUSY_TIMEOUT_S = 10
_AWAY = "The database does not answer. Try again in a moment."


class Database:
    """A SQLite file or a PostgreSQL server, and the queue that is told what was committed."""

    def __init__(self, url: str, queue: Queue) -> None:
        self.engine = _open(url)
        self._queue = queue
        self._reading = self.engine.execution_options(sqlite_begin="BEGIN")
        # Writers of one process take turns here: SQLite's own waiting polls, and is unfair when many wait.
        self._turn: AbstractContextManager[Any] = Lock() if url.startswith("sqlite:") else nullcontext()

    @contextmanager
    def transaction(self, *, idempotency_key: IdempotencyKey | None = None) -> Iterator[Session]:
        """Everything inside happens, or nothing. With a key it happens once: see `idempotency.begin`."""
        with self._turn, _translated(), Session(self.engine, expire_on_commit=False) as session, session.begin():
            if idempotency_key is not None:
                idempotency.begin(session, idempotency_key)
            yield session
        for job, subject_id in session.info.get("jobs", ()):
            self._queue.put(job, subject_id)

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """For reading: waits for no writer. What is changed here is not kept."""
        with _translated(), Session(self._reading, expire_on_commit=False) as session:
            yield session

    def probe(self) -> None:
        """Raises Unavailable when the database does not answer."""
        with self.snapshot() as session:
            session.execute(text("SELECT 1"))

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if error.connection_invalidated or isinstance(error.orig, _outages()):
            raise Unavailable(_AWAY, headers={"Retry-After": "1"}) from error
        raise


def _outages() -> tuple[type[BaseException], ...]:
    import sqlite3

    import psycopg

    return sqlite3.OperationalError, psycopg.OperationalError


def _open(url: str) -> Engine:
    pool = {"pool_size": 10, "max_overflow": 40}
    if not url.startswith("sqlite:"):
        return create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1), pool_pre_ping=True, **pool)
    engine = create_engine(url, connect_args={"timeout": _BUSY_TIMEOUT_S, "check_same_thread": False}, **pool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver would begin transactions by itself, and too late
    connection.execute("PRAGMA journal_mode = WAL")
    # In WAL mode this survives every crash of the process; only a power cut may cost the last commits.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    """IMMEDIATE takes the write lock at once: a transaction that reads first and writes later could not wait for it."""
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN IMMEDIATE"))
