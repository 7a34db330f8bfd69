"""Draws Documents for tests and lists what is wrong with a picture; nothing wrong is an empty dictionary."""

from __future__ import annotations

from collections import Counter

from engine_render import reading

from infographix_api import engine
from infographix_api.engine.document import Document
from infographix_api.engine.render.report import Rendering

RATIOS = ("square", "landscape", "portrait", "standard_landscape", "standard_portrait")
SMALLEST = 11.0

_DEFAULTS = {
    "style": "modern",
    "palette": "ocean",
    "size": "1K",
    "aspect_ratio": "landscape",
    "format": "pdf",
    "as_of": "2026-06-15",
}
_ARABIC = "\u0600", "\u06ff"


def render(document: Document, **changes: object) -> Rendering:
    return engine.render(document, **{**_DEFAULTS, **changes})  # type: ignore[arg-type]


def faults(rendering: Rendering) -> dict[str, object]:
    letters = reading.letters(rendering.data)
    found: dict[str, object] = {
        "off the page": reading.off_page(letters, rendering),
        "across an edge": reading.across_edges(letters, rendering),
        "on each other": [pair for pair in reading.overlapping(letters) if not all(_is_joined(c.char) for c in pair)],
        "cards on each other": reading.cards_overlapping(rendering),
        "marks outside": reading.marks_outside(rendering),
        "not in the file": _lost(rendering, letters),
    }
    smallest = min((box.font_size for box in rendering.report.boxes if box.font_size is not None), default=SMALLEST)
    if smallest < SMALLEST:
        found["too small"] = smallest
    return {name: value for name, value in found.items() if value}


def shortened(rendering: Rendering) -> list[str]:
    return [warning.message for warning in rendering.warnings if warning.code == "truncated"]


def _is_joined(char: str) -> bool:
    """Arabic letters touch."""
    return _ARABIC[0] <= char <= _ARABIC[1]


def _lost(rendering: Rendering, letters: list[reading.Letter]) -> dict[str, int]:
    """Plain letters and digits that the report draws and the file does not hold; capitals are the style's choice."""
    drawn = Counter(
        c.casefold() for box in rendering.report.boxes for c in box.text or "" if c.isascii() and c.isalnum()
    )
    held = Counter(letter.char.casefold() for letter in letters)
    return {char: count for char, count in (drawn - held).items() if char not in "fil"}  # ligatures
