"""Times, days, weeks, months and quarters as ISO 8601 writes them, in the words of a language, and which of many an axis names.

Knows nothing of how wide a word is: it offers ways to name them, the most names first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from babel import Locale
from babel.dates import format_date, format_time

from infographix_api.engine.layout import numbers

Unit = Literal["time", "day", "week", "month", "quarter", "year"]

_ISO = re.compile(
    r"(\d{4})-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<time>\d\d:\d\d)(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?"
    r"|Q(?P<quarter>[1-4])|W(?P<week>\d\d))"
)
# English of no country writes the day first, as most countries do
_LOCALES = {"en": "en_001"}
# no skeleton of CLDR names a week shortly
_WEEKS = {
    "de": "KW {}",
    "fr": "S{}",
    "es": "S{}",
    "it": "S{}",
    "pt": "S{}",
    "nl": "wk {}",
    "zh": "第{}周",
    "ja": "第{}週",
}
_SKELETONS = {"day": "MMMd", "month": "MMM", "quarter": "QQQ"}
_YEARS: tuple[tuple[Unit, int], ...] = (("year", 1), ("year", 2), ("year", 5), ("year", 10), ("year", 20), ("year", 50))
_MONTHS: tuple[tuple[Unit, int], ...] = (("month", 1), ("month", 3), ("month", 6), *_YEARS)
# what is named of each unit: every so-and-so-many of a unit that begin in it
_DAYS: tuple[tuple[Unit, int], ...] = (("day", 1), ("day", 2), ("day", 7), ("day", 14), *_MONTHS)
_STEPS: dict[Unit, tuple[tuple[Unit, int], ...]] = {
    "time": (*(("time", minutes) for minutes in (1, 15, 30, 60, 120, 180, 360, 720)), *_DAYS),
    "day": _DAYS,
    "week": (("week", 1), ("week", 2), ("week", 4), *_MONTHS),
    "month": (("month", 1), ("month", 2), *_MONTHS[1:]),
    "quarter": (("quarter", 1), ("quarter", 2), *_YEARS),
    "year": _YEARS,
}
_MOST = 40  # more names never stand side by side on a page
_THURSDAY = timedelta(days=3)


class Period(NamedTuple):
    """`at` is its first day, or the Thursday of a week, which lies in the year that counts the week; of a time the
    moment, as the clock there shows it.
    """

    unit: Unit
    at: date


Labels = tuple[tuple[int, str], ...]


def read(names: Sequence[str]) -> tuple[Period, ...] | None:
    """The periods that all of them name, of one unit; None for anything else.

    >>> read(["2024-Q1", "2024-Q2"])[1].at, read(["2024", "2025"]), read(["2009-10", "2010-11"])
    (datetime.date(2024, 4, 1), None, None)
    """
    found = [period(name) for name in names]
    known = tuple(p for p in found if p is not None)
    if not known or len(known) < len(found) or len({p.unit for p in known}) > 1:
        return None
    # 2009-10 may be the year from 2009 to 2010
    if len(known) > 1 and known[0].unit == "month" and all(p.at.month == (p.at.year + 1) % 100 for p in known):
        return None
    return known


def period(name: str) -> Period | None:
    match = _ISO.fullmatch(name)
    if match is None:
        return None
    year = int(match[1])
    try:
        if match["quarter"]:
            return Period("quarter", date(year, 3 * int(match["quarter"]) - 2, 1))
        if match["week"]:
            return Period("week", date.fromisocalendar(year, int(match["week"]), 1) + _THURSDAY)
        day = date(year, int(match["month"]), int(match["day"] or 1))
        if match["time"]:
            return Period("time", datetime.combine(day, time.fromisoformat(match["time"])))
        return Period("day" if match["day"] else "month", day)
    except ValueError:
        return None


def words(name: str, lang: str) -> str:
    """One name of a period in words; any other as it is.

    >>> words("2024-01-15", "en"), words("2024-02", "de"), words("2024-Q1", "fr"), words("spring", "en")
    ('15 Jan 2024', 'Feb. 2024', 'T1 2024', 'spring')
    """
    found = period(name)
    return said(found, lang) if found else name


def said(period: Period, lang: str, *, unit: Unit | None = None, has_year: bool = True) -> str:
    """The period, or the longer `unit` that it begins, in words: of a time the clock alone, unless it has its year."""
    unit = unit or period.unit
    if unit == "time":
        pattern = str(_locale(lang).datetime_skeletons["Hm"].pattern)
        clock = str(format_time(datetime.fromisoformat(period.at.isoformat()), pattern, locale=_locale(lang)))
        return _joined(said(period, lang, unit="day"), clock, lang) if has_year else clock
    if unit == "year":
        return str(period.at.year)
    if unit == "week":
        week = _WEEKS.get(numbers.locale(lang).language, "W{}").format(period.at.isocalendar()[1])
        return f"{week} {period.at.year}" if has_year else week
    return str(format_date(period.at, _pattern(unit, lang, has_year=has_year), locale=_locale(lang)))


def ways(periods: Sequence[Period], lang: str) -> Iterator[Labels]:
    """Ways to name some of periods that follow each other, the most names first, at last the ends: the year only where it changes."""
    for unit, step in _STEPS[periods[0].unit]:
        chosen = _chosen(periods, unit, step)
        if 1 < len(chosen) <= _MOST:
            yield _named(periods, chosen, unit, lang)
    yield _named(periods, (0, len(periods) - 1), periods[0].unit, lang)


def _named(periods: Sequence[Period], chosen: Sequence[int], unit: Unit, lang: str) -> Labels:
    if unit == "time":
        return _named_times(periods, chosen, lang)
    years = [None, *(periods[i].at.year for i in chosen)]
    pairs = zip(chosen, years, strict=False)
    return tuple((i, said(periods[i], lang, unit=unit, has_year=periods[i].at.year != before)) for i, before in pairs)


def _named_times(periods: Sequence[Period], chosen: Sequence[int], lang: str) -> Labels:
    """By the clock, with the day where it changes: alone at its midnight."""
    before, out = None, []
    for i in chosen:
        clock = said(periods[i], lang, has_year=False)
        day = said(periods[i], lang, unit="day", has_year=False)
        is_new = (at := number(periods[i], "day")) != before
        out.append((i, clock if not is_new else day if _is_midnight(periods[i]) else _joined(day, clock, lang)))
        before = at
    return tuple(out)


def _joined(day: str, clock: str, lang: str) -> str:
    return str(_locale(lang).datetime_formats["medium"]).replace("{1}", day).replace("{0}", clock)


def number(period: Period, unit: Unit | None = None) -> int:
    """Counts minutes, days (of weeks too), months, quarters or years, so that the same length lies between neighbours."""
    at = period.at
    match unit or period.unit:
        case "month":
            return 12 * at.year + at.month - 1
        case "quarter":
            return 4 * at.year + (at.month - 1) // 3
        case "year":
            return at.year
        case "time" if isinstance(at, datetime):
            return 1440 * at.toordinal() + 60 * at.hour + at.minute
    return at.toordinal()


def _chosen(periods: Sequence[Period], unit: Unit, step: int) -> list[int]:
    """Every so-and-so-many days or weeks; of what is longer, the first period of each that counts evenly."""
    if unit == periods[0].unit and unit in ("day", "week"):
        return list(range(0, len(periods), step))
    counted = [number(p, unit) for p in periods]
    before = [counted[0] - _begins(periods[0], unit), *counted]
    return [
        i for i, (count, last) in enumerate(zip(counted, before, strict=False)) if count > last and count % step == 0
    ]


def _begins(period: Period, unit: Unit) -> bool:
    """Whether the first of many stands where a year or month begins."""
    if period.unit == "time" and unit == "day":
        return _is_midnight(period)
    is_early = period.unit in ("month", "quarter") or period.at.day <= 7
    return unit == period.unit or (is_early and (unit == "month" or period.at.month == 1))


def _is_midnight(period: Period) -> bool:
    return number(period) == 1440 * number(period, "day")


@lru_cache(maxsize=256)
def _pattern(unit: Unit, lang: str, *, has_year: bool) -> str:
    """That of CLDR, but with names as they stand in a date: Babel mixes up languages in names that stand alone."""
    skeleton = _SKELETONS[unit]
    if has_year:
        skeleton = str(_locale(lang).datetime_skeletons[f"y{skeleton}"].pattern)
    elif unit == "day":
        skeleton = str(_locale(lang).datetime_skeletons[skeleton].pattern)
    return skeleton.replace("L", "M").replace("q", "Q").replace("\u202f", "\u00a0")


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    found = numbers.locale(lang)
    return Locale.parse(_LOCALES[str(found)]) if str(found) in _LOCALES else found
