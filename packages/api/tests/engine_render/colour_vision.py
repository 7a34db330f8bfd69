"""How far apart two colours look, to the usual eye and to the three common kinds of colour blindness.

Simulation: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
IEEE TVCG 15 (2009), matrices for severity 1.0, on linear RGB. Distance: CIEDE2000 after Sharma, Wu and Dalal,
"The CIEDE2000 Color-Difference Formula", Color Research and Application 30 (2005).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

Triple = tuple[float, float, float]

MACHADO_2009: dict[str, tuple[Triple, Triple, Triple]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_SRGB_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_D65 = (0.95047, 1.0, 1.08883)


def closest(colors: Sequence[str], vision: str) -> float:
    """The smallest distance between any two of the colours."""
    return min(distance(lab(a, vision), lab(b, vision)) for a, b in combinations(colors, 2))


def lab(color: str, vision: str = "usual") -> Triple:
    linear = tuple(_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    seen = [min(1.0, max(0.0, v)) for v in _times(MACHADO_2009[vision], linear)]
    x, y, z = (_cube_root(v / white) for v, white in zip(_times(_SRGB_TO_XYZ, seen), _D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Triple, other: Triple) -> float:
    """CIEDE2000; about 1 can just be seen side by side, 10 and more is told apart at a glance."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    stretch = 1 + 0.5 * (1 - math.sqrt(mean7 / (mean7 + 25**7)))
    c1, c2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    h1, h2 = (math.degrees(math.atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn, hue = _hues(h1, h2, grey=c1 * c2 == 0)
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    return _weighed((l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))), light, chroma, hue)


def _hues(h1: float, h2: float, *, grey: bool) -> tuple[float, float]:
    """Difference and mean of two angles, the short way round."""
    if grey:
        return 0.0, h1 + h2
    turn = (h2 - h1 + 180) % 360 - 180
    return turn, (h1 + turn / 2) % 360


def _weighed(differences: Triple, light: float, chroma: float, hue: float) -> float:
    dl, dc, dh = differences
    t = 1 - 0.17 * _cos(hue - 30) + 0.24 * _cos(2 * hue) + 0.32 * _cos(3 * hue + 6) - 0.20 * _cos(4 * hue - 63)
    sl = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    rc = 2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    rt = -math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2)))) * rc
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh))


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _cube_root(t: float) -> float:
    return t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116


def _times(matrix: Sequence[Triple], vector: Sequence[float]) -> list[float]:
    return [sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix]
