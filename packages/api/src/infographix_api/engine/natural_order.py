"""Names that have an order of their own: months and days of the week, in the languages whose numbers are known, and ranges."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from babel import Locale

from infographix_api.engine.notation import NOTATIONS

_WIDTHS = ("wide", "abbreviated")
_DAYS = 7
_FEWEST = 4  # three months may be anything that is called May
_UNDER = r"<|under|below|up to|less than|unter|bis|moins de|menos de"
_OVER = r"\+|and (?:over|older|above)|or (?:more|older)|plus|und (?:älter|mehr)|et plus|y más"
_RANGE = re.compile(
    rf"(?P<under>(?:{_UNDER})\s*)?(?P<low>\d+)(?:\s*(?:[-–—]|to|bis|à)\s*\d+|\s*(?:{_OVER}))?(?:\s+[^\W\d_]+)?",
    re.IGNORECASE,
)
_SURELY_RANGES = re.compile(r"\d\s*(?:[-–—]|to|bis|à)\s*\d")


def order(names: Sequence[str]) -> list[str] | None:
    """The names as the calendar has them when all are different months, or days of the week, or from low to high when all are ranges.

    >>> order(["Apr", "Mar", "Jan", "Feb"]), order(["Wednesday", "Mon", "Tue", "Sunday"])
    (['Jan', 'Feb', 'Mar', 'Apr'], ['Mon', 'Tue', 'Wednesday', 'Sunday'])
    >>> order(["65+", "18-24", "under 18", "25 to 64"]), order(["April", "June", "Rose", "Violet"])
    (['under 18', '18-24', '25 to 64', '65+'], None)
    """
    for places in (*_in_calendar(names), _lowest(names)):
        if len(places) == len(names) >= _FEWEST and len(set(places.values())) == len(names):
            return sorted(places, key=lambda name: places[name])
    return None


def _in_calendar(names: Sequence[str]) -> list[dict[str, float]]:
    plain = {name: name.strip().rstrip(".").casefold() for name in names}
    return [{name: known[word] for name, word in plain.items() if word in known} for known in _known()]


def _lowest(names: Sequence[str]) -> dict[str, float]:
    found = {name: match for name in names if (match := _RANGE.fullmatch(name.strip()))}
    if sum(map(bool, map(_SURELY_RANGES.search, found))) < len(names) / 2:
        return {}
    return {name: int(match["low"]) - 0.5 * bool(match["under"]) for name, match in found.items()}


@lru_cache(maxsize=1)
def _known() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Places of months and of days by name."""
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    for locale in map(Locale.parse, NOTATIONS):
        for width in _WIDTHS:
            months |= {str(name).rstrip(".").casefold(): at for at, name in locale.months["format"][width].items()}
            days |= {str(name).rstrip(".").casefold(): at % _DAYS for at, name in locale.days["format"][width].items()}
    return months | {"sept": 9}, days
