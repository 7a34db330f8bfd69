"""Outlines for topics without a checked source: the questions a good answer would cover, by kind of topic, and no figure.

What may be drawn here is only what was asked, and what to look for. Nothing in an outline claims anything about its topic.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from infographix_api.engine.document import (
    Block,
    Comparison,
    ComparisonRow,
    Document,
    Item,
    List,
    Process,
    Section,
    Source,
    Timeline,
    Warning,
)

FILE = Path(__file__).with_name("outlines.toml")
NO_SOURCE = (
    "There is no checked source for “{topic}”, so this is an outline without figures. To get figures, send a text, Markdown or "
    "table about it as `source`, or finished blocks as `content`."
)
SIDES = re.compile(r"(?<!\s)\s+(?:vs\.?|versus|or|compared (?:to|with))\s+", re.IGNORECASE)
MOST_SIDES = 4


def of(topic: str) -> Document:
    kind = kind_of(topic)
    nodes = [*_outlines()[kind]["sections"], *_outlines()["anything"]["sections"]]
    sections = tuple(_section(topic, node) for node in nodes)
    return Document(
        title=topic[:1].upper() + topic[1:],
        subtitle=_outlines()[kind]["subtitle"],
        sections=tuple(
            Section(section.blocks, section.heading, round(1 - 0.2 * place, 3))
            for place, section in enumerate(sections)
        ),
        sources=(Source("s1", "An outline made from the topic alone; no source was given", "input"),),
        warnings=(Warning("no_source", NO_SOURCE.format(topic=topic)),),
    )


def kind_of(topic: str) -> str:
    """The kind of topic, by the first rule that fits; "subject" when none does."""
    for kind, outline in _outlines().items():
        if "when" in outline and re.search(outline["when"], topic, re.VERBOSE):
            return kind
    return "subject"


@lru_cache(maxsize=1)
def _outlines() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


def _section(topic: str, node: dict[str, Any]) -> Section:
    return Section((_block(topic, node),), node["heading"])


def _block(topic: str, node: dict[str, Any]) -> Block:
    if node["type"] == "comparison":
        sides = _sides(topic)
        rows = tuple(ComparisonRow(question, ("?",) * len(sides)) for question in node["rows"])
        return Comparison(sides, rows)
    items = tuple(Item(**item) for item in node["items"])
    match node["type"]:
        case "timeline":
            return Timeline(items)
        case "process":
            return Process(items)
    return List(items)


def _sides(topic: str) -> tuple[str, ...]:
    """What is compared, in the words of the topic.

    >>> _sides("Rust vs Go: which to learn")
    ('Rust', 'Go')
    """
    asked = re.sub(
        r"^(?:what is better|which is better|compare|comparing|difference between)[:,]?\s+",
        "",
        topic,
        flags=re.IGNORECASE,
    )
    head = re.split(r"[:?–—]\s*|\s-\s", asked)[0]
    sides = [side.strip(" ,.!?") for side in SIDES.split(head)]
    if len(sides) < 2:
        sides = [side.strip(" ,.!?") for side in re.split(r"(?<!\s)\s+and\s+", head)]
    named = tuple(side[:1].upper() + side[1:] for side in sides if side)
    return named[:MOST_SIDES] if len(named) > 1 else ("One", "The other")
