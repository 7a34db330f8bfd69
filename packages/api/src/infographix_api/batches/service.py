"""What can happen to a batch. Its items are generations like all others; a batch only looks at how they are.

No change of an item waits for its batch: `refresh` is called after each item and by the workers' sweep, sees where the
items are, and tells it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from infographix_api import clock, events, ids, wire
from infographix_api.accounts.caller import Caller
from infographix_api.batches import composed, queries
from infographix_api.batches.queries import Counts
from infographix_api.db.tables import OPEN_STATUSES, Batch, Generation
from infographix_api.errors import BatchTooLarge, Conflict, NotCancelable, NotFound
from infographix_api.events import Subject
from infographix_api.generations import service as generations
from infographix_api.limits.quota import QuotaState
from infographix_api.limits.tiers import Allowance
from infographix_api.pagination import Page, Window, cut
from infographix_api.sources import service as sources
from infographix_api.templates import service as templates

TOLD_EVERY = timedelta(seconds=1)
"""Between two reports of progress, at least."""


def create(
    session: Session, caller: Caller, wanted: wire.CreateBatchRequest, allowance: Allowance
) -> tuple[Batch, QuotaState | None]:
    """All items or none. Raises BatchTooLarge, ValidationFailed or QuotaExceeded."""
    most, count = allowance.batch_size, len(wanted.items)
    if count > most:
        raise BatchTooLarge(f"There are {count} items; your plan allows {most} in a batch. Send them in several.")
    now, uses = clock.now(), composed.template_uses(wanted)

    @cache
    def preset(template_id: str | None) -> Mapping[str, Any] | None:
        return templates.used(session, caller.account_id, template_id, times=uses[template_id or ""])

    @cache
    def check_upload(source_id: str | None) -> None:
        sources.check_usable(session, caller.account_id, source_id)

    items = composed.items(wanted, now, preset, check_upload)
    batch = Batch(
        id=ids.new_id("bat"),
        account_id=caller.account_id,
        livemode=caller.livemode,
        name=wanted.name or None,
        status="queued",
        round=1,
        told=0,
        metadata_=wanted.metadata or {},
        created_at=now,
        updated_at=now,
    )
    session.add(batch)
    session.flush()
    _, left = generations.enqueue(session, caller, [{**item, "batch_id": batch.id} for item in items], allowance)
    return batch, left


def get(session: Session, account_id: str, batch_id: str, *, lock: bool = False) -> Batch:
    if (batch := queries.find(session, account_id, batch_id, lock=lock)) is None:
        raise NotFound(f"There is no batch {batch_id[:60]}.")
    return batch


def is_final(status: str) -> bool:
    return status not in queries.OPEN


def page(session: Session, account_id: str, statuses: Sequence[str], window: Window) -> Page[Batch]:
    return cut(queries.page(session, account_id, statuses, window), window)


def items(
    session: Session, account_id: str, batch_id: str, statuses: Sequence[str], window: Window
) -> Page[Generation]:
    get(session, account_id, batch_id)
    return cut(queries.items(session, batch_id, statuses, window), window, lambda row: str(row.position))


def refresh(session: Session, batch_id: str) -> None:
    """Bring the batch to where its items are. Each event once a round, progress once a second at most."""
    batch = queries.find_any(session, batch_id)
    if batch is None or is_final(batch.status):
        return
    counts, now = queries.counts(session, [batch_id])[batch_id], clock.now()
    if batch.status == "queued" and (counts.running or counts.ended > batch.told):
        batch.status, batch.started_at = "running", batch.started_at or now
        _tell(session, batch, "started", counts)
    if counts.queued + counts.running == 0:
        _end(session, batch, counts)
    elif counts.ended > batch.told and batch.updated_at <= now - TOLD_EVERY:
        _tell(session, batch, "progress", counts)
        batch.told = counts.ended
    batch.updated_at = now if is_final(batch.status) or batch.updated_at <= now - TOLD_EVERY else batch.updated_at


def refresh_open(session: Session) -> None:
    """For the sweep: what a crash, or the canceling of a single item, left behind."""
    for batch_id in queries.open_ones(session, told_before=clock.now() - TOLD_EVERY):
        refresh(session, batch_id)


def cancel(session: Session, account_id: str, batch_id: str) -> Batch:
    """Every item that has not ended, at once. Raises NotCancelable."""
    batch = get(session, account_id, batch_id, lock=True)
    if batch.status in {"completed", "failed"}:
        raise NotCancelable(f"The batch has {batch.status} already; there is nothing to cancel.")
    if batch.status != "canceled":
        for item in queries.items_in(session, batch_id, OPEN_STATUSES):
            generations.cancel_open(session, item)
        _end(session, batch, queries.counts(session, [batch_id])[batch_id], as_status="canceled")
    return batch


def retry(session: Session, caller: Caller, batch_id: str, allowance: Allowance) -> tuple[Batch, QuotaState | None]:
    """Failed items again, as generations of their own. Raises Conflict or QuotaExceeded."""
    batch = get(session, caller.account_id, batch_id, lock=True)
    if not is_final(batch.status):
        raise Conflict("The batch has not ended. Wait until it has, then retry what failed.")
    failed = [item for item in queries.items_in(session, batch_id, ["failed"]) if item.erased_at is None]
    if not failed:
        raise Conflict("Nothing in this batch failed; there is nothing to retry.")
    made, left = generations.enqueue(session, caller, [generations.again(item) for item in failed], allowance)
    for old, new in zip(failed, made, strict=True):
        old.replaced_by = new.id
    batch.status, batch.round, batch.completed_at, batch.updated_at = "queued", batch.round + 1, None, clock.now()
    batch.told = queries.counts(session, [batch_id])[batch_id].ended
    return batch, left


def _end(session: Session, batch: Batch, counts: Counts, *, as_status: str | None = None) -> None:
    canceled = counts.canceled == counts.total
    batch.status = as_status or ("canceled" if canceled else "completed" if counts.completed else "failed")
    batch.completed_at = batch.updated_at = clock.now()
    batch.told = counts.ended
    _tell(session, batch, batch.status, counts)


def _tell(session: Session, batch: Batch, what: str, counts: Counts) -> None:
    progress = f":{counts.ended}" if what == "progress" else ""
    data = {
        "id": batch.id,
        "name": batch.name,
        "status": batch.status,
        "round": batch.round,
        "counts": {
            "total": counts.total,
            "queued": counts.queued,
            "running": counts.running,
            "completed": counts.completed,
            "failed": counts.failed,
            "canceled": counts.canceled,
        },
    }
    subject = Subject(batch.account_id, batch.id, batch.livemode, f"{batch.round}{progress}")
    events.emit(session, subject, f"batch.{what}", data)
