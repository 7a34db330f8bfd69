"""The rules of leaving: closed at once, restored on request within thirty days, then erased without a trace."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from infographix_api import clock, errors, wire
from infographix_api.accounts import audit
from infographix_api.accounts import service as accounts
from infographix_api.accounts.caller import Caller
from infographix_api.auth import service as sessions
from infographix_api.db.session import Database
from infographix_api.db.tables import Account
from infographix_api.erasure import queries
from infographix_api.generations import service as generations
from infographix_api.storage import Storage

GRACE = timedelta(days=30)


def close(session: Session, caller: Caller) -> Account:
    """What is being drawn is canceled: a worker finds its claim gone and drops its work."""
    account = accounts.get(session, caller.account_id, lock=True)
    now = clock.now()
    account.status, account.erase_at, account.updated_at = "deleting", now + GRACE, now
    for generation_id in queries.open_generations(session, account.id):
        _cancel(session, account.id, generation_id)
    sessions.end_all(session, caller)
    audit.record(session, account.id, wire.AuditAction.ACCOUNT_DELETED, by=caller)
    return account


def restore(session: Session, account: Account) -> None:
    """By the operator."""
    account.status, account.erase_at, account.updated_at = "active", None, clock.now()
    audit.record(session, account.id, wire.AuditAction.ACCOUNT_RESTORED, by=None)


def erase_due(database: Database, storage: Storage) -> None:
    """Pictures first: as long as the rows are there, a failure is tried again."""
    with database.snapshot() as session:
        found = queries.due(session, clock.now())
    for account_id in found:
        storage.delete_all(account_id)
        with database.transaction() as session:
            account = accounts.get(session, account_id, lock=True)
            if account.status == "deleting":  # it may have been restored meanwhile
                queries.erase(session, account_id, sessions.address_hash(account.email))


def _cancel(session: Session, account_id: str, generation_id: str) -> None:
    try:
        generations.cancel(session, account_id, generation_id)
    except errors.NotCancelable:
        return  # it has just ended by itself
