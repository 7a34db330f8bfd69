"""The worker's way in: an item is drawn like any generation, and then its batch looks at where it is."""

from __future__ import annotations

from infographix_api.batches import service
from infographix_api.generations import jobs
from infographix_api.generations.jobs import Workshop


def run_generation(workshop: Workshop, generation_id: str) -> None:
    """The generation whose turn it is; see `generations.jobs`."""
    done = jobs.run_generation(workshop, generation_id)
    if done is not None and done.batch_id is not None:
        with workshop.database.transaction() as session:
            service.refresh(session, done.batch_id)
