"""Texts and Markdown reports to sections: headline figures first, then what each heading holds. Extracts, never paraphrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from infographix_api.engine.analysis import narrative, sentences, splitting, structures
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.phrases import PHRASES
from infographix_api.engine.analysis.reader import Line, Part, Reading
from infographix_api.engine.analysis.sentences import Candidate
from infographix_api.engine.document import Block, Chart, Evidence, Item, List, Process, Ranking, Stat, Text, Timeline

SOURCE = "s1"
BEST_CARDS, MOST_CARDS, FEWEST_CARDS = 4, 6, 2
FEW_PARTS = 3  # of a text whose paragraphs hold more cards each
MANY_STRUCTURES = 5  # lists, tables and quotes, which leave less room for cards
CARDS_OF_A_CHAPTER = CARDS_OF_A_PART = 2
SHORTEST_WORDS, LONGEST_WORDS = 12, 260
GOOD = 0.55  # under a heading of its own
TECHNICAL = 3  # blocks of code: a manual, whose numbers are settings
FEWEST_FINDINGS, FEWEST_ENTRIES, FEWEST_DATED = 3, 2, 4
BLOCKS_OF_A_CHAPTER, LONGEST_LEAD = 2, 90
FEWEST_SECTIONS, MANY_HEADINGS, LONGEST_SENTENCE = 3, 4, 200
DATED_START = re.compile(r"^[^.:]{0,24}?\d{4}")
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
    "additional resources",
    "more information",
    "see also",
    "author",
    "citation",
    "thanks",
)


@dataclass
class _Chapter:
    heading: str | None
    parts: list[Part] = field(default_factory=list)
    named: Evidence | None = None
    cards: list[Candidate] = field(default_factory=list)
    blocks: list[tuple[Part, Block | None, str | None]] = field(default_factory=list)


def drafts(reading: Reading, language: str) -> tuple[str | None, str | None, list[Draft]]:
    """(title, subtitle, sections in the order of the text with their salience).

    Sentences are read in the languages of `PHRASES`; of others the structure counts.
    """
    title = reading.title or _first_heading(reading)
    chapters = _chapters(reading, title)
    for chapter in chapters:
        chapter.blocks = _blocks(chapter.parts, language)
        if language in PHRASES:
            chapter.cards = [card for part, block, _ in chapter.blocks for card in _cards(part, block, language)]
    latest = max(map(int, sentences.YEAR.findall(reading.text)), default=0)
    least = HERO if reading.code_blocks >= TECHNICAL else 0.0
    cards = [c for chapter in chapters for c in chapter.cards if c.score >= least and not _is_bygone(c, latest)]
    listed = {display for chapter in chapters for _, block, _ in chapter.blocks for display in _displays(block)}
    cards = [card for card in cards if card.figure.display not in listed]
    structured = sum(part.kind != "paragraph" for chapter in chapters for part in chapter.parts)
    best = _best(cards, BEST_CARDS if structured >= MANY_STRUCTURES else MOST_CARDS)
    best = best if len(best) >= FEWEST_CARDS or any(card.score >= HERO for card in best) else []
    found: list[Draft] = []
    if best:
        found.append(_headline(best))
    told = list(best)
    for chapter in chapters:
        rest = [card for card in chapter.cards if card in cards and _is_new(card, told) and card.score >= GOOD]
        told += rest
        found += _of_chapter(chapter, rest, best, language)
    if dated := structures.timeline(_openings(chapters, language), SOURCE, FEWEST_DATED) or _history(
        chapters, language
    ):
        found.append(Draft(None, [dated], _weight(dated)))
    if cards and not found:
        found.append(_headline(_best(cards, MOST_CARDS)))
    if len(found) < FEWEST_SECTIONS:
        found += _told_by_headings(chapters, {draft.heading for draft in found}, language)
    return title, _subtitle(reading, title, cards, language), found or _fallback(chapters, reading, language)


def _first_heading(reading: Reading) -> str | None:
    """Of the first level, or the one that everything else stands below."""
    headings = [part for part in reading.parts if part.kind == "heading"]
    opening = headings[:1] if headings[:1] == reading.parts[:1] else []
    return next((part.lines[0].text for part in (*(h for h in headings if h.level == 1), *opening)), None)


def _cards(part: Part, block: Block | None, language: str) -> list[Candidate]:
    if part.kind == "paragraph" and not isinstance(block, List | Process):
        found = sentences.candidates(part.lines, language)
    elif part.kind == "bullets" and not _is_figured(block):
        found = [card for card in sentences.statements(part.lines, language) if not _is_entry(card)]
    else:
        return []
    return [replace(card, place=part.lines[0].start) for card in found]


def _is_entry(card: Candidate) -> bool:
    """A name with its particulars, "Skua: 120 cars": one of its list and no finding."""
    match = structures.TITLED.match(card.text)
    return match is not None and match["text"][0].isdigit() and card.figure.kind in ("count", "measure")


def _displays(block: Block | None) -> set[str]:
    return {item.value.display for item in block.items if item.value} if isinstance(block, Stat | Ranking) else set()


def _is_figured(block: Block | None) -> bool:
    return isinstance(block, Chart | Ranking | Timeline | Stat)


def _is_new(card: Candidate, told: list[Candidate]) -> bool:
    return not any(_overlap(card, one) or card.figure.display == one.figure.display for one in told)


def _blocks(parts: list[Part], language: str) -> list[tuple[Part, Block | None, str | None]]:
    """Each part with its block and the words that lead to it: a short line before it that ends in a colon."""
    befores: list[Part | None] = [None, *parts[:-1]]
    return [(part, *_named_block(part, before, language)) for part, before in zip(parts, befores, strict=True)]


def _named_block(part: Part, before: Part | None, language: str) -> tuple[Block | None, str | None]:
    if (
        part.kind == "paragraph"
        and language in PHRASES
        and (found := narrative.named_list(part.lines[0], SOURCE, language))
    ):
        return found[1], found[0]
    return _block(part, language), _lead(before)


def _lead(before: Part | None) -> str | None:
    text = before.lines[-1].text if before is not None and before.kind == "paragraph" else ""
    return text.rstrip(": ") if text.endswith(":") and len(text) <= LONGEST_LEAD else None


def _openings(chapters: list[_Chapter], language: str) -> Iterator[Line]:
    """First sentences of paragraphs; those of a chronicle begin with a date."""
    for chapter in chapters:
        for part in chapter.parts:
            if part.kind == "paragraph" and DATED_START.search(part.lines[0].text):
                text, start = splitting.sentences(part.lines[0], language)[0]
                yield narrative.excerpt(text, start)


def _history(chapters: list[_Chapter], language: str) -> Timeline | None:
    """That of the first chapter that tells one."""
    for chapter in chapters if language in PHRASES else ():
        lines = [line for part in chapter.parts if part.kind == "paragraph" for line in part.lines]
        if told := narrative.history(lines, SOURCE, language):
            return told
    return None


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
            text = part.lines[0].text.rstrip(": ")
            if text and text != title:
                chapters.append(_Chapter(text, named=structures.span(SOURCE, part.lines[0])))
        else:
            chapters[-1].parts.append(part)
    named = {chapter.heading for chapter in chapters}
    for chapter in chapters:
        chapter.parts = [part for part in chapter.parts if part.kind != "lead" and not _is_contents(part, named)]
    return [c for c in chapters if c.parts and not (c.heading or "").lower().startswith(SKIPPED_HEADINGS)]


def _is_contents(part: Part, headings: set[str | None]) -> bool:
    return part.kind in ("bullets", "steps") and 2 * sum(line.text in headings for line in part.lines) >= len(
        part.lines
    )


def _best(cards: list[Candidate], most: int) -> list[Candidate]:
    """The strongest, no two with the same figure or the same words; the strong ones first, else in the order of the text."""
    chosen: list[Candidate] = []
    places = len({card.place for card in cards})
    each = CARDS_OF_A_PART if places > FEW_PARTS else -(-most // max(1, places))
    for card in sorted(cards, key=lambda c: (-c.score, c.start)):
        is_new = not any(_overlap(card, one) or card.figure.display == one.figure.display for one in chosen)
        beside = sum(one.place == card.place for one in chosen)
        if len(chosen) < most and is_new and beside < each:
            chosen.append(card)
    return sorted(chosen, key=lambda c: (c.score < STRONG, c.start))


def _of_chapter(chapter: _Chapter, rest: list[Candidate], told: list[Candidate], language: str) -> list[Draft]:
    """Its first block under its heading, others under the words that lead to them, or for themselves when they need none."""
    found: list[Draft] = []
    for part, block, lead in chapter.blocks:
        block = _untold(part, block, told, language)
        heading = lead if found else chapter.heading or lead
        if block is not None and (heading or not found or not isinstance(block, List)):
            found.append(Draft(heading, [block], _weight(block)))
    if found or not (chapter.heading and rest):
        return found[:BLOCKS_OF_A_CHAPTER]
    cards = _best(rest, CARDS_OF_A_CHAPTER)
    return [Draft(chapter.heading, [Stat(tuple(card.item(SOURCE) for card in cards))], 0.35)]


def _untold(part: Part, block: Block | None, told: list[Candidate], language: str) -> Block | None:
    """The block without the entries that are cards already."""
    left = tuple(line for line in part.lines if not any(line.start <= card.start < line.end for card in told))
    if len(left) == len(part.lines) or not isinstance(block, List | Process):
        return block
    return _block(replace(part, lines=left), language) if len(left) >= FEWEST_ENTRIES else None


def _block(part: Part, language: str) -> Block | None:
    match part.kind:
        case "bullets" | "steps":
            listed = structures.of_list(part, SOURCE, language)
            return listed if _is_figured(listed) else _findings(part, language) or listed
        case "table":
            return structures.of_table(part, SOURCE, language)
        case "quote":
            return structures.of_quote(part, SOURCE)
        case "paragraph" if language in PHRASES:
            line = part.lines[0]
            return narrative.steps(line, SOURCE, language) or narrative.speech(line, SOURCE, language)
    return None


def _findings(part: Part, language: str) -> Stat | None:
    """A list most of whose entries are findings with a figure."""
    found = sentences.statements(part.lines, language) if part.kind == "bullets" and language in PHRASES else []
    differ = len({card.figure.display for card in found})
    if differ < FEWEST_FINDINGS or 2 * differ < len(found) or 5 * len(found) < 3 * len(part.lines):
        return None
    return Stat(tuple(card.item(SOURCE) for card in found[:MOST_CARDS]))


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
        if part.kind in ("lead", "paragraph"):
            first = splitting.sentences(part.lines[0], language)
            text = first[0][0] if first else ""
            taken = {c.text for c in best}
            begins = language in PHRASES and narrative.TURNS[language].first.match(text)
            fits = 20 <= len(text) <= 140 and text[-1] != ":" and not begins and not DATED_START.match(text[:12])
            return text.rstrip(".") if fits and text not in taken and text != title else None
    return None


def _fallback(chapters: list[_Chapter], reading: Reading, language: str) -> list[Draft]:
    """A text without figures or structure: its paragraphs' first sentences, or its opening words, as they stand."""
    lines = [(c.heading, line) for c in chapters for p in c.parts for line in p.lines]
    said = [
        (heading, narrative.excerpt(text, start))
        for heading, line in lines[:24]
        for text, start in splitting.sentences(line, language)[:1]
        if len(text) >= SHORTEST_WORDS
    ]
    whole = [(heading, line) for heading, line in said if len(line.text) <= LONGEST_WORDS]
    if len(whole) >= 3:
        items = tuple(Item(line.text.rstrip("."), evidence=(structures.span(SOURCE, line),)) for _, line in whole[:6])
        return [Draft(None, [List(items)], 0.6)]
    if whole:
        return [Draft(heading, [Text(line.text, (structures.span(SOURCE, line),))], 0.6) for heading, line in whole]
    opening = next((line for part in reading.parts for line in part.lines if not line.cells), None)
    if opening is None:
        return []
    line = narrative.excerpt(_opening_words(opening.text), opening.start)
    return [Draft(None, [Text(line.text, (structures.span(SOURCE, line),))], 0.6)]


