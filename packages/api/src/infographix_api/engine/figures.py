"""The number grammar: finds figures in English prose and reads them as values. Knows nothing of Documents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from infographix_api.engine.document import Quantity, QuantityKind

SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9}
CURRENCIES = r"US\$|\$|€|£|¥"
UNITS = (
    "percentage points|gigawatts?|megawatts?|kilowatts?|terawatt-hours?|GWh|TWh|MWh|kWh|GW|TW|MW|kW|ppm|°C|°F|km²|km|kg|tonnes?|tons?|Gt|Mt|"
    "litres?|liters?|metres?|meters?|miles|hectares?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|GB|TB|MB|ms"
)
_NUMBER = r"[+\-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+\-−]?\d+(?:\.\d+)?"
FIGURE = re.compile(
    rf"(?<![\w.,/#'’-])(?P<currency>{CURRENCIES})?\s?(?P<number>{_NUMBER})(?![\w]*[-/]\w|[.,:]\d)"
    rf"(?:\s?(?P<percent>%|per\s?cent\b|percent\b)|(?P<times>x|×)\b|\s(?P<many>times|-fold)\b"
    rf"|(?:[\s](?P<scale>thousand|million|billion|trillion)\b|(?P<suffix>k|M|bn|B)\b)?(?:\s?(?P<unit>{UNITS})\b)?)"
)
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
APPROX = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|some|over|more than|approximately|close to|up to|at least)\s+$",
    re.IGNORECASE,
)
NAME_BEFORE = re.compile(
    r"\b(?:RFC|ISO|IEEE|HTTP|Python|Node|version|v|no|No|number|chapter|section|figure|table|page|step|phase|article|day)\.?\s*$",
    re.IGNORECASE,
)


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


def find(text: str) -> list[Figure]:
    """Figures of a text in order; years, versions and names that look like figures are none.

    >>> [f.display for f in find("In 2024, solar grew 29 % to 2,131 TWh.")]
    ['29 %', '2,131 TWh']
    """
    found = (_figure(text, match) for match in FIGURE.finditer(text))
    return [figure for figure in found if figure is not None]


def values(text: str) -> list[float]:
    """Every number of a text, years and bare counts included, for comparing normalised: 1,234 = 1234, 3.2 million = 3200000."""
    out: list[float] = []
    for match in re.finditer(rf"({_NUMBER})(?:\s?(thousand|million|billion|trillion|k|M|bn|B)\b)?", text):
        number = plain(match[1])
        out.append(number)
        if match[2]:
            out.append(number * SCALES[match[2].lower()])
    return out


def plain(number: str) -> float:
    return float(number.replace(",", "").replace("−", "-"))


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    number, value = match["number"], plain(match["number"])
    before = text[: match.start()]
    bare = not any(match[name] for name in ("currency", "percent", "times", "many", "scale", "suffix", "unit"))
    if bare and (YEAR.fullmatch(number) or not _counts(number, text[match.end() :]) or NAME_BEFORE.search(before)):
        return None
    scale = match["scale"] or match["suffix"]
    unit = "%" if match["percent"] else match["unit"]
    return Figure(
        display=text[match.start() : match.end()].strip(),
        value=value * SCALES[scale.lower()] if scale else value,
        unit=unit,
        kind=_kind(match),
        start=match.start(),
        end=match.end(),
        approx=APPROX.search(before) is not None,
    )


def _counts(number: str, after: str) -> bool:
    """A bare number is a count when it is grouped or followed by what is counted."""
    return "," in number or (
        len(number.lstrip("+-−")) >= 2 and re.match(r"\s(?!and\b|or\b|to\b|in\b|of\b)[a-z]{3,}", after) is not None
    )


def _kind(match: re.Match[str]) -> QuantityKind:
    if match["percent"]:
        return "change" if match["number"][0] in "+-−" else "percent"
    if match["currency"]:
        return "currency"
    if match["times"] or match["many"]:
        return "multiple"
    return "measure" if match["unit"] else "count"
