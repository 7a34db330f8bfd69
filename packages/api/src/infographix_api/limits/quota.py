"""The daily quota of generations: a counter for each account and day, and a ledger that makes every refund happen once.

Functions that take a session are steps of the caller's transaction: a generation and its charge exist together or not at all.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from infographix_api import clock, events
from infographix_api.db.session import Database
from infographix_api.db.tables import Account, Event, QuotaDay, QuotaEntry
from infographix_api.errors import QuotaExceeded
from infographix_api.events import Subject
from infographix_api.limits.tiers import Allowance

DAILY = "daily-generations"
_WARNED_AT = 0.8


@dataclass(frozen=True)
class QuotaState:
    """How much of a day's quota is used; it ends at `resets_at`, midnight UTC."""

    limit: int
    used: int
    resets_at: datetime

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)


def hold(session: Session, account_id: str) -> None:
    """Let this account's other transactions wait for this one: what is counted next stays true until the commit."""
    query = select(Account.id).where(Account.id == account_id)
    session.execute(query.with_for_update(key_share=True))


def spend(session: Session, account_id: str, generation_ids: Sequence[str], allowance: Allowance) -> QuotaState | None:
    """Charge these to today, all or none; None where there is no limit. Raises QuotaExceeded: see `tell_exceeded`."""
    today, limit = clock.now().date(), allowance.generations_per_day
    if limit is not None:
        hold(session, account_id)
    used = _add(session, account_id, today, len(generation_ids), limit)
    if used is None:
        raise _exceeded(limit or 0, today)
    session.add_all(
        QuotaEntry(generation_id=each, account_id=account_id, day=today, refunded_at=None) for each in generation_ids
    )
    if limit is None:
        return None
    state = QuotaState(limit, used, _end(today))
    if used >= math.ceil(limit * _WARNED_AT):
        _emit(session, account_id, "quota.warning", state, today)
    return state


def refund(session: Session, generation_id: str) -> None:
    """Give it back to the day it was charged to. Once: called again, or for one that was never charged, nothing happens."""
    entry = update(QuotaEntry).where(QuotaEntry.generation_id == generation_id, QuotaEntry.refunded_at.is_(None))
    found = session.execute(
        entry.values(refunded_at=clock.now()).returning(QuotaEntry.account_id, QuotaEntry.day)
    ).first()
    if found is None:
        return
    counter = update(QuotaDay).where(QuotaDay.account_id == found.account_id, QuotaDay.day == found.day)
    session.execute(counter.values(used=QuotaDay.used - 1))


def state(session: Session, account_id: str, limit: int) -> QuotaState:
    """As of now."""
    today = clock.now().date()
    query = select(QuotaDay.used).where(QuotaDay.account_id == account_id, QuotaDay.day == today)
    return QuotaState(limit, session.scalar(query) or 0, _end(today))


def tell_exceeded(database: Database, account_id: str, allowance: Allowance) -> QuotaState:
    """The event of a refusal, once a day, in a transaction of its own: the one that was refused is rolled back."""
    limit, today = allowance.generations_per_day or 0, clock.now().date()
    with database.snapshot() as session:
        now = state(session, account_id, limit)
        told = select(Event.id).where(Event.resource_id == _resource(account_id, today), Event.type == "quota.exceeded")
        if session.scalar(told) is not None:
            return now
    with database.transaction() as session:
        hold(session, account_id)
        _emit(session, account_id, "quota.exceeded", now, today)
    return now


def reset(session: Session, account_id: str) -> None:
    """An operator's favour: today counts as unused. What is open stays charged in the ledger, but is not refunded twice."""
    today, now = clock.now().date(), clock.now()
    entries = update(QuotaEntry).where(
        QuotaEntry.account_id == account_id, QuotaEntry.day == today, QuotaEntry.refunded_at.is_(None)
    )
    session.execute(entries.values(refunded_at=now))
    counter = update(QuotaDay).where(QuotaDay.account_id == account_id, QuotaDay.day == today)
    session.execute(counter.values(used=0))


def _add(session: Session, account_id: str, day: date, count: int, limit: int | None) -> int | None:
    """The new count; None when it would pass the limit. One statement, so that no two can both take the last."""
    if limit is not None and limit < count:
        return None
    on_postgres = session.get_bind().dialect.name == "postgresql"
    insert = (postgresql if on_postgres else sqlite).insert(QuotaDay)
    within = literal(True) if limit is None else QuotaDay.used <= limit - count
    statement = insert.values(account_id=account_id, day=day, used=count).on_conflict_do_update(
        index_elements=[QuotaDay.account_id, QuotaDay.day], set_={"used": QuotaDay.used + count}, where=within
    )
    used: int | None = session.scalar(statement.returning(QuotaDay.used))
    return used


def _end(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def _exceeded(limit: int, today: date) -> QuotaExceeded:
    wait_s = math.ceil((_end(today) - clock.now()).total_seconds())
    return QuotaExceeded(
        f"The daily quota of {limit} generations is used up; it resets at 00:00 UTC.",
        headers={"Retry-After": str(max(1, wait_s))},
        violated=(DAILY,),
    )


def _emit(session: Session, account_id: str, type: str, now: QuotaState, day: date) -> None:
    data = {"limit": now.limit, "used": now.used, "remaining": now.remaining, "resets_at": now.resets_at.isoformat()}
    events.emit(session, Subject(account_id, _resource(account_id, day), livemode=True), type, data)


def _resource(account_id: str, day: date) -> str:
    """What such an event is about, so that there is one of each type a day."""
    return f"{account_id}:{day.isoformat()}"
