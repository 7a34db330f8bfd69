"""Writes pixels as PNG and WebP files.

A PNG has 256 colours, which halves its bytes. Areas keep their colours to the last
bit; between them lie thousands of shades of soft edges, and of those the ones missed least become their neighbour.
"""

from __future__ import annotations

import io
import struct
import threading
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from isal import isal_zlib
from PIL import Image

from infographix_api.engine.render.raster import Pixels

_RGB = 0xFFFFFF
_MOST_COLORS = 256
_SURELY_KEPT = 64  # the most frequent ones, however near to each other
# a picture whose pixels would move farther than this in RGB, in the mean, keeps all its colours
_MOST_LOSS = 0.6
_WEBP_QUALITY = 90
_EFFORT = 2  # of deflate, as ISA-L counts; the one level above takes five times as long

# a place for every colour there is, kept because the system needs longer to hand it out than we to use it;
# what it holds from before does not matter
_places = np.empty(_RGB + 1, np.uint32)
_one_at_a_time = threading.Lock()

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
        return _saved(_true_colors(pixels), "PNG", compress_level=1)
    indexes = np.repeat(palette.nearest[runs.which], runs.lengths).reshape(pixels.shape)
    return _indexed(indexes, _channels(runs.colors[palette.kept]).astype(np.uint8).T)


def webp(pixels: Pixels) -> bytes:
    return _saved(_true_colors(pixels), "WEBP", quality=_WEBP_QUALITY, method=2)


def _saved(picture: Image.Image, format: str, **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, format, **options)
    return out.getvalue()


def _indexed(indexes: npt.NDArray[np.uint8], palette: npt.NDArray[np.uint8]) -> bytes:
    """The file of PNG (Third Edition) for one byte a pixel: no row is filtered, which suits flat areas best."""
    height, width = indexes.shape
    rows = np.zeros((height, 1 + width), np.uint8)
    rows[:, 1:] = indexes
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", isal_zlib.compress(rows, _EFFORT)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", isal_zlib.crc32(kind + data))


def _true_colors(pixels: Pixels) -> Image.Image:
    return Image.frombytes("RGB", pixels.shape[::-1], pixels, "raw", "RGBX")


def _runs(flat: Pixels) -> _Runs:
    starts = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1])))
    lengths = np.diff(starts, append=flat.size)
    values = (flat[starts] & _RGB).astype(np.intp)
    numbers = np.arange(values.size, dtype=np.uint32)
    with _one_at_a_time:
        _places[values] = numbers
        colors = np.sort(values[_places[values] == numbers])  # of each colour the run that wrote last
        _places[colors] = numbers[: colors.size]
        return _Runs(lengths, _places[values], colors)


def _palette(runs: _Runs) -> _Palette:
    """The colours of the most pixels, then one by one the colour whose absence costs most."""
    pixels = np.bincount(runs.which, weights=runs.lengths)
    rgb = _channels(runs.colors).astype(np.float32)
    norms, minus_twice = (rgb**2).sum(axis=0), -2 * rgb
    weights = np.sqrt(pixels).astype(np.float32)
    squares = np.full(pixels.size, np.inf, np.float32)
    nearest = np.zeros(pixels.size, np.uint8)
    kept: list[int] = np.argsort(-pixels, kind="stable")[:_SURELY_KEPT].tolist()
    for place in range(min(_MOST_COLORS, pixels.size)):
        if place == len(kept):
            kept.append(int(np.argmax(squares * weights)))
        # |a - b|^2 in terms of |a|^2 and |b|^2: whole numbers below 2^24, thus exact
        distance = rgb[:, kept[place]] @ minus_twice
        distance += norms
        distance += norms[kept[place]]
        np.copyto(nearest, place, where=distance < squares)
        np.minimum(squares, distance, out=squares)
    return _Palette(kept, nearest, float((np.sqrt(squares) * pixels).sum() / pixels.sum()))


def _channels(colors: _Numbers) -> _Numbers:
    return np.stack((colors & 0xFF, colors >> 8 & 0xFF, colors >> 16))
