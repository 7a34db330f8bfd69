"""Where every figure of a Document comes from, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from infographix_api.engine.document import (
    Block,
    Chart,
    Comparison,
    ComparisonRow,
    Document,
    Evidence,
    Item,
    Quote,
    Text,
)

_Claim = Item | Chart | ComparisonRow | Quote | Text


def explain(document: Document) -> Iterator[str]:
    titles = {source.id: source.title for source in document.sources}
    for section in document.sections:
        for block in section.blocks:
            for claim in _claims(block):
                for evidence in claim.evidence:
                    title = titles.get(evidence.source, evidence.source)
                    yield f"{_figure(claim)} <- {_origin(evidence)} [{title}]"


def _claims(block: Block) -> tuple[_Claim, ...]:
    match block:
        case Chart() | Quote() | Text():
            return (block,)
        case Comparison():
            return block.rows
        case _:
            return block.items


def _figure(claim: _Claim) -> str:
    match claim:
        case Item():
            return f"{claim.value.display} {claim.label}" if claim.value else claim.label
        case Chart():
            return f"{claim.mark} chart of {', '.join(series.name for series in claim.series)}"
        case ComparisonRow():
            return f"{claim.label}: {', '.join(claim.cells)}"
        case _:
            return claim.text


def _origin(evidence: Evidence) -> str:
    match evidence.kind:
        case "quote":
            return f'characters {evidence.start}-{evidence.end}: "{evidence.quote}"'
        case "cell":
            rows = ", ".join(str(row + 1) for row in evidence.rows)
            return f"column {', '.join(evidence.columns)}, row {rows}"
        case "computed":
            return f"computed: {evidence.op}"
        case "model":
            return "a model's claim"
        case _:
            return "the caller's word"
