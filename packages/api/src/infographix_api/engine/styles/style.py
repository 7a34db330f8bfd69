"""What the layout must know of a style, and how a style file says it. The rest of a style is Typst's business.

A style is one file, `styles/SLUG.typ`, for a slug that catalog.toml names. It says two things and inherits the rest:

- `#metadata((faces: …, …)) <style>`: the fields of `Style` below but `slug`. Only `faces.body` must be there: a face that
  is left out is set like the one in `INHERITED`, a field that is left out has its default.
- `#let make(c) = (name: (w, h, a, look) => content, …)`: the marks it draws in its own way, each inside a box of w by h.
  `c` holds the colours by role, `a` the mark's arguments, `look` every mark with `look.colors`. The names, with what is
  drawn where a style is silent, are `defaults` in render/marks.typ; `background`, `foreground` and `title` take other
  arguments, told there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

# in this order, so that what is inherited is there already
INHERITED = {
    "small": "body",
    "strong": "body",
    "subtitle": "body",
    "quote": "strong",
    "num": "strong",
    "display": "strong",
    "title": "display",
    "figure": "num",
}


@dataclass(frozen=True)
class Face:
    """A font stack, best first, with weight and tracking (em)."""

    families: tuple[str, ...]
    weight: int
    tracking: float


@dataclass(frozen=True)
class Style:
    """`upper` names faces set in capitals; `grounds` the modes it can be drawn in, preferred first."""

    slug: str
    faces: Mapping[str, Face]
    upper: frozenset[str] = frozenset()
    grounds: tuple[str, ...] = ("light", "dark")
    tiles: Literal["filled", "outlined"] = "outlined"
    tag: Literal["ink", "accent", "plain"] = "ink"  # what a callout is filled with
    headings: Literal["ink", "accent"] = "ink"
    margin: float = 0.04  # of the page's mean side
    kicker: float = 0.0  # room for an accent above the title, in em
    leading: float = 1.28
    display_leading: float = 1.1
    title_align: Literal["left", "center", "right"] = "left"
    title_scale: float = 1.0
    heading_scale: float = 1.3
    wash: float = 0.0  # how strongly tiles, insets, badges and the ground are painted with an accent, as a share
    texture: float = 0.0  # how far it lightens dark and darkens light grounds under text, as a share

    def without(self, families: frozenset[str]) -> Style:
        """The same with other families in the place of these; every stack ends in one that has all alphabets."""
        if not families:
            return self
        fit = {name: tuple(f for f in face.families if f not in families) for name, face in self.faces.items()}
        return replace(self, faces={name: replace(face, families=fit[name]) for name, face in self.faces.items()})


def told(slug: str, said: dict[str, Any]) -> Style:
    """The Style that a file's metadata tells."""
    faces = {name: Face(tuple(f["font"]), f["weight"], f["tracking"]) for name, f in said.pop("faces").items()}
    for name, other in INHERITED.items():
        faces.setdefault(name, faces[other])
    fields: dict[str, Any] = {
        **said,
        "upper": frozenset(said.get("upper", ())),
        "grounds": tuple(said.get("grounds", Style.grounds)),
    }
    return Style(slug=slug, faces=faces, **fields)
