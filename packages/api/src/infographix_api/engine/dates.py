"""Columns of dates in any one or two notations to ISO 8601, so that they sort; what is ambiguous stays as it is."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from infographix_api.engine.notation import NOTATIONS

FORMATS = (
    "%Y-%m-%d", "%Y-%m", "%Y/%m/%d", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M", "%d.%m.%Y",
    "%m/%d/%Y", "%d/%m/%Y", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%b %d %Y", "%B %d %Y", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y",
    "%b/%d/%Y", "%b %Y", "%B %Y", "%m/%Y", "%m.%Y", "%d.%m.%y",
)  # fmt: skip
DAY_OR_MONTH_FIRST = ("%m/%d/%Y", "%d/%m/%Y")
MOST_FORMATS, MIDNIGHT, ABBREVIATED = 2, " 00:00", 4


MONTH_NAMES = {name[:3]: number for n in NOTATIONS.values() for number, name in enumerate(n.months, 1)} | {
    "mär": 3,
    "sept": 9,
}
SPOKEN = re.compile(
    r"(?:(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er)?\s(?:de\s|of\s)?)?(?:(?P<month>[^\W\d_]{3,10})\.?,?\s(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?,?\s)?(?:de\s)?)?"
    r"(?P<year>(?:1[0-9]|20|21)\d\d)"
)
# quarters as English, German and French write them, and weeks
QUARTER = re.compile(
    r"(?:[QT](?P<a>[1-4])|(?P<b>[1-4])\.? ?(?:Q|Quartal|trimestre))[ /-]?(?P<after>\d{4})|(?P<before>\d{4})[ /-]?[QT](?P<c>[1-4])",
    re.IGNORECASE,
)
WEEK = re.compile(r"(\d{4})[ /-]?(?:W(\d\d?)|S(\d\d))")
FISCAL = re.compile(r"FY ?'?(\d\d)?(\d\d)", re.IGNORECASE)
SEASON = re.compile(r"(\d{4})[/–]((?:\d\d)?\d\d)")
FIRST_OF_A_CENTURY = 70  # two digits below it are of this one
# as spreadsheets write months
SHORT_YEAR = re.compile(r"([^\W\d_]{3,4})\.?[-/ ]?['’-](\d\d)")
MONTHS = frozenset(month for notation in NOTATIONS.values() for month in notation.months)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")


def moment(words: str) -> tuple[int, int, int] | None:
    """When something was, as (year, month, day) with zeros for what is not said; None when it names no year.

    >>> moment("12 December 2015"), moment("March 2016"), moment("2020-02-27"), moment("soon")
    ((2015, 12, 12), (2016, 3, 0), (2020, 2, 27), None)
    """
    if match := ISO.match(words):
        return int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    match = SPOKEN.search(words)
    if match is None:
        return None
    month = MONTH_NAMES.get((match["month"] or "").lower()[:3], 0)
    return int(match["year"]), month, int(match["day"] or match["after"] or 0) if month else 0


def is_month(word: str) -> bool:
    """Its name, or the beginning of one as it is abbreviated.

    >>> is_month("March"), is_month("Sept"), is_month("märz"), is_month("Marble")
    (True, True, True, False)
    """
    name = word.casefold()
    return name in MONTHS or (len(name) <= ABBREVIATED and any(month.startswith(name) for month in MONTHS))


def normalised(cells: list[str]) -> tuple[list[str], int] | None:
    """ISO dates and the number of notations found; None when a cell is no date or could be two.

    >>> normalised(["Mar 1 2020", "Apr/1/2020"])
    (['2020-03-01', '2020-04-01'], 2)
    """
    present = list(dict.fromkeys(filter(None, cells)))
    if present and all(map(_is_a_day, present)):
        return list(cells), 1
    if named := _named(present):
        return [named.get(cell, "") for cell in cells], 1
    if not present or not any(_read(cell, FORMATS) for cell in present[:3]):
        return None
    if all(_read(cell, (notation,)) for cell in present for notation in DAY_OR_MONTH_FIRST):
        return None
    notations = _notations(present)
    read = {cell: _read(cell, notations) for cell in present}
    if not notations or None in read.values():
        return None
    if all((moment or MIDNIGHT).endswith(MIDNIGHT) for moment in read.values()):
        read = {cell: (moment or "").removesuffix(MIDNIGHT) for cell, moment in read.items()}
    return [read.get(cell) or "" for cell in cells], len(notations)


def _named(cells: list[str]) -> dict[str, str]:
    """Quarters, weeks and months with their years, in the words of a language; nothing when a cell is something else."""
    for read in (_quarter, _week, _spoken, _fiscal, _season):
        found = {cell: period for cell in cells if (period := read(cell))}
        if found and len(found) == len(cells):
            return found
    short = {cell: match for cell in cells if (match := SHORT_YEAR.fullmatch(cell))}
    months = {cell: MONTH_NAMES.get(match[1].lower()[:3]) or 0 for cell, match in short.items()}
    counted = sorted(12 * _year(match[2]) + months[cell] for cell, match in short.items())
    steps = {after - before for before, after in zip(counted, counted[1:], strict=False)}
    # "Mar-10" may be a day as well: of months one follows the other
    if len(short) < len(cells) or 0 in months.values() or len(steps) > 1:
        return {}
    return {cell: f"{_year(match[2])}-{months[cell]:02}" for cell, match in short.items()}


def _year(two_digits: str) -> int:
    return (1900 if int(two_digits) >= FIRST_OF_A_CENTURY else 2000) + int(two_digits)


def _quarter(cell: str) -> str | None:
    match = QUARTER.fullmatch(cell)
    return match and f"{match['after'] or match['before']}-Q{match['a'] or match['b'] or match['c']}"


def _week(cell: str) -> str | None:
    """Its Monday: days can be put together by months and years, weeks cannot."""
    match = WEEK.fullmatch(cell)
    try:
        return match and date.fromisocalendar(int(match[1]), int(match[2] or match[3]), 1).isoformat()
    except ValueError:
        return None


def _fiscal(cell: str) -> str | None:
    match = FISCAL.fullmatch(cell)
    return match and (f"{match[1]}{match[2]}" if match[1] else str(_year(match[2])))


def _season(cell: str) -> str | None:
    """Two years that follow each other, as seasons and school years are called."""
    match = SEASON.fullmatch(cell)
    return (
        match and f"{match[1]}/{match[2][-2:]}" if match and (int(match[1]) + 1) % 100 == int(match[2]) % 100 else None
    )


def _spoken(cell: str) -> str | None:
    match = SPOKEN.fullmatch(cell)
    month = MONTH_NAMES.get(match["month"].lower()[:3]) if match and match["month"] else None
    if match is None or month is None:
        return None
    day = match["day"] or match["after"]
    try:
        return date(int(match["year"]), month, int(day)).isoformat() if day else f"{match['year']}-{month:02}"
    except ValueError:
        return None


def serial(days: float) -> str:
    """A date as spreadsheets keep it, in days since the end of 1899; the time when there is one.

    >>> serial(43299.5), serial(43299)
    ('2018-07-18 12:00', '2018-07-18')
    """
    moment = datetime(1899, 12, 30) + timedelta(minutes=round(days * 24 * 60))  # noqa: DTZ001 - a table's dates have no zone
    return moment.strftime("%Y-%m-%d") if days == int(days) else moment.strftime("%Y-%m-%d %H:%M")


def _is_a_day(cell: str) -> bool:
    """As ISO writes it: most tables do, and it is read fastest."""
    if not DAY.fullmatch(cell):
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _notations(cells: list[str]) -> tuple[str, ...]:
    """The fewest that read all cells; none when more than two would be needed."""
    chosen: list[str] = []
    rest = cells
    while rest and len(chosen) < MOST_FORMATS:
        best = max(FORMATS, key=lambda notation: sum(_read(cell, (notation,)) is not None for cell in rest))
        chosen.append(best)
        rest = [cell for cell in rest if _read(cell, (best,)) is None]
    return () if rest else tuple(chosen)


def _read(cell: str, formats: tuple[str, ...]) -> str | None:
    for notation in formats:
        try:
            found = datetime.strptime(cell, notation)  # noqa: DTZ007 - a table's dates have no zone
        except ValueError:
            continue
        if "%d" not in notation:
            return found.strftime("%Y-%m")
        return found.strftime("%Y-%m-%d %H:%M") if "%H" in notation else found.strftime("%Y-%m-%d")
    return None
