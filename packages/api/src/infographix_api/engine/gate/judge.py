"""Block by block: what a Document says of its sources is held against them, and what fails is named in a warning."""

from __future__ import annotations

import math
from dataclasses import replace

from infographix_api.engine import dates, figures, table
from infographix_api.engine.document import (
    Block,
    Chart,
    Comparison,
    ComparisonRow,
    Evidence,
    Item,
    List,
    Process,
    Quote,
    Ranking,
    Section,
    Stat,
    Text,
    Timeline,
    Warning,
)
from infographix_api.engine.gate import plot
from infographix_api.engine.gate.claim import Claim, agrees
from infographix_api.engine.gate.sources import ROW, Sources, in_order, says, squeezed

MARKS_OF_SPEECH = "“”„\"'«»‘’ "


class Judge:
    """Checks sections one by one and keeps the warnings."""

    def __init__(self, sources: Sources, sections: tuple[Section, ...]) -> None:
        self.sources = sources
        found = [e for section in sections for e in _evidence(section)]
        self.is_quoting = any(e.kind == "quote" and not sources.compiled(e) for e in found)
        self.warnings: list[Warning] = []

    def section(self, section: Section, where: str) -> Section | None:
        kept = (self.block(block, where) for block in section.blocks)
        blocks = tuple(block for block in kept if block is not None)
        return replace(section, blocks=blocks, heading=self.line(section.heading, where)) if blocks else None

    def line(self, words: str | None, where: str) -> str | None:
        """Where a text is quoted, a title or heading with a number stands in it; of a table its makers count."""
        if words is None or not self.is_quoting or not figures.values(words, self.sources.language):
            return words
        fine = self.sources.says(words)
        return words if self.holds(fine, where, words, "is a line with a number that no source has") else None

    def block(self, block: Block, where: str) -> Block | None:
        match block:
            case Stat() | List() | Process():
                kept = self.items(block.items, where, needs_value=isinstance(block, Stat))
                return replace(block, items=kept) if kept else None
            case Ranking():
                return self.ranking(block, where)
            case Timeline():
                return self.timeline(block, where)
            case Comparison():
                rows = tuple(row for row in block.rows if self.row(row, block.columns, where))
                return replace(block, rows=rows) if rows else None
            case Chart():
                fault = plot.fault(block, self.sources)
                fine = self.holds(fault is None, where, f"{block.mark} chart", fault or "")
            case Quote() | Text():
                fine = self.prose(block, where)
        return block if fine else None

    def items(self, items: tuple[Item, ...], where: str, *, needs_value: bool) -> tuple[Item, ...]:
        return tuple(item for item in items if self.item(item, where, needs_value=needs_value))

    def item(self, item: Item, where: str, *, needs_value: bool) -> bool:
        if not self.holds(self.worded(item), where, item.label, "has words or numbers that are not where it says"):
            return False
        if item.value is None:
            return self.holds(not needs_value, where, item.label, "has no figure")
        shown = item.value
        consistent = shown.value is None or (math.isfinite(shown.value) and self.agrees(shown.display, shown.value))
        if not self.holds(consistent, where, item.label, f"shows {shown.display} but is worth {shown.value}"):
            return False
        claim = Claim(self.sources.language, item.label, shown.display, shown.value, shown.unit)
        return self.holds(self.shown(item.evidence, claim), where, item.label, f"{shown.display} is not where it says")

    def worded(self, item: Item) -> bool:
        """Words with a figure need evidence; words that are quoted stand in the quote."""
        words = [word for word in (item.when, item.label, item.text) if word]
        quotes = [e for e in item.evidence if e.kind == "quote"]
        if any(map(self.sources.compiled, quotes)):
            words = [word for word in (item.when, item.label) if word]
        if quotes:
            quoted = squeezed(" ".join(e.quote or "" for e in quotes))
            return all(map(self.sources.located, quotes)) and all(says(quoted, word) for word in words)
        return bool(item.evidence) or not any(figures.find(word, self.sources.language) for word in words)

    def agrees(self, display: str, value: float) -> bool:
        """Callers may print numbers the English way in any language."""
        return any(agrees(display, value, language) for language in {self.sources.language, "en"})

    def timeline(self, block: Timeline, where: str) -> Timeline | None:
        kept = self.items(block.items, where, needs_value=False)
        moments = [moment for item in kept if (moment := dates.moment(item.when or "")) is not None]
        ordered = moments in (sorted(moments), sorted(moments, reverse=True))
        if not self.holds(ordered and bool(kept), where, "timeline", "is not in the order of its dates"):
            return None
        return replace(block, items=kept)

    def ranking(self, block: Ranking, where: str) -> Ranking | None:
        kept = self.items(block.items, where, needs_value=True)
        values = [item.value.value for item in kept if item.value is not None and item.value.value is not None]
        ordered = values == sorted(values, reverse=block.order == "desc")
        if not self.holds(ordered and bool(kept), where, "ranking", "is not in order"):
            return None
        if not self.holds(
            self.in_unit(block.unit, kept), where, f"ranking in {block.unit}", "has a unit no source has"
        ):
            return None
        of = block.truncated_from if self.counted(block, kept, where) else None
        return replace(block, items=kept, truncated_from=of)

    def in_unit(self, unit: str | None, items: tuple[Item, ...]) -> bool:
        """What the values of a ranking from a text are called is written beside them."""
        quotes = [e for item in items for e in item.evidence if e.kind == "quote"]
        if unit is None or not quotes or self.sources.compiled(quotes[0]):
            return True
        near = squeezed(" ".join(self.sources.around(quotes[0])))
        return all(squeezed(part) in near for part in unit.split(", "))

    def counted(self, block: Ranking, items: tuple[Item, ...], where: str) -> bool:
        """A "top 8 of 30" has the 30 lines or rows it speaks of."""
        if block.truncated_from is None:
            return True
        evidence = next((e for item in items for e in item.evidence), None)
        said = {block.truncated_from}
        if evidence is None or self.sources.compiled(evidence):
            return True
        if evidence.kind == "quote":
            lines = self.sources.around(evidence)
            said = {len(lines) - (ROW in lines[0])}
        elif evidence.kind == "computed":
            said = self.in_order(evidence) or said
        return self.holds(
            block.truncated_from in said, where, f"of {block.truncated_from}", "counts something else than there is"
        )

    def in_order(self, evidence: Evidence) -> set[int]:
        """How many there are in the order that the expression gives, all of them."""
        ordered, text = evidence.op or "", self.sources.texts.get(evidence.source)
        if " ORDER BY " not in ordered or text is None:
            return set()
        whole = ordered.rpartition(" LIMIT ")[0] or ordered
        rows = table.query(text, f"SELECT COUNT(*) FROM ({whole})")  # noqa: S608 - an expression that was run
        return {int(count) for (count,) in rows if isinstance(count, float)}

    def row(self, row: ComparisonRow, columns: tuple[str, ...], where: str) -> bool:
        if not self.holds(len(row.cells) == len(columns), where, row.label, "has not one cell for each column"):
            return False
        language = self.sources.language
        figured = [cell for cell in row.cells if figures.values(cell, language)]
        fine = not figured or all(self.shown(row.evidence, Claim(language, row.label, cell, None)) for cell in figured)
        fine = fine and all(self.is_row(row, columns, e) for e in row.evidence if e.kind == "quote")
        return self.holds(fine, where, row.label, "has a cell that is not where it says")

    def is_row(self, row: ComparisonRow, columns: tuple[str, ...], evidence: Evidence) -> bool:
        """A table's row is the same cell by cell, under the same head; in prose they come in this order."""
        cells, quote = (row.label, *row.cells), evidence.quote or ""
        if ROW not in quote:
            return self.sources.located(evidence) and in_order(cells, quote)
        if self.sources.compiled(evidence):
            return self.sources.located(evidence) and cells == tuple(quote.split(ROW))
        head = tuple(self.sources.around(evidence)[0].split(ROW))
        return self.sources.located(evidence) and cells == tuple(quote.split(ROW)) and columns == head[1:]

    def prose(self, block: Quote | Text, where: str) -> bool:
        quotes = [e for e in block.evidence if e.kind == "quote"]
        said = squeezed(" ".join(e.quote or "" for e in quotes))
        words = [block.text.strip(MARKS_OF_SPEECH), *([block.by] if isinstance(block, Quote) and block.by else [])]
        fine = all(map(self.sources.located, quotes)) and (not quotes or all(says(said, word) for word in words))
        fine = fine and (bool(block.evidence) or not figures.values(block.text, self.sources.language))
        return self.holds(fine, where, block.text[:40], "is not where it says")

    def shown(self, evidence: tuple[Evidence, ...], claim: Claim) -> bool:
        return bool(evidence) and all(self.proves(e, claim) for e in evidence)

    def proves(self, evidence: Evidence, claim: Claim) -> bool:
        match evidence.kind:
            case "caller" | "model":
                return self.sources.trusted(evidence)
            case "quote":
                return self.sources.located(evidence) and claim.stands_in(evidence.quote or "")
            case "computed":
                return any(claim.is_told_by(row) for row in self.sources.rerun(evidence)[1])
            case "cell":
                cells = self.sources.cells(evidence)
                return any(claim.is_cell(cell, column) for cell in cells for column in evidence.columns)

    def holds(self, fact: bool, where: str, what: str, reason: str) -> bool:
        if not fact:
            self.warnings.append(Warning("unverified_dropped", f"{where}: “{what}” {reason}; it was left out."))
        return fact


def _evidence(section: Section) -> list[Evidence]:
    found: list[Evidence] = []
    for block in section.blocks:
        found += getattr(block, "evidence", ())
        for part in (*getattr(block, "items", ()), *getattr(block, "rows", ())):
            found += part.evidence
    return found
