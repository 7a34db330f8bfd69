"""Accounts, and who acts in their name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from infographix_api import clock, ids
from infographix_api.accounts import queries
from infographix_api.db.tables import Account
from infographix_api.errors import AccountSuspended

LOCAL_EMAIL = "local@localhost"


@dataclass(frozen=True)
class Caller:
    """Who is calling, with what, and what they may do."""

    account_id: str
    key_id: str | None
    livemode: bool
    scopes: frozenset[str]


def account_of(session: Session, email: str = LOCAL_EMAIL) -> Account:
    """The account with this address, made when there is none."""
    if (account := queries.find_by_email(session, email)) is not None:
        return account
    now = clock.now()
    account = Account(id=ids.new_id("acc"), email=email, name=None, status="active", created_at=now, updated_at=now)
    session.add(account)
    session.flush()
    return account


def check_is_active(account: Account) -> None:
    """Raises AccountSuspended."""
    if account.status != "active":
        raise AccountSuspended("This account is suspended. Ask the operator of this installation.")
