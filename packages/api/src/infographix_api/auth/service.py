"""The rules of signing in: what a password or a key is exchanged for, how a session goes on, and how it ends."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from infographix_api import clock, errors, ids, wire
from infographix_api.accounts import audit, scopes
from infographix_api.accounts import queries as accounts
from infographix_api.accounts.caller import Caller
from infographix_api.accounts.service import check_is_active, normal_email
from infographix_api.api_keys.service import check_is_valid
from infographix_api.auth import queries, signing_keys
from infographix_api.auth.tokens import Claims
from infographix_api.db.tables import Account, AuthSession, RefreshToken
from infographix_api.errors import FieldError
from infographix_api.limits import tiers

IDLE = timedelta(days=30)
LONGEST = timedelta(days=90)
GRACE = timedelta(seconds=10)
_KEPT_AFTER_EXPIRY = timedelta(days=7)
_ATTEMPTS, _CLOSED_FOR = 5, timedelta(minutes=15)

NO_MATCH = "E-mail or password is wrong."
_SIGN_IN_AGAIN = "Sign in again."


@dataclass(frozen=True)
class Granted:
    """What a token may be made of."""

    account_id: str
    session_id: str
    client_id: str
    scopes: list[str]
    refresh_token: str | None


def begin_sign_in(session: Session, email: str) -> str | None:
    """The hash to compare with. Counts first, so that many at once cannot guess more. Raises RateLimited."""
    now = clock.now()
    if queries.count_attempt(session, address_hash(email), now, now - _CLOSED_FOR) > _ATTEMPTS:
        minutes = int(_CLOSED_FOR.total_seconds() // 60)
        raise errors.RateLimited(
            f"Too many wrong passwords for this address; it is closed for {minutes} minutes.",
            headers={"Retry-After": str(int(_CLOSED_FOR.total_seconds()))},
        )
    account = accounts.find_by_email(session, normal_email(email))
    return account.password_hash if account else None


def forgive_attempts(session: Session, email: str) -> None:
    queries.forgive_attempts(session, address_hash(email))


def sign_in(session: Session, email: str) -> Granted:
    """After the password was found to fit. Raises AccountSuspended."""
    forgive_attempts(session, email)
    if (account := accounts.find_by_email(session, normal_email(email))) is None:
        raise errors.Unauthenticated(NO_MATCH)
    check_is_active(account)
    may = [scope.value for scope in scopes.OWNER]
    row = _begin(session, account.id, may=may, livemode=True, expires_in=LONGEST)
    audit.record(session, account.id, wire.AuditAction.SESSION_CREATED, by=None, subject_id=row.id)
    token = "igr_" + secrets.token_urlsafe(32)
    _keep(session, row, token)
    return Granted(account.id, row.id, row.id, row.scopes, token)


def exchange(session: Session, caller: Caller, scope: str | None, expires_in_s: int) -> Granted:
    """Of an API key for a token that may do less."""
    wanted = sorted(caller.scopes) if scope is None else scope.split()
    if not wanted or (unknown := [each for each in wanted if each not in set(wire.Scope)]):
        listed = ", ".join(wire.Scope)
        detail = f"{unknown[0] if wanted else 'Nothing'} is no scope; use some of {listed}, separated by spaces."
        raise errors.unusable(FieldError("/scope", "invalid_scope", detail))
    if lacking := scopes.in_order(set(wanted) - caller.scopes):
        raise errors.InsufficientScope(f"The key itself lacks {', '.join(lacking)}.")
    row = _begin(
        session,
        caller.account_id,
        may=scopes.in_order(wanted),
        livemode=caller.livemode,
        expires_in=timedelta(seconds=expires_in_s),
        api_key_id=caller.key_id,
    )
    return Granted(caller.account_id, row.id, str(caller.key_id), row.scopes, None)


def refresh(session: Session, token: str, secret_key: str) -> Granted | None:
    """The next token of the session. None when this one was used before: then the session has just ended.

    Raises Unauthenticated, TokenExpired or AccountSuspended.
    """
    now = clock.now()
    if (found := queries.find_refresh_token(session, _hash(token))) is None:
        raise errors.Unauthenticated(f"This refresh token is not known here. {_SIGN_IN_AGAIN}")
    row, family, account = found
    if family.ended_at is not None:
        raise errors.Unauthenticated(f"This session has ended. {_SIGN_IN_AGAIN}")
    if row.expires_at <= now:
        raise errors.TokenExpired(f"This refresh token has expired. {_SIGN_IN_AGAIN}")
    check_is_active(account)
    if row.used_at is not None and row.used_at + GRACE <= now:
        family.ended_at = now
        audit.record(session, account.id, wire.AuditAction.SESSION_REUSE_DETECTED, by=None, subject_id=family.id)
        return None
    successor = _successor(token, row.salt, secret_key)
    if row.used_at is None:
        row.used_at = now
        _keep(session, family, successor)
    return Granted(account.id, family.id, family.id, family.scopes, successor)


def caller_of(session: Session, claims: Claims) -> Caller:
    """Whom an access token speaks for. Raises Unauthenticated, TokenExpired or AccountSuspended."""
    if (found := queries.find_session(session, claims.account_id, claims.session_id)) is None:
        raise errors.Unauthenticated(f"This session is not known here. {_SIGN_IN_AGAIN}")
    row, account, key = found
    if row.ended_at is not None:
        raise errors.Unauthenticated(f"This session has ended. {_SIGN_IN_AGAIN}")
    if row.expires_at <= clock.now():
        raise errors.TokenExpired(f"This session has expired. {_SIGN_IN_AGAIN}")
    check_is_active(account)
    may, standing = claims.scopes & set(row.scopes), tiers.standing(account.tier, account.limit_override)
    if key is None:
        return Caller(account.id, None, row.livemode, may, standing, row.id)
    check_is_valid(key)
    return Caller(account.id, key.id, row.livemode, may & set(key.scopes), standing)


def end(session: Session, account_id: str, session_id: str, by: Caller | None = None) -> None:
    """Again is fine."""
    if (found := queries.find_session(session, account_id, session_id)) is not None and found[0].ended_at is None:
        found[0].ended_at = clock.now()
        audit.record(session, account_id, wire.AuditAction.SESSION_ENDED, by=by, subject_id=session_id)


def end_by_refresh_token(session: Session, token: str) -> None:
    """A token that is not known has nothing to end."""
    if (found := queries.find_refresh_token(session, _hash(token))) is not None:
        end(session, found[1].account_id, found[1].id)


def end_all(session: Session, caller: Caller) -> None:
    queries.end_sessions(session, caller.account_id, clock.now())
    audit.record(session, caller.account_id, wire.AuditAction.SESSION_ENDED, by=caller, all=True)


def password_hash_of(session: Session, account_id: str) -> str | None:
    account = accounts.find(session, account_id)
    return account.password_hash if account else None


def set_password(session: Session, account: Account, password_hash: str, *, by: Caller | None) -> None:
    """Ends every session, for whoever knew the old one may have begun some."""
    action = wire.AuditAction.PASSWORD_CHANGED if by else wire.AuditAction.PASSWORD_RESET
    account.password_hash, account.updated_at = password_hash, clock.now()
    queries.end_sessions(session, account.id, clock.now())
    forgive_attempts(session, account.email)
    audit.record(session, account.id, action, by=by)


def forget_old(session: Session) -> None:
    queries.forget_sessions(session, clock.now() - _KEPT_AFTER_EXPIRY)
    signing_keys.forget_old(session)


def _begin(
    session: Session,
    account_id: str,
    *,
    may: Iterable[str],
    livemode: bool,
    expires_in: timedelta,
    api_key_id: str | None = None,
) -> AuthSession:
    now = clock.now()
    row = AuthSession(
        id=ids.new_id("ses"),
        account_id=account_id,
        api_key_id=api_key_id,
        livemode=livemode,
        scopes=list(may),
        created_at=now,
        expires_at=now + expires_in,
    )
    session.add(row)
    session.flush()
    return row


def _keep(session: Session, family: AuthSession, token: str) -> None:
    now = clock.now()
    row = RefreshToken(
        hash=_hash(token),
        account_id=family.account_id,
        session_id=family.id,
        salt=secrets.token_hex(16),
        created_at=now,
        expires_at=min(now + IDLE, family.expires_at),
    )
    session.add(row)


def _successor(token: str, salt: str, secret_key: str) -> str:
    """The same each time it is asked for, and nobody can tell it who lacks the token, the row or our secret."""
    digest = hmac.digest(secret_key.encode(), f"refresh {salt} {token}".encode(), hashlib.sha256)
    return "igr_" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def address_hash(email: str) -> str:
    """What attempts are counted under."""
    return hashlib.sha256(normal_email(email).encode()).hexdigest()
