"""SQL of batches and of the generations that are their items now: what a retry has replaced is not counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from infographix_api.db.tables import Batch, Generation
from infographix_api.pagination import Window

OPEN = ("queued", "running")


@dataclass(frozen=True)
class Counts:
    """How many items are where."""

    queued: int = 0
    running: int = 0
    completed: int = 0
    failed: int = 0
    canceled: int = 0

    @property
    def total(self) -> int:
        return self.queued + self.running + self.ended

    @property
    def ended(self) -> int:
        return self.completed + self.failed + self.canceled


def find(session: Session, account_id: str, batch_id: str, *, lock: bool = False) -> Batch | None:
    query = select(Batch).where(Batch.account_id == account_id, Batch.id == batch_id)
    return session.scalar(query.with_for_update(key_share=True) if lock else query)


def find_any(session: Session, batch_id: str) -> Batch | None:
    """For the worker, which has to do with all accounts; locked."""
    return session.scalar(select(Batch).where(Batch.id == batch_id).with_for_update(key_share=True))


def open_ones(session: Session, *, told_before: datetime) -> list[str]:
    """Ids of batches of all accounts that have not ended, and were not looked at since."""
    query = select(Batch.id).where(Batch.status.in_(OPEN), Batch.updated_at < told_before)
    return list(session.scalars(query.order_by(Batch.updated_at).limit(100)))


def page(session: Session, account_id: str, statuses: Sequence[str], window: Window) -> list[Batch]:
    """The newest first, one more than the window holds."""
    query = select(Batch).where(Batch.account_id == account_id)
    if window.after is not None:
        query = query.where(Batch.id < window.after)
    if statuses:
        query = query.where(Batch.status.in_(statuses))
    return list(session.scalars(query.order_by(Batch.id.desc()).limit(window.limit + 1)))


def counts(session: Session, batch_ids: Sequence[str]) -> dict[str, Counts]:
    """Of each batch, as of now."""
    items = (Generation.batch_id.in_(batch_ids), Generation.replaced_by.is_(None))
    query = select(Generation.batch_id, Generation.status, func.count()).where(*items)
    found: dict[str | None, dict[str, int]] = {batch_id: {} for batch_id in batch_ids}
    for batch_id, status, count in session.execute(query.group_by(Generation.batch_id, Generation.status)):
        name = "running" if status in {"analyzing", "generating"} else status
        found[batch_id][name] = found[batch_id].get(name, 0) + count
    return {batch_id: Counts(**found[batch_id]) for batch_id in batch_ids}


def items(session: Session, batch_id: str, statuses: Sequence[str], window: Window) -> list[Generation]:
    """In their order, one more than the window holds."""
    query = _items(batch_id)
    if window.after is not None:
        query = query.where(Generation.position > int(window.after))
    if statuses:
        query = query.where(Generation.status.in_(statuses))
    return list(session.scalars(query.order_by(Generation.position).limit(window.limit + 1)))


def items_in(session: Session, batch_id: str, statuses: Sequence[str]) -> list[Generation]:
    """All of them in these states, in their order."""
    return list(session.scalars(_items(batch_id).where(Generation.status.in_(statuses)).order_by(Generation.position)))


def _items(batch_id: str) -> Select[Generation]:
    """What its owner has deleted is counted, but not shown."""
    kept = (Generation.replaced_by.is_(None), Generation.deleted_at.is_(None))
    return select(Generation).where(Generation.batch_id == batch_id, *kept)
