"""Which packaged icon stands for a label. An unsure match is no icon, never an absurd one.

Sure are the words of icon_words.toml, and two words of a short label that lucide's tags give to one icon and to no
other. A single tag is not: by their tags, an apple is the core of everything and a cookie gives consent.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from infographix_api.engine.document import Document, Warning

FOLDER = Path(__file__).parent / "assets/icons"
WORDS = Path(__file__).parent / "icon_words.toml"

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_WORD = re.compile(r"[^\W_]+")
_SHORT = 8
# what they show is a gesture in a program, or their tags are about everything
_NOT_BY_TAGS = frozenset(
    """arrow-down-right arrow-left-right arrow-right arrow-up-right ban box boxes check circle-check circle-x cog copy hand
    info layers link minus monitor move network plus power puzzle refresh-cw save scroll settings shapes shield shield-alert
    shield-check square stamp tag target undo-2 volleyball weight workflow x zap""".split()  # noqa: SIM905 - prose reads better
)

_DETERMINERS = frozenset(("a", "an", "the", "your", "our", "my", "their", "its", "this", "these"))

Phrase = tuple[str, ...]


def choose(name: str | None, label: str, lang: str = "en") -> str | None:
    """The icon asked for when it is packaged, else one that the label's words are sure of. Labels are read in English."""
    if name in packaged():
        return name
    if not lang.lower().startswith("en"):
        return None
    words = [_WORD.findall(part) for part in re.split(r"[.;:!?()\[\]]\s", label.translate(_SUBSCRIPTS).casefold())]
    flat = [word for part in words for word in _nouns(part)]
    return _by_words(flat) or (_by_tags(flat) if len(flat) <= _SHORT else None)


def unknown(document: Document) -> tuple[Warning, ...]:
    """A warning about names of icons that are not packaged; the label chooses instead."""
    items = [item for s in document.sections for block in s.blocks for item in getattr(block, "items", ())]
    names = sorted({item.icon for item in items if item.icon} - packaged())
    if not names:
        return ()
    shown = ", ".join(repr(name[:40]) for name in names[:10])
    return (Warning("glyph_missing", f"No icon is called {shown}; labels choose one where they are sure of it"),)


@lru_cache(maxsize=1)
def packaged() -> frozenset[str]:
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))


def _nouns(words: list[str]) -> list[str]:
    """Without the verb of an order: "train your staff" is about no railway."""
    return words[1:] if words[1:2] and words[1] in _DETERMINERS else words


def _by_words(words: Sequence[str]) -> str | None:
    phrases, things, topics = _table()
    free = list(words)
    for start, phrase in _found(words, phrases):
        if phrases[phrase]:
            return phrases[phrase]
        free[start : start + len(phrase)] = [""] * len(phrase)
    for level in (things, topics):
        icon = next((level[(form,)] for word in free for form in _forms(word) if (form,) in level), None)
        if icon:
            return icon
    return None


def _found(words: Sequence[str], phrases: Mapping[Phrase, str]) -> Iterator[tuple[int, Phrase]]:
    """Phrases in the words, from left to right, the longest first."""
    for start in range(len(words)):
        for length in (4, 3, 2):
            *head, last = words[start : start + length]
            yield from (
                (start, phrase)
                for form in _forms(last)
                if (phrase := (*head, form)) in phrases and len(phrase) == length
            )


def _forms(word: str) -> Iterator[str]:
    """A word and what it may be the plural of."""
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


@lru_cache(maxsize=1)
def _table() -> tuple[dict[Phrase, str], dict[Phrase, str], dict[Phrase, str]]:
    """Phrases, things and topics; a phrase that looks like a match and is none has no icon."""
    told = tomllib.loads(WORDS.read_text("utf-8"))
    phrases, things, topics = (
        {tuple(entry.split("_")): icon for icon, entries in told[level].items() for entry in entries.split()}
        for level in ("phrases", "things", "topics")
    )
    return phrases | {tuple(entry.split("_")): "" for entry in told["neutral"].split()}, things, topics


def _by_tags(words: Sequence[str]) -> str | None:
    """The icon to which two words or more point, if no other icon has as many."""
    votes = Counter(icon for word in dict.fromkeys(words) for icon in _tagged(word))
    best = votes.most_common(2)
    if not best or best[0][1] < 2 or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return best[0][0]


def _tagged(word: str) -> set[str]:
    return {icon for form in _forms(word) for icon in _tags().get(form, ())}


@lru_cache(maxsize=1)
def _tags() -> dict[str, set[str]]:
    told = json.loads((FOLDER / "tags.json").read_text("utf-8"))
    out: dict[str, set[str]] = {}
    for icon in sorted(told.keys() - _NOT_BY_TAGS):
        for word in _WORD.findall(" ".join((icon, *told[icon])).casefold()):
            if len(word) > 2:
                out.setdefault(word, set()).add(icon)
    return out
