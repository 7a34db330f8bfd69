"""SQL of the list of events."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from infographix_api.db.tables import Event
from infographix_api.pagination import Window


@dataclass(frozen=True)
class Filters:
    """Which events; empty and None let all through."""

    types: list[str] = field(default_factory=list)
    resource_id: str | None = None
    after: datetime | None = None
    before: datetime | None = None


def find(session: Session, account_id: str, event_id: str) -> Event | None:
    return session.scalar(select(Event).where(Event.account_id == account_id, Event.id == event_id))


def page(session: Session, account_id: str, filters: Filters, window: Window) -> list[Event]:
    """The newest first, one more than the window holds."""
    query = select(Event).where(Event.account_id == account_id)
    if window.after is not None:
        query = query.where(Event.id < window.after)
    if filters.types:
        query = query.where(Event.type.in_(filters.types))
    if filters.resource_id is not None:
        query = query.where(Event.resource_id == filters.resource_id)
    if filters.after is not None:
        query = query.where(Event.created_at > filters.after)
    if filters.before is not None:
        query = query.where(Event.created_at < filters.before)
    return list(session.scalars(query.order_by(Event.id.desc()).limit(window.limit + 1)))
