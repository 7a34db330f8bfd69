"""A row as callers see it: the wire's Generation, with addresses below the public URL."""

from __future__ import annotations

from infographix_api import documents, wire
from infographix_api.db.tables import Generation
from infographix_api.generations import service
from infographix_api.generations.signing import Signer


def to_wire(row: Generation, signer: Signer, *, with_document: bool = True) -> wire.Generation:
    """Lists are read without the document, which may be large."""
    document = row.document if with_document else None
    return wire.Generation(
        id=row.id,
        status=wire.GenerationStatus(row.status),
        stage_progress=row.progress,
        topic=row.topic,
        source_kind=wire.SourceKind(row.source_kind),
        style=wire.Style(row.style),
        palette=wire.Palette(row.palette) if isinstance(row.palette, str) else wire.CustomPalette(colors=row.palette),
        size=wire.Size(row.size),
        aspect_ratio=wire.AspectRatio(row.aspect_ratio),
        format=wire.Format(row.format),
        language=row.language,
        provider=wire.Provider.BUILTIN,
        renderer=wire.Renderer.DOCUMENT,
        template_id=row.template_id,
        batch_id=row.batch_id,
        custom_id=row.custom_id,
        metadata=row.metadata_,
        livemode=row.livemode,
        title=row.title,
        document=documents.to_wire(document) if document is not None else None,
        warnings=[wire.DocumentWarning(code=wire.WarningCode(w["code"]), message=w["message"]) for w in row.warnings],
        error=_error(row),
        attempt=row.attempt,
        created_at=row.created_at,
        updated_at=row.updated_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        duration_ms=service.duration_ms(row),
        result=result(row, signer),
        links=_links(row, signer),
    )


def result(row: Generation, signer: Signer) -> wire.GenerationResult | None:
    """None until it has completed, and after it was erased."""
    if row.status != "completed" or row.erased_at is not None:
        return None
    url, expires_at = signer.url(row.id)
    return wire.GenerationResult(
        url=url,
        expires_at=expires_at,
        media_type=row.media_type or "",
        width=row.width or 0,
        height=row.height or 0,
        bytes=row.byte_count or 0,
        sha256=row.sha256 or "",
        alt_text=row.alt_text or "",
    )


def _error(row: Generation) -> wire.GenerationError | None:
    if row.error_code is None:
        return None
    code = wire.GenerationErrorCode(row.error_code)
    return wire.GenerationError(code=code, message=row.error_message or "", retryable=bool(row.error_retryable))


def _links(row: Generation, signer: Signer) -> wire.GenerationLinks:
    address = f"{signer.public_url}/api/v1/generate/{row.id}"
    return wire.GenerationLinks(
        self=address,
        result=f"{address}/result" if row.status == "completed" and row.erased_at is None else None,
        events=f"{address}/events",
        cancel=None if service.is_final(row.status) else address,
    )
