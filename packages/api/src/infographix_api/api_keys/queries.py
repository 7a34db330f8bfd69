"""SQL of API keys."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from infographix_api.db.tables import Account, ApiKey
from infographix_api.pagination import Window


def find(session: Session, account_id: str, key_id: str, *, lock: bool = False) -> ApiKey | None:
    query = select(ApiKey).where(ApiKey.account_id == account_id, ApiKey.id == key_id)
    return session.scalar(query.with_for_update() if lock else query)


def find_by_hash(session: Session, hash: str) -> tuple[ApiKey, Account] | None:
    """The one lookup that cannot name the tenant: it is what tells who is calling."""
    query = select(ApiKey, Account).join(Account, Account.id == ApiKey.account_id).where(ApiKey.hash == hash)
    row = session.execute(query).first()
    return (row[0], row[1]) if row else None


def page(session: Session, account_id: str, window: Window) -> list[ApiKey]:
    """Those not revoked, the newest first, one more than the window holds."""
    query = select(ApiKey).where(ApiKey.account_id == account_id, ApiKey.revoked_at.is_(None))
    if window.after is not None:
        query = query.where(ApiKey.id < window.after)
    return list(session.scalars(query.order_by(ApiKey.id.desc()).limit(window.limit + 1)))


def count(session: Session, account_id: str) -> int:
    query = select(func.count()).where(ApiKey.account_id == account_id, ApiKey.revoked_at.is_(None))
    return session.scalar(query) or 0
