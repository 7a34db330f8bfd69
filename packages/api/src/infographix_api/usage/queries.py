"""SQL of usage: adding to the counts of an hour, and summing them up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from infographix_api.db.tables import Account, UsageCount

REQUEST, GENERATION = "request", "generation"


class Counted(NamedTuple):
    """What is counted together; the columns of the table but for the count. Order of locking, too: always sorted."""

    account_id: str
    hour: int
    kind: str
    endpoint: str
    status: str
    api_key_id: str
    style: str
    duration: int


@dataclass(frozen=True)
class Total:
    """`start` counts hours or days since 1970; `outcome` is how generations ended, empty for requests."""

    start: int
    group: str | None
    kind: str
    outcome: str
    duration: int
    count: int


GROUPS: Mapping[str, Any] = {
    "endpoint": UsageCount.endpoint,
    "status": UsageCount.status,
    "key": UsageCount.api_key_id,
    "style": UsageCount.style,
}


def known(session: Session, account_ids: set[str]) -> set[str]:
    """Those that there are."""
    return set(session.scalars(select(Account.id).where(Account.id.in_(account_ids))))


def add(session: Session, counts: Mapping[Counted, int]) -> None:
    if not counts:
        return
    on_postgres = session.get_bind().dialect.name == "postgresql"
    insert = (postgresql if on_postgres else sqlite).insert(UsageCount)
    rows = [{**key._asdict(), "count": counts[key]} for key in sorted(counts)]
    statement = insert.on_conflict_do_update(
        index_elements=list(UsageCount.__table__.primary_key),
        set_={"count": UsageCount.count + insert.excluded.count},
    )
    session.connection().execute(statement, rows)


def totals(
    session: Session, account_id: str, hours: range, *, hours_per_row: int, group_by: str | None
) -> Iterator[Total]:
    """In order of time and group."""
    group: ColumnElement[Any] = literal(None) if group_by is None else GROUPS[group_by]
    start = UsageCount.hour // hours_per_row
    outcome = case((UsageCount.kind == GENERATION, UsageCount.status), else_="")
    columns = (start, group, UsageCount.kind, outcome, UsageCount.duration)
    query = select(*columns, func.sum(UsageCount.count)).where(
        UsageCount.account_id == account_id, UsageCount.hour >= hours.start, UsageCount.hour < hours.stop
    )
    grouped = columns if group_by is not None else (start, *columns[2:])
    for row in session.execute(query.group_by(*grouped).order_by(*grouped[:2])):
        yield Total(int(row[0]), row[1] or None, row[2], row[3], row[4], int(row[5]))
