"""Accounts: made, read, changed, and whether they may be used."""

from __future__ import annotations

from msgspec import UNSET
from sqlalchemy.orm import Session

from infographix_api import clock, errors, ids, wire
from infographix_api.accounts import audit, queries
from infographix_api.accounts.caller import Caller
from infographix_api.accounts.queries import RequestFilters, Span
from infographix_api.db.tables import Account, AuditEntry, RequestLogEntry
from infographix_api.errors import FieldError
from infographix_api.limits import tiers
from infographix_api.pagination import Page, Window, cut

LOCAL_EMAIL = "local@localhost"


def normal_email(email: str) -> str:
    """One account for an address, however it is written."""
    return email.strip().lower()


def account_of(session: Session, email: str = LOCAL_EMAIL, *, tier: str = tiers.LOCAL) -> Account:
    """The account with this address, made with this tier when there is none."""
    email = normal_email(email)
    return queries.find_by_email(session, email) or make(session, email, tier)


def make(session: Session, email: str, tier: str) -> Account:
    now = clock.now()
    account = Account(
        id=ids.new_id("acc"),
        email=email,
        name=None,
        status="active",
        tier=tier,
        limit_override=None,
        created_at=now,
        updated_at=now,
    )
    session.add(account)
    session.flush()
    audit.record(session, account.id, wire.AuditAction.ACCOUNT_CREATED, by=None)
    return account


def get(session: Session, account_id: str, *, lock: bool = False) -> Account:
    if (account := queries.find(session, account_id, lock=lock)) is None:
        raise errors.NotFound("This account is gone.")
    return account


def update(session: Session, caller: Caller, account: Account, changes: wire.UpdateAccountRequest) -> None:
    """The row has to be locked."""
    if changes.name is not UNSET:
        account.name, account.updated_at = checked_name(changes.name), clock.now()
        audit.record(session, account.id, wire.AuditAction.ACCOUNT_UPDATED, by=caller, name=account.name)


def audit_log(session: Session, account_id: str, actions: list[str], span: Span, window: Window) -> Page[AuditEntry]:
    return cut(queries.audit_page(session, account_id, actions, span, window), window)


def request_log(
    session: Session, account_id: str, filters: RequestFilters, span: Span, window: Window
) -> Page[RequestLogEntry]:
    return cut(queries.request_page(session, account_id, filters, span, window), window)


def check_is_active(account: Account) -> None:
    """Raises AccountSuspended."""
    if account.status == "suspended":
        raise errors.AccountSuspended("This account is suspended. Ask the operator of this installation.")
    if account.status != "active":
        raise errors.AccountSuspended(
            "This account is being deleted. Ask the operator of this installation to keep it."
        )


def checked_name(name: str | None) -> str | None:
    if name is not None and not (name.strip() and name.isprintable()):
        detail = "Use printable characters, and more than white space; null for no name."
        raise errors.unusable(FieldError("/name", "blank", detail))
    return name.strip() if name else None
