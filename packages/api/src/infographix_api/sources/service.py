"""The rules of uploads: announced before the first byte, usable from the last one on, deleted when their time is over.

The row is written first and the object after it, so that whatever a crash leaves in storage has a row that tells of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from sqlalchemy.orm import Session

from infographix_api import clock, errors, ids
from infographix_api.accounts import queries as accounts
from infographix_api.db.session import Database
from infographix_api.db.tables import Source
from infographix_api.engine.brief import BriefKind
from infographix_api.errors import FieldError
from infographix_api.pagination import Page, Window, cut
from infographix_api.sources import queries
from infographix_api.storage import Missing, Storage

Kind = BriefKind | Literal["pdf"]

PDF = "application/pdf"

KINDS: Mapping[str, Kind] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    PDF: "pdf",
}
"""How each media type is read."""

AT_MOST_BYTES = 1_000_000_000
"""Of all uploads of one account together."""

_ARRIVES_WITHIN = timedelta(hours=1)
_SAID_TO_BE_GONE_FOR = timedelta(days=7)
_AT_ONCE = 50


@dataclass(frozen=True)
class Contents:
    """An upload as it came."""

    kind: Kind
    data: bytes
    file_name: str | None


def expect(session: Session, account_id: str, *, media_type: str, file_name: str | None, at_most: int) -> Source:
    """An upload that is about to come, of so many bytes. Raises Conflict when there is no room for it."""
    accounts.find(session, account_id, lock=True)  # so that two at once cannot both have the last place
    if queries.stored_bytes(session, account_id) + at_most > AT_MOST_BYTES:
        raise errors.Conflict(
            f"The account's uploads may have {AT_MOST_BYTES:,} bytes together. Delete one with DELETE /api/v1/sources/ID, or wait until one expires."
        )
    now = clock.now()
    row = Source(
        id=ids.new_id("src"),
        account_id=account_id,
        media_type=media_type,
        file_name=file_name,
        byte_count=at_most,
        created_at=now,
        expires_at=now + _ARRIVES_WITHIN,
    )
    session.add(row)
    session.flush()
    return row


def receive(
    session: Session, account_id: str, source_id: str, *, byte_count: int, sha256: str, kept_for: timedelta
) -> Source:
    """It has arrived whole and lies in storage. Raises Conflict when that took too long."""
    row, now = queries.find(session, account_id, source_id, arrived=False), clock.now()
    if row is None:
        raise errors.Conflict("The file took longer than an hour to arrive and was given up. Send it again.")
    row.byte_count, row.sha256, row.received_at, row.expires_at = byte_count, sha256, now, now + kept_for
    return row


def abandon(database: Database, storage: Storage, account_id: str, source_id: str) -> None:
    """It did not arrive, or was answered as another before."""
    storage.delete(key_of(account_id, source_id))
    with database.transaction() as session:
        queries.remove(session, source_id)


def get(session: Session, account_id: str, source_id: str) -> Source:
    """Raises NotFound, and Gone when its time is over."""
    if (row := queries.find(session, account_id, source_id)) is None:
        raise errors.NotFound(f"There is no upload {source_id[:60]}.")
    if row.expires_at <= clock.now():
        raise errors.Gone("The upload was deleted when its time ended; upload the file again.")
    return row


def page(session: Session, account_id: str, window: Window) -> Page[Source]:
    return cut(queries.page(session, account_id, clock.now(), window), window)


def delete(database: Database, storage: Storage, account_id: str, source_id: str) -> None:
    """Raises what `get` raises. Its bytes first: a failure leaves a row to try again with."""
    with database.snapshot() as session:
        get(session, account_id, source_id)
    abandon(database, storage, account_id, source_id)


def check_usable(session: Session, account_id: str, source_id: str | None) -> None:
    """Raises ValidationFailed that points at a generation's `source`; None is no upload."""
    if source_id is None:
        return
    try:
        get(session, account_id, source_id)
    except (errors.NotFound, errors.Gone) as error:
        code = "not_found" if isinstance(error, errors.NotFound) else "gone"
        detail = f"{error.detail} POST /api/v1/sources takes it and tells its id."
        raise errors.unusable(FieldError("/source/id", code, detail)) from None


def contents(database: Database, storage: Storage, account_id: str, source_id: str) -> Contents:
    """For a generation that was promised it, also past its time. Raises Missing when it was deleted meanwhile."""
    with database.snapshot() as session:
        row = queries.find(session, account_id, source_id)
    if row is None:
        raise Missing(source_id)
    return Contents(KINDS[row.media_type], storage.get(key_of(account_id, source_id)), row.file_name)


def forget_unused(database: Database, storage: Storage, account_id: str, source_id: str) -> None:
    """After the last generation that was made from it is deleted, nothing of its text is left."""
    with database.snapshot() as session:
        is_used = queries.is_drawn_from(session, account_id, source_id)
    if not is_used:
        abandon(database, storage, account_id, source_id)


def expire_due(database: Database, storage: Storage) -> None:
    """Bytes of uploads whose time is over, but for those that a generation waits for; of all accounts."""
    now = clock.now()
    with database.snapshot() as session:
        found = queries.due(session, now, limit=_AT_ONCE)
    for row in found:
        storage.delete(key_of(row.account_id, row.id))
    with database.transaction() as session:
        queries.mark_erased(session, [row.id for row in found], now)
        queries.forget(session, expired_before=now - _SAID_TO_BE_GONE_FOR)


def key_of(account_id: str, source_id: str) -> str:
    """Where its bytes lie: nothing of it is a caller's words."""
    return f"{account_id}/sources/{source_id}"
