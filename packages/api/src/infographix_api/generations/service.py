"""What can happen to a generation, from the request to its end. Every function is one step of a caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from infographix_api import clock, events, ids, jobs, tracing, wire
from infographix_api.accounts.caller import Caller
from infographix_api.db import idempotency
from infographix_api.db.tables import OPEN_STATUSES, Generation
from infographix_api.errors import ConcurrencyLimited, NotCancelable, NotFound
from infographix_api.events import Subject
from infographix_api.generations import found_by, queries, requested
from infographix_api.limits import quota
from infographix_api.limits.quota import QuotaState
from infographix_api.limits.tiers import Allowance
from infographix_api.sources import service as sources
from infographix_api.templates import service as templates
from infographix_api.usage import service as usage

RUN = "run_generation"

_BEGUN = ("analyzing", "generating")
_ASKED_FOR = (
    "source_kind", "source", "source_title", "source_id", "topic", "language", "style", "palette", "size", "aspect_ratio", "format", "sections",
    "metadata_", "palette_name", "search_text", "template_id", "batch_id", "custom_id", "position",
)  # fmt: skip

INPUT_FAULTS = frozenset({"not_text", "not_tabular", "row_count_mismatch", "no_data", "too_large", "invalid_content"})
"""Codes of failures that the same input would meet again."""

_WOKEN_AGAIN_AFTER = timedelta(seconds=60)
_UNDERWAY = timedelta(seconds=1)
_SWEPT_AT_ONCE = 100


class ClaimLost(Exception):
    """It was canceled, or another worker took over: whatever this one has made is to be dropped."""


@dataclass(frozen=True)
class Claim:
    """The right to work on a generation, until the lease lapses. `generation` is as it was when claimed."""

    generation: Generation
    fence: int


@dataclass(frozen=True)
class StoredPicture:
    """A picture that lies in storage already."""

    key: str
    media_type: str
    width: int
    height: int
    byte_count: int
    sha256: str
    alt_text: str
    warnings: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class Failure:
    """Why a generation ends without a picture; `retryable` when the same request may succeed later."""

    code: str
    message: str
    retryable: bool


def create(
    session: Session, caller: Caller, request: wire.GenerateRequest, allowance: Allowance
) -> tuple[Generation, QuotaState | None]:
    """With the caller's quota as it is now. Raises ValidationFailed, ConcurrencyLimited or QuotaExceeded."""
    template = templates.used(session, caller.account_id, request.template_id or None)
    columns = requested.columns(request, clock.now(), template)
    sources.check_usable(session, caller.account_id, requested.upload_id(request))
    _refuse_too_many(session, caller.account_id, allowance)
    (generation,), left = enqueue(session, caller, [columns], allowance)
    return generation, left


def enqueue(
    session: Session, caller: Caller, wanted: Sequence[Mapping[str, Any]], allowance: Allowance
) -> tuple[list[Generation], QuotaState | None]:
    """One for each of these columns, in their order, or none. Raises QuotaExceeded."""
    now, names = clock.now(), sorted(ids.new_id("gen") for _ in wanted)
    # test keys draw for free
    left = quota.spend(session, caller.account_id, names, allowance) if caller.livemode else None
    step = 1 / allowance.share
    turn = queries.turn(session, caller.account_id, step)
    made = [
        Generation(
            id=name,
            account_id=caller.account_id,
            api_key_id=caller.key_id,
            traceparent=tracing.traceparent(),
            livemode=caller.livemode,
            status="queued",
            progress=0.0,
            fence=0,
            attempt=0,
            warnings=[],
            turn=turn + n * step,
            woken_at=now,
            created_at=now,
            updated_at=now,
            **columns,
        )
        for n, (name, columns) in enumerate(zip(names, wanted, strict=True))
    ]
    session.add_all(made)
    session.flush()
    for generation in made:
        found_by.keep_labels(session, generation)
        jobs.defer(session, RUN, generation.id)
    return made, left


def again(failed: Generation) -> dict[str, Any]:
    """The columns of a generation that tries the same once more, with as much time as this one had."""
    columns = {name: getattr(failed, name) for name in _ASKED_FOR}
    if failed.deadline_at is not None:
        columns["deadline_at"] = clock.now() + (failed.deadline_at - failed.created_at)
    return columns


