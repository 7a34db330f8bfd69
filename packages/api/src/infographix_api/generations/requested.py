"""A request as columns of its row: defaults filled in, aliases resolved, the input kept as it came."""

from __future__ import annotations

from collections.abc import Mapping
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


DEFAULTS: Mapping[str, Any] = {"style": "modern", "size": "2K", "aspect_ratio": "landscape", "format": "png"}


def columns(request: wire.GenerateRequest, now: datetime, preset: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """`preset` is a template's config: it speaks where the request says nothing.

    Raises ValidationFailed when the request cannot be drawn.
    """
    validation.check(request)
    look = {**DEFAULTS, "language": None, "sections": None, **(preset or {}), **_look(request)}
    look.setdefault("palette", catalog.style(look["style"]).default_palette)
    return {
        **_subject(request),
        **look,
        "palette_name": look["palette"] if isinstance(look["palette"], str) else None,
        "search_text": found_by.words(request.topic or None),
        "template_id": request.template_id or None,
        "metadata_": request.metadata or {},
        "deadline_at": now + timedelta(seconds=request.deadline_seconds) if request.deadline_seconds else None,
    }


def upload_id(request: wire.GenerateRequest) -> str | None:
    """Of the upload that it is to be made from."""
    return request.source.id if isinstance(request.source, wire.UploadSource) else None


def _look(request: wire.GenerateRequest) -> dict[str, Any]:
    """What the request itself says of how it is drawn."""
    names = ("style", "size", "aspect_ratio", "format", "language")
    found: dict[str, Any] = {name: str(value) for name in names if (value := getattr(request, name)) is not UNSET}
    if "aspect_ratio" in found:
        found["aspect_ratio"] = _RATIOS.get(found["aspect_ratio"], found["aspect_ratio"])
    if request.sections is not UNSET:
        found["sections"] = request.sections
    if isinstance(request.palette, wire.CustomPalette):
        found["palette"] = list(request.palette.colors)
    elif request.palette is not UNSET:
        found["palette"] = str(request.palette)
    return found


def _subject(request: wire.GenerateRequest) -> dict[str, Any]:
    if request.topic is not UNSET:
        return {"source_kind": "topic", "source": request.topic.encode(), "topic": request.topic}
    if request.content is not UNSET:
        document = documents.from_input(request.content)
        return {"source_kind": "content", "source": documents.to_json(document)}
    source = request.source
    if source is UNSET:
        raise TypeError("a checked request has a topic, a source or content")
    if isinstance(source, wire.UploadSource):
        return {"source_kind": "upload", "source": b"", "source_id": source.id}
    kind = {wire.TextSource: "text", wire.MarkdownSource: "markdown", wire.CsvSource: "csv"}[type(source)]
    title = source.title if isinstance(source, wire.CsvSource) and source.title else None
    return {"source_kind": kind, "source": source.text.encode(), "source_title": title}
