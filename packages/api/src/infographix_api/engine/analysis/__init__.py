"""Sources to Documents, offline and by rules: ingest, read, extract, compose, gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from infographix_api.engine import gate
from infographix_api.engine.analysis import (
    compose,
    csv_story,
    ingest,
    language,
    naming,
    phrases,
    prose,
    reader,
    splitting,
    topic,
)
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import Block, Chart, Comparison, Document, Section, Source, Warning

Progress = Callable[[float, str], None]
LONGEST_TITLE = 60  # that is made of a text without one
NO_FIGURES = "No figure in it can stand on its own, so the picture shows its words only."
UNREAD = "Its sentences (language “{language}”) cannot be read for figures yet; its lists, tables and quotes were used."


def analyze(brief: Brief, *, progress: Progress | None = None) -> Document:
    """A Document in which every figure passed the gate. Same brief, same Document.

    Raises InputError `not_text`, `no_data`, `not_tabular` or `too_large`.

    >>> brief = Brief("text", b"Solar in 2024. Solar supplied 6.9 % of the world's electricity in 2024.", as_of="2026-06-15")
    >>> analyze(brief).sections[0].blocks[0].items[0].value.display
    '6.9 %'
    """
    report = progress or (lambda *_: None)
    report(0.1, "reading")
    text, warnings = ingest.read(brief)
    report(0.4, "extracting")
    document, texts, spoken = _draft(brief, text)
    report(0.8, "checking")
    document = gate.check(replace(document, warnings=(*warnings, *document.warnings)), texts, spoken)
    report(1.0, "checked")
    return document


def _draft(brief: Brief, text: str) -> tuple[Document, dict[str, str], str]:
    """(Document, the text of each source, the language of those texts); tables and packs are told in English."""
    if brief.kind == "topic":
        return *topic.document(text, brief.as_of), "en"
    if brief.kind == "csv":
        return *csv_story.document(brief, text), "en"
    reading = reader.read_markdown(text) if brief.kind == "markdown" else reader.read_text(text)
    spoken = language.of(reading.text)
    title, subtitle, drafts = prose.drafts(reading, spoken)
    sections = compose.sections(drafts)
    if not sections:
        raise InputError(
            "no_data",
            "There is nothing in it that can be drawn; give sentences, lists or tables.",
            ingest.pointer(brief),
        )
    title = brief.title or title or _from_file_name(brief) or _first_words(reading.text, spoken)
    subtitle = None if subtitle == title else subtitle
    source = Source("s1", title or "Your text", "input")
    document = Document(
        title, sections, (source,), brief.language or spoken, subtitle, _told(reading, spoken, sections)
    )
    return document, {"s1": reading.text}, spoken


def _told(reading: reader.Reading, spoken: str, sections: tuple[Section, ...]) -> tuple[Warning, ...]:
    warnings = []
    if spoken not in phrases.PHRASES:
        warnings.append(Warning("lang_unsupported", UNREAD.format(language=spoken)))
    elif not any(_has_figures(block) for section in sections for block in section.blocks):
        warnings.append(Warning("no_figures", NO_FIGURES))
    if any(part.is_cut for part in reading.parts):
        warnings.append(Warning("truncated", f"Of a list or table only the first {reader.MOST_LINES} lines were read."))
    return tuple(warnings)


def _has_figures(block: Block) -> bool:
    if isinstance(block, Chart | Comparison):
        return True
    return any(item.value is not None for item in getattr(block, "items", ()))


def _from_file_name(brief: Brief) -> str | None:
    if not brief.file_name:
        return None
    return naming.titled(brief.file_name) or None


def _first_words(text: str, language: str) -> str:
    """The first sentence; of a long one its beginning, as far as a comma or a word, with a sign that it goes on."""
    opening = text.strip().split("\n", maxsplit=1)[0]
    told = splitting.sentences(reader.Line(opening, 0, len(opening)), language)
    first = (told[0][0] if told else opening).rstrip(" .,;:")
    if len(first) <= LONGEST_TITLE:
        return first or "Untitled"
    kept = first[:LONGEST_TITLE].rpartition(" ")[0] or first[:LONGEST_TITLE]
    return f"{kept.rpartition(', ')[0] or kept.rstrip(' .,;:')}…"
