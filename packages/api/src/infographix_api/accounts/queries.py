"""SQL of accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from infographix_api.db.tables import Account, AuditEntry, RequestLogEntry
from infographix_api.pagination import Window


@dataclass(frozen=True)
class Span:
    """From when to when; None is open."""

    after: datetime | None = None
    before: datetime | None = None


def find(session: Session, account_id: str, *, lock: bool = False) -> Account | None:
    query = select(Account).where(Account.id == account_id)
    return session.scalar(query.with_for_update() if lock else query)


def find_by_email(session: Session, email: str) -> Account | None:
    return session.scalar(select(Account).where(Account.email == email))


def audit_page(
    session: Session, account_id: str, actions: Sequence[str], span: Span, window: Window
) -> list[AuditEntry]:
    """The newest first, one more than the window holds; no actions are all."""
    query = select(AuditEntry).where(AuditEntry.account_id == account_id, *_within(AuditEntry, span, window))
    if actions:
        query = query.where(AuditEntry.action.in_(actions))
    return list(session.scalars(query.order_by(AuditEntry.id.desc()).limit(window.limit + 1)))


@dataclass(frozen=True)
class RequestFilters:
    """`statuses` are ranges from first to last; none are all."""

    statuses: Sequence[tuple[int, int]] = ()
    api_key_id: str | None = None


def request_page(
    session: Session, account_id: str, filters: RequestFilters, span: Span, window: Window
) -> list[RequestLogEntry]:
    """The newest first, one more than the window holds."""
    entry = RequestLogEntry
    query = select(entry).where(entry.account_id == account_id, *_within(entry, span, window))
    if filters.statuses:
        query = query.where(or_(*(entry.status.between(first, last) for first, last in filters.statuses)))
    if filters.api_key_id is not None:
        query = query.where(entry.api_key_id == filters.api_key_id)
    return list(session.scalars(query.order_by(entry.id.desc()).limit(window.limit + 1)))


def _within(table: type[AuditEntry | RequestLogEntry], span: Span, window: Window) -> list[ColumnElement[bool]]:
    bounds: list[ColumnElement[bool]] = []
    if window.after is not None:
        bounds.append(table.id < window.after)
    if span.after is not None:
        bounds.append(table.created_at > span.after)
    if span.before is not None:
        bounds.append(table.created_at < span.before)
    return bounds
