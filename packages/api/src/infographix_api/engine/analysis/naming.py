"""What columns and their values are called in a picture: words, units, figures as printed. Reads no table."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from infographix_api.engine.document import Quantity

LONGEST_HEADING, LONGEST_NAME = 90, 60
AMOUNT = re.compile(
    r"(?:^|[_\s])(?:amount|sales|sold|revenue|turnover|profit|spend|spent|spending|quantity|qty|units|orders?|count|number|deaths|cases|totals?|injured|births|visits|visitors|downloads|"
    r"clicks|views|passengers|trips|rides|goals|commits|paid|donations?|tickets|bookings|generation|production|exports|imports)(?:$|[_\s(])",
    re.IGNORECASE,
)
SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP"}
SHARE = re.compile(
    r"(?:^|[_\s(])share(?![^_\s)])(?!(?:[_\s])price)|percent|pct|%|(?<!heart[_\s])(?<!pulse[_\s])(?<!hourly[_\s])(?<!exchange[_\s])(?<!frame[_\s])(?<!day[_\s])rate\b",
    re.IGNORECASE,
)
MONEY = frozenset(SIGNS.values())
DEGREES = re.compile(r"(?:temp|temperature)[_\s](?:\w+[_\s])?([cf])$", re.IGNORECASE)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SCORED = re.compile(r"csat|nps|rating|score|satisf|stars|likert|feeling|happy|likel", re.IGNORECASE)
GENERIC = re.compile(r"names?|entit(?:y|ies)|labels?|items?|titles?|column \d+", re.IGNORECASE)
CAMEL = re.compile(r"(?<=[a-z0-9][a-z0-9])(?=[A-Z][a-z])")  # not in kWh
UNITS = ("TWh", "GWh", "MWh", "kWh", "ppm", "kg", "km", "cm", "mm", "ms", "mph", "USD", "EUR", "GBP")
UNIT_LAST = re.compile(rf"[_\s](?:{'|'.join(UNITS)}|pct|percent)$", re.IGNORECASE)
METRES = re.compile(r"(?:height|depth|length|width|altitude|elevation|distance)[_\s]m$", re.IGNORECASE)
SCALE = re.compile(r"(?:\b(?:hundreds?|thousands?|millions?|billions?|trillions?|mn|bn)|'?000s?)\b", re.IGNORECASE)
LONGEST_UNIT = 4  # beside a figure
_ACRONYMS = """
AI API BMI CEO CNCF CO2 COVID CPU CSAT CSS CSV CVE CVEs CWE CWEs DNA DNS EU EUR EV EVs FAQ FIFA GBP GDP GHG GitHub GNI GNP GPU HDI HIV HTML
HTTP ID IDs IMF IP ISO JSON KEV KPI KPIs MLB NASA NATO NBA NFL NHL NHS NPS NYC OECD OSPO PDF PM10 PM25 RNA ROI SQL TV UAE UEFA UK UN URL US USA USD
"""
ACRONYMS = {word.casefold(): word for word in _ACRONYMS.split()}
NOT_US = re.compile(r"\b(?:about|contact|for|join|let|of|to|with) us\b", re.IGNORECASE)
CODES = re.compile(r"iso[ -]?(?:alpha[ -]?)?a?[23](?: codes?)?", re.IGNORECASE)
IN_MINUTES = re.compile(r"\b(?:time|duration|delay|wait|length) min$", re.IGNORECASE)
UNWANTED = re.compile(
    r"\b(?:age|(?<!on )time|duration|delays?|latency|price|costs?|inflation|unemployment|poverty|debt|risk|mortality|loss)\b|\bp\d\d\b",
    re.IGNORECASE,
)
VICTIMS = re.compile(
    r"\b(?:deaths|cases|injured|injuries|errors|accidents|crimes|victims|failures|incidents)(?: \(\w+\))?$",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"\b(?:people|women|men|girls|boys|children|adults|students|pupils|users|customers|patients|members|employees|voters|players|residents|guests)$",
    re.IGNORECASE,
)
OF_PEOPLE = frozenset({"family", "file", "first", "full", "given", "last", "middle", "user"})
PUT_FIRST = {"avg": "average", "max": "maximum", "mean": "mean", "median": "median", "min": "minimum"}
IN_FULL = {
    "amt": "amount", "avg": "average", "dept": "department", "percap": "per capita", "pop": "population", "precip": "precipitation",
    "qty": "quantity", "temp": "temperature", "yr": "year",
}  # fmt: skip


def quantity(value: float, measure: str) -> Quantity:
    unit = unit_of(measure)
    if abs(value) >= 1e12:
        text = f"{value / 1e12:,.2f} trillion"
    elif abs(value) >= 1e9:
        text = f"{value / 1e9:,.2f} billion"
    elif abs(value) >= 1e6:
        text = f"{value / 1e6:,.1f} million"
    elif abs(value) >= 100 or value == int(value):
        text = f"{value:,.0f}"
    elif unit in MONEY:
        text = f"{value:,.2f}"
    else:
        text = f"{value:,.3g}" if abs(value) < 1 else f"{value:,.1f}"
    text = text.replace("-", "−")
    if unit == "%":
        return Quantity(f"{text} %", value, "%", "percent")
    return Quantity(text, value, unit, "measure" if unit else "count")


def figure(value: float, measure: str) -> Quantity:
    """The same with its unit beside it, where that is short."""
    found, unit = quantity(value, measure), unit_of(measure)
    if unit is None or unit == "%" or not unit.lstrip("°").isalpha() or len(unit) > LONGEST_UNIT:
        return found
    return replace(found, display=f"{found.display} {unit}")


def unit_of(measure: str) -> str | None:
    match = re.search(r"\(([^)]{1,24})\)\s*$|\[([^\]]{1,24})\]\s*$", measure)
    if match:
        unit = (match[1] or match[2]).strip()
        # a scale belongs to the name: a figure without it would be wrong
        return None if SCALE.search(unit) or unit.isdecimal() else SIGNS.get(unit, unit)
    if degrees := DEGREES.search(measure):
        return f"°{degrees[1].upper()}"
    if is_share(measure):
        return "%"
    if IN_MINUTES.search(measure.replace("_", " ")):
        return "min"
    if METRES.search(measure):
        return "m"
    last = re.split(r"[_\s]", measure)[-1].casefold()
    return next((unit for unit in UNITS if unit.casefold() == last), None)


def is_share(measure: str) -> bool:
    return SHARE.search(measure) is not None


def adds_up(measure: str) -> bool:
    return not is_share(measure) and not re.search(
        r"^values?$|per[_\s]|average|mean|median|index|intensity|price|cost|temperature", measure, re.IGNORECASE
    )


def by(entity: str) -> str:
    """What a heading says of who is compared; nothing where the column only says that they have names."""
    return "" if GENERIC.fullmatch(entity.strip()) else f" by {words(entity)}"


def is_amount(measure: str) -> bool:
    """Its values may be added up over time and rows."""
    return adds_up(measure) and bool(AMOUNT.search(measure))


def words(name: str) -> str:
    """A column's name for people: unit and underscores gone, a long question by what stands before its colon."""
    if len(name) > LONGEST_NAME:
        name = shortened(re.sub(r"^\d+[.)]\s*", "", name).split(":")[0])
    name = name[: -len("_m")] if METRES.search(name) or DEGREES.search(name) else name
    name = name.removesuffix("%").rstrip() or name
    unit = re.search(r"[(\[]([^()\[\]]*)[)\]]\s*$", name)
    text = UNIT_LAST.sub("", name if unit is None else name[: unit.start()].rstrip()).replace("_", " ").strip()
    if " " not in text and CAMEL.search(text):
        text = CAMEL.sub(" ", text).lower()
    parts = CODES.sub("country code", text).split(" ")
    if len(parts) > 1 and parts[-1].casefold() == "name" and parts[0].casefold() not in OF_PEOPLE:
        parts.pop()
    if IN_MINUTES.search(" ".join(parts)):
        parts.pop()
    if len(parts) > 1 and (first := PUT_FIRST.get(parts[-1].casefold())):
        parts = [first, *parts[:-1]]
    text = cased(" ".join(IN_FULL.get(word.casefold(), word) for word in parts))
    if unit and SCALE.search(unit[1]):
        text += f" ({unit[1].strip()})"
    is_acronym = text[1:2].isupper() or len(text) == 1
    return text if is_acronym else text[:1].lower() + text[1:]