def _told_by_headings(chapters: list[_Chapter], shown: set[str | None], language: str) -> list[Draft]:
    """Headings that hold nothing else, each with its first sentence: many as one list, a few as they stand."""
    named = {chapter.heading: chapter for chapter in reversed(chapters)}  # the first of each name
    items = [
        Item(chapter.heading, text=line.text.rstrip("."), evidence=(chapter.named, structures.span(SOURCE, line)))
        for chapter in reversed(named.values())
        if chapter.heading and chapter.named and chapter.heading not in shown
        for line in _firsts(chapter, language)
        if len(chapter.heading) <= LONGEST_LEAD and chapter.heading[0].isalnum()
    ]
    if len(items) >= MANY_HEADINGS:
        return [Draft(None, [List(tuple(items[:MOST_CARDS]))], 0.4)]
    return [Draft(item.label, [Text(item.evidence[1].quote or "", item.evidence[1:])], 0.3) for item in items]


def _firsts(chapter: _Chapter, language: str) -> list[Line]:
    """The first sentence of its first paragraph, when it can stand there."""
    part = next((part for part in chapter.parts if part.kind == "paragraph"), None)
    text, start = splitting.sentences(part.lines[0], language)[0] if part else ("", 0)
    leans = language in PHRASES and PHRASES[language].dependent.match(text)
    fits = SHORTEST_WORDS <= len(text) <= LONGEST_SENTENCE and text[-1] != ":" and not leans
    return [narrative.excerpt(text, start)] if fits else []


def _opening_words(text: str) -> str:
    """As many whole words as fit, or a piece of one that is longer than that."""
    return text if len(text) <= LONGEST_WORDS else text[:LONGEST_WORDS].rpartition(" ")[0] or text[:LONGEST_WORDS]
