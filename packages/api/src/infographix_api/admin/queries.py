"""SQL across accounts: the only queries that name no tenant, for callers with the scope `admin` alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from infographix_api.db.tables import OPEN_STATUSES, Account, Generation, QuotaDay, UsageCount
from infographix_api.pagination import Window


@dataclass(frozen=True)
class Wanted:
    """Filters of a list of accounts; None takes all."""

    tier: str | None = None
    status: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class Today:
    """Of all accounts, since midnight UTC."""

    requests: int
    completed: int
    failed: int


def page(session: Session, wanted: Wanted, window: Window) -> list[Account]:
    """The newest first, one more than the window holds."""
    query = select(Account)
    if wanted.tier is not None:
        query = query.where(Account.tier == wanted.tier)
    if wanted.status is not None:
        query = query.where(Account.status == wanted.status)
    if wanted.email is not None:
        query = query.where(Account.email.icontains(wanted.email, autoescape=True))
    if window.after is not None:
        query = query.where(Account.id < window.after)
    return list(session.scalars(query.order_by(Account.id.desc()).limit(window.limit + 1)))


def open_generations(session: Session, account_ids: list[str]) -> dict[str, int]:
    query = select(Generation.account_id, func.count()).where(
        Generation.account_id.in_(account_ids), Generation.status.in_(OPEN_STATUSES)
    )
    return {row[0]: row[1] for row in session.execute(query.group_by(Generation.account_id))}


def charged(session: Session, account_ids: list[str], day: date) -> dict[str, int]:
    query = select(QuotaDay.account_id, QuotaDay.used)
    found = session.execute(query.where(QuotaDay.account_id.in_(account_ids), QuotaDay.day == day))
    return {row[0]: row[1] for row in found}


def accounts_by(session: Session, column: str) -> dict[str, int]:
    """How many there are, by `tier` or `status`."""
    group = {"tier": Account.tier, "status": Account.status}[column]
    return {row[0]: row[1] for row in session.execute(select(group, func.count()).group_by(group).order_by(group))}


def today(session: Session, first_hour: int) -> Today:
    def total(kind: str, status: str | None = None) -> object:
        matches = (
            UsageCount.kind == kind if status is None else (UsageCount.kind == kind) & (UsageCount.status == status)
        )
        return func.coalesce(func.sum(case((matches, UsageCount.count), else_=0)), 0)

    columns = (total("request"), total("generation", "completed"), total("generation", "failed"))
    row = session.execute(select(*columns).where(UsageCount.hour >= first_hour)).one()  # type: ignore[call-overload]
    return Today(*(int(value) for value in row))
