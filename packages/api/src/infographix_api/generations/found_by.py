"""What a generation can be found by later: its labels, and the words of its topic and title."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from infographix_api.db.tables import Generation, GenerationLabel


def words(*texts: str | None) -> str:
    """In one case, as they are compared."""
    return storable(" ".join(text for text in texts if text).casefold())


def storable(text: str) -> str:
    """PostgreSQL keeps no U+0000 in a text."""
    return text.replace("\0", "\ufffd")


def keep_labels(session: Session, generation: Generation) -> None:
    """One row for each, so that an index finds them."""
    for key, value in generation.metadata_.items():
        label = GenerationLabel(key=storable(key), value=storable(value), generation_id=generation.id)
        label.account_id = generation.account_id
        session.add(label)


def forget_labels(session: Session, generation: Generation) -> None:
    session.execute(delete(GenerationLabel).where(GenerationLabel.generation_id == generation.id))
