"""Paints watercolour washes as SVG files: many thin layers of one outline, each deformed anew, as wet paint runs.

Seeded, so that every build has the same washes. They are drawn in `currentColor` and stretched over any box.
"""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import NamedTuple

Point = tuple[float, float]

SIDE = 1000


class Brush(NamedTuple):
    """How often an outline is deformed, how far (of its sides' length), in how many layers it is laid, and a box whose
    octagon lies in all of them.
    """

    times: int
    reach: float
    layers: int
    inner: tuple[float, float, float, float]


_BRUSHES = {
    "blot": Brush(2, 0.34, 5, (0.28, 0.28, 0.72, 0.72)),
    "dab": Brush(1, 0.3, 3, (0.3, 0.3, 0.7, 0.7)),
    "sheet": Brush(2, 0.09, 5, (0.06, 0.06, 0.94, 0.94)),
    "stroke": Brush(1, 0.05, 5, (0.02, 0.27, 0.87, 0.73)),
}
_SEEDS = {"blot": (3, 8, 21), "dab": (4, 9, 25), "sheet": (5, 13, 34), "stroke": (2, 7)}
_OPACITY = 0.4  # where all layers lie on each other


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind, seeds in _SEEDS.items():
        for number, seed in enumerate(seeds):
            (folder / f"{kind}-{number}.svg").write_text(_wash(random.Random(seed), kind), "utf-8")


def _wash(source: random.Random, kind: str) -> str:
    brush = _BRUSHES[kind]
    shape = {"blot": _blot, "dab": _blot, "sheet": _sheet, "stroke": _stroke}[kind](source)
    base = _run(source, shape, brush.reach, brush.times)
    opacity = round(1 - (1 - _OPACITY) ** (1 / brush.layers), 3)
    fill = f'fill="currentColor" fill-rule="evenodd" fill-opacity="{opacity}"'
    line = 'fill="none" stroke="currentColor" stroke-width="6" stroke-opacity=".4"'
    layers = [_run(source, base, brush.reach * 0.8, 1) for _ in range(brush.layers)]
    inner = _octagon(brush.inner)
    rings = "".join(f'<path {fill} d="{_curve(layer)}{inner}"/>' for layer in layers)
    edge = f'<path {line} d="{_curve(_run(source, base, brush.reach * 0.5, 1))}"/>'
    # where all layers lie, one stands for them: five times as much paint takes five times as long
    full = f'<path fill="currentColor" fill-opacity="{_OPACITY}" d="{inner}"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="none">'
    return f"{head}{full}{rings}{edge}</svg>\n"


def _octagon(box: tuple[float, float, float, float]) -> str:
    """Not the box itself: painters move the edges of rectangles to whole pixels, and a seam would show."""
    left, top, right, foot = (round(at * SIDE) for at in box)
    cut = round(min(right - left, foot - top) * 0.29)
    return f"M{left} {top + cut}l{cut}-{cut}H{right - cut}l{cut} {cut}V{foot - cut}l-{cut} {cut}H{left + cut}l-{cut}-{cut}Z"


def _blot(source: random.Random) -> list[Point]:
    """A round puddle."""
    count = 12
    radii = [0.34 + 0.08 * source.random() for _ in range(count)]
    turns = [2 * math.pi * k / count for k in range(count)]
    return [(0.5 + r * math.cos(a), 0.5 + r * math.sin(a)) for r, a in zip(radii, turns, strict=True)]


def _sheet(source: random.Random) -> list[Point]:
    """A painted rectangle that reaches close to its box."""
    near, far = 0.022, 0.978
    corners = [(near, near), (far, near), (far, far), (near, far)]
    return _subdivided(source, corners, 5, 0.012)


def _stroke(source: random.Random) -> list[Point]:
    """One pull of a flat brush, dry at its end."""
    upper = [(x / 10, 0.2 - 0.06 * source.random()) for x in range(11)]
    tip = [(1.0 - 0.09 * source.random(), 0.25 + 0.1 * k) for k in range(6)]
    lower = [(x / 10, 0.8 + 0.06 * source.random()) for x in range(10, -1, -1)]
    return upper + tip + lower


def _subdivided(source: random.Random, corners: list[Point], parts: int, reach: float) -> list[Point]:
    out = []
    for (x, y), (u, v) in _sides(corners):
        for k in range(parts):
            f = k / parts
            out.append(
                (x + (u - x) * f + source.uniform(-reach, reach), y + (v - y) * f + source.uniform(-reach, reach))
            )
    return out


def _run(source: random.Random, outline: list[Point], reach: float, times: int) -> list[Point]:
    """Split every side and push its middle in or out, by its own length."""
    for _ in range(times):
        out: list[Point] = []
        for (x, y), (u, v) in _sides(outline):
            far = source.gauss(0, reach) * math.hypot(u - x, v - y)
            turn = source.uniform(0, 2 * math.pi)
            f = source.uniform(0.35, 0.65)
            out += [(x, y), (x + (u - x) * f + far * math.cos(turn), y + (v - y) * f + far * math.sin(turn))]
        outline = out
    return outline


def _sides(outline: list[Point]) -> list[tuple[Point, Point]]:
    return list(zip(outline, [*outline[1:], outline[0]], strict=True))


def _curve(outline: list[Point]) -> str:
    """Through the middles of all sides, in whole units and relative, which is half as long to write."""
    middles = [((x + u) / 2, (y + v) / 2) for (x, y), (u, v) in _sides(outline)]
    x, y = _units(middles[-1])
    steps = [f"M{x} {y}"]
    for corner, middle in zip(outline, middles, strict=True):
        (a, b), (u, v) = _units(corner), _units(middle)
        steps.append(f"q{a - x} {b - y} {u - x} {v - y}".replace(" -", "-"))
        x, y = u, v
    return f"{''.join(steps)}Z"


def _units(point: Point) -> tuple[int, int]:
    return round(point[0] * SIDE), round(point[1] * SIDE)
