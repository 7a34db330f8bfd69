"""Puts paragraphs and marks into a scene and notes what had to be shortened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from infographix_api.engine.layout.geometry import SMALLEST, Rect
from infographix_api.engine.layout.scene import Scene
from infographix_api.engine.layout.text import NO_LIMIT, Paragraph

Align = Literal["left", "center", "right"]

# Where letters stand in their line: the middle of the line plus this share of the size.
_BASELINE = 0.36
_LARGEST_MARKER, _MARKER_GAP = 22.0, 4.0


@dataclass(frozen=True)
class Ink:
    """How to set a paragraph."""

    size: float
    color: str = "ink"
    most: int = NO_LIMIT
    align: Align = "left"
    balance: bool = True


@dataclass
class Pen:
    """Draws into `scene`; `shortened` gathers (place, what happened) for the warnings."""

    scene: Scene
    shortened: list[tuple[str, str]] = field(default_factory=list)
    place: str = ""

    def text(self, paragraph: Paragraph, at: Rect, ink: Ink) -> float:
        """Set lines from the top left of `at`, within its width; returns the height used."""
        size = ink.size
        lines, was_cut = paragraph.lines(at.w / size, ink.most, balance=ink.balance)
        pitch = size * paragraph.leading
        if was_cut:
            self.shorten(f"text cut: {paragraph.text[:60]}")
        for k, line in enumerate(lines):
            width = line.em * size
            x = at.x + {"left": 0.0, "center": (at.w - width) / 2, "right": at.w - width}[ink.align]
            baseline = at.y + (k + 0.5) * pitch + _BASELINE * size
            is_last = k == len(lines) - 1 and not was_cut
            if is_last and paragraph.marker:
                self._with_marker(paragraph, line.text, (x, baseline), width, ink)
            else:
                self.scene.text((x, baseline), width, paragraph.face, (size, ink.color), line.text)
        return len(lines) * pitch

    def line(self, paragraph: Paragraph, x: float, baseline: float, ink: Ink) -> float:
        """Set the whole paragraph on one line; returns its width."""
        width = paragraph.natural * ink.size
        line, _ = paragraph.lines(paragraph.natural * 1.01 + 0.1, 1)
        if paragraph.marker:
            self._with_marker(paragraph, line[0].text, (x, baseline), width, ink)
        else:
            self.scene.text((x, baseline), width, paragraph.face, (ink.size, ink.color), line[0].text)
        return width

    def right(self, paragraph: Paragraph, at: Rect, ink: Ink) -> None:
        """Set the whole paragraph on one line that ends at the right of `at`, in its vertical middle."""
        width = paragraph.natural * ink.size
        self.line(paragraph, at.right - width, at.y + at.h / 2 + _BASELINE * ink.size, ink)

    def middle(self, paragraph: Paragraph, at: Rect, ink: Ink) -> None:
        """Set a paragraph in the vertical middle of `at`."""
        height = paragraph.height(ink.size, at.w, ink.most)
        self.text(paragraph, Rect(at.x, at.y + (at.h - height) / 2, at.w, height), ink)

    def mark(self, name: str, box: Rect, **args: object) -> None:
        self.scene.mark(name, box, **args)

    def shorten(self, what: str) -> None:
        self.shortened.append((self.place, what))

    def _with_marker(self, paragraph: Paragraph, text: str, at: tuple[float, float], width: float, ink: Ink) -> None:
        x, baseline = at
        tail = paragraph.marker_em * ink.size
        size = max(SMALLEST, min(0.7 * ink.size, _LARGEST_MARKER))
        self.scene.text(at, width - tail, paragraph.face, (ink.size, ink.color), text)
        color = ink.color if ink.color.startswith(("on", "figure")) else "muted"
        raised = baseline - max(0.34 * ink.size, 0.84 * ink.size - 0.72 * size)
        gap = min(0.12 * ink.size, _MARKER_GAP)
        room = tail - 0.12 * ink.size
        self.scene.text((x + width - tail + gap, raised), room, "small", (size, color), paragraph.marker)
