"""Usage by the hour or day: generations are counted in the transaction that ends them, requests soon after their answer."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby

from sqlalchemy.orm import Session

from infographix_api import clock
from infographix_api.db.tables import Generation
from infographix_api.usage import durations, queries
from infographix_api.usage.queries import GENERATION, Counted, Total

HOURS = {"hour": 1, "day": 24}
LONGEST = {"hour": timedelta(days=31), "day": timedelta(days=366)}
SHOWN = {"hour": timedelta(days=1), "day": timedelta(days=30)}
"""The part of the past that is told when nobody says which."""

_HOUR_S = 3600


@dataclass(frozen=True)
class Span:
    """Whole hours or days, the last one not included."""

    first: datetime
    end: datetime
    granularity: str
    group_by: str | None


@dataclass
class Row:
    """One hour or day, of one group when there are groups. Durations are those of completed generations."""

    start: datetime
    group: str | None
    requests: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    durations: dict[int, int] = field(default_factory=dict)

    @property
    def generations(self) -> int:
        return sum(self.outcomes.values())

    def percentile(self, fraction: float) -> int | None:
        return durations.percentile(self.durations, fraction)


def hour(moment: datetime) -> int:
    """Since 1970."""
    return int(moment.timestamp()) // _HOUR_S


def count_ended(session: Session, generation: Generation, duration_ms: int | None) -> None:
    """To be called once for each, by whatever ends it."""
    key = Counted(
        generation.account_id,
        hour(clock.now()),
        GENERATION,
        "createGeneration",
        generation.status,
        generation.api_key_id or "",
        generation.style,
        durations.step(duration_ms or 0),
    )
    queries.add(session, {key: 1})


def report(session: Session, account_id: str, span: Span) -> list[Row]:
    """Hours or days in which there was anything, in order of time."""
    hours, per_row = range(hour(span.first), hour(span.end)), HOURS[span.granularity]
    found = queries.totals(session, account_id, hours, hours_per_row=per_row, group_by=span.group_by)
    return [_row(group, per_row) for group in _together(found)]


def _together(totals: Iterable[Total]) -> Iterator[list[Total]]:
    for _, group in groupby(totals, key=lambda total: (total.start, total.group)):
        yield list(group)


def _row(totals: list[Total], hours_per_row: int) -> Row:
    row = Row(datetime.fromtimestamp(totals[0].start * hours_per_row * _HOUR_S, UTC), totals[0].group)
    for total in totals:
        if total.kind != GENERATION:
            row.requests += total.count
            continue
        row.outcomes[total.outcome] = row.outcomes.get(total.outcome, 0) + total.count
        if total.outcome == "completed":
            row.durations[total.duration] = row.durations.get(total.duration, 0) + total.count
    return row


def now_hour() -> int:
    """The present hour, cheaply: asked at every request."""
    return int(time.time()) // _HOUR_S
