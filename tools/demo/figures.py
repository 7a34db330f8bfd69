"""Reads out of a Document which figures a picture shows and where each comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infographix._generated.models import Block, Document, Evidence


@dataclass(frozen=True)
class Figure:
    shown: str
    what: str
    origin: str


def figures(document: Document) -> Iterator[Figure]:
    """In the order of the picture; a figure with several proofs is told by the first."""
    titles = {source.id: source.title for source in document.sources}
    for section in document.sections:
        for block in section.blocks:
            for shown, what, evidence in _claims(block, section.heading or document.title):
                if evidence:
                    yield Figure(shown, what, _origin(evidence[0], titles))


def _claims(block: Block, heading: str) -> Iterator[tuple[str, str, list[Evidence]]]:
    if block.type == "chart":
        count = sum(value is not None for series in block.series for value in series.values)
        yield f"{count} values", f"{heading} ({block.mark} chart)", block.evidence
    elif block.type == "comparison":
        for row in block.rows:
            yield " · ".join(row.cells), row.label, row.evidence
    elif block.type in ("stat", "ranking", "timeline", "process", "list"):
        for item in block.items:
            if item.value:
                yield item.value.display, item.label, item.evidence


def _origin(evidence: Evidence, titles: dict[str, str]) -> str:
    title = titles.get(evidence.source, evidence.source)
    if evidence.op:
        return f"{title}: {' '.join(evidence.op.split())}"
    if evidence.quote:
        return f"{title}: “{' '.join(evidence.quote.split())}”"
    if evidence.columns:
        rows = ", ".join(str(row + 1) for row in evidence.rows[:5])
        return f"{title}: {', '.join(evidence.columns)}, row {rows}"
    return title
