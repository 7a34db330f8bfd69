"""Batches and their items as callers see them."""

from __future__ import annotations

from infographix_api import wire
from infographix_api.batches import service
from infographix_api.batches.queries import Counts
from infographix_api.db.tables import Batch, Generation
from infographix_api.generations import presented
from infographix_api.generations.signing import Signer


def to_wire(row: Batch, counts: Counts, signer: Signer) -> wire.Batch:
    address = f"{signer.public_url}/api/v1/batch/{row.id}"
    return wire.Batch(
        id=row.id,
        name=row.name,
        status=wire.BatchStatus(row.status),
        round=row.round,
        counts=wire.BatchCounts(
            total=counts.total,
            queued=counts.queued,
            running=counts.running,
            completed=counts.completed,
            failed=counts.failed,
            canceled=counts.canceled,
        ),
        metadata=row.metadata_,
        livemode=row.livemode,
        created_at=row.created_at,
        updated_at=row.updated_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        links=wire.BatchLinks(
            self=address,
            results=f"{address}/results",
            events=f"{address}/events",
            cancel=None if service.is_final(row.status) else f"{address}/cancel",
        ),
    )


def item(row: Generation, signer: Signer) -> wire.BatchItem:
    return wire.BatchItem(
        custom_id=row.custom_id, position=row.position or 0, generation=presented.to_wire(row, signer)
    )
