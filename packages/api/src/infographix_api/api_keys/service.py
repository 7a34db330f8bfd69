"""The rules of API keys: nobody hands out more than they have, a secret is shown once, a revoked key is gone for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import UNSET
from sqlalchemy.orm import Session

from infographix_api import clock, errors, ids, wire
from infographix_api.accounts import audit, scopes
from infographix_api.accounts import queries as accounts
from infographix_api.accounts.caller import Caller
from infographix_api.accounts.service import check_is_active
from infographix_api.api_keys import form, queries
from infographix_api.db.tables import ApiKey
from infographix_api.errors import FieldError
from infographix_api.limits import tiers
from infographix_api.pagination import Page, Window, cut

AT_MOST = 100
"""Keys of one account that are not revoked."""

_HOW_TO_GET_A_KEY = "Create one with `infographix-api key create`."


@dataclass(frozen=True)
class NewKey:
    """A key that was just made; `secret` is known only now."""

    row: ApiKey
    secret: str


def make(
    session: Session,
    account_id: str,
    *,
    name: str,
    mode: form.Mode = "live",
    may: Iterable[str] = scopes.DRAWING,
    expires_at: datetime | None = None,
) -> NewKey:
    """For those who may do everything; callers of the API go through `create`."""
    secret, now = form.new_key(mode), clock.now()
    row = ApiKey(
        id=ids.new_id("key"),
        account_id=account_id,
        name=name,
        mode=mode,
        hash=form.digest(secret),
        last4=secret[-4:],
        scopes=scopes.in_order(may),
        expires_at=expires_at,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    return NewKey(row, secret)


def create(session: Session, caller: Caller, wanted: wire.CreateApiKeyRequest) -> NewKey:
    """Raises ValidationFailed, InsufficientScope, or Conflict when there are too many."""
    name = _checked_name(wanted.name)
    expires_at = None if wanted.expires_at is UNSET else _checked_expiry(wanted.expires_at)
    may = scopes.DRAWING if wanted.scopes is UNSET else tuple(wanted.scopes)
    mode: form.Mode = "test" if wanted.mode == "test" else "live"
    _check_may_give(caller, may, mode)
    accounts.find(session, caller.account_id, lock=True)  # so that two at once cannot both be the last
    if queries.count(session, caller.account_id) >= AT_MOST:
        raise errors.Conflict(f"The account has {AT_MOST} API keys; revoke one that is no longer needed.")
    made = make(session, caller.account_id, name=name, mode=mode, may=may, expires_at=expires_at)
    _record(session, wire.AuditAction.API_KEY_CREATED, made.row, by=caller, scopes=made.row.scopes, mode=mode)
    return made


def has_any(session: Session, account_id: str) -> bool:
    return queries.count(session, account_id) > 0


def page(session: Session, account_id: str, window: Window) -> Page[ApiKey]:
    return cut(queries.page(session, account_id, window), window)


def get(session: Session, account_id: str, key_id: str, *, lock: bool = False) -> ApiKey:
    """One that was revoked is not found any more."""
    row = queries.find(session, account_id, key_id, lock=lock)
    if row is None or row.revoked_at is not None:
        raise errors.NotFound(f"There is no API key {key_id[:60]}.")
    return row


def update(session: Session, caller: Caller, key_id: str, changes: wire.UpdateApiKeyRequest) -> ApiKey:
    row = get(session, caller.account_id, key_id, lock=True)
    if changes.name is not UNSET:
        row.name = _checked_name(changes.name)
    if changes.scopes is not UNSET:
        _check_may_give(caller, set(changes.scopes) - set(row.scopes), row.mode)
        row.scopes = scopes.in_order(changes.scopes)
    if changes.expires_at is not UNSET:
        row.expires_at = None if changes.expires_at is None else _checked_expiry(changes.expires_at)
    row.updated_at = clock.now()
    _record(session, wire.AuditAction.API_KEY_UPDATED, row, by=caller, scopes=row.scopes)
    return row


def revoke(session: Session, caller: Caller, key_id: str) -> None:
    """For good; again is fine."""
    row = queries.find(session, caller.account_id, key_id, lock=True)
    if row is None:
        raise errors.NotFound(f"There is no API key {key_id[:60]}.")
    if row.revoked_at is None:
        row.revoked_at = row.updated_at = clock.now()
        _record(session, wire.AuditAction.API_KEY_REVOKED, row, by=caller)


def rotate(session: Session, caller: Caller, key_id: str, grace_s: int) -> NewKey:
    """A successor that may do the same; the old key ends after the grace. Raises Conflict when it has a successor."""
    old = get(session, caller.account_id, key_id, lock=True)
    _check_may_give(caller, old.scopes, old.mode)
    if old.replaced_by is not None:
        raise errors.Conflict(f"This API key was replaced by {old.replaced_by}; rotate that one.")
    mode: form.Mode = "test" if old.mode == "test" else "live"
    made = make(session, old.account_id, name=old.name, mode=mode, may=old.scopes, expires_at=old.expires_at)
    now = clock.now()
    ends_at = now + timedelta(seconds=grace_s)
    old.replaced_by, old.updated_at = made.row.id, now
    old.expires_at = min(ends_at, old.expires_at or ends_at)
    _record(
        session, wire.AuditAction.API_KEY_ROTATED, old, by=caller, replaced_by=made.row.id, grace_period_seconds=grace_s
    )
    return made


def authenticate(session: Session, secret: str) -> Caller:
    """Whom this key speaks for; raises Unauthenticated, TokenExpired or AccountSuspended."""
    if (found := queries.find_by_hash(session, form.digest(secret))) is None:
        raise errors.Unauthenticated(f"This API key is not known here. {_HOW_TO_GET_A_KEY}")
    key, account = found
    check_is_valid(key)
    check_is_active(account)
    standing = tiers.standing(account.tier, account.limit_override)
    return Caller(account.id, key.id, key.mode == "live", frozenset(key.scopes), standing)


def check_is_valid(key: ApiKey) -> None:
    """Raises Unauthenticated or TokenExpired."""
    if key.revoked_at is not None:
        raise errors.Unauthenticated(f"This API key was revoked. {_HOW_TO_GET_A_KEY}")
    if key.expires_at is not None and key.expires_at <= clock.now():
        raise errors.TokenExpired(f"This API key expired on {key.expires_at:%Y-%m-%d}. {_HOW_TO_GET_A_KEY}")


def _record(session: Session, action: wire.AuditAction, row: ApiKey, *, by: Caller, **details: object) -> None:
    audit.record(session, row.account_id, action, by=by, subject_id=row.id, name=row.name, **details)


def _check_may_give(caller: Caller, may: Collection[str], mode: str) -> None:
    """Whoever could make a key that may do more than theirs would have all of it."""
    if lacking := scopes.in_order(set(may) - caller.scopes):
        raise errors.InsufficientScope(f"You cannot give what you lack yourself: {', '.join(lacking)}.")
    if mode == "live" and not caller.livemode:
        raise errors.InsufficientScope("A test key cannot make or replace a live one; use a live key for that.")


def _checked_name(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise errors.unusable(FieldError("/name", "blank", "Use printable characters, and more than white space."))
    return name.strip()


def _checked_expiry(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise errors.unusable(FieldError("/expires_at", "invalid_format", "Give the zone, as in 2027-01-31T00:00:00Z."))
    if moment <= clock.now():
        raise errors.unusable(FieldError("/expires_at", "too_small", "This time has passed; give one to come."))
    return moment
