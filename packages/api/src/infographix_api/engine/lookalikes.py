"""What looks like a figure and is none: names, versions, dates, ordinals, addresses, limits of a clock. English first; the rest by shape."""

from __future__ import annotations

import re

from infographix_api.engine.notation import NOTATIONS

MONTHS = sorted(
    {month for n in NOTATIONS.values() for month in n.months}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"},
    key=len,
    reverse=True,
)
_NAMED = """
rfc iso ieee http tls ssl version versions v no nos nr number numbers chapter section sections figure fig table
page pages step phase article day issue request pr port ports line lines level stage room booth route highway
channel class type grade season episode volume vol part question q option case team group model series
generation act rule note appendix item id code status error exit bug ticket questions kapitel seite abschnitt
artikel chapitre capítulo página artículo
"""
NAMED = frozenset(_NAMED.split())
NAMES_BEFORE = NAMED | frozenset(MONTHS)
CAPITALISED = re.compile(r"(?P<stop>^|[.!?:;(“\"]\s*|[-–—]\s)?(?<![\w.])(?P<word>[A-Z][\w.+#]*)\s$")
_OPENERS = """
about around over nearly almost some roughly only in at the with all these those our by from for of and but just
today another last next more there exactly since when while as to on we they he she it its their his her this
that an a than under below above between within after before until up down approximately currently now no not
every each both most least during through across per among fully total altogether overall combined seven i you
"""
OPENERS = frozenset(_OPENERS.split())
MONTH_AFTER_DAY = re.compile(rf"\.?\s(?:de\s)?(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
PEOPLE_NAMED_X = re.compile(
    r"\s(?:engineers?|developers?|programmers?|coders?|rule|thinking|growth hack)", re.IGNORECASE
)
_NOT_COUNTED = """
and or to in of at for from by on is was were are as per with than the that this which who but if so a an be has
have had will would can could may und oder bis von der die das ist et ou à de en le la les y o del el los las
por para release releases branch errors error
"""
NOT_COUNTED = frozenset(_NOT_COUNTED.split())
CLOCK = re.compile(r"\s?(?:[ap]\.?m\.?|o['’]clock|uhr|UTC|GMT|CET|heures pile)\b", re.IGNORECASE)


def is_name(match: re.Match[str], before: str, after: str, *, bare: bool) -> bool:
    """The number belongs to a name, a date or a time of day."""
    number = match["number"]
    parts = match.groupdict()
    if parts.get("by") and PEOPLE_NAMED_X.match(after):
        return True
    if parts.get("suffix") == "K" and number in ("2", "4", "8") and not parts.get("currency"):
        return True
    if not bare or not number.lstrip("+-−")[:1].isdigit():
        return False
    if MONTH_AFTER_DAY.match(after) or CLOCK.match(after):
        return True
    is_grouped = re.search(r"\d[,.'’]\d{3}", number) is not None
    return not is_grouped and (_last_word(before) in NAMES_BEFORE or _follows_a_name(before))


def is_counted(before: str, after: str) -> bool:
    """What follows names what is counted: a word of three letters or more that is not a particle."""
    noun = re.match(r"\s(?:\([^()]{1,20}\)\s)?(?P<word>[A-Za-zÀ-ÿ][\w’'-]{2,})", after)
    return noun is not None and noun["word"].lower() not in NOT_COUNTED and not before.endswith("(")


def _last_word(before: str) -> str:
    words = before.rstrip(" #").rsplit(None, 1)
    return words[-1].lstrip('(“"').rstrip(".").lower() if words else ""


def _follows_a_name(before: str) -> bool:
    """As in "Windows 11", "Apollo 11" and "Go 1.25", but not in "About 11" and "In 11"."""
    found = CAPITALISED.search(before)
    return found is not None and found["word"].lower().rstrip(".") not in OPENERS
