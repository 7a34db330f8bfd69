"""SQL of uploads. What has not arrived is nobody's yet, and found only by those who await or clean it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from infographix_api.db.tables import OPEN_STATUSES, Generation, Source
from infographix_api.pagination import Window


def find(session: Session, account_id: str, source_id: str, *, arrived: bool = True) -> Source | None:
    query = select(Source).where(Source.account_id == account_id, Source.id == source_id)
    return session.scalar(query.where(Source.received_at.is_not(None)) if arrived else query)


def page(session: Session, account_id: str, now: datetime, window: Window) -> list[Source]:
    """Those that can be used, the newest first, one more than the window holds."""
    query = select(Source).where(Source.account_id == account_id, Source.expires_at > now)
    query = query.where(Source.received_at.is_not(None))
    if window.after is not None:
        query = query.where(Source.id < window.after)
    return list(session.scalars(query.order_by(Source.id.desc()).limit(window.limit + 1)))


def stored_bytes(session: Session, account_id: str) -> int:
    """Of all that is there or on its way."""
    query = select(func.sum(Source.byte_count)).where(Source.account_id == account_id, Source.erased_at.is_(None))
    return session.scalar(query) or 0


def is_drawn_from(session: Session, account_id: str, source_id: str) -> bool:
    """Whether some generation still tells that it was made from it."""
    query = select(Generation.id).where(Generation.account_id == account_id, Generation.source_id == source_id)
    return session.scalar(query.limit(1)) is not None


def due(session: Session, now: datetime, *, limit: int) -> list[Source]:
    """Of all accounts: past their time, still stored, and awaited by no generation."""
    awaited = exists().where(Generation.source_id == Source.id, Generation.status.in_(OPEN_STATUSES))
    query = select(Source).where(Source.expires_at <= now, Source.erased_at.is_(None), ~awaited)
    return list(session.scalars(query.order_by(Source.expires_at).limit(limit)))


def remove(session: Session, source_id: str) -> None:
    session.execute(delete(Source).where(Source.id == source_id))


def mark_erased(session: Session, source_ids: Sequence[str], now: datetime) -> None:
    """What never arrived is not even said to be gone."""
    these = Source.id.in_(source_ids)
    session.execute(delete(Source).where(these, Source.received_at.is_(None)))
    session.execute(update(Source).where(these).values(erased_at=now))


def forget(session: Session, *, expired_before: datetime) -> None:
    """Rows that say no more than that something was here once."""
    session.execute(delete(Source).where(Source.expires_at < expired_before, Source.erased_at.is_not(None)))
