"""SQL of accounts and keys."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from infographix_api.db.tables import Account, ApiKey


def find_account(session: Session, email: str) -> Account | None:
    return session.scalar(select(Account).where(Account.email == email))


def find_key(session: Session, hash: str) -> tuple[ApiKey, Account] | None:
    """The one lookup that cannot name the tenant: it is what tells who is calling."""
    query = select(ApiKey, Account).join(Account, Account.id == ApiKey.account_id).where(ApiKey.hash == hash)
    row = session.execute(query).first()
    return (row[0], row[1]) if row else None


def has_key(session: Session, account_id: str) -> bool:
    query = select(ApiKey.id).where(ApiKey.account_id == account_id, ApiKey.revoked_at.is_(None)).limit(1)
    return session.scalar(query) is not None