def cased(text: str) -> str:
    """Acronyms in capitals.

    >>> cased("us employment"), cased("gdp per capita"), cased("about us")
    ('US employment', 'GDP per capita', 'about us')
    """
    known = {**ACRONYMS, "us": "us"} if NOT_US.search(text) else ACRONYMS
    return " ".join(known.get(word, word) for word in text.split(" "))


def titled(file_name: str) -> str:
    """What a file is called, for people.

    >>> titled("data/us-employment.csv"), titled("CO2_per_capita.csv"), titled("ospo_results_2018.csv")
    ('US employment', 'CO2 per capita', 'OSPO results 2018')
    """
    text = cased(" ".join(re.split(r"[\s_-]+", PurePath(file_name).stem)).strip())
    return text[:1].upper() + text[1:]


def when(period: str, periods: tuple[str, ...]) -> str:
    """One of `periods` for people; where all are a first of a month, months are meant.

    >>> when("2024-05-01", ("2024-05-01", "2024-06-01")), when("2024-05-01", ("2024-05-01", "2024-05-02")), when("2024-Q1", ())
    ('May 2024', '1 May 2024', 'Q1 2024')
    """
    if quarter := re.fullmatch(r"(\d{4})-(Q\d)", period):
        return f"{quarter[2]} {quarter[1]}"
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?(?: (\d\d:\d\d))?", period)
    if match is None or not 1 <= int(match[2]) <= len(MONTHS):
        return period
    is_month = match[3] is None or all(other[8:] == "01" for other in periods)
    day = f"{'' if is_month else f'{int(match[3])} '}{MONTHS[int(match[2]) - 1]} {match[1]}"
    return f"{day}, {match[4]}" if match[4] else day


