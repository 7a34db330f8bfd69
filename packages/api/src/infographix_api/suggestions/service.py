"""Suggestions for a topic, the beginning of a source, or a Document: read where they are asked for, not by a worker.

Reading is bounded, so that no input costs more than a few hundredths of a second.
"""

from __future__ import annotations

from msgspec import UNSET

from infographix_api import clock, documents, engine, errors, wire
from infographix_api.engine import suggestions
from infographix_api.engine.brief import Brief, BriefKind, InputError
from infographix_api.engine.document import Document
from infographix_api.engine.suggestions import Suggestions
from infographix_api.errors import FieldError
from infographix_api.generations import validation

MOST_CHARACTERS = 8_000
MOST_LINES = 100


def suggest(wanted: wire.SuggestionRequest) -> Suggestions:
    """Raises ValidationFailed for what could not be drawn either."""
    if found := [*validation.subject(wanted)]:
        raise errors.unusable(*found)
    today = clock.now().date().isoformat()
    if wanted.topic is not UNSET:
        return suggestions.suggest(wanted.topic, as_of=today)
    if wanted.content is not UNSET:
        return suggestions.suggest(documents.from_input(wanted.content), as_of=today)
    if wanted.source is UNSET:
        raise TypeError("a checked request has a topic, a source or content")
    return suggestions.suggest(_begun(wanted.source, today), as_of=today)


def _begun(source: wire.SuggestionSource, today: str) -> Document:
    """What the beginning of a source shows."""
    try:
        return engine.analyze(_brief(source, today))
    except InputError as error:
        raise errors.unusable(FieldError(error.pointer, error.code, error.message)) from None


def _brief(source: wire.SuggestionSource, today: str) -> Brief:
    if isinstance(source, wire.CsvSource):
        lines = source.text[: MOST_CHARACTERS * 4].splitlines(keepends=True)[:MOST_LINES]
        return Brief("csv", "".join(lines).encode(), today, title=source.title or None)
    kind: BriefKind = "markdown" if isinstance(source, wire.MarkdownSource) else "text"
    return Brief(kind, source.text[:MOST_CHARACTERS].encode(), today)
