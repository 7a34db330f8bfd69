"""Which characters the installed fonts can draw. Text is checked before drawing: Typst draws tofu without a word."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from fontTools.ttLib import TTFont

from infographix_api.engine.document import Document, Warning
from infographix_api.engine.layout.page import texts
from infographix_api.engine.layout.text import CJK
from infographix_api.engine.render import press
from infographix_api.engine.styles.style import Style

T = TypeVar("T")

# every packaged style covers these, see the tests; so most Documents need no look into a font
_ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("₀₁₂₃₄₅₆₇₈₉\n\t")
_MISSING = "□"
_WORLD = (
    "Noto Sans SC",
    "Noto Sans JP",
    "Noto Sans KR",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Emoji",
)
# signs that say the same, for those that no packaged font has
_SAME = {
    "➜": "→",
    "➔": "→",
    "➝": "→",
    "⇑": "↑",
    "⇓": "↓",
    "✘": "✗",
    "‐": "-",
    "‑": "-",
    "―": "—",
    "⁃": "•",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
}
_FIRST_CJK = {"ja": "Noto Sans JP", "ko": "Noto Sans KR"}
_TEXT_FALLBACK = "Inter"
_RARE = 0.02  # share of the letters
_KEPT_RAW = frozenset(("evidence", "type", "mark", "icon", "id", "url", "kind", "order"))


def drawable(document: Document) -> tuple[Document, tuple[Warning, ...]]:
    """The Document in composed form, without control characters; what no font has becomes a box, with a warning."""
    wanted = {c for text in texts(document) for c in unicodedata.normalize("NFC", text)} - _ALWAYS
    dropped = {c for c in wanted if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") and c not in "\n\t"}
    bidi = {c for c in wanted if unicodedata.category(c) == "Cf" and c not in "\u200c\u200d\ufe0f"}
    uncovered = {c for c in wanted - dropped - bidi if not _is_covered(c)}
    missing = sorted(uncovered - _SAME.keys())
    table = {ord(c): "" for c in dropped | bidi} | {ord(c): _SAME.get(c, _MISSING) for c in uncovered}
    table |= {ord(c): " " for c in "\n\t\r"}
    cleaned = _translated(document, table)
    if not missing:
        return cleaned, ()
    shown = " ".join(missing[:10])
    advice = "" if press.world_fonts() else "; install infographix-fonts-world for more scripts"
    return cleaned, (Warning("glyph_missing", f"No installed font has {shown}, drawn as {_MISSING}{advice}"),)


def fallback(document: Document) -> list[str]:
    """Families to try after a style's own; Han characters look different by language."""
    words = "".join(texts(document))
    if words.isascii():
        return [_TEXT_FALLBACK]
    first = _FIRST_CJK.get(document.lang.split("-")[0].lower())
    world = [f for f in _WORLD if f in families()]
    if first in world:
        world.sort(key=lambda family: family != first)
    return [_TEXT_FALLBACK, *world] if CJK.search(words) or world else [_TEXT_FALLBACK]


def unfit(style: Style, document: Document) -> frozenset[str]:
    """Families that lack some letters of the Document's alphabet: words would mix two faces.

    A rare letter is no reason, nor is a script of its own such as Han, which stands apart anyway.
    """
    letters = Counter(filter(_is_of_an_alphabet, "".join(texts(document))))
    if all(map(str.isascii, letters)):
        return frozenset()
    stacks = {family for face in style.faces.values() for family in face.families}
    return frozenset(f for f in stacks if _lacking(letters, covered(f)) > _RARE * letters.total())


def _is_of_an_alphabet(c: str) -> bool:
    """Latin, Greek and Cyrillic letters."""
    return c.isalpha() and (c < "\u0530" or "\u1e00" <= c < "\u2000")


def _lacking(letters: Counter[str], known: frozenset[int]) -> int:
    return sum(count for letter, count in letters.items() if ord(letter) not in known)


@lru_cache(maxsize=1)
def families() -> Mapping[str, list[str]]:
    """Font files by family."""
    found: dict[str, list[str]] = {}
    for font in press.fonts().fonts():
        found.setdefault(font.family, []).append(str(font.path))
    return found


@lru_cache(maxsize=64)
def covered(family: str) -> frozenset[int]:
    """Code points that every weight of a family has."""
    sets = [_code_points(path) for path in families().get(family, [])]
    return frozenset.intersection(*sets) if sets else frozenset()


def _code_points(path: str) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _is_covered(character: str) -> bool:
    if character in "\n\t\ufe0f\u200c\u200d" or unicodedata.category(character) == "Zs":
        return True
    return any(ord(character) in covered(family) for family in (_TEXT_FALLBACK, *_WORLD))


def _translated(value: T, table: Mapping[int, str]) -> T:
    """A copy of frozen data with every drawn string cleaned."""
    changed: Any = value
    if isinstance(value, str):
        changed = unicodedata.normalize("NFC", value).translate(table)
    elif isinstance(value, tuple):
        changed = tuple(_translated(v, table) for v in value)
    elif is_dataclass(value) and not isinstance(value, type):
        names = [f.name for f in fields(value) if f.name not in _KEPT_RAW]
        changed = replace(value, **{name: _translated(getattr(value, name), table) for name in names})
    return changed  # type: ignore[no-any-return]
