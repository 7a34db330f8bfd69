"""What a request must be beyond its schema, said at once with a pointer instead of later by a failed generation."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from infographix_api import errors, wire
from infographix_api.engine import catalog
from infographix_api.errors import FieldError

_CONTROL = frozenset(map(chr, range(32))) - set("\t\n\r\f")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_MAX_KEY_LENGTH = 40


def check(request: wire.GenerateRequest) -> None:
    """Raises ValidationFailed with everything that cannot be used."""
    if found := [*subject(request), *_choices(request), *_metadata(request)]:
        raise errors.unusable(*found)


def subject(request: wire.GenerateRequest | wire.SuggestionRequest) -> Iterator[FieldError]:
    """What is wrong with what the picture is to be about."""
    given = [name for name in ("topic", "source", "content") if getattr(request, name) is not UNSET]
    if not given:
        yield FieldError("/topic", "required", "Give a topic, a source or content.")
    for name in given[1:]:
        yield FieldError(
            f"/{name}", "conflict", f"Give only one of topic, source and content; {given[0]} is given already."
        )
    if request.topic is not UNSET:
        yield from _text("/topic", request.topic)
    if request.source is not UNSET and not isinstance(request.source, wire.UploadSource):
        yield from _text("/source/text", request.source.text)
        if isinstance(request.source, wire.CsvSource):
            yield from _table(request.source.text)
    if request.content is not UNSET:
        yield from _content(request.content)


def _text(pointer: str, text: str) -> Iterator[FieldError]:
    if not text.strip():
        yield FieldError(pointer, "blank", "There is only white space here; give at least one word.")
    elif _CONTROL.intersection(text[:10_000]) or text.count(_REPLACEMENT) > len(text) // 100 + 2:
        yield FieldError(pointer, "not_text", "This looks like a picture or another binary file, not like text.")


def _table(text: str) -> Iterator[FieldError]:
    if text.strip() and sum(1 for line in text.splitlines() if line.strip(" \t,;")) < 2:
        yield FieldError(
            "/source/text", "no_data", "The table has no rows; give a header and at least one row of data."
        )


def _content(content: wire.DocumentInput) -> Iterator[FieldError]:
    for s, section in enumerate(content.sections):
        for b, block in enumerate(section.blocks):
            at = f"/content/sections/{s}/blocks/{b}"
            if isinstance(block, wire.ChartBlockInput):
                yield from _chart(at, block)
            elif isinstance(block, wire.ComparisonBlockInput):
                yield from _comparison(at, block)
            elif isinstance(block, wire.StatBlockInput | wire.RankingBlockInput):
                yield from _valued(at, block)


def _chart(at: str, block: wire.ChartBlockInput) -> Iterator[FieldError]:
    for n, series in enumerate(block.series):
        if len(series.values) != len(block.x):
            detail = f"There are {len(series.values)} values for {len(block.x)} entries of x; give one for each, null for a gap."
            yield FieldError(f"{at}/series/{n}/values", "length_mismatch", detail)


def _comparison(at: str, block: wire.ComparisonBlockInput) -> Iterator[FieldError]:
    for n, row in enumerate(block.rows):
        if len(row.cells) != len(block.columns):
            detail = f"There are {len(row.cells)} cells for {len(block.columns)} columns; give one for each."
            yield FieldError(f"{at}/rows/{n}/cells", "length_mismatch", detail)


def _valued(at: str, block: wire.StatBlockInput | wire.RankingBlockInput) -> Iterator[FieldError]:
    for n, item in enumerate(block.items):
        if not item.value:
            yield FieldError(f"{at}/items/{n}/value", "required", "Every item of this block needs a value.")


def _choices(request: wire.GenerateRequest) -> Iterator[FieldError]:
    styles = [each.slug for each in catalog.styles() if each.available]
    if request.style is not UNSET and request.style not in styles:
        yield FieldError(
            "/style", "style_not_available", f"{request.style} is not drawn yet; use one of {', '.join(styles)}."
        )


def _metadata(request: wire.GenerateRequest) -> Iterator[FieldError]:
    for name in request.metadata or ():
        if not name or len(name) > _MAX_KEY_LENGTH:
            yield FieldError("/metadata", "invalid_key", f"Names of labels have 1 to {_MAX_KEY_LENGTH} characters.")
