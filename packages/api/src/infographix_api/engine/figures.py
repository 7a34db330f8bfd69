"""The number grammar: finds figures in prose and reads them as values. Knows nothing of Documents but what a figure is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from infographix_api.engine import lookalikes, notation, numerals
from infographix_api.engine.document import Quantity, QuantityKind
from infographix_api.engine.notation import NOTATIONS, SIGNS, SYMBOLS, Notation

YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
FRACTIONS = {
    "half": 1 / 2, "one half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 1 / 4, "one quarter": 1 / 4,
    "three quarters": 3 / 4, "a fifth": 1 / 5, "one fifth": 1 / 5, "two fifths": 2 / 5, "three fifths": 3 / 5, "four fifths": 4 / 5,
    "a tenth": 1 / 10, "one tenth": 1 / 10,
}  # fmt: skip
FRACTION = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted((f.replace(' ', '[ -]') for f in FRACTIONS), key=len, reverse=True))})(?=\sof\b|\sthe\b)",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\s(?:as\b|plus\b|moins\b|más\b|menos\b|so\b|mehr\b|weniger\b|more\b|less\b|fewer\b|the\b|that\b|what\b|(?:high|larg|small|great|fast|slow|long|low|bigg|cheap|strong|hot)\w*\b)"
)
FREQUENCY = re.compile(r"\s(?:a|an|per|each|every|in)\b|\sdaily\b")
SMALLEST_WORD = 10  # "three reasons" is prose, "thirteen people" is a figure


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
    """Figures of a text in order; years, dates, versions and names that look like figures are none.

    >>> [f.display for f in find("In 2024, solar grew 29 % to 2,131 TWh.")]
    ['29 %', '2,131 TWh']
    >>> [f.value for f in find("Three in ten of 1.2 million people said so.")]
    [0.3, 1200000.0]
    >>> [f.value for f in find("Es waren 1.234,5 Millionen Euro.", "de")]
    [1234500000.0]
    """
    return list(_found(text, _code(language)))


@lru_cache(maxsize=1024)  # the gate looks again at what the analysis has read
def _found(text: str, code: str) -> tuple[Figure, ...]:
    grammar = _grammar(code)
    found: list[Figure] = []
    for match in grammar.figure.finditer(text):
        found += _read(text, match, grammar)
    if grammar.notation is notation.ENGLISH:
        found += [_fraction(text, match, grammar) for match in FRACTION.finditer(text)]
    return tuple(sorted(found, key=lambda figure: figure.start))


def values(text: str, language: str = "en") -> list[float]:
    """Every number of a text, years and bare counts included, for comparing normalised: 1,234 = 1234, 3.2 million = 3200000."""
    grammar = _grammar(_code(language))
    out: list[float] = []
    for match in grammar.number.finditer(text):
        number = numerals.plain(match["number"], grammar.notation)
        factor = grammar.factors.get((match["scale"] or match["suffix"] or "").strip().lower(), 1.0)
        out += [number] if factor == 1.0 else [number, number * factor]
    return out + [figure.value for figure in find(text, language) if figure.value not in out]


def may_hold(text: str, language: str = "en") -> bool:
    """Quickly: whether there is a digit or a word in it that a figure could be made of."""
    return any(map(str.isdigit, text)) or _grammar(_code(language)).hint.search(text) is not None


def bare(text: str, language: str = "en") -> float | None:
    """The value of a text that is a number and nothing else, years included."""
    grammar = _grammar(_code(language))
    return numerals.plain(text, grammar.notation) if grammar.alone.fullmatch(text) else None


def decimals(text: str, language: str = "en") -> int:
    """Digits behind the decimal separator of the first number."""
    grammar = _grammar(_code(language))
    number = grammar.alone.search(text)
    return len(number[0].partition(grammar.notation.decimal)[2]) if number else 0


def _code(language: str) -> str:
    return language.partition("-")[0].lower()


@dataclass(frozen=True)
class _Grammar:
    notation: Notation
    figure: re.Pattern[str]
    single: re.Pattern[str]
    number: re.Pattern[str]
    alone: re.Pattern[str]
    hint: re.Pattern[str]
    approx: re.Pattern[str]
    changed: re.Pattern[str]
    growth: re.Pattern[str]
    factors: dict[str, float]


@lru_cache(maxsize=len(NOTATIONS) + 1)
def _grammar(language: str) -> _Grammar:
    n = notation.of(language)
    digits, words = numerals.digits(n), numerals.words(n)
    scales = "|".join(re.escape(scale) for scale in sorted(n.scales, key=len, reverse=True))
    sign = "|".join(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True))
    scale = rf"(?:[\s\u00a0-]?(?P<scale>(?i:{scales}))(?P<nth>th)?(?!\w)|(?P<suffix>\s?(?:bn|mn|tn)|[kKMB])(?!\w)|(?P<little>m)(?!\w))"
    kind = (
        rf"\s?(?P<points>{n.points})|\s?(?P<percent>{n.percent})|\s?(?P<by>[x×])(?!\w)|-?(?P<fold>fold)\b|\s(?P<many>{n.times})"
        rf"|[\s-](?P<money>{n.money})(?!\w)|[\s-]?(?P<unit>{SYMBOLS}|{n.units})(?!\w)"
    )
    close = r"(?!\w|-[\w]|/\d|[.,:]\d|['’]\d)"
    number = rf"(?P<number>[+\-−]?(?:{digits})|(?i:{words}))"
    whole = rf"(?P<whole>{digits}|(?i:{words}))"
    more = (
        rf"(?P<plus>\+)?(?:(?P<dash>\s?–\s?|-|\s(?:{n.connectors})\s)(?P<second>(?:{sign})?(?:{digits}))"
        rf"|\s(?P<of>{n.of})\s{whole}|(?P<slash>\s/\s|/(?=\d+\.))(?P<most>\d+(?:\.\d+)?))?"
    )
    before = r"(?<![\w.,/#'’\-=@$€£])(?<!\d\s)"
    tail = rf"{scale}?\+?(?:{kind})?{close}"
    return _Grammar(
        n,
        re.compile(rf"{before}(?:(?P<currency>{sign})\s?)?{number}{more}{tail}"),
        re.compile(rf"(?:(?P<currency>{sign})\s?)?{number}(?P<plus>\+)?{tail}"),
        re.compile(
            rf"(?<!\d)(?P<number>[+\-−]?(?:{digits}))(?:[\s\u00a0-]?(?P<scale>(?i:{scales}))(?:th)?(?!\w)|(?P<suffix>\s?(?:bn|mn|tn)|[kKMB])(?!\w))?"
        ),
        re.compile(rf"[+\-−]?(?:{digits})"),
        re.compile(
            rf"\b(?:{scales}|{'|'.join(w for w, worth in n.small.items() if worth >= SMALLEST_WORD)}|half|third|quarter)|fold\b|{n.percent}",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{n.approx})\s+$|[~≈]\s?$", re.IGNORECASE),
        re.compile(rf"\b(?:{n.risen})(?:\s(?:by|um|de|en))?(?:\s(?:{n.approx}))?\s+$", re.IGNORECASE),
        re.compile(rf"\s(?:year\s)?(?:{n.growth})\b", re.IGNORECASE),
        {**{name.lower(): worth for name, worth in n.scales.items()}, **numerals.SUFFIXES},
    )


def _read(text: str, match: re.Match[str], grammar: _Grammar) -> Iterator[Figure]:
    """One figure, or two where "from 8 to 400" only looks like a range."""
    before = text[max(0, match.start() - 60) : match.start()]
    parts = match.groupdict()
    if parts.get("second") is not None and not _is_range(match, before):
        first = _figure(text, match, grammar, end=match.end("number"), bare=True)
        rest = grammar.single.match(text, match.start("second"))
        yield from (f for f in (first, _figure(text, rest, grammar) if rest else None) if f is not None)
        return
    if parts.get("whole") is not None and _ratio(match, grammar) is None:
        short = grammar.single.match(text, match.start())
        rest = grammar.single.match(text, match.start("whole"))
        yield from (f for f in (_figure(text, m, grammar) for m in (short, rest) if m) if f is not None)
        return
    figure = _figure(text, match, grammar)
    if figure is not None:
        yield figure


def _is_range(match: re.Match[str], before: str) -> bool:
    """Whether it is one: "10-20 %", "5 to 10 million" and "between 5 and 10"; but "from 8 to 400" is a change, and 2019-2020 a time."""
    between, tail = match["dash"].strip(), before.rstrip().lower()
    if YEAR.fullmatch(match["number"]) or tail.endswith(("from", "von", "de")):
        return False
    if between in ("and", "und", "et", "y"):
        return tail.endswith(("between", "zwischen", "entre"))
    return numerals.plain(match["number"]) < numerals.plain(re.sub(r"^\D+", "", match["second"]))


def _ratio(match: re.Match[str], grammar: _Grammar) -> float | None:
    """What share it is: "3 in 10" and "40 of the 50" are shares; "52 in 2016" is not."""
    part, whole = (numerals.worth(match[name], grammar.notation) for name in ("number", "whole"))
    if part is None or whole is None or not 0 < part < whole or YEAR.fullmatch(match["whole"]) or match["scale"]:
        return None
    if match["unit"] or match["percent"] or match["money"] or (match["of"] == "in" and whole > 1000):
        return None
    return part / whole


def _figure(
    text: str, match: re.Match[str], grammar: _Grammar, *, end: int | None = None, bare: bool = False
) -> Figure | None:
    number, parts = match["number"], {} if bare else match.groupdict()
    stop = match.end() if end is None else end
    before, after = text[max(0, match.start() - 60) : match.start()], text[stop : stop + 40]
    value = numerals.worth(number, grammar.notation)
    if value is None or lookalikes.is_name(match, before, after, bare=_is_bare(parts)):
        return None
    if parts.get("unit") and value < SMALLEST_WORD and not number.lstrip("+-−")[:1].isdigit():
        return None  # one year, two days
    if _is_bare(parts) and not _counts(number, value, before, after):
        return None
    display = text[match.start() : stop].strip()
    scale = parts.get("scale") or parts.get("suffix") or parts.get("little") or ""
    figure = Figure(
        display=display,
        value=value * grammar.factors.get(scale.strip().lower(), 1.0),
        unit=_unit(parts),
        kind="count",
        start=match.start(),
        end=match.start() + len(display),
        approx=grammar.approx.search(before[-24:]) is not None or "+" in display[1:],
    )
    return _of_kind(figure, parts, before, after, grammar, match)


def _is_bare(parts: dict[str, str | None]) -> bool:
    named = ("currency", "percent", "points", "by", "fold", "many", "money", "scale", "suffix", "unit", "whole", "most")
    return not any(parts.get(name) for name in named)


def _of_kind(
    figure: Figure, parts: dict[str, str | None], before: str, after: str, grammar: _Grammar, match: re.Match[str]
) -> Figure | None:
    if parts.get("whole"):
        if not figure.value.is_integer() or "out of" in figure.display:
            return replace(figure, kind="ratio", unit=f"out of {parts['whole']}")
        return replace(figure, kind="ratio", value=_ratio(match, grammar) or 0.0)
    if parts.get("most"):
        fits = figure.value <= float(parts["most"] or 0)
        return replace(figure, kind="ratio", unit=f"out of {parts['most']}") if fits else None
    if parts.get("second"):
        upper = numerals.plain(re.sub(r"^\D+", "", parts["second"] or ""), grammar.notation)
        return replace(
            figure,
            kind="range",
            value=upper * figure.value / (numerals.plain(match["number"], grammar.notation) or 1.0),
        )
    if parts.get("many") and not COMPARED.match(after):
        counted = parts.get("scale") or parts.get("suffix")
        return replace(figure, unit="times") if counted and not FREQUENCY.match(" ") else None
    return replace(figure, kind=_kind(parts, figure.display, before, after, grammar))


def _kind(parts: dict[str, str | None], display: str, before: str, after: str, grammar: _Grammar) -> QuantityKind:
    if parts.get("points"):
        return "change"
    if parts.get("percent"):
        changed = display[0] in "+-−" or grammar.changed.search(before[-44:]) or grammar.growth.match(after)
        return "change" if changed else "percent"
    if parts.get("currency") or parts.get("money"):
        return "currency"
    if parts.get("by") or parts.get("fold") or parts.get("many"):
        return "multiple"
    return "measure" if parts.get("unit") else "count"


def _unit(parts: dict[str, str | None]) -> str | None:
    if parts.get("percent"):
        return "%"
    return parts.get("points") or parts.get("unit") or parts.get("currency") or parts.get("money")


def _counts(number: str, value: float, before: str, after: str) -> bool:
    """A bare number is a count when it is grouped or followed by what is counted; a year never is."""
    if YEAR.fullmatch(number):
        return False
    if value >= 1000 and not number.lstrip("+-−")[:1].isdigit():
        return True  # ten million
    if re.search(r"\d[,.'’\u00a0\u202f ]\d{3}(?!\d)", number) and value >= 1000:
        return True
    return value >= SMALLEST_WORD and value.is_integer() and lookalikes.is_counted(before, after)


def _fraction(text: str, match: re.Match[str], grammar: _Grammar) -> Figure:
    before = text[max(0, match.start() - 60) : match.start()]
    worth = FRACTIONS[match[0].lower().replace("-", " ")]
    return Figure(
        match[0], worth, None, "ratio", match.start(), match.end(), grammar.approx.search(before[-24:]) is not None
    )
