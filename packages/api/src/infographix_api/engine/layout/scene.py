"""A flat list of draw operations with exact boxes: the plan's result, and all that the report is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from infographix_api.engine.layout.geometry import Rect

MarkArgs = Mapping[str, object]


@dataclass(frozen=True)
class TextOp:
    """One finished line; `baseline` is where its letters stand."""

    x: float
    baseline: float
    width: float
    face: str
    size: float
    color: str
    text: str
    section: int | None
    block: int | None


@dataclass(frozen=True)
class MarkOp:
    """A shape that the style draws inside its box."""

    name: str
    box: Rect
    args: MarkArgs
    section: int | None
    block: int | None


@dataclass
class Scene:
    """Collects operations. In a right-to-left scene x is mirrored, except inside `plain` (charts)."""

    width: int
    height: int
    rtl: bool = False
    ops: list[TextOp | MarkOp] = field(default_factory=list)
    section: int | None = None
    block: int | None = None
    plain: Rect | None = None

    def text(self, at: tuple[float, float], width: float, face: str, ink: tuple[float, str], text: str) -> None:
        """`at` is x and baseline, `ink` size and colour role."""
        if not text:
            return
        (x, baseline), (size, color) = at, ink
        self.ops.append(
            TextOp(
                round(self._x(x, width), 2),
                round(baseline, 2),
                round(width, 2),
                face,
                round(size, 2),
                color,
                text,
                self.section,
                self.block,
            )
        )

    def mark(self, name: str, box: Rect, **args: object) -> None:
        if self.rtl and self.plain is None:
            args["flip"] = True
        placed = Rect(*(round(v, 2) for v in (self._x(box.x, box.w), box.y, box.w, box.h)))
        self.ops.append(MarkOp(name, placed, args, self.section, self.block))

    def _x(self, x: float, width: float) -> float:
        if not self.rtl:
            return x
        if self.plain is not None:
            return self.width - self.plain.x - self.plain.w + (x - self.plain.x)
        return self.width - x - width
