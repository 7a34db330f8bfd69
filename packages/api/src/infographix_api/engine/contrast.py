"""Colour arithmetic: WCAG 2.2 contrast, mixing, and shifting a colour until it can be read."""

from __future__ import annotations

READABLE = 4.5
_TARGET = 4.6  # a little above the bar, so that rounding to 8 bits cannot fall below it


def ratio(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of `other` in `one`."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(color: str, *grounds: str) -> str:
    """The colour, moved towards black or white, whichever reads better, until it reads on every ground."""
    towards = max(("#000000", "#ffffff"), key=lambda end: min(ratio(end, ground) for ground in grounds))
    for step in range(51):
        shifted = mix(color, towards, step / 50)
        if all(ratio(shifted, ground) >= _TARGET for ground in grounds):
            return shifted
    return towards


def is_dark(color: str) -> bool:
    return _luminance(color) < 0.18


def linear(color: str) -> tuple[float, float, float]:
    """Red, green and blue as shares of light."""
    red, green, blue = (_linear(c / 255) for c in _channels(color))
    return red, green, blue


def from_linear(light: tuple[float, float, float]) -> str:
    """The nearest colour that a screen has."""
    return "#" + "".join(f"{round(255 * _encoded(min(1.0, max(0.0, share)))):02x}" for share in light)


def _luminance(color: str) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(share: float) -> float:
    return share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
