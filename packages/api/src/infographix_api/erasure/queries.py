"""SQL that empties an account, whatever tables there are."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from infographix_api.db.tables import OPEN_STATUSES, Account, Base, Generation, SignInAttempts


def due(session: Session, now: datetime) -> list[str]:
    """Ids of accounts whose time has come."""
    query = select(Account.id).where(Account.status == "deleting", Account.erase_at <= now)
    return list(session.scalars(query.limit(10)))


def open_generations(session: Session, account_id: str) -> list[str]:
    query = select(Generation.id).where(Generation.account_id == account_id, Generation.status.in_(OPEN_STATUSES))
    return list(session.scalars(query))


def erase(session: Session, account_id: str, address_hash: str) -> None:
    """Every row that names the account, the referring ones first, and then the account."""
    session.execute(delete(SignInAttempts).where(SignInAttempts.address_hash == address_hash))
    for table in reversed(Base.metadata.sorted_tables):
        if "account_id" in table.columns:
            session.execute(delete(table).where(table.columns["account_id"] == account_id))
    session.execute(delete(Account).where(Account.id == account_id))
