"""Numbers as a chart writes them: locale separators, compact large values, round axis ticks."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_compact_decimal, get_decimal_symbol, get_group_symbol

_NICE = (1, 2, 2.5, 5, 10)
# fewer steps read faster, more steps waste less of the axis
_STEP_COUNTS = (3, 4, 5, 6)
MINUS = "−"


@lru_cache(maxsize=64)
def locale(lang: str) -> Locale:
    try:
        return Locale.parse(lang.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en")


def tick(value: float, lang: str) -> str:
    """An axis number: compact from ten thousand on."""
    return compact(value, lang) if abs(value) >= 10_000 else exact(value, lang)


def exact(value: float, lang: str) -> str:
    """All digits the value has, up to 15 significant ones, with separators."""
    if value and not 1e-7 <= abs(value) < 1e15:
        return f"{value:.3g}".replace("-", MINUS)
    text = f"{abs(value):,.12f}".rstrip("0").rstrip(".") if value % 1 else f"{abs(value):,.0f}"
    if text.replace(",", "").replace(".", "").strip("0") == "":
        return "0"
    swap = {",": get_group_symbol(locale(lang)), ".": get_decimal_symbol(locale(lang))}
    return (MINUS if value < 0 else "") + "".join(swap.get(c, c) for c in text)


def label(value: float, lang: str, decimals: int) -> str:
    """A value beside its mark; `decimals` is the same for all marks of a chart."""
    return compact(value, lang) if abs(value) >= 1_000_000 else exact(round(value, decimals), lang)


def decimals(values: Iterable[float]) -> int:
    """Decimals that tell the values apart and no more: about three digits of the largest."""
    largest = max(map(abs, values), default=0.0)
    if largest == 0 or largest >= 1000:
        return 0
    if largest >= 10:
        return 1
    return min(10, 2 if largest >= 1 else 1 - math.floor(math.log10(largest)))


def compact(value: float, lang: str) -> str:
    digits = 3 - len(str(int(_mantissa(abs(value)))))
    text: str = format_compact_decimal(abs(value), locale=locale(lang), fraction_digits=max(0, digits))
    return (MINUS if value < 0 else "") + text


def percent(share: float, lang: str) -> str:
    text = exact(round(share, 1) if share < 10 and share % 1 else round(share), lang)
    return f"{text}%" if locale(lang).language in ("en", "zh", "ja", "ko", "ar", "he") else f"{text}\u202f%"


def ticks(low: float, high: float) -> list[float]:
    """Round numbers that enclose [low, high] without wasting much of the axis."""
    return min((_ticks(low, high, count) for count in _STEP_COUNTS), key=lambda t: _waste(t, low, high))


def _waste(steps: list[float], low: float, high: float) -> float:
    return (steps[-1] - steps[0]) / ((high - low) or 1.0) + 0.09 * abs(len(steps) - 5)


def _ticks(low: float, high: float, count: int) -> list[float]:
    span = (high - low) or abs(high) or 1.0
    magnitude = 10.0 ** math.floor(math.log10(span / count))
    step = magnitude * next(k for k in _NICE if span / count / magnitude <= k + 1e-9)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if first == last:
        last += 1
    return [float(f"{step * k:.12g}") for k in range(first, last + 1)]


def _mantissa(value: float) -> float:
    """The number before k, M, B: 1 to 999."""
    while value >= 1000:
        value /= 1000
    return value
