"""Topics: the pack of the bundled knowledge library that is about exactly this, else an honest outline without figures."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from infographix_api.engine.analysis import outline, packs
from infographix_api.engine.analysis.packs import Pack
from infographix_api.engine.document import Document

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
YEARS_LOOKED_BACK = 3

# Ways to ask for "figures on ..." that say nothing about what they are on. A word that could name another subject beside
# some title ("guide", "current", "history") is none of them.
FILLERS = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on for and to about with from by at is are was were be do does did has have there its our we i me my "
        "statistic statistics stats stat fact facts figure figures data dataset number numbers overview trend trends key latest recent "
        "currently global globally world worldwide today now infographic report reports chart charts graph graphs please show give "
        "make create draw some all what which explained insights summary snapshot analysis basics ranking rankings records",
    )
)
LINKS = frozenset(["a", "an", "the", "of", "in", "on", "for", "and", "to", "by"])
PHRASES = re.compile(
    r"^(?:the )?(?:state|growth|rise|numbers|story) (?:of|behind)\b|^(?:an? )?(?:guide|introduction) to\b|^(?:an? )?list of\b|\btell me\b"
    r"|\bhow (?:many|much|big|large|common|fast is|does)\b|\b(?:around|across) the (?:world|globe|planet)\b|\bon (?:planet )?earth\b"
    r"|\bat a glance\b|\b(?:over|through) (?:time|the years)\b|\b(?:by|per|in every) (?:country|year|decade)\b|\bin numbers\b"
    r"|\btop \d{1,2}\b|\b\d{1,2} (?=facts\b|figures\b|charts\b|numbers\b|things\b)|\bthings to know\b|\byou should know\b"
)
YEAR = re.compile(r"(?:19|20)\d\d")


def document(topic: str, as_of: str) -> tuple[Document, dict[str, str]]:
    """The Document and the text of each of its sources, for the gate."""
    topic = " ".join(topic.split())
    pack = find(topic, as_of)
    return packs.document_of(pack, as_of) if pack else (outline.of(topic), {})


def find(topic: str, as_of: str) -> Pack | None:
    """The pack one of whose names is wholly in the topic, where all else in the topic is filler or a year it can speak for."""
    plain = _plain(topic)
    wanted = frozenset(map(stem, _words(plain)))
    spare = frozenset(word for word in _words(PHRASES.sub(" ", plain)) if word not in FILLERS)
    for name, pack in _names():
        if name <= wanted and all(stem(word) in name or _is_its_year(word, pack, as_of) for word in spare):
            return pack
    return None


@lru_cache(maxsize=1)
def library() -> tuple[Pack, ...]:
    return tuple(packs.head(path) for path in sorted(KNOWLEDGE.glob("*.toml")))


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[frozenset[str], Pack], ...]:
    """The words of every title and alias, the longest first: "world population" before "population"."""
    names = {
        frozenset(map(stem, _words(_plain(name)))) - LINKS: pack
        for pack in library()
        for name in (pack.title, *pack.aliases)
    }
    return tuple(sorted(names.items(), key=lambda entry: -len(entry[0])))


def _is_its_year(word: str, pack: Pack, as_of: str) -> bool:
    """A recent year the pack has figures for, or the one just after them; another year asks for what it does not know."""
    if not YEAR.fullmatch(word):
        return False
    return int(as_of[:4]) - YEARS_LOOKED_BACK <= int(word) <= pack.newest + 1


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("'s", "")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:\.\d+)?", text)


def stem(word: str) -> str:
    """One form for singular and plural, British and American."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith("oes"):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word.replace("isation", "ization").replace("ageing", "aging").replace("defence", "defense")
