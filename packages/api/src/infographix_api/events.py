"""The outbox: an event is a row, written in the transaction of the change it reports. Delivers nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from infographix_api import clock, ids
from infographix_api.db.tables import Event


@dataclass(frozen=True)
class Subject:
    """What an event is about, and whose that is. Each type is told once for each subject and `occasion`."""

    account_id: str
    id: str
    livemode: bool
    occasion: str = ""


def emit(session: Session, subject: Subject, type: str, data: Mapping[str, object]) -> None:
    """Once, however often it is called; `data.sequence` counts the subject's events.

    The caller holds the subject's row, so two events cannot take the same number.
    """
    last = last_sequence(session, subject.id)
    row = {
        "id": ids.new_id("evt"),
        "account_id": subject.account_id,
        "type": type,
        "resource_id": subject.id,
        "sequence": last + 1,
        "dedupe_key": ":".join(filter(None, (subject.id, type, subject.occasion))),
        "data": {**data, "sequence": last + 1},
        "livemode": subject.livemode,
        "created_at": clock.now(),
    }
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    session.execute(insert(Event).values(row).on_conflict_do_nothing(index_elements=[Event.dedupe_key]))


def redact(session: Session, resource_id: str, member: str) -> None:
    """What a resource's events tell of this is taken back."""
    for event in session.scalars(select(Event).where(Event.resource_id == resource_id)):
        if event.data.get(member) is not None:
            event.data = {**event.data, member: None}


def since(session: Session, account_id: str, resource_id: str, sequence: int) -> list[Event]:
    """What happened to a resource after its event with this number, the oldest first."""
    query = select(Event).where(
        Event.account_id == account_id, Event.resource_id == resource_id, Event.sequence > sequence
    )
    return list(session.scalars(query.order_by(Event.sequence)))


def last_sequence(session: Session, resource_id: str) -> int:
    """The number of a resource's newest event; 0 before the first."""
    return session.scalar(select(func.max(Event.sequence)).where(Event.resource_id == resource_id)) or 0
