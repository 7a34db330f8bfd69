"""Roles from a caller's own two to eight colours: a ground is found or made, accents are completed, and every change
is said. Knows nothing of the palettes of the catalog.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from infographix_api.engine import contrast, relatives
from infographix_api.engine.brief import InputError
from infographix_api.engine.palette import ACCENTS, Roles

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_POINTER = "/palette/colors"
_GROUND_CONTRAST = {"light": 16.5, "dark": 13.0}


def complete(colors: tuple[str, ...], grounds: tuple[str, ...]) -> tuple[Roles, list[str]]:
    """Roles for the first of `grounds` ("light", "dark") that the colours have a ground for, and what was changed.

    The palest or darkest colour becomes the ground, or one is made from the first. The others are accents in the
    order given; missing ones are made from them. Raises InputError for anything but two to eight #rrggbb or #rgb.
    """
    given, changes = _parsed(colors)
    ground, mode = _ground(given, grounds)
    if ground not in given:
        changes.append(f"{mode} ground {ground} made from {given[0]}")
    surface = _surface(ground, given)
    ink = contrast.readable(contrast.mix(given[0], "#ffffff" if mode == "dark" else "#000000", 0.82), ground, surface)
    accents = [c for c in given if c != ground]
    changes += [f"{c} not used, {ACCENTS} accents are enough" for c in accents[ACCENTS:]]
    if len(accents) < ACCENTS:
        changes.append(f"{ACCENTS - len(accents)} accents made from those given")
    seen = [relatives.seen(c, surface) for c in accents[:ACCENTS]]
    changes += [_change(c, mark, surface) for c, mark in zip(accents, seen, strict=False) if not _reads(c, surface)]
    completed = relatives.completed(seen or [relatives.seen(given[0], surface)], surface, ACCENTS)
    muted, line = contrast.mix(ink, ground, 0.35), contrast.mix(ground, ink, 0.16)
    return Roles(ground, surface, ink, muted, line, tuple(completed)), changes


def _parsed(colors: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    if not 2 <= len(colors) <= 8:
        raise InputError("unknown_palette", f"A custom palette is two to eight colours, not {len(colors)}.", _POINTER)
    for position, color in enumerate(colors):
        if not _HEX.fullmatch(color):
            message = f"{color[:40]!r} is not a colour; write it as #rrggbb, such as #1763d6."
            raise InputError("unknown_palette", message, f"{_POINTER}/{position}")
    given = tuple(dict.fromkeys(map(_long, colors)))
    repeated = len(colors) - len(given)
    return given, [f"{repeated} repeated colour{'s' * (repeated > 1)} ignored"] if repeated else []


def _ground(given: Sequence[str], grounds: Sequence[str]) -> tuple[str, str]:
    for mode in grounds:
        opposite = "#ffffff" if mode == "dark" else "#000000"
        best = max(given, key=lambda c: contrast.ratio(c, opposite))
        if contrast.ratio(best, opposite) >= _GROUND_CONTRAST[mode]:
            return best, mode
    dark = grounds[0] == "dark"
    return contrast.mix(given[0], "#000000" if dark else "#ffffff", 0.86 if dark else 0.94), grounds[0]


def _surface(ground: str, given: Sequence[str]) -> str:
    """A little lighter than the ground; on pure white a tint, or nothing would set cards off."""
    if ground == "#ffffff":
        return contrast.mix(ground, next(c for c in (*given, "#000000") if c != ground), 0.05)
    return contrast.mix(ground, "#ffffff", 0.07 if contrast.is_dark(ground) else 0.7)


def _reads(color: str, surface: str) -> bool:
    return contrast.ratio(color, surface) >= contrast.READABLE


def _change(color: str, mark: str, surface: str) -> str:
    """Marks are corrected as little as can be, text in the same colour further."""
    text = contrast.readable(mark, surface)
    return f"{color} drawn as {mark}, as text {text}" if mark != color else f"{color} as text {text}"


def _long(color: str) -> str:
    digits = color[1:] if len(color) == 7 else "".join(c * 2 for c in color[1:])
    return "#" + digits.lower()
