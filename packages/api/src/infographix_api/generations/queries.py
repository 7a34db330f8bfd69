"""SQL of generations. Callers' queries take the tenant second; the worker's name the fence instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import Session

from infographix_api.db.tables import OPEN_STATUSES, QUEUED, Generation


def find(session: Session, account_id: str, generation_id: str, *, lock: bool = False) -> Generation | None:
    query = select(Generation).where(Generation.account_id == account_id, Generation.id == generation_id)
    query = query.where(Generation.deleted_at.is_(None))
    return session.scalar(query.with_for_update() if lock else query)


def find_any(session: Session, generation_id: str, *, lock: bool = False) -> Generation | None:
    """For the worker and for signed addresses, which name no tenant."""
    query = select(Generation).where(Generation.id == generation_id, Generation.deleted_at.is_(None))
    return session.scalar(query.with_for_update() if lock else query)


def find_status(session: Session, account_id: str, generation_id: str) -> str | None:
    query = select(Generation.status).where(Generation.account_id == account_id, Generation.id == generation_id)
    return session.scalar(query)


def turn(session: Session, account_id: str, step: float) -> float:
    """Where an account's next generation stands in line: beside whoever is first now, or `step` behind its own last one.

    Start-time fair queueing (Goyal, Vin and Cheng, 1996): with a step of 1 / share, accounts that wait are served in
    proportion to their shares, and one that comes new is served next.
    """
    first = select(func.min(Generation.turn)).where(QUEUED).scalar_subquery()
    own = select(func.max(Generation.turn)).where(QUEUED, Generation.account_id == account_id).scalar_subquery()
    front, last = session.execute(select(first, own)).one()
    return max(front or 0.0, 0.0 if last is None else last + step)


def next_in_turn(session: Session) -> Generation | None:
    """The first in line that no other worker is just taking, locked."""
    query = select(Generation).where(QUEUED).order_by(Generation.turn, Generation.id).limit(1)
    return session.scalar(query.with_for_update(skip_locked=True))


def count_open(session: Session, account_id: str, *, at_most: int) -> int:
    """How many have not ended, those of batches apart; counts no further than `at_most`."""
    alone = Generation.batch_id.is_(None)
    some = select(Generation.id).where(Generation.account_id == account_id, Generation.status.in_(OPEN_STATUSES), alone)
    return session.scalar(select(func.count()).select_from(some.limit(at_most).subquery())) or 0


@dataclass(frozen=True)
class OpenOnes:
    """Of all accounts, in one state."""

    status: str
    count: int
    oldest: datetime


def open_by_status(session: Session) -> list[OpenOnes]:
    """For operators: nothing in it tells whose they are."""
    query = select(Generation.status, func.count(), func.min(Generation.created_at))
    found = session.execute(query.where(Generation.status.in_(OPEN_STATUSES)).group_by(Generation.status))
    return [OpenOnes(*row) for row in found]


def write(session: Session, generation_id: str, fence: int, values: dict[str, Any]) -> bool:
    """Change a row that is still open and still held under this fence."""
    held = (Generation.id == generation_id, Generation.fence == fence, Generation.status.in_(OPEN_STATUSES))
    return bool(session.execute(update(Generation).where(*held).values(values)).rowcount)  # type: ignore[attr-defined]


def wake(session: Session, *, now: datetime, lapsed_before: datetime, queued_before: datetime, limit: int) -> list[str]:
    """Open rows that nobody holds and for which nobody was woken lately, the oldest first; they count as woken now."""
    lapsed = and_(Generation.lease_until < now, Generation.woken_at < lapsed_before)
    never_claimed = and_(Generation.lease_until.is_(None), Generation.woken_at < queued_before)
    due = (
        select(Generation.id)
        .where(Generation.status.in_(OPEN_STATUSES), or_(lapsed, never_claimed))
        .order_by(Generation.woken_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    found = update(Generation).where(Generation.id.in_(due)).values(woken_at=now).returning(Generation.id)
    return list(session.scalars(found))


def overdue(session: Session, *, now: datetime, limit: int) -> list[Generation]:
    """Open rows past their deadline that nobody works on."""
    idle = or_(Generation.lease_until.is_(None), Generation.lease_until < now)
    query = select(Generation).where(Generation.status.in_(OPEN_STATUSES), Generation.deadline_at < now, idle)
    return list(session.scalars(query.limit(limit).with_for_update(skip_locked=True)))