def at(when: str) -> str:
    """When in a sentence.

    >>> at("May 2024"), at("1 May 2024"), at("2019")
    ('in May 2024', 'on 1 May 2024', 'in 2019')
    """
    return f"{'on' if when.count(' ') > 1 else 'in'} {when}"


def span(periods: tuple[str, ...]) -> str:
    if not periods:
        return ""
    first, last = (when(period, periods) for period in (periods[0], periods[-1]))
    (day, hour), (end, until) = ((*moment.split(", "), "")[:2] for moment in (first, last))
    if day == end:
        return f"{first} to {until}" if hour != until else first
    (*dated, year), (*_, last_year) = day.split(" "), end.split(" ")
    is_same_month = len(dated) > 1 and day.split(" ")[1:] == end.split(" ")[1:]
    if is_same_month or (dated and year == last_year and not dated[0].startswith("Q")):
        return f"{dated[0] if is_same_month else ' '.join(dated)} to {end}"
    return f"{day} to {end}"


def ahead(what: str) -> str:
    """What is said of the one with the highest value; nobody leads in what nobody wants.

    >>> ahead("exports"), ahead("deaths"), ahead("average finish time")
    ('leads in exports', 'has the most deaths', 'has the highest average finish time')
    """
    if VICTIMS.search(what) and not what.startswith("average"):
        return f"has the most {what}"
    return f"has the highest {what}" if UNWANTED.search(what) or VICTIMS.search(what) else f"leads in {what}"


def highest(what: str) -> str:
    """What is said of the month, day or age with the highest value, which do not lead.

    >>> highest("visitors"), highest("temperature")
    ('has the most visitors', 'has the highest temperature')
    """
    is_counted = AMOUNT.search(what) or PEOPLE.search(what)
    return f"has the {'most' if is_counted else 'highest'} {what}"


def is_unnamed(measure: str) -> bool:
    """The column says no more than that it holds values."""
    return measure.casefold() in ("value", "values")


def heading(how: str, measure: str, by: str, when: str) -> str:
    """How what is measured, by whom and when; a measure without a name goes without saying.

    >>> heading("average ", "temp_max", " by town", ""), heading("", "value", " by town", "2024")
    ('Average maximum temperature by town', 'By town, 2024')
    """
    text = f"{how}{words(measure)}{by}"
    if when and is_unnamed(measure):
        text = f"{how.removesuffix(' in ').strip()}{by}".strip() or words(measure)
    text = f"{text}, {when}" if when else text
    return text[:1].upper() + text[1:]


def opening(name: str) -> str:
    """The same at the beginning of a line; acronyms keep their capitals."""
    text = words(name)
    return text if text in UNITS else text[:1].upper() + text[1:]


def plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word if word.endswith("s") else word + "s"


def singular(word: str) -> str:
    """One of them, as English mostly forms it.

    >>> singular("countries"), singular("cwes"), singular("status"), singular("winner")
    ('country', 'cwe', 'status', 'winner')
    """
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_KINDS = {
    "temperature": r"temp", "length": r"precip|rain|height|depth|snow|length|distance", "speed": r"wind|speed|velocity", "money": r"price|cost|revenue|income|gdp",
    "weight": r"weight|mass", "time": r"duration|minutes|hours|seconds", "pressure": r"pressure", "energy": r"generation|consumption|energy|electricity",
}  # fmt: skip


def kind_of(measure: str) -> str | None:
    """What a column measures, by its name, when it names no unit."""
    found = (
        kind for kind, pattern in _KINDS.items() if re.search(rf"(?:^|[_\s])(?:{pattern})", measure, re.IGNORECASE)
    )
    return next(found, None) if unit_of(measure) is None else None


def shortened(question: str) -> str:
    """A question of a survey without its instructions."""
    text = re.sub(
        r"(?<!\s)\s*\((?:please )?(?:check|select|choose|pick|mark)[^()]*\)", "", question, flags=re.IGNORECASE
    ).strip(" *")
    return text if len(text) <= LONGEST_HEADING else text[: LONGEST_HEADING - 1].rsplit(" ", 1)[0] + "…"
