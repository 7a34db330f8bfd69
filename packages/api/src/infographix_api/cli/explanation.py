"""Where every figure of a Document comes from, as lines for people, with the line of the input it stands in."""

from __future__ import annotations

import re
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


WORD = re.compile(r"\w+")
ENOUGH_WORDS = 5  # in a row, to know a line of the input again although its markup is gone


def explain(document: Document, given: str = "") -> Iterator[str]:
    """`given` is the input as it came, markup and all."""
    titles = {source.id: source.title for source in document.sources}
    lines = _Lines(given)
    for section in document.sections:
        for block in section.blocks:
            for claim in _claims(block):
                for evidence in claim.evidence:
                    title = titles.get(evidence.source, evidence.source)
                    yield f"{_figure(claim)} <- {_origin(evidence, lines)} [{title}]"


class _Lines:
    """The input's words, to find the line that a quotation begins in."""

    def __init__(self, given: str) -> None:
        self.ends = [match.end() for match in re.finditer(r"\n|\Z", given)]
        self.places = [(match[0], match.start()) for match in WORD.finditer(given)]
        self.words = "\n".join(["", *(word for word, _ in self.places), ""])

    def of(self, quote: str) -> int | None:
        """Counted from 1; None when the words do not stand in a row."""
        wanted = WORD.findall(quote)[:ENOUGH_WORDS]
        found = self.words.find("\n".join(["", *wanted, ""])) if wanted else -1
        if found < 0:
            return None
        start = self.places[self.words.count("\n", 0, found)][1]
        return 1 + sum(end <= start for end in self.ends)


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


def _origin(evidence: Evidence, lines: _Lines) -> str:
    match evidence.kind:
        case "quote":
            line = lines.of(evidence.quote or "")
            place = f"characters {evidence.start}-{evidence.end}" if line is None else f"line {line}"
            return f'{place}: "{evidence.quote}"'
        case "cell":
            rows = ", ".join(str(row + 1) for row in evidence.rows)
            return f"column {', '.join(evidence.columns)}, row {rows}"
        case "computed":
            return f"computed: {evidence.op}"
        case "model":
            return "a model's claim"
        case _:
            return "the caller's word"
