"""The gate: what is drawn must be where it says it comes from. What fails is dropped with a warning, never drawn.

Whoever made a Document, rules, a model or a caller, it passes here. Reads sources as text; draws nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from infographix_api.engine import figures, table
from infographix_api.engine.brief import InputError
from infographix_api.engine.document import (
    Block,
    Chart,
    Comparison,
    ComparisonRow,
    Document,
    Evidence,
    Item,
    Quote,
    Ranking,
    Section,
    Stat,
    Text,
    Warning,
)
from infographix_api.engine.figures import Figure

DONUT_SUM = (99.0, 101.0)
PRINTED = re.compile(r"[+−-]?[\d.,]+(?:\s(?:thousand|million|billion|trillion))?(?:\s(?P<unit>\S+))?")
SCALED = r"\s?(?:%|per\s?cent\b|thousand\b|million\b|billion\b|trillion\b)"


def check(document: Document, texts: Mapping[str, str] | None = None, language: str | None = None) -> Document:
    """The Document without what cannot be shown true, with a warning for each thing dropped.

    `texts` holds the normalised text of each source that was read, by source id, `language` says how they write
    numbers (the Document's own when not given). Raises InputError `invalid_content` when nothing is left.
    """
    language = (language or document.lang)[:2].lower()
    judge = _Judge(texts or {}, frozenset(source.id for source in document.sources), language)
    sections = []
    for number, section in enumerate(document.sections):
        blocks = tuple(
            b for b in (judge.block(block, f"sections/{number}") for block in section.blocks) if b is not None
        )
        if blocks:
            sections.append(Section(blocks, section.heading, section.salience))
    if not sections:
        reasons = " ".join(warning.message for warning in judge.warnings[:3])
        raise InputError("invalid_content", f"Nothing in it can be drawn. {reasons}".strip(), "/content/sections")
    return replace(document, sections=tuple(sections), warnings=(*document.warnings, *judge.warnings))


class _Judge:
    """Checks blocks one by one and keeps the warnings."""

    def __init__(self, texts: Mapping[str, str], sources: frozenset[str], language: str) -> None:
        self.texts, self.sources, self.language = texts, sources, language
        self.warnings: list[Warning] = []

    def block(self, block: Block, where: str) -> Block | None:
        match block:
            case Stat():
                kept = self.items(block.items, where, needs_value=True)
                return replace(block, items=kept) if kept else None
            case Ranking():
                return self.ranking(block, where)
            case Chart():
                return self.chart(block, where)
            case Comparison():
                rows = tuple(row for row in block.rows if self.row(row, len(block.columns), where))
                return replace(block, rows=rows) if rows else None
            case Quote() | Text():
                return block if self.prose(block, where) else None
        kept = self.items(block.items, where, needs_value=False)
        return replace(block, items=kept) if kept else None

    def items(self, items: tuple[Item, ...], where: str, *, needs_value: bool) -> tuple[Item, ...]:
        return tuple(item for item in items if self.item(item, where, needs_value=needs_value))

    def item(self, item: Item, where: str, *, needs_value: bool) -> bool:
        if item.value is None:
            return self.holds(not needs_value, where, item.label, "has no figure")
        shown = item.value
        consistent = shown.value is None or (math.isfinite(shown.value) and self.agrees(shown.display, shown.value))
        if not self.holds(consistent, where, item.label, f"shows {shown.display} but is worth {shown.value}"):
            return False
        claim = _Claim(self.language, item.label, shown.display, shown.value, shown.unit)
        return self.holds(self.shown(item.evidence, claim), where, item.label, f"{shown.display} is not where it says")

    def agrees(self, display: str, value: float) -> bool:
        """Callers may print numbers the English way in any language."""
        return any(_agrees(display, value, language) for language in {self.language, "en"})

    def ranking(self, block: Ranking, where: str) -> Ranking | None:
        kept = self.items(block.items, where, needs_value=True)
        values = [item.value.value for item in kept if item.value is not None and item.value.value is not None]
        ordered = values == sorted(values, reverse=block.order == "desc")
        if not self.holds(ordered and bool(kept), where, "ranking", "is not in order"):
            return None
        return replace(block, items=kept)

    def chart(self, block: Chart, where: str) -> Chart | None:
        fits = all(len(series.values) == len(block.x) for series in block.series)
        if not self.holds(fits, where, block.mark, "has a series of another length than its axis"):
            return None
        numbers = [v for series in block.series for v in series.values if v is not None]
        if not self.holds(bool(numbers) and all(map(math.isfinite, numbers)), where, block.mark, "has no figures"):
            return None
        if block.mark == "donut" and not self.holds(_is_whole(numbers), where, "donut", "does not sum to 100 %"):
            return None
        found = all(self.plotted(block, e) for e in block.evidence) and bool(block.evidence)
        return block if self.holds(found, where, block.mark, "shows values that are not where it says") else None

    def row(self, row: ComparisonRow, columns: int, where: str) -> bool:
        if not self.holds(len(row.cells) == columns, where, row.label, "has not one cell for each column"):
            return False
        figured = [cell for cell in row.cells if figures.values(cell, self.language)]
        fine = not figured or all(
            self.shown(row.evidence, _Claim(self.language, row.label, cell, None)) for cell in figured
        )
        fine = fine and all(_is_row((row.label, *row.cells), e.quote or "") for e in row.evidence if e.kind == "quote")
        return self.holds(fine, where, row.label, "has a figure that is not where it says")

    def prose(self, block: Quote | Text, where: str) -> bool:
        fine = all(self.located(e) for e in block.evidence if e.kind == "quote")
        fine = fine and (bool(block.evidence) or not figures.values(block.text, self.language))
        return self.holds(fine, where, block.text[:40], "is not where it says")

    def shown(self, evidence: tuple[Evidence, ...], claim: _Claim) -> bool:
        """Every evidence must support the claim, and there must be one."""
        return bool(evidence) and all(self.supports(e, claim) for e in evidence)

    def supports(self, evidence: Evidence, claim: _Claim) -> bool:
        if evidence.source not in self.sources:
            return False
        match evidence.kind:
            case "caller":
                return True
            case "quote":
                return self.located(evidence) and claim.stands_in(evidence.quote or "")
            case "computed":
                return any(claim.is_told_by(row) for row in self.rerun(evidence)[1])
        return False

    def located(self, evidence: Evidence) -> bool:
        """The span is verbatim, at exactly its place."""
        text = self.texts.get(evidence.source)
        return text is not None and evidence.quote is not None and text[evidence.start : evidence.end] == evidence.quote

    def plotted(self, chart: Chart, evidence: Evidence) -> bool:
        if evidence.kind == "caller":
            return evidence.source in self.sources
        points = [(x, [s.values[i] for s in chart.series]) for i, x in enumerate(chart.x)]
        names = tuple(series.name for series in chart.series)
        if evidence.kind == "quote":
            head, *lines = (evidence.quote or "").splitlines() or [""]
            named = len(names) == 1 or _in_order(names, head)
            return (
                self.located(evidence)
                and named
                and all(_stands_in_a_line(x, values, [head, *lines], self.language) for x, values in points)
            )
        columns, rows = self.rerun(evidence)
        told = {str(row[0]): row[1:] for row in rows}
        named = len(names) == 1 or tuple(columns[1:]) == names
        return named and all(x in told and _same(values, told[x]) for x, values in points)

    def rerun(self, evidence: Evidence) -> table.Answer:
        text = self.texts.get(evidence.source)
        return ([], []) if text is None or evidence.op is None else table.answer(text, evidence.op)

    def holds(self, fact: bool, where: str, what: str, reason: str) -> bool:
        if not fact:
            self.warnings.append(Warning("unverified_dropped", f"{where}: “{what}” {reason}; it was left out."))
        return fact


@dataclass(frozen=True)
class _Claim:
    """That something (`label`) has a figure."""

    language: str
    label: str
    display: str
    value: float | None
    unit: str | None = None

    def stands_in(self, quote: str) -> bool:
        """The label and the figure as printed, unit and scale included; a number is never cut out of a longer one."""
        if not _says(quote, self.label) or not self._is_printed(quote):
            return False
        present = figures.values(quote, self.language)
        wanted = [*figures.values(self.display, self.language), *([] if self.value is None else [self.value])]
        return all(_among(abs(value), map(abs, present)) for value in wanted)

    def _is_printed(self, quote: str) -> bool:
        display = re.escape(_squeezed(self.display))
        if re.search(rf"(?<![\w.]){display}(?!\w|[.,]\d|{SCALED})", _squeezed(quote)):
            return True
        found, printed = figures.find(quote, self.language), figures.find(self.display, self.language)
        rest = "".join(self.display.split(figure.display, 1)[-1] for figure in printed)
        return bool(printed) and not rest.strip() and all(any(_equal(p, f) for f in found) for p in printed)

    def _has_its_unit(self) -> bool:
        """A computed figure is a number, perhaps a scale, and its own unit; percent is never left out."""
        printed = PRINTED.fullmatch(self.display)
        return printed is not None and printed["unit"] in ({self.unit} if self.unit == "%" else {self.unit, None})

    def is_told_by(self, row: tuple[str | float | None, ...]) -> bool:
        """A row of the answer has the figure, and whatever else it names stands in the label."""
        numbers = [cell for cell in row if isinstance(cell, float)]
        named = all(_names(cell, self.label) for cell in row if isinstance(cell, str))
        return (
            named
            and self._has_its_unit()
            and any(
                _agrees(self.display, n, self.language) and (self.value is None or _among(self.value, [n]))
                for n in numbers
            )
        )


def _agrees(display: str, value: float, language: str) -> bool:
    """The figure as printed is the value, rounded as printed. A sign may be left to words."""
    found, printed = figures.find(display, language), figures.values(display, language)
    candidates = [figure.value for figure in found] or printed
    scale = max((abs(c / p) for c, p in zip(candidates, printed, strict=False) if p), default=1.0)
    tolerance = 0.5 * 10.0 ** -figures.decimals(display, language) * scale
    return not candidates or any(abs(abs(c) - abs(value)) <= tolerance + 1e-9 * abs(value) for c in candidates)


def _stands_in_a_line(x: str, values: list[float | None], lines: list[str], language: str) -> bool:
    """A line names `x` and gives its values in their order."""
    shown = [v for v in values if v is not None]
    return any(
        re.match(rf"{re.escape(x)}(?!\w)", line) is not None
        and _is_subsequence(shown, figures.values(line[len(x) :], language))
        for line in lines
    )


def _is_subsequence(wanted: list[float], present: list[float]) -> bool:
    rest = iter(present)
    return all(any(math.isclose(value, other, rel_tol=1e-9, abs_tol=1e-12) for other in rest) for value in wanted)


def _is_row(cells: tuple[str, ...], quote: str) -> bool:
    """A table's row is the same cell by cell; in prose they come in this order."""
    return cells == tuple(quote.split(" | ")) if " | " in quote else _in_order(cells, quote)


def _in_order(texts: tuple[str, ...], quote: str) -> bool:
    rest, position = _squeezed(quote), 0
    for text in map(_squeezed, texts):
        position = rest.find(text, position)
        if position < 0:
            return False
        position += len(text)
    return True


def _same(values: list[float | None], told: tuple[str | float | None, ...]) -> bool:
    return len(values) == len(told) and all(v is None or _among(v, [t]) for v, t in zip(values, told, strict=True))


def _names(name: str, label: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", label) is not None


def _equal(one: Figure, other: Figure) -> bool:
    return math.isclose(one.value, other.value, rel_tol=1e-9) and (one.unit, one.kind) == (other.unit, other.kind)


def _among(value: float, numbers: Iterable[str | float | None]) -> bool:
    return any(isinstance(n, int | float) and math.isclose(value, n, rel_tol=1e-9, abs_tol=1e-12) for n in numbers)


def _is_whole(numbers: list[float]) -> bool:
    return DONUT_SUM[0] <= sum(numbers) <= DONUT_SUM[1] and min(numbers) >= 0


def _says(quote: str, label: str) -> bool:
    """The label stands in the quote as whole words: Mali is not in Somalia. Scripts without spaces have no such edges."""
    words = _squeezed(label)
    left, right = ("" if not end or _is_unspaced(end) else r"\w" for end in (words[:1], words[-1:]))
    pattern = rf"{f'(?<!{left})' if left else ''}{re.escape(words)}{f'(?!{right})' if right else ''}"
    return re.search(pattern, _squeezed(quote)) is not None


def _is_unspaced(character: str) -> bool:
    """Not a letter with two cases, nor a digit: a mark, or a letter of a script that may write without spaces."""
    return not character.isdigit() and character.lower() == character.upper()


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()
