"""Months and days of the week as columns of tables name them, in the languages whose numbers are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from babel import Locale

from infographix_api.engine.notation import NOTATIONS

_WIDTHS = ("wide", "abbreviated")
_MONDAY_FIRST = 7
FEWEST = 4  # three months may be anything that is called May


def order(names: Sequence[str]) -> list[str] | None:
    """The names as the calendar has them when all are different months, or all different days of the week.

    >>> order(["Apr", "Mar", "Jan", "Feb"]), order(["Wednesday", "Mon", "Tue", "Sunday"])
    (['Jan', 'Feb', 'Mar', 'Apr'], ['Mon', 'Tue', 'Wednesday', 'Sunday'])
    >>> order(["April", "June", "Rose", "Violet"])
    """
    for known in _known():
        places = {name: known.get(name.strip().rstrip(".").casefold()) for name in names}
        told = {name: place for name, place in places.items() if place is not None}
        if len(told) == len(names) >= FEWEST and len(set(told.values())) == len(told):
            return sorted(told, key=lambda name: told[name])
    return None


@lru_cache(maxsize=1)
def _known() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Places of months and of days by name."""
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    for locale in map(Locale.parse, NOTATIONS):
        for width in _WIDTHS:
            months |= {str(name).rstrip(".").casefold(): at for at, name in locale.months["format"][width].items()}
            days |= {
                str(name).rstrip(".").casefold(): at % _MONDAY_FIRST
                for at, name in locale.days["format"][width].items()
            }
    return months | {"sept": 9}, days
