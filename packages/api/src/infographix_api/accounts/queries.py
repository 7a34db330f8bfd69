"""SQL of accounts."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from infographix_api.db.tables import Account


def find(session: Session, account_id: str, *, lock: bool = False) -> Account | None:
    query = select(Account).where(Account.id == account_id)
    return session.scalar(query.with_for_update() if lock else query)


def find_by_email(session: Session, email: str) -> Account | None:
    return session.scalar(select(Account).where(Account.email == email))
