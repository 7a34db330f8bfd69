"""The worker's way in: one rendition from claim to end."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING

from infographix_api import documents, tracing
from infographix_api.engine.brief import InputError
from infographix_api.engine_process import EngineCrashed, EngineFailed, EngineTimeout
from infographix_api.generations.jobs import Workshop, options_of
from infographix_api.renditions import service
from infographix_api.renditions.service import Claim

if TYPE_CHECKING:
    from infographix_api.engine.render.report import Rendering

_log = logging.getLogger(__name__)


def draw_rendition(workshop: Workshop, rendition_id: str) -> None:
    """The lease is not renewed: should drawing outlast it, two may draw, and only one of them counts."""
    with workshop.database.transaction() as session:
        claim = service.claim(session, rendition_id, lease_s=workshop.lease_s, max_attempts=workshop.max_attempts)
    if claim is None:
        return
    try:
        _store(workshop, claim, _drawn(workshop, claim))
    except EngineCrashed as error:
        _log.warning("the engine crashed", extra={"rendition_id": rendition_id, "error": str(error)})
        with workshop.database.transaction() as session:
            service.give_back(session, claim)
    except (InputError, EngineTimeout, EngineFailed) as error:
        _log.error("a rendition failed", extra={"rendition_id": rendition_id, "trace": str(error)})
        with workshop.database.transaction() as session:
            service.fail(session, claim)


def _drawn(workshop: Workshop, claim: Claim) -> Rendering:
    row, generation = claim.rendition, claim.generation
    document = documents.from_json(generation.document or b"")
    options = options_of(generation)
    options["size"], options["format"] = row.size, row.format
    with tracing.span("render", style=generation.style, size=row.size, format=row.format):
        return workshop.engine.render(document, deadline_s=workshop.engine_timeout_s, **options)


def _store(workshop: Workshop, claim: Claim, rendering: Rendering) -> None:
    """In the folder of the generation, so that whoever erases that erases this."""
    row = claim.rendition
    key = f"{row.account_id}/{row.generation_id}/{row.id}-{claim.fence}.{row.format}"
    workshop.storage.put(key, rendering.data)
    sha256 = hashlib.sha256(rendering.data).hexdigest()
    with workshop.database.transaction() as session:
        counts = service.complete(session, claim, key=key, byte_count=len(rendering.data), sha256=sha256)
    if not counts:
        workshop.storage.delete(key)
