"""How each language writes numbers, scales, percent, money, units and dates. Data for the number grammar; reads nothing.

A language without an entry here has no grammar: its texts are used for their structure only.
"""

from __future__ import annotations

from dataclasses import dataclass

SIGNS = ("US$", "A$", "C$", "HK$", "R$", "$", "€", "£", "¥", "₹", "CHF", "USD", "EUR", "GBP", "JPY")
SYMBOLS = (
    "GWh|TWh|MWh|kWh|GW|TW|MW|kW|ppm|ppb|°C|°F|km²|m²|km/h|km|cm|mm|kg|Gt|Mt|hPa|ha|PB|TB|GB|MB|kB|EB|Gbps|Mbps|ms|ns|dB|Hz|kHz|MHz|GHz|"
    "GiB|MiB|TiB|kt|mg|mph|[gtm]b|µs|K"
)


@dataclass(frozen=True)
class Notation:
    """Words are alternatives of a regular expression, longest first where one begins another."""

    decimal: str
    grouping: str
    scales: dict[str, float]
    percent: str
    points: str
    money: str
    units: str
    times: str
    approx: str
    months: tuple[str, ...]
    small: dict[str, int]
    connectors: str
    risen: str
    growth: str
    of: str
    ordinals: str = r"(?!)"


def _numbers(words: str) -> dict[str, int]:
    """Words in the order of what they are worth: 1 to 20, then the tens."""
    worth = [*range(1, 21), *range(30, 100, 10)]
    return dict(zip(words.split(), worth, strict=True))


