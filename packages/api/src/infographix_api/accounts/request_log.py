"""The log of requests that account owners can read: gathered in memory, written once a second, kept for seven days."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session

from infographix_api import clock, ids, telemetry
from infographix_api.db.session import Database
from infographix_api.db.tables import Account, ApiKey, RequestLogEntry
from infographix_api.errors import Unavailable
from infographix_api.web import periodically

KEPT_FOR = timedelta(days=7)
_EVERY_S = 1.0
_AT_MOST = 20_000
"""Waiting in memory while the database is away; the oldest go first."""

_USE_NOTED_EVERY = timedelta(minutes=1)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Noted:
    id: str
    account_id: str
    api_key_id: str | None
    method: str
    path: str
    status: int
    duration_ms: float
    request_id: str
    error_code: str | None
    created_at: datetime


class RequestLog:
    """Costs a request an append; a crash loses the last second."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: deque[_Noted] = deque(maxlen=_AT_MOST)

    def note(self, scope: Mapping[str, Any], status: int, seconds: float) -> None:
        """Requests of unknown callers belong to nobody's log."""
        state = scope.get("state") or {}
        if (caller := state.get("caller")) is None:
            return
        noted = _Noted(
            id=ids.new_id("log"),
            account_id=caller.account_id,
            api_key_id=caller.key_id,
            method=scope["method"],
            path=scope["path"][:500].replace("\0", "%00"),  # PostgreSQL keeps no U+0000
            status=status,
            duration_ms=round(seconds * 1000, 1),
            request_id=telemetry.request_id.get() or "",
            error_code=state.get("error_code"),
            created_at=clock.now(),
        )
        self._waiting.append(noted)

    def flush(self) -> None:
        """Write what waits; when the database is away it goes on waiting."""
        batch = [self._waiting.popleft() for _ in range(len(self._waiting))]
        if not batch:
            return
        try:
            with self._database.transaction() as session:
                existing = _existing(session, batch)
                rows = [vars(noted) for noted in batch if noted.account_id in existing]
                if rows:
                    session.execute(insert(RequestLogEntry), rows)
                _note_use(session, batch)
        except Unavailable as error:
            self._waiting.extendleft(reversed(batch))
            _log.warning("the log of requests waits", extra={"error": str(error.__cause__)})

    def kept(self, _: object) -> AbstractAsyncContextManager[None]:
        """While the application runs, and once more at its end."""
        return periodically.done(self.flush, every_s=_EVERY_S)


def forget_old(session: Session) -> None:
    session.execute(delete(RequestLogEntry).where(RequestLogEntry.created_at < clock.now() - KEPT_FOR))


def _existing(session: Session, batch: list[_Noted]) -> set[str]:
    """An account may be erased while a request of it waits here."""
    query = select(Account.id).where(Account.id.in_({noted.account_id for noted in batch}))
    return set(session.scalars(query.with_for_update(read=True, key_share=True)))


def _note_use(session: Session, batch: list[_Noted]) -> None:
    """When each key was last used, to within a minute."""
    last = {noted.api_key_id: noted.created_at for noted in batch if noted.api_key_id}
    for key_id, moment in last.items():
        stale = or_(ApiKey.last_used_at.is_(None), ApiKey.last_used_at < moment - _USE_NOTED_EVERY)
        session.execute(update(ApiKey).where(ApiKey.id == key_id, stale).values(last_used_at=moment))
