"""Topics: a pack of the bundled knowledge library when every content word matches, else an honest outline without figures."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from infographix_api.engine.analysis.packs import Pack, document_of
from infographix_api.engine.document import Document, Item, Process, Section, Source, Warning

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
FILLERS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "for",
        "and",
        "to",
        "about",
        "statistics",
        "stats",
        "facts",
        "figures",
        "data",
        "numbers",
        "overview",
        "trends",
        "trend",
        "key",
        "latest",
        "global",
        "world",
        "worldwide",
        "today",
        "introduction",
        "guide",
        "infographic",
        "report",
    ]
)
QUESTIONS: dict[str, tuple[str, ...]] = {
    "comparison": (
        "What do they have in common?",
        "Where do they differ most?",
        "What does each cost?",
        "Who is each one for?",
        "What would make you choose?",
    ),
    "process": (
        "What do you need before you begin?",
        "What are the steps?",
        "Where does it usually go wrong?",
        "How do you know it worked?",
    ),
    "place": (
        "Where is it, and how large?",
        "Who lives there?",
        "What does it live from?",
        "What changed in living memory?",
        "What is it known for?",
    ),
    "event": ("When and where did it happen?", "What led up to it?", "Who took part?", "What changed afterwards?"),
    "subject": (
        "What is it?",
        "Why does it matter now?",
        "How does it work?",
        "Who is affected?",
        "What is still open?",
    ),
}
NO_SOURCE = (
    "There is no checked source for “{topic}”, so this is an outline without figures. Send a text, a table or finished content as `source` or `content` "
    "to get figures."
)


def document(topic: str, as_of: str) -> tuple[Document, dict[str, str]]:
    """The Document and the text of each of its sources, for the gate."""
    topic = " ".join(topic.split())
    for pack in packs():
        if _matches(topic, pack):
            return document_of(pack, as_of)
    return _outline(topic), {}


@lru_cache(maxsize=1)
def packs() -> tuple[Pack, ...]:
    return tuple(Pack(json.loads(path.read_text())) for path in sorted(KNOWLEDGE.glob("*.json")))


def _matches(topic: str, pack: Pack) -> bool:
    """All content words of the topic are those of one title or alias, no more and no fewer."""
    wanted = _content_words(topic)
    return bool(wanted) and any(wanted == _content_words(name) for name in (pack.title, *pack.aliases))


def _content_words(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(_singular(w) for w in words if w not in FILLERS) or frozenset(words)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _outline(topic: str) -> Document:
    items = tuple(Item(question) for question in QUESTIONS[_kind(topic)])
    return Document(
        title=topic[:1].upper() + topic[1:],
        subtitle="Questions a good answer would cover",
        sections=(Section((Process(items, ordered=False),), salience=1.0),),
        sources=(Source("s1", "Your topic; no source given", "input"),),
        warnings=(Warning("no_source", NO_SOURCE.format(topic=topic)),),
    )


def _kind(topic: str) -> str:
    lowered = topic.casefold()
    if re.search(r"\b(?:vs\.?|versus|or)\b|\bcompared\b", lowered):
        return "comparison"
    if lowered.startswith(("how to", "how do", "steps", "guide to", "making", "building")):
        return "process"
    if re.search(r"\b(?:city|country|island|mountain|river|lake|town|sea|desert|state of)\b", lowered):
        return "place"
    if re.search(
        r"\b(?:war|battle|revolution|election|earthquake|summit|festival|olympic|launch|crisis|1[5-9]\d\d|20\d\d)\b",
        lowered,
    ):
        return "event"
    return "subject"
