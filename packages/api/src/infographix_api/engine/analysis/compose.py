"""Drafts to sections: three to seven, headline first, varied, nothing said twice."""

from __future__ import annotations

from dataclasses import dataclass

from infographix_api.engine.document import Block, Section

FEWEST, MOST = 4, 7
SAME_KIND = {"stat": 3}
USUAL = 2


@dataclass(frozen=True)
class Draft:
    """A section that may be: what it shows and how much it matters (0..1). `is_about_all`: its heading would do as the title."""

    heading: str | None
    blocks: list[Block]
    salience: float
    is_about_all: bool = False


def sections(drafts: list[Draft]) -> tuple[Section, ...]:
    """The most salient, at most two of a kind (three with findings) while there is choice, in the order given."""
    chosen: list[Draft] = []
    spare: list[Draft] = []
    kinds: dict[str, int] = {}
    for draft in sorted(drafts, key=lambda d: -d.salience):
        kind = getattr(draft.blocks[0], "mark", draft.blocks[0].type)
        if len(chosen) < MOST and kinds.get(kind, 0) < SAME_KIND.get(kind, USUAL):
            kinds[kind] = kinds.get(kind, 0) + 1
            chosen.append(draft)
        else:
            spare.append(draft)
    chosen += spare[: max(0, FEWEST - len(chosen))]
    ordered = [draft for draft in drafts if any(draft is c for c in chosen)]
    return tuple(Section(tuple(d.blocks), d.heading, round(d.salience, 3)) for d in ordered)
