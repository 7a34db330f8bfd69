"""What running text tells sentence by sentence: steps in their order, lists under a name, what somebody said, the moments
of a history. Extracts, never paraphrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from infographix_api.engine import dates, figures
from infographix_api.engine.analysis import splitting, structures
from infographix_api.engine.analysis.phrases import PHRASES
from infographix_api.engine.analysis.reader import Line, Part
from infographix_api.engine.document import Item, List, Process, Quote, Timeline
from infographix_api.engine.notation import NOTATIONS

SHORTEST, LONGEST = 8, 150
FEWEST_STEPS, FEWEST_NAMED, FEWEST_MOMENTS, MOST_MOMENTS = 3, 2, 4, 8
NAMED = re.compile(r"^(?P<name>[^\W\d_a-zà-ÿ][^.:;!?\"“”]{2,40}):\s+(?=\S)")
_YEAR = r"(?:1[0-9]|20)\d\d"
YEAR = re.compile(rf"\b{_YEAR}\b")


@dataclass(frozen=True)
class _Turns:
    """How a language begins the first of several steps, those after it, and the naming of a year."""

    begun: re.Pattern[str]
    """That a paragraph holds a first step at all; splitting it takes longer."""
    first: re.Pattern[str]
    after: re.Pattern[str]
    dated: re.Pattern[str]
    until: re.Pattern[str]
    """What happened, up to the date."""
    within: re.Pattern[str]


def _turns(language: str, first: str, after: str, at: str) -> _Turns:
    names = NOTATIONS[language].months
    month = rf"(?i:{'|'.join(names)}|{'|'.join(name[:3] for name in names)})\.?"
    day = r"\d{1,2}(?:\.|st|nd|rd|th|er)?"
    when = rf"(?P<when>(?:{month}\s(?:{day},?\s)?|{day}\s(?:de\s)?{month}\s(?:de\s)?)?{_YEAR}(?!\d|[-–/]\d))"
    rest = rf"(?P<label>.{{{SHORTEST},{LONGEST}}})$"
    return _Turns(
        re.compile(rf"(?:^|[.!?:]\s)(?:{first})\b", re.IGNORECASE),
        re.compile(rf"^(?:{first})\b,?\s+{rest}", re.IGNORECASE),
        re.compile(rf"^(?:and )?(?:{after})\b,?\s+{rest}", re.IGNORECASE),
        re.compile(rf"^(?:(?:{at})\s)?{when},?\s+{rest}"),
        re.compile(rf"^(?P<label>.{{{SHORTEST},{LONGEST}}}?)\s(?:{at.lower()})\s{when}(?=[,.;]|$)"),
        re.compile(rf"(?<=\s)(?:{at.lower()})\s{when}"),
    )


TURNS = {
    "en": _turns(
        "en",
        "first(?:ly)?|first of all|to begin with|to start with",
        "second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|next|then|after (?:that|this)|afterwards|finally|lastly|in the end",
        "In|On",
    ),
    "de": _turns(
        "de",
        "zuerst|zunächst|erstens|als erstes",
        "zweitens|drittens|viertens|dann|danach|anschließend|schließlich|zuletzt|zum schluss|als nächstes|am ende",
        "Im Jahre?|Im|Am|In",
    ),
    "fr": _turns(
        "fr",
        "d['’]abord|tout d['’]abord|premièrement",
        "deuxièmement|troisièmement|ensuite|puis|après cela|enfin|finalement",
        "En|Le",
    ),
    "es": _turns(
        "es",
        "primero|en primer lugar",
        "segundo|tercero|luego|después|a continuación|por último|finalmente",
        "En|El",
    ),
}


def steps(line: Line, source: str, language: str) -> Process | None:
    """Sentences one after the other of which the first says that it is the first, and the others that they follow."""
    turns = TURNS[language]
    items: list[Item] = []
    if not turns.begun.search(line.text):
        return None
    for text, start in splitting.sentences(line, language):
        match = (turns.after if items else turns.first).match(text)
        if match is not None:
            items.append(_item(match["label"], text, start, source))
        elif items:
            break
    return Process(tuple(items)) if len(items) >= FEWEST_STEPS else None


def named_list(line: Line, source: str, language: str) -> tuple[str, List] | None:
    """(its name, a list) for a paragraph like "Decisions: The office opens in May. Prices rise."."""
    match = NAMED.match(line.text)
    if match is None:
        return None
    rest = Line(line.text[match.end() :], line.start + match.end(), line.end)
    told, phrases = splitting.sentences(rest, language), PHRASES[language]
    leans = any(phrases.dependent.match(text) or phrases.aside.search(text) for text, _ in told)
    if leans or len(told) < FEWEST_NAMED or not all(SHORTEST <= len(text) <= LONGEST for text, _ in told):
        return None
    return match["name"], List(tuple(_item(text, text, start, source) for text, start in told[:8]))


def speech(line: Line, source: str, language: str) -> Quote | None:
    """The first thing in a paragraph that somebody is said to have said."""
    if structures.SPEECH_BEGINS.isdisjoint(line.text):
        return None
    for text, start in splitting.sentences(line, language):
        if structures.SAID.match(text):
            return structures.of_quote(Part("quote", (excerpt(text, start),)), source)
    return None


def history(lines: Iterable[Line], source: str, language: str) -> Timeline | None:
    """Sentences that tell what happened in which year and hold no other figure, when they follow the years."""
    dated = [line for line in lines if YEAR.search(line.text)]
    if sum(len(YEAR.findall(line.text)) for line in dated) < FEWEST_MOMENTS:
        return None
    items = list(_moments(dated, source, language))
    moments = [dates.moment(item.when or "") or (0, 0, 0) for item in items]
    is_told_in_order = moments == sorted(moments) and len({year for year, _, _ in moments}) >= FEWEST_MOMENTS
    return Timeline(tuple(items[:MOST_MOMENTS])) if is_told_in_order else None


def _moments(lines: Iterable[Line], source: str, language: str) -> Iterator[Item]:
    turns = TURNS[language]
    for line in lines:
        for text, start in splitting.sentences(line, language):
            if len(YEAR.findall(text)) != 1 or figures.find(text, language):
                continue
            match = turns.dated.match(text) or turns.until.match(text)
            if match is not None:
                yield _item(match["label"], text, start, source, when=match["when"])
            elif len(text) <= LONGEST and (within := turns.within.search(text)):
                yield _item(text, text, start, source, when=within["when"])


def _item(label: str, text: str, start: int, source: str, *, when: str | None = None) -> Item:
    said = label.rstrip(" .;,")
    return Item(said[:1].upper() + said[1:], when=when, evidence=(structures.span(source, excerpt(text, start)),))


def excerpt(text: str, start: int) -> Line:
    return Line(text, start, start + len(text))
