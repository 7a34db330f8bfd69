"""Numbers as they are written, in digits or in words, to what they are worth."""

from __future__ import annotations

import re
from functools import lru_cache

from infographix_api.engine.notation import ENGLISH, Notation

SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
ANY_GROUPING = re.compile(r"['’\s]")
LONGEST = 8  # words of one number


def digits(notation: Notation) -> str:
    """An expression for numbers in digits: grouped by threes or not, with decimals or not."""
    group, decimal = re.escape(notation.grouping), re.escape(notation.decimal)
    return rf"\d{{1,3}}(?:[{group}]\d{{3}}(?!\d)){{1,5}}(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?"


def words(notation: Notation) -> str:
    """An expression for numbers in words, such as "ten million" or "one hundred and twelve"."""
    tens = "|".join(re.escape(word) for word in sorted(notation.small, key=len, reverse=True))
    scales = "|".join(re.escape(word) for word in sorted(notation.scales, key=len, reverse=True) if len(word) > 3)
    first = rf"{tens}|a(?=\s(?:{scales})\b)" if notation is ENGLISH else tens
    nth = rf"|{notation.ordinals}"
    return rf"(?:{first}|{notation.ordinals})(?:[\s-](?:and\s)?(?:{tens}|{scales}{nth})){{0,{LONGEST}}}(?:(?!\w)|(?=fold\b))"


def plain(number: str, notation: Notation = ENGLISH) -> float:
    """A number in digits. Where the sign before three last digits could be either, the notation decides.

    >>> plain("1,234"), plain("1.234,5"), plain("12,5"), plain("1 234")
    (1234.0, 1234.5, 12.5, 1234.0)
    """
    text = ANY_GROUPING.sub("", number).replace("−", "-")
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return float(text)
    sign = text[last]
    grouped = len(text) - last - 1 == 3 and sign in notation.grouping and sign != notation.decimal
    if text.count(sign) > 1 or (grouped and ("." not in text or "," not in text)):
        return float(text.replace(",", "").replace(".", ""))
    return float(text[:last].replace(",", "").replace(".", "") + "." + text[last + 1 :])


def worth(number: str, notation: Notation) -> float | None:
    """A number in digits or words; None when the words do not make one, such as "two three"."""
    if number.lstrip("+-−")[:1].isdigit():
        return plain(number, notation)
    known = _known(notation)
    total = part = 0.0
    for word in re.split(r"[\s-]+", number.lower()):
        if word in ("and", "a"):
            part = part or (1.0 if word == "a" else 0.0)
            continue
        if word not in known:
            return None
        value = known[word]
        if value < 100:
            if part % 100 and (part % 10 or value >= 10):
                return None
            part += value
        elif value == 100:
            part = (part or 1) * 100
        else:
            total, part = total + (part or 1) * value, 0.0
    return total + part


@lru_cache(maxsize=8)
def _known_of(small: tuple[tuple[str, int], ...], scales: tuple[tuple[str, float], ...]) -> dict[str, float]:
    known = {**dict(small), **{name.lower(): value for name, value in scales}}
    return {**known, **{f"{name}th": value for name, value in known.items() if value >= 1000}}


def _known(notation: Notation) -> dict[str, float]:
    return _known_of(tuple(notation.small.items()), tuple(notation.scales.items()))
