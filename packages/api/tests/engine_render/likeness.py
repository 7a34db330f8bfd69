"""How alike two pictures look at the size of a thumbnail: their colours, their edges and how coarse their grain is."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter

_WIDE = 344
_BINS = 6


def descriptor(png: bytes) -> list[float]:
    """Three histograms, each of unit length, of a thumbnail. Where things stand is the Document's, not the style's."""
    with Image.open(io.BytesIO(png)) as picture:
        small = picture.convert("RGB").resize(
            (_WIDE, round(_WIDE * picture.height / picture.width)), Image.Resampling.BOX
        )
    return [*_colours(small), *_edges(small.convert("L")), *_grain(small.convert("L"))]


def distance(one: Sequence[float], other: Sequence[float]) -> float:
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))


def _colours(picture: Image.Image) -> list[float]:
    """Shares of coarse colours, in roots, so that a rare one counts."""
    coarse = picture.point([value * _BINS // 256 for value in range(256)] * 3)
    counts = [0.0] * _BINS**3
    for count, (red, green, blue) in coarse.getcolors(_BINS**3) or []:  # type: ignore[misc]
        counts[(red * _BINS + green) * _BINS + blue] = math.sqrt(count)
    return _unit(counts)


def _edges(grey: Image.Image) -> list[float]:
    """How steep edges are, level, upright and slanting."""
    found = []
    for kernel in (
        (-1, -1, -1, 2, 2, 2, -1, -1, -1),
        (-1, 2, -1, -1, 2, -1, -1, 2, -1),
        (2, -1, -1, -1, 2, -1, -1, -1, 2),
    ):
        steep = grey.filter(ImageFilter.Kernel((3, 3), kernel, 1)).histogram()
        found += [math.sqrt(sum(steep[k : k + 32])) for k in range(0, 256, 32)]
    return _unit(found)


def _grain(grey: Image.Image) -> list[float]:
    """What blurring takes away, radius by radius: texture goes first, shapes stay."""
    found = []
    for radius in (1, 2, 4, 8):
        lost = ImageChops.difference(grey, grey.filter(ImageFilter.GaussianBlur(radius))).histogram()
        found += [math.sqrt(sum(lost[k : k + 8])) for k in range(0, 64, 8)]
    return _unit(found)


def _unit(values: list[float]) -> list[float]:
    length = math.sqrt(sum(value * value for value in values)) or 1.0
    return [value / length for value in values]