def _refuse_too_many(session: Session, account_id: str, allowance: Allowance) -> None:
    most = allowance.concurrency
    if most is None:
        return
    quota.hold(session, account_id)  # or two requests could each count the other out
    if queries.count_open(session, account_id, at_most=most) >= most:
        raise ConcurrencyLimited(
            f"{most} generations are under way, as many as your plan allows at once. Wait until one has ended.",
            headers={"Retry-After": "1"},
            violated=("concurrency",),
        )


def get(session: Session, account_id: str, generation_id: str, *, lock: bool = False) -> Generation:
    if (generation := queries.find(session, account_id, generation_id, lock=lock)) is None:
        raise NotFound(f"There is no generation {generation_id[:60]}.")
    return generation


def is_final(status: str) -> bool:
    return status not in OPEN_STATUSES


def advance(session: Session, generation: Generation, status: str) -> None:
    """The only place that changes a status: never out of a final one, always with its event."""
    if is_final(generation.status):
        raise ClaimLost(f"{generation.id} is {generation.status}")
    was, now = generation.status, clock.now()
    generation.status, generation.progress, generation.updated_at = status, 0.0, now
    if is_final(status):
        generation.completed_at, generation.lease_until = now, None
        if _is_refunded(generation, was):
            quota.refund(session, generation.id)
        usage.count_ended(session, generation, duration_ms(generation))
    _emit(session, generation, status)


def _is_refunded(generation: Generation, was: str) -> bool:
    """What failed through no fault of the input, and what was canceled before work on it began."""
    if generation.status == "failed":
        return generation.error_code not in INPUT_FAULTS
    return generation.status == "canceled" and was == "queued"


def cancel(session: Session, account_id: str, generation_id: str) -> Generation:
    """Final at once; a worker that is drawing it finds its claim lost. Raises NotCancelable."""
    generation = get(session, account_id, generation_id, lock=True)
    if generation.status in {"completed", "failed"}:
        raise NotCancelable(f"The generation has {generation.status} already; there is nothing to cancel.")
    if generation.status != "canceled":
        advance(session, generation, "canceled")
    return generation


def erase(session: Session, generation: Generation) -> None:
    """Its texts, here and in its events; the picture is to be gone from storage already. What it cost stays in the ledger."""
    generation.source, generation.source_title, generation.source_id = b"", None, None
    generation.topic = generation.title = generation.document = generation.alt_text = generation.result_key = None
    generation.search_text, generation.warnings = "", []
    generation.erased_at = generation.updated_at = clock.now()
    events.redact(session, generation.id, "topic")


def hide(session: Session, generation: Generation) -> None:
    """For its owner there is none such any more; batches and usage still count it."""
    generation.metadata_, generation.deleted_at = {}, clock.now()
    found_by.forget_labels(session, generation)


def cancel_open(session: Session, generation: Generation) -> None:
    """As one of many: it may have ended by itself a moment ago."""
    session.refresh(generation, with_for_update=True)
    if not is_final(generation.status):
        advance(session, generation, "canceled")


def claim(session: Session, generation_id: str, *, lease_s: float, max_attempts: int) -> Claim | None:
    """The one whose turn it is, or this one when work on it has begun before.

    Wake-ups are as many as generations, but whose comes first says nothing about whose turn it is. None when there is
    nothing to do: all have ended, somebody holds it, or its attempts or time are used up.
    """
    generation = queries.find_any(session, generation_id, lock=True)
    if generation is None or generation.status not in _BEGUN:
        generation = queries.next_in_turn(session)
    now = clock.now()
    if generation is None or is_final(generation.status) or _is_held(generation, now):
        return None
    if failure := _used_up(generation, now, max_attempts):
        _fail(session, generation, failure)
        return None
    generation.fence += 1
    generation.attempt += 1
    generation.lease_until = now + timedelta(seconds=lease_s)
    generation.started_at = generation.started_at or now
    generation.updated_at = now
    if generation.status == "queued":
        _emit(session, generation, "started")
        advance(session, generation, "analyzing")
    session.flush()
    return Claim(generation, generation.fence)


def renew(session: Session, generation_id: str, fence: int, lease_s: float) -> bool:
    """False when the claim is lost."""
    return queries.write(session, generation_id, fence, {"lease_until": clock.now() + timedelta(seconds=lease_s)})


def report_progress(session: Session, generation_id: str, fence: int, fraction: float) -> bool:
    """How far the present stage has come; False when the claim is lost."""
    values = {"progress": min(1.0, max(0.0, fraction)), "updated_at": clock.now()}
    return queries.write(session, generation_id, fence, values)