ENGLISH = Notation(
    decimal=".",
    grouping=",'’\u00a0\u202f\u2009",
    scales={"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12},
    percent=r"%|per\s?cent\b|percent\b|pct\b",
    points=r"percentage[ -]points?\b|percent points?\b|pp\b|basis points?\b",
    money=r"(?:US |Canadian |Australian )?dollars?|euros?|pounds?(?: sterling)?|yen|francs?|rupees?|yuan|EUR|USD|GBP|CHF|JPY",
    units=(
        r"gigawatt[- ]hours?|terawatt[- ]hours?|megawatt[- ]hours?|kilowatt[- ]hours?|gigawatts?|megawatts?|kilowatts?|degrees? Celsius|"
        r"degrees? Fahrenheit|degrees?|square (?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet)|cubic met(?:re|er)s?|tonnes?|tons?|lit(?:re|er)s?|"
        r"kilomet(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?|met(?:re|er)s?|miles?|feet|inches|acres?|hectares?|barrels?|kilograms?|grams?|"
        r"milliseconds?|microseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|"
        r"petabytes?|terabytes?|gigabytes?|megabytes?|kilobytes?|bytes?"
    ),
    times=r"times\b",
    approx=r"about|around|nearly|almost|roughly|some|over|more than|approximately|close to|up to|at least|less than|fewer than|under|just over|just under|an estimated|some",
    months=("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"),
    small=_numbers(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
        "thirty forty fifty sixty seventy eighty ninety"
    ),
    connectors=r"to|and",
    risen=(
        r"rose|rises|risen|fell|falls|fallen|grew|grows|grown|increased|increases?|decreased|decreases?|dropped|drops?|declined?|declines|jumped|"
        r"climbed|shrank|shrunk|soared|surged|plunged|gained|lost|improved|reduced|cut|down|up|higher|lower"
    ),
    growth=(
        r"increases?|decreases?|rise|drop|growth|decline|reductions?|jump|gain|surge|fall|improvements?|more|less|fewer|higher|lower|faster|slower|"
        r"cheaper|year[- ]over[- ]year|year[- ]on[- ]year"
    ),
    of=r"in|out of|of(?: the| every| all)?",
    ordinals=r"thousandth|millionth|billionth",
)  # fmt: skip
GERMAN = Notation(
    decimal=",",
    grouping=".'’\u00a0\u202f\u2009",
    scales={
        "Hunderttausend": 1e5, "Tausend": 1e3, "tausend": 1e3, "Millionen": 1e6, "Million": 1e6, "Mio.": 1e6, "Mio": 1e6, "Milliarden": 1e9,
        "Milliarde": 1e9, "Mrd.": 1e9, "Mrd": 1e9, "Billionen": 1e12, "Billion": 1e12,
    },
    percent=r"%|Prozent\b|v\. ?H\.",
    points=r"Prozentpunkten?\b",
    money=r"Euro|US-Dollar|Dollar|Franken|Pfund|Yen|EUR|USD|CHF",
    units=(
        r"Gigawattstunden|Terawattstunden|Megawattstunden|Kilowattstunden|Gigawatt|Megawatt|Kilowatt|Grad Celsius|Grad|Quadratkilometern?|Quadratmetern?|"
        r"Kubikmetern?|Tonnen?|Litern?|Kilometern?|Metern?|Meilen|Hektar|Kilogramm|Gramm|Millisekunden|Sekunden?|Minuten?|Stunden?|Tagen?|Tage|Wochen?|"
        r"Monaten?|Jahren?|Terabyte|Gigabyte|Megabyte"
    ),
    times=r"Mal\b|mal\b",
    approx=r"etwa|rund|knapp|fast|über|mehr als|ungefähr|circa|ca\.|bis zu|mindestens|gut|weniger als|unter",
    months=("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"),
    small=_numbers(
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig "
        "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
    )
    | {"ein": 1, "eine": 1, "einer": 1},
    connectors=r"bis|und",
    risen=r"stieg|steigt|gestiegen|fiel|fällt|gefallen|wuchs|wächst|gewachsen|sank|sinkt|gesunken|um",
    growth=r"mehr|weniger|höher|niedriger|Zuwachs|Rückgang|Wachstum|Anstieg",
    of=r"von(?: den| allen)?",
)  # fmt: skip
FRENCH = Notation(
    decimal=",",
    grouping=" .'’\u00a0\u202f\u2009",
    scales={"mille": 1e3, "milliers": 1e3, "millions": 1e6, "million": 1e6, "Md": 1e9, "milliards": 1e9, "milliard": 1e9},
    percent=r"%|pour cent\b|pourcent\b",
    points=r"points? de pourcentage\b|points? de %",
    money=r"(?:d['’])?euros?|(?:de )?dollars?|(?:de )?francs?|(?:de )?livres?|EUR|USD|CHF",
    units=(
        r"gigawattheures?|térawattheures?|mégawattheures?|gigawatts?|mégawatts?|kilowatts?|degrés?|kilomètres carrés|mètres carrés|mètres cubes|"
        r"tonnes?|litres?|kilomètres?|mètres?|hectares?|kilogrammes?|grammes?|millisecondes?|secondes?|minutes?|heures?|jours?|semaines?|mois|ans|années?"
    ),
    times=r"fois\b",
    approx=r"environ|près de|presque|plus de|moins de|quelque|jusqu['’]à|au moins|à peine",
    months=("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    small=_numbers(
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt "
        "trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix"
    )
    | {"une": 1},
    connectors=r"à|et",
    risen=r"augmenté|augmente|baissé|baisse|hausse|progressé|diminué|chuté|grimpé|reculé",
    growth=r"de plus|de moins|de hausse|de baisse|de croissance|supplémentaires?",
    of=r"sur",
)  # fmt: skip
SPANISH = Notation(
    decimal=",",
    grouping=" .'’\u00a0\u202f\u2009",
    scales={"mil millones": 1e9, "mil": 1e3, "miles": 1e3, "millones": 1e6, "millón": 1e6, "billones": 1e12, "billón": 1e12},
    percent=r"%|por ciento\b",
    points=r"puntos porcentuales\b",
    money=r"(?:de )?euros?|(?:de )?dólares?|(?:de )?pesos?|(?:de )?libras?|EUR|USD",
    units=(
        r"gigavatios hora|teravatios hora|gigavatios|megavatios|kilovatios|grados?|kilómetros cuadrados|metros cuadrados|metros cúbicos|toneladas?|"
        r"litros?|kilómetros?|metros?|hectáreas?|kilogramos?|gramos?|milisegundos?|segundos?|minutos?|horas?|días?|semanas?|meses|años?"
    ),
    times=r"veces\b",
    approx=r"cerca de|casi|más de|menos de|alrededor de|unos|unas|aproximadamente|hasta|al menos",
    months=("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    small=_numbers(
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte "
        "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
    )
    | {"un": 1, "una": 1},
    connectors=r"a|y",
    risen=r"aumentó|subió|creció|bajó|cayó|disminuyó|aumentado|crecido|bajado",
    growth=r"más|menos|de aumento|de crecimiento",
    of=r"de cada",
)  # fmt: skip
NOTATIONS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}


DECIMAL_COMMA = frozenset(["it", "pt", "nl", "sv", "pl", "ru", "el"])


def of(language: str) -> Notation:
    """That of the language; of those without words here only bare numbers are read, by what sign parts their decimals."""
    return NOTATIONS.get(language, GERMAN if language in DECIMAL_COMMA else ENGLISH)
