"""The rules of administration. Each change is written to the operator's audit log, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

import msgspec
from sqlalchemy.orm import Session

from infographix_api import clock, errors, wire
from infographix_api.accounts import audit
from infographix_api.accounts import queries as accounts
from infographix_api.accounts.caller import Caller
from infographix_api.admin import queries
from infographix_api.admin.queries import Today, Wanted
from infographix_api.db.tables import Account
from infographix_api.errors import FieldError
from infographix_api.generations import queries as generations
from infographix_api.generations.queries import OpenOnes
from infographix_api.limits import quota, tiers
from infographix_api.limits.tiers import Override, Tiers
from infographix_api.pagination import Page, Window, cut
from infographix_api.usage.service import hour
from infographix_api.wire import AuditAction


@dataclass(frozen=True)
class Managed:
    """An account with what an operator wants to know of it."""

    account: Account
    open_generations: int
    charged_today: int

    @property
    def id(self) -> str:
        return self.account.id


@dataclass(frozen=True)
class Stats:
    """Of the whole installation."""

    by_tier: dict[str, int]
    by_status: dict[str, int]
    open: list[OpenOnes]
    today: Today


def page(session: Session, wanted: Wanted, window: Window) -> Page[Managed]:
    found = cut(queries.page(session, wanted, window), window)
    return Page(_managed(session, list(found.rows)), found.last)


def get(session: Session, account_id: str) -> Managed:
    """Raises NotFound."""
    return _managed(session, [_account(session, account_id)])[0]


def set_tier(session: Session, caller: Caller, account_id: str, tier: str, known: Tiers) -> Managed:
    """Raises NotFound or ValidationFailed."""
    if tier not in known.allowances:
        raise errors.unusable(FieldError("/tier", "invalid_enum", f"Use one of {', '.join(known.allowances)}."))
    account = _account(session, account_id, lock=True)
    before, account.tier = account.tier, tier
    return _changed(session, caller, account, AuditAction.ACCOUNT_TIER_CHANGED, before=before, tier=tier)


def set_limits(session: Session, caller: Caller, account_id: str, wanted: wire.SetLimitsRequest) -> Managed:
    """Instead of those before. Raises NotFound or ValidationFailed."""
    override = msgspec.convert(msgspec.to_builtins(wanted), Override)
    if override.expires_at is not None:
        _check_is_to_come(override.expires_at)
    if override == Override(expires_at=override.expires_at, reason=override.reason):
        raise errors.unusable(FieldError("", "required", "Give at least one limit; DELETE removes those that are set."))
    account = _account(session, account_id, lock=True)
    account.limit_override = tiers.stored(override)
    return _changed(session, caller, account, AuditAction.ACCOUNT_LIMITS_SET, **account.limit_override)


def remove_limits(session: Session, caller: Caller, account_id: str) -> Managed:
    """Back to those of the tier. Raises NotFound."""
    account = _account(session, account_id, lock=True)
    account.limit_override = None
    return _changed(session, caller, account, AuditAction.ACCOUNT_LIMITS_REMOVED)


def suspend(session: Session, caller: Caller, account_id: str, reason: str | None) -> Managed:
    """Within a second none of its keys is accepted; what is under way is finished. Raises NotFound or Conflict."""
    if account_id == caller.account_id:
        raise errors.Conflict("This is your own account; you would lock yourself out. Use another operator's key.")
    account = _account(session, account_id, lock=True)
    _check_is_not_leaving(account)
    account.status = "suspended"
    return _changed(session, caller, account, AuditAction.ACCOUNT_SUSPENDED, reason=reason)


def resume(session: Session, caller: Caller, account_id: str, reason: str | None) -> Managed:
    """Raises NotFound or Conflict."""
    account = _account(session, account_id, lock=True)
    _check_is_not_leaving(account)
    account.status = "active"
    return _changed(session, caller, account, AuditAction.ACCOUNT_RESUMED, reason=reason)


def reset_quota(session: Session, caller: Caller, account_id: str, reason: str | None) -> Managed:
    """Today counts as unused. Raises NotFound."""
    account = _account(session, account_id, lock=True)
    quota.reset(session, account_id)
    return _changed(session, caller, account, AuditAction.ACCOUNT_QUOTA_RESET, reason=reason)


def stats(session: Session) -> Stats:
    midnight = datetime.combine(clock.now().date(), time(), UTC)
    return Stats(
        by_tier=queries.accounts_by(session, "tier"),
        by_status=queries.accounts_by(session, "status"),
        open=generations.open_by_status(session),
        today=queries.today(session, hour(midnight)),
    )


def _check_is_to_come(moment: datetime) -> None:
    if moment.tzinfo is None:
        raise errors.unusable(
            FieldError("/expires_at", "invalid_format", "Say in which zone, as in 2036-07-01T00:00:00Z.")
        )
    if moment <= clock.now():
        raise errors.unusable(FieldError("/expires_at", "too_small", "Use a time to come, or leave it out."))


def _check_is_not_leaving(account: Account) -> None:
    if account.status == "deleting":
        raise errors.Conflict("The account was deleted by its owner, and will be erased. It can be restored only.")


def _account(session: Session, account_id: str, *, lock: bool = False) -> Account:
    account = accounts.find(session, account_id, lock=lock)
    if account is None:
        raise errors.NotFound(f"There is no account {account_id[:60]}.")
    return account


def _changed(session: Session, caller: Caller, account: Account, action: AuditAction, **details: object) -> Managed:
    """The operator's audit log keeps it, for the account's owner need not see who looks after it."""
    account.updated_at = clock.now()
    session.flush()
    audit.record(session, caller.account_id, action, by=caller, subject_id=account.id, **details)
    return _managed(session, [account])[0]


def _managed(session: Session, rows: list[Account]) -> list[Managed]:
    found = [row.id for row in rows]
    unfinished = queries.open_generations(session, found)
    charged = queries.charged(session, found, clock.now().date())
    return [Managed(row, unfinished.get(row.id, 0), charged.get(row.id, 0)) for row in rows]
