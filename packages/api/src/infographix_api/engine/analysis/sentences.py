"""Sentences worth a card: whole, self-contained, with a headline figure. Quoted verbatim, never cut."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from infographix_api.engine import figures
from infographix_api.engine.analysis import splitting
from infographix_api.engine.analysis.phrases import PHRASES, Phrases
from infographix_api.engine.analysis.reader import Line
from infographix_api.engine.analysis.structures import DATED
from infographix_api.engine.document import Evidence, Item, Quantity
from infographix_api.engine.figures import Figure

LONGEST = 210
SHORTEST = 24
WORTH_A_CARD = 0.56
YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d\d\b")
BELOW_ZERO = ("minus ", "negative ", "moins ", "menos ")
REPLACED = re.compile(r"^\s*→")
TITLE_FIRST = re.compile(r"^About (?:[A-Z][\w.]*\s){2,}")  # a heading run into its paragraph
SUM = re.compile(r"\s[=≈]\s?~?\d")  # a calculation
SCALES = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))
MACHINE = frozenset(["GB", "TB", "MB", "PB", "GHz", "MHz", "GiB", "MiB", "TiB", "ms", "µs", "ns"])
WEIGHTS = {
    "percent": 1.0,
    "change": 1.0,
    "currency": 1.0,
    "multiple": 0.9,
    "range": 0.85,
    "measure": 0.85,
    "ratio": 0.75,
}
COUNT_WEIGHTS = ((1e6, 1.0), (1e4, 0.9), (1e3, 0.8), (100, 0.55), (0, 0.4))
"""A count speaks by its size."""


@dataclass(frozen=True)
class Candidate:
    """A sentence with its headline figure; `score` 0..1 says how good a card it makes. `years` are those it names."""

    text: str
    start: int
    end: int
    figure: Figure
    score: float
    years: tuple[int, ...] = ()
    is_past_state: bool = False
    place: int = 0
    """Where the paragraph or list begins that it is part of."""

    def item(self, source: str) -> Item:
        evidence = Evidence(source, "quote", quote=self.text, start=self.start, end=self.end)
        return Item(label=self.text.rstrip(" ;,"), value=_in_digits(self.figure.quantity()), evidence=(evidence,))


def _in_digits(figure: Quantity) -> Quantity:
    """A headline is a number; in the sentence below it stands as it was written.

    >>> _in_digits(Quantity("Ninety-three percent", 93.0, "%", "percent")).display
    '93 %'
    """
    if not figure.display[0].isalpha() or figure.value is None or figure.display.endswith("th"):
        return figure
    if figure.kind == "percent":
        return replace(figure, display=f"{figure.value:g} %")
    if figure.unit == "percentage points":
        return replace(figure, display=f"{figure.value:g} {figure.unit}")
    if figure.kind == "multiple":
        return replace(figure, display=f"{figure.value:g}x")
    scale = next(((name, size) for name, size in SCALES if figure.value >= size), None)
    if figure.kind == "count" and scale and figure.display.lower().endswith(scale[0]):
        return replace(figure, display=f"{figure.value / scale[1]:g} {scale[0]}")
    return figure


def candidates(lines: Iterable[Line], language: str = "en") -> list[Candidate]:
    """Of paragraphs, in order of the text. A sentence that leans on the one before may be taken with it."""
    phrases, found = PHRASES[language], []
    for line in lines:
        before: tuple[str, int] | None = None
        for text, start in splitting.sentences(line, language):
            if phrases.dependent.match(text) and before is not None:
                start = before[1]
                text = line.text[start - line.start : text_end(line, text, before)]
            found.append(_candidate(text, start, phrases, language))
            before = None if phrases.dependent.match(text) else (text, start)
    return [candidate for candidate in found if candidate is not None]


def statements(lines: Iterable[Line], language: str = "en") -> list[Candidate]:
    """Of a list's entries, each read as one statement, with or without a full stop."""
    found = (_candidate(line.text, line.start, PHRASES[language], language, ends_anyhow=True) for line in lines)
    return [candidate for candidate in found if candidate is not None]


def text_end(line: Line, text: str, before: tuple[str, int]) -> int:
    """Where `text`, which follows `before`, ends within the line."""
    return line.text.index(text, before[1] - line.start + len(before[0])) + len(text)


def _candidate(
    text: str, start: int, phrases: Phrases, language: str, *, ends_anyhow: bool = False
) -> Candidate | None:
    begins = text[0].isupper() or text[0].isdigit() or text[0] in '$€£“"¡¿'
    if not begins or not (ends_anyhow or text[-1] in '.!”")') or not SHORTEST <= len(text) <= LONGEST:
        return None
    if not figures.may_hold(text, language) or not _stands_alone(text, phrases):
        return None
    found = figures.find(text, language)
    if not found:
        return None
    first = found[0]
    weights = {f: _weight(text, f, phrases) + (0.15 if f is first else 0.0) for f in found}
    figure = max(found, key=lambda f: (weights[f], -f.start))
    crowd = 0.08 * max(0, len(found) - 2)
    length = 0.2 * max(0.0, (len(text) - 120) / 80)
    score = weights[figure] - crowd - length
    if _is_old(text, figure, phrases) or score < WORTH_A_CARD:
        return None
    years = tuple(int(year) for year in YEAR.findall(text))
    return Candidate(text, start, start + len(text), figure, score, years, phrases.past_state.search(text) is not None)


def _stands_alone(text: str, phrases: Phrases) -> bool:
    """It neither leans on others nor supposes, calculates, dates an entry or speaks of its own text."""
    leans = phrases.dependent.match(text) or phrases.backward.search(text) or phrases.hypothetical.search(text)
    return not (leans or TITLE_FIRST.match(text) or SUM.search(text) or DATED.match(text) or phrases.aside.search(text))


def _weight(text: str, figure: Figure, phrases: Phrases) -> float:
    before = text[: figure.start]
    weight = WEIGHTS.get(figure.kind) or next(w for least, w in COUNT_WEIGHTS if abs(figure.value) >= least)
    if figure.unit in phrases.lasting:
        weight -= 0.55
    if figure.value in (0.0, 100.0) and figure.kind == "percent":
        weight -= 0.6  # a goal, or a manner of speaking
    weight -= 0.35 if figure.unit in MACHINE else 0.0
    weight -= 0.7 if figure.display[0].isalpha() and figure.value < 1e6 and figure.kind == "count" else 0.0
    weight -= 0.25 if figure.display.endswith("th") else 0.0
    weight -= 0.35 if _is_old(text, figure, phrases) else 0.0
    weight -= 1.0 if before.lower().endswith(BELOW_ZERO) else 0.0  # the headline would hold the number alone
    weight -= 0.65 if phrases.limit.search(before) else 0.0
    weight -= 0.6 if phrases.aim.search(before) else 0.0
    weight -= 0.65 if figure.kind == "count" and phrases.asked.search(text) else 0.0
    weight -= 0.8 if phrases.bygone.search(text) else 0.0
    return weight + (0.1 if phrases.new_value.search(before) else 0.0)


def _is_old(text: str, figure: Figure, phrases: Phrases) -> bool:
    """What was before: "from 44 %", "compared to 68 %", "64 % → 70 %". It never makes the headline."""
    return bool(phrases.old_value.search(text[: figure.start]) or REPLACED.match(text[figure.end :]))
