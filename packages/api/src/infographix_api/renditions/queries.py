"""SQL of renditions."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from infographix_api.db.tables import Rendition

Look = tuple[str, str]
"""Format and size."""


def of_generation(session: Session, account_id: str, generation_id: str) -> dict[Look, Rendition]:
    query = select(Rendition).where(Rendition.account_id == account_id, Rendition.generation_id == generation_id)
    return {(row.format, row.size): row for row in session.scalars(query)}


def find_any(session: Session, rendition_id: str) -> Rendition | None:
    """For the worker, which names no tenant; locked."""
    return session.scalar(select(Rendition).where(Rendition.id == rendition_id).with_for_update())


def forget(session: Session, account_id: str, generation_id: str) -> list[str]:
    """Removes the rows; the keys of their pictures."""
    of_it = (Rendition.account_id == account_id, Rendition.generation_id == generation_id)
    removed = session.scalars(delete(Rendition).where(*of_it).returning(Rendition.result_key))
    return [key for key in removed if key is not None]


def forget_keys(session: Session, account_id: str, generation_id: str, keys: Sequence[str]) -> None:
    of_it = (Rendition.account_id == account_id, Rendition.generation_id == generation_id)
    session.execute(delete(Rendition).where(*of_it, Rendition.result_key.in_(keys)))
