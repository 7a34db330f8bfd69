"""The number grammar: finds figures in prose and reads them as values. Knows nothing of Documents.

Languages differ in `number_words.GRAMMARS`; what a figure is, is the same in all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from infographix_api.engine.document import Quantity, QuantityKind
from infographix_api.engine.number_words import ENGLISH, GRAMMARS, NAMED_BEFORE, Grammar

YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_NAME = re.compile(r"(?:^|[\s(])(?P<name>[A-Z][\w.+-]*)\s$")
_COUNTED = re.compile(r"\s(?!(?:and|or|to|in|of|und|oder|bis|et|ou|à|y|o|a)\b)[^\W\d_A-Z]{3,}")


@dataclass(frozen=True)
class Figure:
    """A figure as it stands in a text: `display` is verbatim, `value` in plain units, offsets into the text."""

    display: str
    value: float
    unit: str | None
    kind: QuantityKind
    start: int
    end: int
    approx: bool

    def quantity(self) -> Quantity:
        return Quantity(self.display, self.value, self.unit, self.kind, self.approx)


def find(text: str, language: str = "en") -> list[Figure]:
    """Figures of a text in order; years, versions and names that look like figures are none.

    >>> [f.display for f in find("In 2024, solar grew 29 % to 2,131 TWh.")]
    ['29 %', '2,131 TWh']
    >>> [f.value for f in find("Zehn Millionen Anlagen, 3,5 % mehr", "de")]
    [10000000.0, 3.5]
    """
    grammar = GRAMMARS.get(language, ENGLISH)
    found = (_figure(text, match, grammar) for match in grammar.figure.finditer(text))
    return [figure for figure in found if figure is not None]


def values(text: str, language: str = "en") -> list[float]:
    """Every number of a text, years and bare counts included, for comparing normalised: 1,234 = 1234, 3.2 million = 3200000."""
    grammar = GRAMMARS.get(language, ENGLISH)
    out: list[float] = []
    for match in grammar.scaled.finditer(text):
        number = grammar.plain(match["number"])
        out.append(number)
        if scale := match["scale"] or match["suffix"]:
            out.append(number * grammar.scale_of(scale))
    words = (match for match in grammar.figure.finditer(text) if match["words"])
    return out + [_value(match, grammar) for match in words]


def bare(text: str, language: str = "en") -> float | None:
    """The value of a text that is a number and nothing else, years included."""
    grammar = GRAMMARS.get(language, ENGLISH)
    return grammar.plain(text) if grammar.number.fullmatch(text) else None


def decimals(text: str, language: str = "en") -> int:
    """Digits behind the decimal separator of the first number."""
    grammar = GRAMMARS.get(language, ENGLISH)
    number = grammar.number.search(text)
    return len(number[0].partition(grammar.decimal)[2]) if number else 0


def plain(number: str) -> float:
    """An English number without its unit: thousands parted by commas, a true minus sign allowed."""
    return ENGLISH.plain(number)


def _figure(text: str, match: re.Match[str], grammar: Grammar) -> Figure | None:
    before = text[: match.start()]
    if _is_bare(match) and not _is_count(match, before, text[match.end() :], grammar):
        return None
    return Figure(
        display=match[0].strip(),
        value=_value(match, grammar),
        unit="%" if match["percent"] else match["unit"],
        kind=_kind(match),
        start=match.start() + len(match[0]) - len(match[0].lstrip()),
        end=match.end(),
        approx=match["more"] is not None or grammar.approx.search(before) is not None,
    )


def _value(match: re.Match[str], grammar: Grammar) -> float:
    """Of a range the upper end, which a mark can be drawn to."""
    words, number = match["words"], match["upto"] or match["number"]
    number = grammar.words[words.lower()] if words else grammar.plain(number)
    scale = match["scale"] or match["suffix"]
    return number * grammar.scale_of(scale) if scale else number


def _is_bare(match: re.Match[str]) -> bool:
    named = ("currency", "after", "percent", "times", "many", "scale", "suffix", "unit", "whole")
    return not any(match[name] for name in named)


def _is_count(match: re.Match[str], before: str, after: str, grammar: Grammar) -> bool:
    """A bare number is a count when it is grouped, or has two digits and is followed by what is counted."""
    number = match["number"]
    if number is None or match["upto"] or YEAR.fullmatch(number) or NAMED_BEFORE.search(before):
        return False
    if grammar.is_grouped(number):
        return True
    name = _NAME.search(before[-40:])
    is_name = name is not None and name["name"].lower() not in grammar.starters
    return not is_name and len(number.lstrip("+-−")) >= 2 and _COUNTED.match(after) is not None


def _kind(match: re.Match[str]) -> QuantityKind:
    if match["upto"]:
        return "range"
    if match["percent"]:
        return "change" if (match["number"] or "0")[0] in "+-−" else "percent"
    if match["currency"] or match["after"]:
        return "currency"
    if match["times"] or match["many"]:
        return "multiple"
    if match["whole"]:
        return "ratio"
    return "measure" if match["unit"] else "count"
