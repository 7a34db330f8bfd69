"""What of a Document can be drawn at all. Blocks without content are left out, each with a warning."""

from __future__ import annotations

import math
from dataclasses import replace

from infographix_api.engine.brief import InputError
from infographix_api.engine.document import Block, Chart, Comparison, Document, Quote, Text, Warning

# beyond this, differences of two values are no numbers any more
LARGEST = 1e100
_OF_PARTS = frozenset(("donut", "waffle"))


def usable(document: Document) -> tuple[Document, tuple[Warning, ...]]:
    """The Document with its sections in their places. Raises InputError when nothing in it can be drawn."""
    warnings = []
    sections = []
    for number, section in enumerate(document.sections, 1):
        kept = tuple(block for block in section.blocks if _has_content(block))
        warnings += [
            Warning("no_data", f"Section {number}: a {block.type} without content was left out.")
            for block in section.blocks
            if block not in kept
        ]
        sections.append(section if kept == section.blocks else replace(section, blocks=kept))
    if not any(section.blocks for section in sections):
        raise InputError("invalid_content", "Nothing in it can be drawn: every block is empty.", "/content/sections")
    return (replace(document, sections=tuple(sections)), tuple(warnings)) if warnings else (document, ())


def finite(value: float | None) -> float | None:
    """The value, or None for what has no place on an axis."""
    return value if value is not None and math.isfinite(value) and abs(value) < LARGEST else None


def _has_content(block: Block) -> bool:
    if isinstance(block, Chart):
        values = [finite(v) for series in block.series for v in series.values[: len(block.x)]]
        known = [v for v in values if v is not None]
        return any(v > 0 for v in known) if block.mark in _OF_PARTS else bool(known)
    if isinstance(block, Comparison):
        return bool(block.rows and block.columns)
    if isinstance(block, Quote | Text):
        return bool(block.text.strip())
    return bool(block.items)
