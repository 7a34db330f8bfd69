"""Makes the grain of paper as a PNG file from a seeded generator, so that every build has the same pixels.

Live noise filters over a page cost seconds; a small tile costs nothing. Standard library only.
"""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

TILE = 256


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "paper-tooth.png").write_bytes(_png(_tooth()))


def _tooth() -> list[list[int]]:
    """Rough paper: where its grain stands up, paint laid over it stays thin."""
    source = random.Random(23)
    layers = [_lattice(source, cells, cells) for cells in (128, 64, 24)]
    return [[_thin(layers, x, y) for x in range(TILE)] for y in range(TILE)]


def _thin(layers: list[list[list[float]]], x: int, y: int) -> int:
    fine, middle, wide = (_sample(layer, x / TILE, y / TILE) for layer in layers)
    return max(0, min(255, round(210 * (0.5 * fine + 0.3 * middle + 0.2 * wide - 0.52))))


def _lattice(source: random.Random, columns: int, rows: int) -> list[list[float]]:
    return [[source.random() for _ in range(columns)] for _ in range(rows)]


def _sample(lattice: list[list[float]], u: float, v: float) -> float:
    """Smooth interpolation on a lattice that wraps around, so that tiles join without a seam."""
    rows, columns = len(lattice), len(lattice[0])
    x, y = u * columns, v * rows
    i, j = int(x) % columns, int(y) % rows
    fx, fy = _smooth(x - int(x)), _smooth(y - int(y))
    top = lattice[j][i] * (1 - fx) + lattice[j][(i + 1) % columns] * fx
    below = (j + 1) % rows
    bottom = lattice[below][i] * (1 - fx) + lattice[below][(i + 1) % columns] * fx
    return top * (1 - fy) + bottom * fy


def _smooth(t: float) -> float:
    return t * t * (3 - 2 * t)


def _png(alpha: list[list[int]]) -> bytes:
    """A white picture whose only content is its opacity."""
    rows = b"".join(b"\0" + b"".join(b"\xff" + bytes((a,)) for a in row) for row in alpha)
    header = struct.pack(">IIBBBBB", len(alpha[0]), len(alpha), 8, 4, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
