"""Colours made from given ones: turned in hue or changed in lightness, each as far from all others as can be, and seen on
the card they are drawn on. Knows nothing of roles.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from infographix_api.engine import contrast

# marks need less contrast than text, but must be seen on their card
_SEEN = 2.2
# near enough to belong to the colour they come from, far enough to be another
_TURNS = (0, 26, -26, 52, -52)
_LIGHTER = (0.0, -0.18, 0.18)
_TONES = (-0.26, -0.2, -0.14, 0.14, 0.2, 0.26)
_DARKEST, _LIGHTEST = 0.3, 0.95  # tones beyond look black or white
# lightness counts double among tones: every eye tells it apart
_AS_HUES, _AS_TONES = 1.0, 2.0
_GREYS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_GREY_CHROMA = 0.03

_RED, _REDDISH = "#d13b3b", (-6.0, 52.0)  # and between which angles a hue is read as one
_LEAST_CHROMA, _FAR = 0.08, 0.12

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


def seen(color: str, surface: str) -> str:
    """The colour, moved away from the surface until a mark in it can be seen."""
    towards = "#ffffff" if contrast.is_dark(surface) else "#000000"
    shifted = (contrast.mix(color, towards, step / 25) for step in range(26))
    return next((c for c in shifted if contrast.ratio(c, surface) >= _SEEN), towards)


def completed(accents: Sequence[str], surface: str, count: int) -> list[str]:
    """Accents added up to `count`, each the relative of a given one."""
    return _furthest(accents, (c for accent in accents for c in _relatives(accent)), surface, count, _AS_HUES)


@lru_cache(maxsize=256)
def with_tones(accents: tuple[str, ...], surface: str, count: int) -> tuple[str, ...]:
    """The accents and, for what there is more of than accents, lighter and darker tones of them."""
    return tuple(_furthest(accents, (c for accent in accents for c in _tones(accent)), surface, count, _AS_TONES))


def below_zero(accents: Sequence[str], surface: str) -> str:
    """For what falls below zero beside marks in the first accent: the accent nearest to red, or a red where none is one;
    beside a red, or among greys, the accent that is furthest from the first.
    """
    first, *others = labs = [_oklab(c) for c in accents]
    if _is_reddish(first) or all(math.hypot(a, b) < _GREY_CHROMA for _, a, b in labs):
        return max(accents[1:], key=lambda c: math.dist(_oklab(c), first))
    reds = [lab for lab in others if _is_reddish(lab) and math.dist(lab, first) > _FAR]
    nearest = min(reds, key=lambda lab: math.dist(lab, _oklab(_RED)), default=None)
    return accents[labs.index(nearest)] if nearest else seen(_RED, surface)


def _is_reddish(lab: _Lab) -> bool:
    _, a, b = lab
    return math.hypot(a, b) >= _LEAST_CHROMA and _REDDISH[0] <= math.degrees(math.atan2(b, a)) <= _REDDISH[1]


def _furthest(accents: Sequence[str], others: Iterable[str], surface: str, count: int, weight: float) -> list[str]:
    """Colours added one by one, each of `others` the one that is furthest from all there are."""
    out = list(accents)
    places = {c: _place(c, weight) for c in (seen(other, surface) for other in others)}
    taken = [_place(c, weight) for c in out]
    while len(out) < count:
        out.append(max(places, key=lambda c: min(math.dist(places[c], t) for t in taken)))
        taken.append(places[out[-1]])
    return out


def _place(color: str, weight: float) -> _Lab:
    light, a, b = _oklab(color)
    return weight * light, a, b


def _relatives(color: str) -> Iterator[str]:
    """The same colour with its hue turned and its lightness changed; greys stay grey."""
    light, a, b = _oklab(color)
    if math.hypot(a, b) < _GREY_CHROMA:
        yield from (_srgb((other, a, b)) for other in _GREYS)
        return
    for turn in map(math.radians, _TURNS):
        turned = a * math.cos(turn) - b * math.sin(turn), a * math.sin(turn) + b * math.cos(turn)
        yield from (_srgb((light + lighter, *turned)) for lighter in _LIGHTER)


def _tones(color: str) -> Iterator[str]:
    light, a, b = _oklab(color)
    if math.hypot(a, b) < _GREY_CHROMA:
        yield from (_srgb((step / 20, a, b)) for step in range(5, 20))
        return
    lights = (light + lighter for lighter in _TONES)
    yield from (_srgb((other, a, b)) for other in lights if _DARKEST <= other <= _LIGHTEST)


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
