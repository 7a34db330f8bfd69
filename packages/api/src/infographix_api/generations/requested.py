"""A request as columns of its row: defaults filled in, aliases resolved, the input kept as it came."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from msgspec import UNSET

from infographix_api import documents, wire
from infographix_api.engine import catalog
from infographix_api.generations import found_by, validation

_RATIOS = {
    "1:1": "square",
    "16:9": "landscape",
    "9:16": "portrait",
    "4:3": "standard_landscape",
    "3:4": "standard_portrait",
}


def columns(request: wire.GenerateRequest, now: datetime) -> dict[str, Any]:
    """Raises ValidationFailed when the request cannot be drawn."""
    validation.check(request)
    ratio = str(request.aspect_ratio)
    return {
        **_subject(request),
        "style": str(request.style),
        "palette": (palette := _palette(request)),
        "palette_name": palette if isinstance(palette, str) else None,
        "search_text": found_by.words(request.topic or None),
        "size": str(request.size),
        "aspect_ratio": _RATIOS.get(ratio, ratio),
        "format": str(request.format),
        "language": request.language or None,
        "metadata_": request.metadata or {},
        "deadline_at": now + timedelta(seconds=request.deadline_seconds) if request.deadline_seconds else None,
    }


def _subject(request: wire.GenerateRequest) -> dict[str, Any]:
    if request.topic is not UNSET:
        return {"source_kind": "topic", "source": request.topic.encode(), "topic": request.topic}
    if request.content is not UNSET:
        document = documents.from_input(request.content)
        return {"source_kind": "content", "source": documents.to_json(document)}
    source = request.source
    if source is UNSET:
        raise TypeError("a checked request has a topic, a source or content")
    kind = {wire.TextSource: "text", wire.MarkdownSource: "markdown", wire.CsvSource: "csv"}[type(source)]
    title = source.title if isinstance(source, wire.CsvSource) and source.title else None
    return {"source_kind": kind, "source": source.text.encode(), "source_title": title}


def _palette(request: wire.GenerateRequest) -> str | list[str]:
    if isinstance(request.palette, wire.CustomPalette):
        return list(request.palette.colors)
    return str(request.palette) if request.palette else catalog.style(str(request.style)).default_palette
