"""Makes the paragraphs of one Document and has them measured in one go."""

from __future__ import annotations

import unicodedata

from infographix_api.engine.layout.metrics import Metrics
from infographix_api.engine.layout.text import Paragraph
from infographix_api.engine.styles.style import Style

_TALL_LEADING = 1.48


class Typesetter:
    """Hands out unmeasured paragraphs; after `measure` all of them know their widths."""

    def __init__(self, metrics: Metrics, style: Style, *, rtl: bool, cjk: bool) -> None:
        self.rtl = rtl
        self.leading = 1.5 if rtl else 1.42 if cjk else style.leading
        self.display_leading = 1.4 if rtl else 1.25 if cjk else style.display_leading
        self.style = style
        self._metrics = metrics
        self._paragraphs: dict[tuple[str, str, str], Paragraph] = {}

    def paragraph(self, face: str, text: str, marker: str = "") -> Paragraph:
        key = (face, text, marker)
        if key not in self._paragraphs:
            cased = text.upper() if face in self.style.upper else text
            leading = self.display_leading if face in ("display", "title") else self.leading
            if any(map(_is_tall, cased)):
                leading = max(leading, _TALL_LEADING)
            self._paragraphs[key] = Paragraph(face, cased, leading=leading, marker=marker)
        return self._paragraphs[key]

    def optional(self, face: str, text: str | None, marker: str = "") -> Paragraph | None:
        return self.paragraph(face, text, marker) if text and text.strip() else None

    def measure(self) -> None:
        paragraphs = self._paragraphs.values()
        words = {(p.face, piece.text) for p in paragraphs for piece in p.pieces}
        words |= {("small", p.marker) for p in paragraphs if p.marker}
        words |= {(p.face, glyph) for p in paragraphs for glyph in (" ", "-", "…")}
        self._metrics.need(words)
        for paragraph in paragraphs:
            paragraph.resolve(self._metrics.widths)


def _is_tall(char: str) -> bool:
    """A capital with two marks above it, as in Vietnamese, reaches into a tight line above."""
    return char.isupper() and not char.isascii() and len(unicodedata.normalize("NFD", char)) > 2
