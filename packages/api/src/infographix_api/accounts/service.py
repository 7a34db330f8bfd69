"""Accounts, their API keys, and whom a key speaks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from infographix_api import clock, ids
from infographix_api.accounts import keys, queries
from infographix_api.db.tables import Account, ApiKey
from infographix_api.errors import AccountSuspended, TokenExpired, Unauthenticated

LOCAL_EMAIL = "local@localhost"
DEFAULT_SCOPES = ("generate:read", "generate:write")

_HOW_TO_GET_A_KEY = "Create one with `infographix-api key create`."


@dataclass(frozen=True)
class Caller:
    """Who is calling, and what they may do."""

    account_id: str
    key_id: str
    livemode: bool
    scopes: frozenset[str]


@dataclass(frozen=True)
class NewKey:
    """A key that was just made; `secret` is known only now."""

    id: str
    secret: str


def account_of(session: Session, email: str = LOCAL_EMAIL) -> Account:
    """The account with this address, made when there is none."""
    if (account := queries.find_account(session, email)) is not None:
        return account
    now = clock.now()
    account = Account(id=ids.new_id("acc"), email=email, name=None, status="active", created_at=now, updated_at=now)
    session.add(account)
    session.flush()
    return account


def has_key(session: Session, account_id: str) -> bool:
    return queries.has_key(session, account_id)


def create_key(
    session: Session, account_id: str, *, name: str, mode: keys.Mode = "live", expires_at: datetime | None = None
) -> NewKey:
    secret = keys.new_key(mode)
    key = ApiKey(
        id=ids.new_id("key"),
        account_id=account_id,
        name=name,
        mode=mode,
        hash=keys.digest(secret),
        last4=secret[-4:],
        scopes=list(DEFAULT_SCOPES),
        expires_at=expires_at,
        revoked_at=None,
        created_at=clock.now(),
    )
    session.add(key)
    return NewKey(key.id, secret)


def authenticate(session: Session, secret: str) -> Caller:
    """Whom this key speaks for; raises Unauthenticated, TokenExpired or AccountSuspended."""
    if (found := queries.find_key(session, keys.digest(secret))) is None:
        raise Unauthenticated(f"This API key is not known here. {_HOW_TO_GET_A_KEY}")
    key, account = found
    if key.revoked_at is not None:
        raise Unauthenticated(f"This API key was revoked. {_HOW_TO_GET_A_KEY}")
    if key.expires_at is not None and key.expires_at <= clock.now():
        raise TokenExpired(f"This API key expired on {key.expires_at:%Y-%m-%d}. {_HOW_TO_GET_A_KEY}")
    if account.status != "active":
        raise AccountSuspended("This account is suspended. Ask the operator of this installation.")
    return Caller(account.id, key.id, key.mode == "live", frozenset(key.scopes))
