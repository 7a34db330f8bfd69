"""Numbers the sources of a Document and says which of them a figure stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from infographix_api.engine.document import Block, Evidence, Section, Source


class Citations:
    """A section whose figures share their sources is marked once, at its heading."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._numbers = {source.id: number for number, source in enumerate(sources, 1)}

    def marker(self, evidence: Iterable[Evidence]) -> str:
        """The source numbers in order, e.g. "1,3"; empty without a known source."""
        known = {self._numbers[e.source] for e in evidence if e.source in self._numbers}
        return ",".join(str(number) for number in sorted(known))

    def shared(self, section: Section) -> str:
        """The marker that all cited parts of a section have in common, else empty."""
        markers = {self.marker(evidence) for block in section.blocks for evidence in cited(block)} - {""}
        return markers.pop() if len(markers) == 1 and section.heading else ""


def cited(block: Block) -> list[tuple[Evidence, ...]]:
    """The evidence of a block, part by part."""
    parts: Sequence[object] = (block, *getattr(block, "items", ()), *getattr(block, "rows", ()))
    return [tuple(getattr(part, "evidence", ())) for part in parts]
