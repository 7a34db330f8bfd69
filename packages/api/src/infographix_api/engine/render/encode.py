"""Writes pixels as PNG and WebP files.

A PNG has 256 colours, which halves its bytes. Areas keep their colours to the last
bit; between them lie thousands of shades of soft edges, and of those the ones missed least become their neighbour.
"""

from __future__ import annotations

import io
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from infographix_api.engine.render.raster import Pixels

_RGB = 0xFFFFFF
_MOST_COLORS = 256
_SURELY_KEPT = 64  # the most frequent ones, however near to each other
# a picture whose pixels would move farther than this in RGB, in the mean, keeps all its colours
_MOST_LOSS = 0.6
_WEBP_QUALITY = 90
_EFFORT = 1  # of deflate; the levels above take a third longer for a tenth of the bytes

_Numbers = npt.NDArray[np.int64]


class _Runs(NamedTuple):
    """Neighbours of one colour, in the order of reading: how many, and which of `colors`."""

    lengths: _Numbers
    which: npt.NDArray[np.unsignedinteger]
    colors: _Numbers


class _Palette(NamedTuple):
    """`kept` are numbers of colours, `nearest` says which of those stands for each; `loss` is the mean distance."""

    kept: list[int]
    nearest: npt.NDArray[np.uint8]
    loss: float


def png(pixels: Pixels) -> bytes:
    runs = _runs(pixels.reshape(-1))
    palette = _palette(runs)
    if palette.loss > _MOST_LOSS:
        picture = _true_colors(pixels)
    else:
        indexes = np.repeat(palette.nearest[runs.which], runs.lengths)
        picture = Image.frombuffer("P", pixels.shape[::-1], indexes)
        picture.putpalette(_channels(runs.colors[palette.kept]).astype(np.uint8).T.tobytes())
    return _saved(picture, "PNG", compress_level=_EFFORT)


def webp(pixels: Pixels) -> bytes:
    return _saved(_true_colors(pixels), "WEBP", quality=_WEBP_QUALITY, method=2)


def _saved(picture: Image.Image, format: str, **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, format, **options)
    return out.getvalue()


def _true_colors(pixels: Pixels) -> Image.Image:
    return Image.frombytes("RGB", pixels.shape[::-1], pixels, "raw", "RGBX")


def _runs(flat: Pixels) -> _Runs:
    starts = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1])))
    lengths = np.diff(starts, append=flat.size)
    values = flat[starts] & _RGB
    # tables of all colours there are: faster than sorting, and the system gives them memory only where they are used
    is_seen = np.zeros(_RGB + 1, bool)
    is_seen[values] = True
    colors = np.flatnonzero(is_seen)
    number = np.empty(_RGB + 1, np.min_scalar_type(colors.size))
    number[colors] = np.arange(colors.size)
    return _Runs(lengths, number[values], colors)


def _palette(runs: _Runs) -> _Palette:
    """The colours of the most pixels, then one by one the colour whose absence costs most."""
    pixels = np.bincount(runs.which, weights=runs.lengths)
    rgb = _channels(runs.colors).astype(np.float32)
    weights = np.sqrt(pixels).astype(np.float32)
    squares = np.full(pixels.size, np.inf, np.float32)
    nearest = np.zeros(pixels.size, np.uint8)
    kept: list[int] = np.argsort(-pixels, kind="stable")[:_SURELY_KEPT].tolist()
    for place in range(min(_MOST_COLORS, pixels.size)):
        if place == len(kept):
            kept.append(int(np.argmax(squares * weights)))
        distance = ((rgb - rgb[:, kept[place], None]) ** 2).sum(axis=0)
        nearest[distance < squares] = place
        np.minimum(squares, distance, out=squares)
    return _Palette(kept, nearest, float((np.sqrt(squares) * pixels).sum() / pixels.sum()))


def _channels(colors: _Numbers) -> _Numbers:
    return np.stack((colors & 0xFF, colors >> 8 & 0xFF, colors >> 16))
