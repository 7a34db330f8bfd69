"""Sentences worth a card: whole, self-contained, with a headline figure. Quoted verbatim, never cut."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass

from infographix_api.engine import figures
from infographix_api.engine.analysis.reader import Line
from infographix_api.engine.document import Evidence, Item
from infographix_api.engine.figures import Figure

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its source has escapes that Python 3.12 complains of when it compiles them
    import pysbd

LONGEST = 190
SHORTEST = 24
MOST_CHARACTERS = 10_000  # of one paragraph; the segmenter's time grows with the square
DEPENDENT = re.compile(
    r"^(?:this|that|these|those|it|its|they|their|he|she|but|and|or|so|however|also|yet|then|here|there|such|another|both|each of|the former|the latter"
    r"|for example|in addition|as a result|by contrast|of these|of those|of them|additionally|moreover|furthermore|similarly|likewise|meanwhile"
    r"|instead|back then|the first|the second|secondly|thirdly|in (?:that|this)|all of (?:this|these)|as it(?:['’]s| has)|net and)\b",
    re.IGNORECASE,
)
BACKWARD = re.compile(
    r"\b(?:had been|the (?:share|figure|number|total|same|latter|former|rest|decline|rise|increase)) (?:had|has|was|is|were|fell|rose|sounds)\b",
    re.IGNORECASE,
)
HYPOTHETICAL = re.compile(
    r"\b(?:if|would|could|might|may|suppose|imagine|assume|hypothetical|for instance|e\.g\.|we expect|forecast|likely|can be up to)\b",
    re.IGNORECASE,
)
NEW_VALUE = re.compile(
    r"(?:\b(?:to|reached|reaching|hit|now|is|was|at)|→)\s*(?:about|around|nearly|almost|some|over)?\s*$", re.IGNORECASE
)
OLD_VALUE = re.compile(
    r"\b(?:from|against|than)\s+(?:about|around|nearly|only|some)?\s*$"
    r"|\b(?:compared (?:to|with)|(?:up|down) from|versus|vs\.?)\b(?:(?!\bto\b)[^;→])*$",
    re.IGNORECASE,
)
REPLACED = re.compile(r"^\s*→")
WEIGHTS = {"percent": 1.0, "change": 1.0, "currency": 1.0, "multiple": 0.9, "measure": 0.85, "count": 0.75}


@dataclass(frozen=True)
class Candidate:
    """A sentence with its headline figure; `score` 0..1 says how good a card it makes."""

    text: str
    start: int
    end: int
    figure: Figure
    score: float

    def item(self, source: str) -> Item:
        evidence = Evidence(source, "quote", quote=self.text, start=self.start, end=self.end)
        return Item(label=self.text, value=self.figure.quantity(), evidence=(evidence,))


def candidates(lines: tuple[Line, ...]) -> list[Candidate]:
    """In order of the text."""
    found = (_candidate(text, start) for line in lines for text, start in split(line))
    return [candidate for candidate in found if candidate is not None]


def split(line: Line) -> list[tuple[str, int]]:
    """Sentences with their place in the normalised text."""
    out, position = [], line.start
    for raw in pysbd.Segmenter(language="en", clean=False).segment(line.text[:MOST_CHARACTERS]):
        sentence = raw.strip()
        offset = line.text.find(sentence, position - line.start)
        if sentence and offset >= 0:
            out.append((sentence, line.start + offset))
            position = line.start + offset + len(sentence)
    return out


def _candidate(text: str, start: int) -> Candidate | None:
    whole = text[-1] in ".!" and (text[0].isupper() or text[0].isdigit() or text[0] in "$€£")
    if (
        not whole
        or not SHORTEST <= len(text) <= LONGEST
        or DEPENDENT.match(text)
        or BACKWARD.search(text)
        or HYPOTHETICAL.search(text)
    ):
        return None
    found = figures.find(text)
    if not found:
        return None
    figure = max(found, key=lambda f: (_weight(text, f), -f.start))
    if _is_old(text, figure):
        return None
    crowd = 0.12 * max(0, len(found) - 2)
    length = 0.25 * max(0.0, (len(text) - 110) / 80)
    return Candidate(text, start, start + len(text), figure, max(0.05, _weight(text, figure) - crowd - length))


def _weight(text: str, figure: Figure) -> float:
    before = text[: figure.start]
    weight = WEIGHTS.get(figure.kind, 0.6)
    if figure.unit in ("years", "year", "months", "month", "days", "day", "weeks", "hours", "minutes"):
        weight -= 0.3
    if _is_old(text, figure):
        return weight - 0.35
    return weight + 0.1 if NEW_VALUE.search(before) else weight


def _is_old(text: str, figure: Figure) -> bool:
    """What was before: "from 44 %", "compared to 68 %", "64 % → 70 %". It never makes the headline."""
    return bool(OLD_VALUE.search(text[: figure.start]) or REPLACED.match(text[figure.end :]))
