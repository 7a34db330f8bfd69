"""SQL of sessions, refresh tokens and attempts to sign in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from infographix_api.db.tables import Account, ApiKey, AuthSession, RefreshToken, SignInAttempts


def find_session(
    session: Session, account_id: str, session_id: str
) -> tuple[AuthSession, Account, ApiKey | None] | None:
    """With the account, and the key if it came from one."""
    query = (
        select(AuthSession, Account, ApiKey)
        .join(Account, Account.id == AuthSession.account_id)
        .outerjoin(ApiKey, ApiKey.id == AuthSession.api_key_id)
        .where(AuthSession.account_id == account_id, AuthSession.id == session_id)
    )
    row = session.execute(query).first()
    return (row[0], row[1], row[2]) if row else None


def find_refresh_token(session: Session, hash: str) -> tuple[RefreshToken, AuthSession, Account] | None:
    """Locked. Like an API key it is what tells who is calling, so no tenant can be named."""
    query = (
        select(RefreshToken, AuthSession, Account)
        .join(AuthSession, AuthSession.id == RefreshToken.session_id)
        .join(Account, Account.id == RefreshToken.account_id)
        .where(RefreshToken.hash == hash)
        .with_for_update(of=RefreshToken)
    )
    row = session.execute(query).first()
    return (row[0], row[1], row[2]) if row else None


def end_sessions(session: Session, account_id: str, now: datetime) -> None:
    """Those of people; tokens made from keys end with their keys."""
    alive = (AuthSession.account_id == account_id, AuthSession.ended_at.is_(None), AuthSession.api_key_id.is_(None))
    session.execute(update(AuthSession).where(*alive).values(ended_at=now))


def count_attempt(session: Session, address_hash: str, now: datetime, since: datetime) -> int:
    """How many there have been since then, this one included."""
    session.execute(delete(SignInAttempts).where(SignInAttempts.since < since))
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert(SignInAttempts)
    counted = (
        insert.values(address_hash=address_hash, count=1, since=now)
        .on_conflict_do_update(index_elements=["address_hash"], set_={"count": SignInAttempts.count + 1})
        .returning(SignInAttempts.count)
    )
    count: int = session.scalars(counted).one()
    return count


def forgive_attempts(session: Session, address_hash: str) -> None:
    session.execute(delete(SignInAttempts).where(SignInAttempts.address_hash == address_hash))


def forget_sessions(session: Session, ended_before: datetime) -> None:
    old = select(AuthSession.id).where(AuthSession.expires_at < ended_before)
    session.execute(delete(RefreshToken).where(RefreshToken.session_id.in_(old)))
    session.execute(delete(AuthSession).where(AuthSession.expires_at < ended_before))
