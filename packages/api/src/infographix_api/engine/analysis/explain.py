"""Says for each figure of a Document where it came from, for people."""

from __future__ import annotations

from collections.abc import Iterator

from infographix_api.engine.document import Chart, Comparison, Document, Evidence, Quote, Text


def explain(document: Document) -> str:
    """One paragraph for each figure or chart: what is shown, the source, and the line it stands in."""
    titles = {source.id: source.title for source in document.sources}
    return "\n".join(f"{what}\n    {_where(evidence, titles)}" for what, evidence in _figures(document))


def _figures(document: Document) -> Iterator[tuple[str, Evidence]]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Chart):
                name = section.heading or block.note or ", ".join(s.name for s in block.series)
                yield from ((f"{block.mark} chart: {name}", evidence) for evidence in block.evidence)
            elif isinstance(block, Comparison):
                yield from ((f"{row.label}: {' / '.join(row.cells)}", e) for row in block.rows for e in row.evidence)
            elif not isinstance(block, Quote | Text):
                yield from ((f"{i.value.display}  {i.label}", e) for i in block.items if i.value for e in i.evidence)


def _where(evidence: Evidence, titles: dict[str, str]) -> str:
    source = titles.get(evidence.source, evidence.source)
    if evidence.kind == "computed":
        return f"computed from {source}: {evidence.op}"
    if evidence.kind == "quote" and evidence.quote:
        line = " ⏎ ".join(evidence.quote.splitlines())
        return f"{source}, characters {evidence.start} to {evidence.end}: “{line if len(line) <= 160 else line[:157] + '…'}”"
    return f"{source} ({evidence.kind})"
