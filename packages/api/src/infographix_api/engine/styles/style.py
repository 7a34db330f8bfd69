"""What the layout must know of a style: faces, upper case, leading. The rest of a style is Typst's business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Face:
    """A font stack, best first, with weight and tracking (em)."""

    families: tuple[str, ...]
    weight: int
    tracking: float


@dataclass(frozen=True)
class Style:
    """`grounds` lists the modes it can be drawn in, preferred first; `tiles` is filled or outlined."""

    slug: str
    faces: Mapping[str, Face]
    upper: frozenset[str]
    grounds: tuple[str, ...]
    tiles: str
    tag: str
    headings: str
    margin: float
    kicker: float  # room for an accent above the title, in em
    leading: float
    display_leading: float
    title_align: Literal["left", "center", "right"]
    title_scale: float
    heading_scale: float
    wash: float = 0.0  # how strongly tiles, insets, badges and the ground are painted with an accent, as a share
    texture: float = 0.0  # how far it lightens dark and darkens light grounds under text, as a share
