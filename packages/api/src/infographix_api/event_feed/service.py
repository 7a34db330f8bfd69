"""Events of an account, as they were written."""

from __future__ import annotations

from sqlalchemy.orm import Session

from infographix_api.db.tables import Event
from infographix_api.errors import NotFound
from infographix_api.event_feed import queries
from infographix_api.event_feed.queries import Filters
from infographix_api.pagination import Page, Window, cut


def get(session: Session, account_id: str, event_id: str) -> Event:
    if (event := queries.find(session, account_id, event_id)) is None:
        raise NotFound(f"There is no event {event_id[:60]}.")
    return event


def page(session: Session, account_id: str, filters: Filters, window: Window) -> Page[Event]:
    return cut(queries.page(session, account_id, filters, window), window)
