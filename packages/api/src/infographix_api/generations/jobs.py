"""The worker's way in: one generation from claim to end, in short transactions with the engine's work between them."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from infographix_api import clock, documents, tracing
from infographix_api.db.session import Database
from infographix_api.db.tables import Generation
from infographix_api.engine import selection
from infographix_api.engine.brief import Brief, BriefKind, InputError
from infographix_api.engine.document import Document
from infographix_api.engine_process import EngineCrashed, EngineFailed, EngineProcess, EngineTimeout, RenderOptions
from infographix_api.generations import service
from infographix_api.generations.service import Claim, ClaimLost, Failure, StoredPicture
from infographix_api.sources import service as sources
from infographix_api.storage import Missing, Storage

if TYPE_CHECKING:
    from infographix_api.engine.render.report import Rendering

_SLOWEST_REPORT = 0.2  # progress is written when it has come this far, not at every word
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Workshop:
    """What a job works with. `held` names the claims of this process, for the thread that renews them."""

    database: Database
    storage: Storage
    engine: EngineProcess
    lease_s: int
    engine_timeout_s: int
    max_attempts: int
    held: dict[str, int] = field(default_factory=dict)


def run_generation(workshop: Workshop, generation_id: str) -> Generation | None:
    """The one whose turn it is, as it was when claimed; None when there was nothing to do. See `service.claim`."""
    with workshop.database.transaction() as session:
        claim = service.claim(session, generation_id, lease_s=workshop.lease_s, max_attempts=workshop.max_attempts)
    if claim is None:
        return None
    with _holding(workshop, claim), _traced(claim.generation):
        try:
            _draw(workshop, claim, _document(workshop, claim))
        except ClaimLost:
            _log.info("dropped, it was canceled or taken over", extra={"generation_id": claim.generation.id})
        except EngineCrashed as error:
            _log.warning("the engine crashed", extra={"generation_id": claim.generation.id, "error": str(error)})
            _give_back(workshop, claim)
        except (InputError, EngineTimeout, EngineFailed, Missing) as error:
            _fail(workshop, claim, _failure(error))
    return claim.generation


def _traced(generation: Generation) -> AbstractContextManager[object]:
    return tracing.span(
        "generation",
        parent=generation.traceparent,
        kind=tracing.CONSUMER,
        generation_id=generation.id,
        account_id=generation.account_id,
        attempt=generation.attempt,
    )


@contextmanager
def _holding(workshop: Workshop, claim: Claim) -> Iterator[None]:
    workshop.held[claim.generation.id] = claim.fence
    try:
        yield
    finally:
        del workshop.held[claim.generation.id]


def _document(workshop: Workshop, claim: Claim) -> Document:
    """An earlier attempt may have made it already."""
    generation = claim.generation
    if generation.document is not None:
        return documents.from_json(generation.document)
    document = (
        _checked_content(workshop, generation) if generation.source_kind == "content" else _analyzed(workshop, claim)
    )
    if generation.sections is not None:
        document = selection.leading(document, generation.sections)
    with workshop.database.transaction() as session:
        service.begin_drawing(
            session, generation.id, claim.fence, title=document.title, document=documents.to_json(document)
        )
    return document


def _analyzed(workshop: Workshop, claim: Claim) -> Document:
    generation = claim.generation
    brief = _brief(workshop, generation)
    reported = 0.0

    def progress(fraction: float, stage: str) -> None:
        nonlocal reported
        if fraction - reported < _SLOWEST_REPORT:
            return
        reported = fraction
        with workshop.database.transaction() as session:
            if not service.report_progress(session, generation.id, claim.fence, fraction):
                raise ClaimLost(generation.id)

    with tracing.span("analyze", source=generation.source_kind):
        return workshop.engine.analyze(brief, deadline_s=_time_left(workshop, generation), progress=progress)


def _brief(workshop: Workshop, generation: Generation) -> Brief:
    """Raises Missing when it was to be made from an upload that has been deleted."""
    brief = Brief(
        kind=cast(BriefKind, generation.source_kind),
        data=generation.source,
        as_of=_as_of(generation),
        title=generation.source_title,
        language=generation.language,
    )
    if generation.source_id is None:
        return brief
    upload = sources.contents(workshop.database, workshop.storage, generation.account_id, generation.source_id)
    if upload.kind != "pdf":
        return replace(brief, kind=upload.kind, data=upload.data, file_name=upload.file_name)
    as_markdown = workshop.engine.call(
        "infographix_api.engine.analysis.pdf:as_markdown", upload.data, deadline_s=_time_left(workshop, generation)
    )
    return replace(brief, kind="markdown", data=cast(bytes, as_markdown), file_name=upload.file_name)


def _checked_content(workshop: Workshop, generation: Generation) -> Document:
    given = documents.from_json(generation.source)
    checked = workshop.engine.call(
        "infographix_api.engine.gate:check", given, deadline_s=_time_left(workshop, generation)
    )
    return cast(Document, checked)


def _draw(workshop: Workshop, claim: Claim, document: Document) -> None:
    generation = claim.generation
    with tracing.span("render", style=generation.style, size=generation.size, format=generation.format):
        rendering = workshop.engine.render(
            document, deadline_s=_time_left(workshop, generation), **options_of(generation)
        )
    with tracing.span("store"):
        picture = _stored(workshop.storage, claim, document, rendering)
    try:
        with workshop.database.transaction() as session:
            service.complete(session, generation.id, claim.fence, picture)
    except ClaimLost:
        workshop.storage.delete(picture.key)
        raise


def options_of(generation: Generation) -> RenderOptions:
    """How it is drawn."""
    return {
        "style": generation.style,
        "palette": generation.palette if isinstance(generation.palette, str) else tuple(generation.palette),
        "size": generation.size,
        "aspect_ratio": generation.aspect_ratio,
        "format": generation.format,
        "as_of": _as_of(generation),
    }


def _stored(storage: Storage, claim: Claim, document: Document, rendering: Rendering) -> StoredPicture:
    """Under a name no other attempt uses, so that a late one overwrites nothing."""
    generation = claim.generation
    key = f"{generation.account_id}/{generation.id}/{claim.fence}.{generation.format}"
    storage.put(key, rendering.data)
    warnings = dict.fromkeys((*document.warnings, *rendering.warnings))
    return StoredPicture(
        key=key,
        media_type=rendering.media_type,
        width=rendering.width,
        height=rendering.height,
        byte_count=len(rendering.data),
        sha256=hashlib.sha256(rendering.data).hexdigest(),
        alt_text=rendering.alt_text,
        warnings=tuple({"code": warning.code, "message": warning.message} for warning in warnings),
    )


def _failure(error: InputError | EngineTimeout | EngineFailed | Missing) -> Failure:
    if isinstance(error, Missing):
        return Failure("source_gone", "Its upload was deleted before it was read. Upload the file again.", False)
    if isinstance(error, InputError):
        return Failure(
            error.code if error.code in service.INPUT_FAULTS else "invalid_content", error.message, retryable=False
        )
    if isinstance(error, EngineTimeout):
        return Failure(
            "deadline_exceeded", "It took longer than its deadline. Shorten the input or allow more time.", True
        )
    _log.error("the engine failed", extra={"trace": str(error)})
    return Failure("internal", "Drawing failed through a fault of ours. Try another style, or report it.", False)


def _fail(workshop: Workshop, claim: Claim, failure: Failure) -> None:
    try:
        with workshop.database.transaction() as session:
            service.fail(session, claim.generation.id, claim.fence, failure)
    except ClaimLost:
        _log.info("failed, but it was canceled or taken over", extra={"generation_id": claim.generation.id})


def _give_back(workshop: Workshop, claim: Claim) -> None:
    try:
        with workshop.database.transaction() as session:
            service.give_back(session, claim.generation.id, claim.fence)
    except ClaimLost:
        _log.info("not given back, it was canceled or taken over", extra={"generation_id": claim.generation.id})


def _as_of(generation: Generation) -> str:
    """The day it was asked for: a later attempt draws the same picture."""
    return generation.created_at.date().isoformat()


def _time_left(workshop: Workshop, generation: Generation) -> float:
    if generation.deadline_at is None:
        return workshop.engine_timeout_s
    left = (generation.deadline_at - clock.now()).total_seconds()
    return max(0.01, min(left, workshop.engine_timeout_s))
