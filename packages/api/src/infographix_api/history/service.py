"""The rules of looking back: what has ended can be erased, and is when its time is over. What was used stays counted."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from infographix_api import clock
from infographix_api.db.session import Database
from infographix_api.db.tables import Generation
from infographix_api.errors import Conflict
from infographix_api.generations import service as generations
from infographix_api.history import queries
from infographix_api.history.queries import Filters
from infographix_api.pagination import Page, Window, cut
from infographix_api.renditions import service as renditions
from infographix_api.sources import service as sources
from infographix_api.storage import Storage

_AT_ONCE = 50


def page(session: Session, account_id: str, filters: Filters, window: Window) -> Page[Generation]:
    return cut(queries.page(session, account_id, filters, window), window)


def delete(database: Database, storage: Storage, account_id: str, generation_id: str) -> None:
    """Its picture and texts for good, and its upload with the last that was made of it; raises NotFound, and Conflict while it is being made."""
    with database.snapshot() as session:
        found = generations.get(session, account_id, generation_id)
    if not generations.is_final(found.status):
        raise Conflict(
            f"The generation is {found.status}. Cancel it with DELETE /api/v1/generate/{generation_id}, or wait until it has ended."
        )
    _forget_pictures(storage, account_id, generation_id)
    with database.transaction() as session:
        row = generations.get(session, account_id, generation_id, lock=True)
        source_id = row.source_id
        generations.erase(session, row)
        generations.hide(session, row)
        late = renditions.forget(session, account_id, generation_id)
    _delete(storage, late)
    if source_id is not None:
        sources.forget_unused(database, storage, account_id, source_id)


def retire_due(database: Database, storage: Storage, kept_for: timedelta) -> None:
    """Pictures and texts of what ended so long ago; the rows stay. Pictures first: a failure is tried again."""
    with database.snapshot() as session:
        found = queries.due(session, ended_before=clock.now() - kept_for, limit=_AT_ONCE)
    for account_id, generation_id in found:
        _forget_pictures(storage, account_id, generation_id)
        with database.transaction() as session:
            generations.erase(session, generations.get(session, account_id, generation_id, lock=True))
            late = renditions.forget(session, account_id, generation_id)
        _delete(storage, late)


def _forget_pictures(storage: Storage, account_id: str, generation_id: str) -> None:
    """In every format and size."""
    storage.delete_all(f"{account_id}/{generation_id}")


def _delete(storage: Storage, late: list[str]) -> None:
    """What was drawn between the emptying of the folder and the end of the rows that tell of it."""
    for key in late:
        storage.delete(key)
