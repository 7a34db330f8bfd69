"""The rules of renditions: whoever asks first has it drawn; whoever asks while a worker has died has it drawn again.

There is no sweep and no event: a rendition that nobody asks for again need not be finished.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from infographix_api import clock, ids, jobs
from infographix_api.db.tables import Generation, Rendition
from infographix_api.engine.catalog import MEDIA_TYPES
from infographix_api.errors import Internal
from infographix_api.generations import queries as generations
from infographix_api.renditions import queries
from infographix_api.renditions.queries import Look

RUN = "draw_rendition"

_WOKEN_AGAIN_AFTER = timedelta(seconds=10)
_TRIED_AGAIN_AFTER = timedelta(seconds=60)


@dataclass(frozen=True)
class Picture:
    """One that lies in storage."""

    key: str
    format: str
    size: str
    byte_count: int
    sha256: str

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.format]


@dataclass(frozen=True)
class Claim:
    """The right to draw; `fence` names the holder."""

    rendition: Rendition
    generation: Generation
    fence: int


def drawn(session: Session, generation: Generation, looks: Sequence[Look]) -> list[Picture | None]:
    """Those that are there, in the order of `looks`. Raises Internal for one that could not be drawn just now."""
    rows = queries.of_generation(session, generation.account_id, generation.id) if _others(generation, looks) else {}
    return [_picture(generation, rows, look) for look in looks]


def idle(session: Session, generation: Generation, looks: Sequence[Look]) -> list[Look]:
    """Those that nobody draws or has drawn."""
    rows, now = queries.of_generation(session, generation.account_id, generation.id), clock.now()
    return [look for look in looks if (row := rows.get(look)) is None or _is_stuck(row, now)]


def ask(session: Session, generation: Generation, looks: Sequence[Look]) -> None:
    """Have these drawn. Somebody else may have asked a moment ago, or erased the generation: then nothing happens."""
    held = generations.find(session, generation.account_id, generation.id, lock=True)
    if held is None or held.erased_at is not None:
        return
    rows, now = queries.of_generation(session, generation.account_id, generation.id), clock.now()
    for look in idle(session, generation, looks):
        row = rows.get(look) or _new(session, generation, look, now)
        row.status, row.woken_at, row.updated_at = "queued", now, now
        jobs.defer(session, RUN, row.id)


def claim(session: Session, rendition_id: str, *, lease_s: float, max_attempts: int) -> Claim | None:
    """None when there is nothing to do: it is drawn, somebody draws it, it is erased, or it failed too often."""
    row, now = queries.find_any(session, rendition_id), clock.now()
    if row is None or row.status != "queued" or (row.lease_until is not None and row.lease_until > now):
        return None
    generation = generations.find_any(session, row.generation_id)
    if generation is None or generation.document is None:
        return None
    if row.attempt >= max_attempts:
        _end(row, "failed")
        return None
    row.fence += 1
    row.attempt += 1
    row.lease_until = now + timedelta(seconds=lease_s)
    session.flush()
    return Claim(row, generation, row.fence)


def complete(session: Session, claim: Claim, *, key: str, byte_count: int, sha256: str) -> bool:
    """Whether it counts: another worker may have taken over, or the generation may have been erased."""
    if (row := _held(session, claim)) is None:
        return False
    row.result_key, row.byte_count, row.sha256 = key, byte_count, sha256
    _end(row, "drawn")
    return True


def fail(session: Session, claim: Claim) -> None:
    if (row := _held(session, claim)) is not None:
        _end(row, "failed")


def give_back(session: Session, claim: Claim) -> None:
    """Woken again at once: the engine crashed, which may not be this picture's fault."""
    if (row := _held(session, claim)) is not None:
        row.lease_until = None
        jobs.defer(session, RUN, row.id)


def forget(session: Session, account_id: str, generation_id: str) -> list[str]:
    """With the texts they were drawn from; the keys of the pictures that have still to be deleted."""
    return queries.forget(session, account_id, generation_id)


def forget_lost(session: Session, generation: Generation, lost: Sequence[Picture]) -> None:
    """Whoever asks next has them drawn again."""
    queries.forget_keys(session, generation.account_id, generation.id, [one.key for one in lost])


def _picture(generation: Generation, rows: dict[Look, Rendition], look: Look) -> Picture | None:
    if look == (generation.format, generation.size):
        return Picture(generation.result_key or "", *look, generation.byte_count or 0, generation.sha256 or "")
    row = rows.get(look)
    if row is not None and row.status == "failed" and not _is_stuck(row, clock.now()):
        raise Internal(
            f"The picture could not be drawn as {look[0]} in {look[1]}. Take another format or size, or try again in a minute."
        )
    if row is None or row.status != "drawn":
        return None
    return Picture(row.result_key or "", *look, row.byte_count or 0, row.sha256 or "")


def _others(generation: Generation, looks: Sequence[Look]) -> bool:
    return any(look != (generation.format, generation.size) for look in looks)


def _new(session: Session, generation: Generation, look: Look, now: datetime) -> Rendition:
    row = Rendition(
        id=ids.new_id("job"),
        account_id=generation.account_id,
        generation_id=generation.id,
        format=look[0],
        size=look[1],
        status="queued",
        fence=0,
        attempt=0,
        woken_at=now,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    return row


def _is_stuck(row: Rendition, now: datetime) -> bool:
    """Nobody draws it, although somebody should: the wake-up was lost, a worker died, or it failed a while ago."""
    if row.status == "failed":
        return row.updated_at + _TRIED_AGAIN_AFTER <= now
    idle = row.lease_until is None or row.lease_until <= now
    return row.status == "queued" and idle and row.woken_at + _WOKEN_AGAIN_AFTER <= now


def _held(session: Session, claim: Claim) -> Rendition | None:
    row = queries.find_any(session, claim.rendition.id)
    return row if row is not None and row.fence == claim.fence and row.status == "queued" else None


def _end(row: Rendition, status: str) -> None:
    row.status, row.lease_until, row.attempt, row.updated_at = status, None, 0, clock.now()
