"""Texts and Markdown reports to sections: headline figures first, then what each heading holds. Extracts, never paraphrases."""

from __future__ import annotations

from dataclasses import dataclass, field

from infographix_api.engine.analysis import sentences, structures
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.reader import Part, Reading
from infographix_api.engine.analysis.sentences import Candidate
from infographix_api.engine.document import Block, Item, List, Stat, Text

SOURCE = "s1"
BEST_CARDS = 4
FEWEST_CARDS = 2
SKIPPED_HEADINGS = (
    "source",
    "reference",
    "licen",
    "contributing",
    "table of contents",
    "further reading",
    "acknowledg",
    "notes",
)


@dataclass
class _Chapter:
    heading: str | None
    parts: list[Part] = field(default_factory=list)
    cards: list[Candidate] = field(default_factory=list)


def drafts(reading: Reading, language: str) -> tuple[str | None, str | None, list[Draft]]:
    """(title, subtitle, sections in the order of the text with their salience).

    Sentences are read in English only; of other languages the structure counts.
    """
    title = reading.title or next(
        (p.lines[0].text for p in reading.parts if p.kind == "heading" and p.level == 1), None
    )
    chapters = _chapters(reading, title)
    for chapter in chapters if language == "en" else []:
        paragraphs = [part for part in chapter.parts if part.kind == "paragraph"]
        chapter.cards = [card for part in paragraphs for card in sentences.candidates(part.lines)]
    cards = _best([card for chapter in chapters for card in chapter.cards])
    best = cards if len(cards) >= FEWEST_CARDS else []
    found: list[Draft] = []
    if best:
        found.append(_headline(best))
    for chapter in chapters:
        found += _of_chapter(chapter, [c for c in chapter.cards if c not in best])
    if cards and not found:
        found.append(_headline(cards))
    return title, _subtitle(reading, title, cards), found or _fallback(chapters)


def _headline(cards: list[Candidate]) -> Draft:
    return Draft(None, [Stat(tuple(card.item(SOURCE) for card in cards))], 1.0)


def _chapters(reading: Reading, title: str | None) -> list[_Chapter]:
    chapters = [_Chapter(None)]
    for part in reading.parts:
        if part.kind == "heading":
            text = part.lines[0].text
            if text != title:
                chapters.append(_Chapter(text))
        else:
            chapters[-1].parts.append(part)
    return [c for c in chapters if c.parts and not (c.heading or "").lower().startswith(SKIPPED_HEADINGS)]


def _best(cards: list[Candidate]) -> list[Candidate]:
    """The strongest, no two with the same figure, in the order of the text."""
    chosen: list[Candidate] = []
    for card in sorted(cards, key=lambda c: (-c.score, c.start)):
        if len(chosen) < BEST_CARDS and card.figure.display not in {c.figure.display for c in chosen}:
            chosen.append(card)
    return sorted(chosen, key=lambda c: (-c.score > -0.8, c.start))


def _of_chapter(chapter: _Chapter, rest: list[Candidate]) -> list[Draft]:
    blocks: list[tuple[Block, float]] = []
    for part in chapter.parts:
        block = _block(part)
        if block is not None:
            blocks.append((block, _weight(block)))
    if not blocks:
        if chapter.heading and rest:
            item: Item = max(rest, key=lambda c: c.score).item(SOURCE)
            return [Draft(chapter.heading, [Stat((item,))], 0.35)]
        return []
    headings = (chapter.heading, None)
    return [Draft(heading, [block], weight) for heading, (block, weight) in zip(headings, blocks, strict=False)]


def _block(part: Part) -> Block | None:
    match part.kind:
        case "bullets" | "steps":
            return structures.of_list(part, SOURCE)
        case "table":
            return structures.of_table(part, SOURCE)
        case "quote":
            return structures.of_quote(part, SOURCE)
    return None


def _weight(block: Block) -> float:
    weights = {
        "chart": 0.9,
        "ranking": 0.8,
        "timeline": 0.7,
        "process": 0.6,
        "comparison": 0.65,
        "quote": 0.5,
        "list": 0.45,
    }
    return weights.get(block.type, 0.4)


def _subtitle(reading: Reading, title: str | None, best: list[Candidate]) -> str | None:
    """The first sentence under the title, when it is short and not a card already."""
    for part in reading.parts[:4]:
        if part.kind == "paragraph":
            first = sentences.split(part.lines[0])
            text = first[0][0] if first else ""
            taken = {c.text for c in best}
            return text.rstrip(".") if 20 <= len(text) <= 140 and text not in taken and text != title else None
    return None


def _fallback(chapters: list[_Chapter]) -> list[Draft]:
    """A text without figures or structure: its paragraphs' first sentences, as they stand."""
    lines = [(c.heading, line) for c in chapters for p in c.parts for line in p.lines]
    items, drafts_ = [], []
    for heading, line in lines[:24]:
        for text, start in sentences.split(line)[:1]:
            if 12 <= len(text) <= 260:
                evidence = structures.span(SOURCE, type(line)(text, start, start + len(text)))
                items.append((heading, Item(text.rstrip("."), evidence=(evidence,)), Text(text, (evidence,))))
    if len(items) >= 3:
        drafts_ = [Draft(None, [List(tuple(item for _, item, _ in items[:6]))], 0.6)]
    elif items:
        drafts_ = [Draft(heading, [text], 0.6) for heading, _, text in items]
    return drafts_
