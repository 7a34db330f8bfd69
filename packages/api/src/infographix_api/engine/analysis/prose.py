"""Texts and Markdown reports to sections: headline figures first, then what each heading holds. Extracts, never paraphrases."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from infographix_api.engine.analysis import sentences, structures
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.phrases import PHRASES
from infographix_api.engine.analysis.reader import Part, Reading
from infographix_api.engine.analysis.sentences import Candidate
from infographix_api.engine.document import Block, Chart, Item, List, Ranking, Stat, Text, Timeline

SOURCE = "s1"
BEST_CARDS, MOST_CARDS, FEWEST_CARDS = 4, 6, 2
MANY_STRUCTURES = 5  # lists, tables and quotes, which leave less room for cards
CARDS_OF_A_CHAPTER = CARDS_OF_A_PART = 2
STRONG, HERO = 0.8, 1.0  # a hero may stand alone
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

    Sentences are read in the languages of `PHRASES`; of others the structure counts.
    """
    title = reading.title or next(
        (p.lines[0].text for p in reading.parts if p.kind == "heading" and p.level == 1), None
    )
    chapters = _chapters(reading, title)
    for chapter in chapters if language in PHRASES else []:
        chapter.cards = [card for part in chapter.parts for card in _cards(part, language)]
    latest = max(map(int, sentences.YEAR.findall(reading.text)), default=0)
    cards = [card for chapter in chapters for card in chapter.cards if not _is_bygone(card, latest)]
    structured = sum(part.kind != "paragraph" for chapter in chapters for part in chapter.parts)
    best = _best(cards, BEST_CARDS if structured >= MANY_STRUCTURES else MOST_CARDS)
    best = best if len(best) >= FEWEST_CARDS or any(card.score >= HERO for card in best) else []
    found: list[Draft] = []
    if best:
        found.append(_headline(best))
    for chapter in chapters:
        rest = [card for card in chapter.cards if card in cards and not any(_overlap(card, one) for one in best)]
        found += _of_chapter(chapter, rest, best, language)
    if cards and not found:
        found.append(_headline(_best(cards, MOST_CARDS)))
    return title, _subtitle(reading, title, cards, language), found or _fallback(chapters, language)


def _cards(part: Part, language: str) -> list[Candidate]:
    if part.kind == "paragraph":
        found = sentences.candidates(part.lines, language)
    elif part.kind == "bullets" and not _is_figured(structures.of_list(part, SOURCE, language)):
        found = sentences.statements(part.lines, language)
    else:
        return []
    return [replace(card, place=part.lines[0].start) for card in found]


def _is_figured(block: Block | None) -> bool:
    return isinstance(block, Chart | Ranking | Timeline)


def _is_bygone(card: Candidate, latest: int) -> bool:
    """How things stood in a year long gone, in a text that knows a later one."""
    return card.is_past_state and bool(card.years) and max(card.years) < latest


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


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


def _best(cards: list[Candidate], most: int) -> list[Candidate]:
    """The strongest, no two with the same figure or the same words; the strong ones first, else in the order of the text."""
    chosen: list[Candidate] = []
    for card in sorted(cards, key=lambda c: (-c.score, c.start)):
        is_new = not any(_overlap(card, one) or card.figure.display == one.figure.display for one in chosen)
        beside = sum(one.place == card.place for one in chosen)
        if len(chosen) < most and is_new and beside < CARDS_OF_A_PART:
            chosen.append(card)
    return sorted(chosen, key=lambda c: (c.score < STRONG, c.start))


def _of_chapter(chapter: _Chapter, rest: list[Candidate], best: list[Candidate], language: str) -> list[Draft]:
    blocks: list[tuple[Block, float]] = []
    for part in chapter.parts:
        told = sum(any(line.start <= card.start < line.end for line in part.lines) for card in best)
        block = None if 2 * told >= len(part.lines) else _block(part, language)
        if block is not None:
            blocks.append((block, _weight(block)))
    if not blocks:
        if chapter.heading and rest:
            items = tuple(card.item(SOURCE) for card in _best(rest, CARDS_OF_A_CHAPTER))
            return [Draft(chapter.heading, [Stat(items)], 0.35)]
        return []
    headings = (chapter.heading, None)
    return [Draft(heading, [block], weight) for heading, (block, weight) in zip(headings, blocks, strict=False)]


def _block(part: Part, language: str) -> Block | None:
    match part.kind:
        case "bullets" | "steps":
            return structures.of_list(part, SOURCE, language)
        case "table":
            return structures.of_table(part, SOURCE, language)
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


def _subtitle(reading: Reading, title: str | None, best: list[Candidate], language: str) -> str | None:
    """The first sentence under the title, when it is short and not a card already."""
    for part in reading.parts[:4]:
        if part.kind == "paragraph":
            first = sentences.split(part.lines[0], _segmented(language))
            text = first[0][0] if first else ""
            taken = {c.text for c in best}
            return text.rstrip(".") if 20 <= len(text) <= 140 and text not in taken and text != title else None
    return None


def _fallback(chapters: list[_Chapter], language: str) -> list[Draft]:
    """A text without figures or structure: its paragraphs' first sentences, as they stand."""
    lines = [(c.heading, line) for c in chapters for p in c.parts for line in p.lines]
    items, drafts_ = [], []
    for heading, line in lines[:24]:
        for text, start in sentences.split(line, _segmented(language))[:1]:
            if 12 <= len(text) <= 260:
                evidence = structures.span(SOURCE, type(line)(text, start, start + len(text)))
                items.append((heading, Item(text.rstrip("."), evidence=(evidence,)), Text(text, (evidence,))))
    if len(items) >= 3:
        drafts_ = [Draft(None, [List(tuple(item for _, item, _ in items[:6]))], 0.6)]
    elif items:
        drafts_ = [Draft(heading, [text], 0.6) for heading, _, text in items]
    return drafts_


def first_words(reading: Reading) -> list[Draft]:
    """A title or a word alone, as it stands; numbers alone say nothing."""
    for part in reading.parts:
        line = part.lines[0]
        if any(character.isalpha() for character in line.text) and len(line.text) <= 260:
            return [Draft(None, [Text(line.text, (structures.span(SOURCE, line),))], 0.5)]
    return []


def _segmented(language: str) -> str:
    """English rules part the sentences of languages that have none of their own here."""
    return language if language in PHRASES else "en"
