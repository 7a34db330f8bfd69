"""Roles from a caller's own two to eight colours: a ground is found or made, accents are completed, and every change
is said. Knows nothing of the palettes of the catalog.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from infographix_api.engine import contrast
from infographix_api.engine.brief import InputError
from infographix_api.engine.palette import ACCENTS, Roles

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_POINTER = "/palette/colors"
# marks need less contrast than text, but must be seen on their card
_SEEN = 2.2
_GROUND_CONTRAST = {"light": 16.5, "dark": 13.0}
# near enough to belong to the colour they come from, far enough to be another
_TURNS = (0, 26, -26, 52, -52)
_LIGHTER = (0.0, -0.18, 0.18)
_GREYS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_GREY_CHROMA = 0.03

_Lab = tuple[float, float, float]
_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


def complete(colors: tuple[str, ...], grounds: tuple[str, ...]) -> tuple[Roles, list[str]]:
    """Roles for the first of `grounds` ("light", "dark") that the colours have a ground for, and what was changed.

    The palest or darkest colour becomes the ground, or one is made from the first. The others are accents in the
    order given; missing ones are made from them. Raises InputError for anything but two to eight #rrggbb or #rgb.
    """
    given, changes = _parsed(colors)
    ground, mode = _ground(given, grounds)
    if ground not in given:
        changes.append(f"{mode} ground {ground} made from {given[0]}")
    surface = _surface(ground, given)
    ink = contrast.readable(contrast.mix(given[0], "#ffffff" if mode == "dark" else "#000000", 0.82), ground, surface)
    accents = [c for c in given if c != ground]
    changes += [f"{c} not used, {ACCENTS} accents are enough" for c in accents[ACCENTS:]]
    if len(accents) < ACCENTS:
        changes.append(f"{ACCENTS - len(accents)} accents made from those given")
    seen = [_seen(c, surface) for c in accents[:ACCENTS]]
    changes += [_change(c, mark, surface) for c, mark in zip(accents, seen, strict=False) if not _reads(c, surface)]
    completed = _completed(seen or [_seen(given[0], surface)], surface)
    muted, line = contrast.mix(ink, ground, 0.35), contrast.mix(ground, ink, 0.16)
    return Roles(ground, surface, ink, muted, line, tuple(completed)), changes


def _parsed(colors: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    if not 2 <= len(colors) <= 8:
        raise InputError("unknown_palette", f"A custom palette is two to eight colours, not {len(colors)}.", _POINTER)
    for position, color in enumerate(colors):
        if not _HEX.fullmatch(color):
            message = f"{color[:40]!r} is not a colour; write it as #rrggbb, such as #1763d6."
            raise InputError("unknown_palette", message, f"{_POINTER}/{position}")
    given = tuple(dict.fromkeys(map(_long, colors)))
    repeated = len(colors) - len(given)
    return given, [f"{repeated} repeated colour{'s' * (repeated > 1)} ignored"] if repeated else []


def _ground(given: Sequence[str], grounds: Sequence[str]) -> tuple[str, str]:
    for mode in grounds:
        opposite = "#ffffff" if mode == "dark" else "#000000"
        best = max(given, key=lambda c: contrast.ratio(c, opposite))
        if contrast.ratio(best, opposite) >= _GROUND_CONTRAST[mode]:
            return best, mode
    dark = grounds[0] == "dark"
    return contrast.mix(given[0], "#000000" if dark else "#ffffff", 0.86 if dark else 0.94), grounds[0]


def _surface(ground: str, given: Sequence[str]) -> str:
    """A little lighter than the ground; on pure white a tint, or nothing would set cards off."""
    if ground == "#ffffff":
        return contrast.mix(ground, next(c for c in (*given, "#000000") if c != ground), 0.05)
    return contrast.mix(ground, "#ffffff", 0.07 if contrast.is_dark(ground) else 0.7)


def _reads(color: str, surface: str) -> bool:
    return contrast.ratio(color, surface) >= contrast.READABLE


def _change(color: str, mark: str, surface: str) -> str:
    """Marks are corrected as little as can be, text in the same colour further."""
    text = contrast.readable(mark, surface)
    return f"{color} drawn as {mark}, as text {text}" if mark != color else f"{color} as text {text}"


def _seen(color: str, surface: str) -> str:
    """The colour, moved away from the surface until a mark in it can be seen."""
    towards = "#ffffff" if contrast.is_dark(surface) else "#000000"
    shifted = (contrast.mix(color, towards, step / 25) for step in range(26))
    return next((c for c in shifted if contrast.ratio(c, surface) >= _SEEN), towards)


def _completed(accents: Sequence[str], surface: str) -> list[str]:
    """Accents added one by one, each the relative of a given one that is furthest from all there are."""
    out = list(accents)
    relatives = [_seen(c, surface) for accent in accents for c in _relatives(accent)]
    while len(out) < ACCENTS:
        taken = [_oklab(c) for c in out]
        out.append(max(relatives, key=lambda c: min(math.dist(_oklab(c), t) for t in taken)))
    return out


def _relatives(color: str) -> Iterator[str]:
    """The same colour with its hue turned and its lightness changed; greys stay grey."""
    light, a, b = _oklab(color)
    if math.hypot(a, b) < _GREY_CHROMA:
        yield from (_srgb((other, a, b)) for other in _GREYS)
        return
    for turn in map(math.radians, _TURNS):
        turned = a * math.cos(turn) - b * math.sin(turn), a * math.sin(turn) + b * math.cos(turn)
        yield from (_srgb((light + lighter, *turned)) for lighter in _LIGHTER)


def _oklab(color: str) -> _Lab:
    """Björn Ottosson, "A perceptual color space for image processing" (2020)."""
    long, middle, short = (math.cbrt(v) for v in _times(_CONES, contrast.linear(color)))
    return _times(_LAB, (long, middle, short))


def _srgb(lab: _Lab) -> str:
    long, middle, short = (v**3 for v in _times(_FROM_LAB, lab))
    return contrast.from_linear(_times(_FROM_CONES, (long, middle, short)))


def _times(matrix: tuple[_Lab, _Lab, _Lab], vector: _Lab) -> _Lab:
    x, y, z = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def _long(color: str) -> str:
    digits = color[1:] if len(color) == 7 else "".join(c * 2 for c in color[1:])
    return "#" + digits.lower()
