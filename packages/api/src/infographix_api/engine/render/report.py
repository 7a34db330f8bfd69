"""What a drawing returns, and the report of every box in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from infographix_api.engine.document import Warning
from infographix_api.engine.layout.scene import Scene, TextOp

BoxKind = Literal["card", "text", "mark", "image"]

# how far letters reach above and below their baseline, in em; display faces included
_ASCENT, _DESCENT = 0.76, 0.24
_CARDS = frozenset(("card", "tile"))
_IMAGES = frozenset(("tile_icon", "inset_icon"))


@dataclass(frozen=True)
class Page:
    width: int
    height: int


@dataclass(frozen=True)
class Box:
    """One thing drawn, in px at 1K. `section` and `block` count from 0."""

    kind: BoxKind
    x: float
    y: float
    w: float
    h: float
    text: str | None = None
    font_size: float | None = None
    section: int | None = None
    block: int | None = None


@dataclass(frozen=True)
class Timings:
    """Milliseconds."""

    measure: float
    plan: float
    draw: float
    encode: float


@dataclass(frozen=True)
class Report:
    """`page` and `boxes` are in px at 1K; `scale` is how many pixels of the picture one of them takes."""

    page: Page
    scale: float
    boxes: tuple[Box, ...]
    warnings: tuple[Warning, ...]
    timings_ms: Timings


@dataclass(frozen=True)
class Rendering:
    """A picture: its bytes and what to say about it. `width` and `height` are in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int
    alt_text: str
    warnings: tuple[Warning, ...]
    report: Report


def boxes(scene: Scene) -> tuple[Box, ...]:
    out = []
    for op in scene.ops:
        if isinstance(op, TextOp):
            top, height = op.baseline - _ASCENT * op.size, (_ASCENT + _DESCENT) * op.size
            out.append(
                Box("text", op.x, round(top, 2), op.width, round(height, 2), op.text, op.size, op.section, op.block)
            )
        else:
            kind: BoxKind = "card" if op.name in _CARDS else "image" if op.name in _IMAGES else "mark"
            out.append(Box(kind, op.box.x, op.box.y, op.box.w, op.box.h, None, None, op.section, op.block))
    return tuple(out)
