"""How numbers are written in the languages whose sentences are read: separators, scales, units, words for numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGN = r"[+\-−]?"
_SYMBOLS = "GWh|TWh|MWh|kWh|GW|TW|MW|kW|ppm|°C|°F|km²|m²|km/h|km|kg|Gt|Mt|cm|mm|ha|PB|GB|TB|MB|kB|[gtm]b|Gbps|Mbps|ms|µs|GHz|MHz|K"
CURRENCIES = r"US\$|C\$|A\$|\$|€|£|¥|₹"
NAMED_BEFORE = re.compile(
    r"\b(?:RFC|ISO|IEEE|HTTP|Python|Node|Java|version|v|no|number|nr|núm|chapter|kapitel|section|figure|fig|table|page|seite|step|phase|article|day|issue"
    r"|Windows|Android|iOS|build|room|booth|suite|highway|route|flight|type|level|top)\.?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Grammar:
    """One language's way of writing figures. `figure` finds them, with a group for each part."""

    figure: re.Pattern[str]
    scaled: re.Pattern[str]
    number: re.Pattern[str]
    group: str
    decimal: str
    scales: dict[str, float]
    words: dict[str, float]
    approx: re.Pattern[str]
    starters: frozenset[str]
    """Words that may begin a sentence before a number without making it a name, in lower case."""

    def plain(self, number: str) -> float:
        digits = re.sub(self.group, "", number.replace("−", "-"))
        return float(digits.replace(self.decimal, "."))

    def is_grouped(self, number: str) -> bool:
        return re.search(rf"\d(?:{self.group})\d", number) is not None

    def scale_of(self, word: str) -> float:
        word = word.lower().rstrip(".")
        return next(scale for name, scale in self.scales.items() if re.fullmatch(name, word))


def _grammar(
    *, group: str, decimal: str, scales: dict[str, float], suffixes: str, percent: str, times: str, units: str,
    words: dict[str, float], out_of: str, approx: str, starters: str,
) -> Grammar:  # fmt: skip
    dot = re.escape(decimal)
    number = rf"{_SIGN}\d{{1,3}}(?:(?:{group})\d{{3}})+(?!\d)(?:{dot}\d+)?|{_SIGN}\d+(?:{dot}\d+)?"
    scale, spelled = "|".join(scales), "|".join(sorted(words, key=len, reverse=True))
    figure = (
        rf"(?<![\w.,/#'’-])(?P<currency>{CURRENCIES})?\s?"
        rf"(?:(?P<number>{number})(?P<more>\+)?(?:\s?[–-]\s?(?P<upto>{number}))?(?!\w*[-/(]\w|[.,:]\d)"
        rf"|\b(?P<words>{spelled})(?=[\s-](?:{scale}|{percent})))"
        rf"(?:[\s-]?(?P<percent>{percent})|(?P<times>x|×)\b|\s(?P<many>{times})\b"
        rf"|\s?(?P<whole>/\s?\d+(?:{dot}\d+)?|(?:{out_of})\s\d+)(?![\w/])"
        rf"|(?:[\s-](?P<scale>{scale})(?:th)?\b|(?P<suffix>{suffixes})\b)?"
        rf"(?:\s?(?P<after>€|EUR\b|euros?\b|Euro\b|dollars?\b|Dollar\b)|\s?(?P<unit>{_SYMBOLS}|{units})\b)?)"
    )
    return Grammar(
        figure=re.compile(figure),
        scaled=re.compile(
            rf"(?P<number>{number})(?:(?:[\s-]|(?=[a-zA-Z]))(?P<scale>{scale})\b|(?P<suffix>{suffixes})\b)?"
        ),
        number=re.compile(number),
        group=group,
        decimal=decimal,
        scales={**scales, **{s: v for s, v in _SUFFIXES.items() if re.fullmatch(suffixes, s, re.IGNORECASE)}},
        words={word.lower(): value for word, value in words.items()},
        approx=re.compile(rf"\b(?:{approx})\s+$", re.IGNORECASE),
        starters=frozenset(starters.split()),
    )


_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "t": 1e12}


def _spelled(text: str) -> dict[str, float]:
    """`word=value` pairs, each also with a capital."""
    pairs = [pair.split("=") for pair in text.split()]
    return {form: float(value) for word, value in pairs for form in (word, word.capitalize())}


