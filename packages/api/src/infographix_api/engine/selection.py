"""Fewer sections of a Document, when a page is to say little. Knows salience and citations; draws nothing."""

from __future__ import annotations

from dataclasses import replace

from infographix_api.engine.document import Document
from infographix_api.engine.layout.citations import cited


def leading(document: Document, most: int) -> Document:
    """The `most` salient sections at most, in their order, with the sources that they cite.

    Of equally salient ones the first stay. What cites nothing keeps all its sources.
    """
    sections = document.sections
    if len(sections) <= most:
        return document
    by_salience = sorted(range(len(sections)), key=lambda n: (-sections[n].salience, n))
    kept = tuple(sections[n] for n in sorted(by_salience[:most]))
    parts = [part for section in kept for block in section.blocks for part in cited(block)]
    named = {evidence.source for part in parts for evidence in part}
    sources = tuple(source for source in document.sources if source.id in named)
    return replace(document, sections=kept, sources=sources or document.sources)
