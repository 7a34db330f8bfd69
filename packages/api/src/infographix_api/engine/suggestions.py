"""Which styles and palettes suit a topic or a Document, by rules over its category, its mood and its blocks.

Only styles that are drawn now are suggested. The rules are in suggestions.toml; nothing here knows how a style looks.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from infographix_api.engine import catalog
from infographix_api.engine.analysis import topic
from infographix_api.engine.document import Block, Chart, Document

FILE = Path(__file__).with_name("suggestions.toml")
MOST = 3
WEIGHTS = {"categories": 6, "moods": 2, "blocks": 1}
BLOCKS = {
    "charts": "several charts",
    "figures": "large figures",
    "ranking": "a ranking",
    "timeline": "a timeline",
    "process": "a sequence of steps",
    "comparison": "a comparison",
    "words": "words without figures",
}
Rules = dict[str, Any]


@dataclass(frozen=True)
class Suggestion:
    """A style or palette, and one sentence on why it suits."""

    slug: str
    reason: str


@dataclass(frozen=True)
class Suggestions:
    styles: tuple[Suggestion, ...]
    palettes: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Profile:
    """What the rules look at. `blocks` are names of BLOCKS."""

    category: str | None
    mood: str | None
    blocks: frozenset[str]


def suggest(subject: str | Document, *, as_of: str) -> Suggestions:
    """Three styles and three palettes for a topic or a Document, best first, each with its reason.

    >>> suggest("Cybersecurity", as_of="2026-06-15").styles[0].slug
    'cyberpunk'
    """
    profile = profile_of(subject, as_of)
    drawn = {style.slug for style in catalog.styles() if style.available}
    styles = tuple(suggestion for suggestion in ranked("styles", profile) if suggestion.slug in drawn)
    return Suggestions(styles[:MOST], ranked("palettes", profile)[:MOST])


def ranked(kind: str, profile: Profile) -> tuple[Suggestion, ...]:
    """Every style ("styles") or palette ("palettes") of the rules, drawn or not, the best first."""
    rules: dict[str, Rules] = _rules()[kind]
    order = sorted(rules, key=lambda slug: -_score(rules[slug], profile))
    return tuple(Suggestion(slug, _reason(rules[slug], profile)) for slug in order)


def known(kind: str) -> frozenset[str]:
    """The "categories" or "moods" a pack may have."""
    return frozenset(_rules()[kind])


def profile_of(subject: str | Document, as_of: str) -> Profile:
    """A pack knows its category and mood; for all else the words of title and headings are asked."""
    title = subject if isinstance(subject, str) else subject.title
    pack = topic.find(title, as_of)
    document = topic.document(title, as_of)[0] if isinstance(subject, str) else subject
    blocks = _kinds([block for section in document.sections for block in section.blocks])
    if pack:
        return Profile(pack.category, pack.mood, blocks)
    headings = [] if isinstance(subject, str) else [section.heading or "" for section in document.sections]
    words = [*_stems(title), *_stems(title), *_stems(" ".join(headings))]
    return Profile(_most_named("categories", words), _most_named("moods", words), blocks)


def _kinds(blocks: list[Block]) -> frozenset[str]:
    count = Counter(block.type for block in blocks)
    found = {name for name in ("ranking", "timeline", "process", "comparison") if count[name]}
    if sum(isinstance(block, Chart) for block in blocks) > 1:
        found.add("charts")
    if count["stat"]:
        found.add("figures")
    if not count["stat"] and not count["chart"] and not count["ranking"]:
        found.add("words")
    return frozenset(found)


def _score(rule: Rules, profile: Profile) -> int:
    fits = {
        "categories": profile.category in rule["categories"],
        "moods": profile.mood in rule["moods"],
        "blocks": len(profile.blocks & set(rule["blocks"])),
    }
    return sum(WEIGHTS[name] * int(fit) for name, fit in fits.items())


def _reason(rule: Rules, profile: Profile) -> str:
    whys = []
    if profile.category and profile.category in rule["categories"]:
        whys.append(_rules()["names"][profile.category])
    if profile.mood in rule["moods"]:
        whys.append(f"{'an' if profile.mood == 'urgent' else 'a'} {profile.mood} tone")
    whys += [BLOCKS[name] for name in rule["blocks"] if name in profile.blocks]
    if not whys:
        return f"{rule['look']}: not the obvious choice here, but one that stands out."
    return f"{rule['look']}: made for {' and '.join(whys[:2])}."


def _most_named(kind: str, words: Iterable[str]) -> str | None:
    """The category or mood that most words name; the first in the file when two tie."""
    names: dict[str, str] = _rules()[kind]
    asked = list(words)
    counts = {name: sum(word in listed.split() for word in asked) for name, listed in names.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _stems(text: str) -> list[str]:
    return [topic.stem(word) for word in re.findall(r"\w+", text.casefold())]


@lru_cache(maxsize=1)
def _rules() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FILE.read_text("utf-8"))