ENGLISH = _grammar(
    group=",",
    decimal=".",
    scales={"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12},
    suffixes="k|K|M|mn|bn|B",
    percent=r"%|per\s?cent\b|percent\b",
    times="times|-?fold",
    units=(
        "percentage points|gigawatts?|megawatts?|kilowatts?|terawatt-hours?|tonnes?|tons?|litres?|liters?|met(?:er|re)s?|kilomet(?:er|re)s?"
        "|miles|hectares?|acres?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|(?:peta|tera|giga|mega|kilo)bytes?"
    ),
    words=_spelled(
        "half=0.5 a=1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 fifteen=15 twenty=20"
        " thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90"
    ) | {"half a": 0.5, "Half a": 0.5, "a hundred": 100.0, "one hundred": 100.0},
    out_of="out of",
    approx=r"about|around|nearly|almost|roughly|some|over|more than|approximately|approx\.|close to|up to|at least|well over|just under",
    starters="over about around nearly almost some more than approximately only in our the we with of these those currently today now and at by to from for"
    " there another an all its their his her a just roughly last this after since",
)  # fmt: skip

GERMAN = _grammar(
    group=r"[.   ]",
    decimal=",",
    scales={"tausend": 1e3, "millionen": 1e6, "million": 1e6, "milliarden": 1e9, "milliarde": 1e9, "billionen": 1e12, "mio": 1e6, "mrd": 1e9,
            "Tausend": 1e3, "Millionen": 1e6, "Million": 1e6, "Milliarden": 1e9, "Milliarde": 1e9, "Billionen": 1e12, "Mio": 1e6, "Mrd": 1e9},
    suffixes="k|K",
    percent=r"%|Prozent\b",
    times="Mal|mal|-fach",
    units="Prozentpunkte|Tonnen|Liter|Meter|Kilometer|Hektar|Sekunden?|Minuten?|Stunden?|Tage[n]?|Wochen?|Monate?n?|Jahre?n?",
    words=_spelled("eine=1 ein=1 einer=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 zwölf=12 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50"),
    out_of="von",
    approx=r"etwa|rund|knapp|fast|über|mehr als|ungefähr|circa|ca\.|bis zu|mindestens|nahezu",
    starters="etwa rund knapp fast über mehr in im die der das mit von und an bei zu aus für heute es nur allein den dem",
)  # fmt: skip

FRENCH = _grammar(
    group=r"[.   ]",
    decimal=",",
    scales={"mille": 1e3, "millions?": 1e6, "milliards?": 1e9, "billions?": 1e12},
    suffixes="k|K|M",
    percent=r"%|pour\s?cent\b|pourcents?\b",
    times="fois",
    units="points de pourcentage|tonnes?|litres?|mètres?|kilomètres?|hectares?|secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?",
    words=_spelled("un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 douze=12 vingt=20 trente=30 quarante=40 cinquante=50"),
    out_of="sur",
    approx=r"environ|près de|presque|plus de|quelque|autour de|jusqu['’]à|au moins|moins de",
    starters="environ près presque plus en au aux le la les avec de des du et à par pour sur dans un une il elle",
)  # fmt: skip

SPANISH = _grammar(
    group=r"[.   ]",
    decimal=",",
    scales={"mil": 1e3, "millones": 1e6, "millón": 1e6, "billones": 1e12},
    suffixes="k|K|M",
    percent=r"%|por\s?ciento\b",
    times="veces",
    units="puntos porcentuales|toneladas?|litros?|metros?|kilómetros?|hectáreas?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?",
    words=_spelled("un=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 doce=12 veinte=20 treinta=30 cuarenta=40 cincuenta=50"),
    out_of="de cada",
    approx=r"cerca de|casi|más de|unos|unas|aproximadamente|alrededor de|hasta|al menos|menos de",
    starters="cerca casi más unos unas en el la los las con de del y a por para sobre un una hay",
)  # fmt: skip

GRAMMARS = {
    "en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH,
    **dict.fromkeys(("it", "pt", "nl", "sv", "pl", "ru", "el"), GERMAN),
}  # fmt: skip
"""By ISO 639-1 code. Of languages that have no grammar of their own only bare numbers are read, in tables and lists."""
