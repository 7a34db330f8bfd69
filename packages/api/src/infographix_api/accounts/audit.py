"""The audit log: who did what in an account's name, written by the transaction that did it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from infographix_api import clock, ids, telemetry, wire
from infographix_api.accounts.caller import Caller
from infographix_api.db.tables import AuditEntry

KEPT_FOR = timedelta(days=365)


def record(
    session: Session,
    account_id: str,
    action: wire.AuditAction,
    *,
    by: Caller | None,
    subject_id: str | None = None,
    **details: object,
) -> None:
    """`by` is None for the operator and for what happens by itself. Nothing secret belongs into `details`."""
    row = AuditEntry(
        id=ids.new_id("aud"),
        account_id=account_id,
        action=action.value,
        subject_id=subject_id,
        details=details,
        api_key_id=by.key_id if by else None,
        session_id=by.session_id if by else None,
        ip_address=telemetry.ip_address.get(),
        request_id=telemetry.request_id.get(),
        created_at=clock.now(),
    )
    session.add(row)


def forget_old(session: Session) -> None:
    session.execute(delete(AuditEntry).where(AuditEntry.created_at < clock.now() - KEPT_FOR))
