"""Idempotency keys: the answer to a request is stored by the transaction that has its effect, and replayed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from infographix_api import clock
from infographix_api.db.tables import StoredAnswer
from infographix_api.errors import IdempotencyInProgress, IdempotencyMismatch

KEPT_FOR = timedelta(hours=24)
_LOCK_WAIT_MS = 1000


@dataclass(frozen=True)
class IdempotencyKey:
    """A caller's key for one operation, and the hash of the body it came with."""

    account_id: str
    operation: str
    key: str
    fingerprint: str


@dataclass(frozen=True)
class Answer:
    """A response, ready to be sent again: as it was, or as `replay` when it had a secret in it."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    replay: bytes | None = None


class AlreadyAnswered(Exception):
    """Not an error: the answer to this key is `answer`."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


def begin(session: Session, key: IdempotencyKey) -> None:
    """Reserve the key for this transaction, or raise AlreadyAnswered, IdempotencyMismatch or IdempotencyInProgress."""
    session.execute(delete(StoredAnswer).where(*_same(key), StoredAnswer.created_at < clock.now() - KEPT_FOR))
    if _reserve(session, key):
        return
    row = session.get_one(StoredAnswer, (key.account_id, key.operation, key.key))
    if row.fingerprint != key.fingerprint:
        raise IdempotencyMismatch("This Idempotency-Key was used for another body; use a new key for a new request.")
    if row.status is None or row.headers is None or row.body is None:
        raise _in_progress()
    raise AlreadyAnswered(Answer(row.status, row.headers, row.body))


def store(session: Session, key: IdempotencyKey, answer: Answer) -> None:
    """Keep what is answered. Called again, the later answer counts."""
    values = {"status": answer.status, "headers": dict(answer.headers), "body": answer.replay or answer.body}
    session.execute(update(StoredAnswer).where(*_same(key)).values(values))


def forget_old(session: Session) -> None:
    session.execute(delete(StoredAnswer).where(StoredAnswer.created_at < clock.now() - KEPT_FOR))


def _reserve(session: Session, key: IdempotencyKey) -> bool:
    on_postgres = session.get_bind().dialect.name == "postgresql"
    insert = (postgresql if on_postgres else sqlite).insert(StoredAnswer)
    values = {
        "account_id": key.account_id,
        "operation": key.operation,
        "key": key.key,
        "fingerprint": key.fingerprint,
        "created_at": clock.now(),
    }
    if on_postgres:  # a transaction with the same key may be open: wait for it, but not for long
        session.execute(text(f"SET LOCAL lock_timeout = {_LOCK_WAIT_MS}"))
    try:
        done = session.execute(insert.values(values).on_conflict_do_nothing().returning(StoredAnswer.key))
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) == "55P03":
            raise _in_progress() from error
        raise
    return done.first() is not None


def _in_progress() -> IdempotencyInProgress:
    return IdempotencyInProgress(
        "A request with this Idempotency-Key is being answered; send it again in a second.",
        headers={"Retry-After": "1"},
    )


def _same(key: IdempotencyKey) -> tuple[ColumnElement[bool], ...]:
    return (
        StoredAnswer.account_id == key.account_id,
        StoredAnswer.operation == key.operation,
        StoredAnswer.key == key.key,
    )