def begin_drawing(session: Session, generation_id: str, fence: int, *, title: str, document: bytes) -> None:
    """Keep the checked Document. Raises ClaimLost."""
    generation = _held(session, generation_id, fence)
    generation.title, generation.document = title, document
    generation.search_text = found_by.words(generation.topic, title)
    if generation.status != "generating":  # an earlier attempt may have come this far
        advance(session, generation, "generating")


def complete(session: Session, generation_id: str, fence: int, picture: StoredPicture) -> None:
    """Raises ClaimLost; the picture is then nobody's."""
    generation = _held(session, generation_id, fence)
    generation.result_key = picture.key
    generation.media_type = picture.media_type
    generation.width, generation.height = picture.width, picture.height
    generation.byte_count, generation.sha256 = picture.byte_count, picture.sha256
    generation.alt_text = picture.alt_text
    generation.warnings = list(picture.warnings)
    advance(session, generation, "completed")
    generation.progress = 1.0


def fail(session: Session, generation_id: str, fence: int, failure: Failure) -> None:
    """Raises ClaimLost."""
    _fail(session, _held(session, generation_id, fence), failure)


def give_back(session: Session, generation_id: str, fence: int) -> None:
    """Let the next worker begin at once instead of waiting for the lease to lapse. Raises ClaimLost."""
    generation = _held(session, generation_id, fence)
    generation.lease_until, generation.woken_at = None, clock.now()
    jobs.defer(session, RUN, generation.id)


def sweep(session: Session, *, queue_is_empty: bool, lease_s: float) -> list[str]:
    """Wake what a crash or a lost wake-up left, and end what is overdue; the ids woken.

    While wake-ups wait in the queue, one that is old is only late. An empty queue means that it is lost. Whoever was woken for
    a lapsed lease has as long to take it as a lease lasts.
    """
    now = clock.now()
    for generation in queries.overdue(session, now=now, limit=_SWEPT_AT_ONCE):
        _fail(session, generation, _DEADLINE)
    found = queries.wake(
        session,
        now=now,
        lapsed_before=now - timedelta(seconds=lease_s),
        queued_before=now - (_UNDERWAY if queue_is_empty else _WOKEN_AGAIN_AFTER),
        limit=_SWEPT_AT_ONCE,
    )
    for generation_id in found:
        jobs.defer(session, RUN, generation_id)
    idempotency.forget_old(session)
    return found


def _held(session: Session, generation_id: str, fence: int) -> Generation:
    generation = queries.find_any(session, generation_id, lock=True)
    if generation is None or generation.fence != fence or is_final(generation.status):
        raise ClaimLost(generation_id)
    return generation


def _is_held(generation: Generation, now: datetime) -> bool:
    return generation.lease_until is not None and generation.lease_until > now


_DEADLINE = Failure(
    "deadline_exceeded",
    "It was not finished before its deadline. Allow more time, or try again when less is going on.",
    True,
)


def _used_up(generation: Generation, now: datetime, max_attempts: int) -> Failure | None:
    if generation.deadline_at is not None and generation.deadline_at <= now:
        return _DEADLINE
    if generation.attempt >= max_attempts:
        message = f"Work on it began {generation.attempt} times and never ended. Try again; shorten the input if it happens again."
        return Failure("attempts_exhausted", message, True)
    return None


def _fail(session: Session, generation: Generation, failure: Failure) -> None:
    generation.error_code, generation.error_message = failure.code, failure.message
    generation.error_retryable = failure.retryable
    advance(session, generation, "failed")


def _emit(session: Session, generation: Generation, name: str) -> None:
    """Addresses are added when the event is delivered, for they begin with the public URL of that day."""
    data: dict[str, object] = {
        "id": generation.id,
        "topic": generation.topic[:500] if generation.topic else None,
        "status": generation.status,
        "duration_ms": duration_ms(generation),
    }
    if generation.error_code is not None:
        data["error"] = {
            "code": generation.error_code,
            "message": generation.error_message,
            "retryable": generation.error_retryable,
        }
    subject = Subject(generation.account_id, generation.id, generation.livemode)
    events.emit(session, subject, f"generation.{name}", data)


def duration_ms(generation: Generation) -> int | None:
    """From the beginning of work to the end."""
    if generation.started_at is None or generation.completed_at is None:
        return None
    return round((generation.completed_at - generation.started_at).total_seconds() * 1000)
