"""The texts and tables that evidence points into, and what is found at a place of theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from infographix_api.engine import table
from infographix_api.engine.document import Evidence, Source

ROW = " | "  # parts the cells of a table's row in a normalised text


@dataclass(frozen=True)
class Sources:
    """`texts` are the normalised texts of those that were read, by id; `language` says how they write numbers."""

    known: Mapping[str, Source]
    texts: Mapping[str, str]
    language: str

    def located(self, evidence: Evidence) -> bool:
        """The span is verbatim, at exactly its place."""
        text = self.texts.get(evidence.source)
        if text is None or not evidence.quote or evidence.start is None or evidence.start < 0:
            return False
        return text[evidence.start : evidence.end] == evidence.quote

    def trusted(self, evidence: Evidence) -> bool:
        """A caller's word counts for what was not read here, a model's for what is said to be a model's."""
        source = self.known.get(evidence.source)
        if source is None or evidence.source in self.texts:
            return False
        return evidence.kind == "caller" or (evidence.kind == "model" and source.kind == "model")

    def compiled(self, evidence: Evidence) -> bool:
        """From the bundled library, whose statements hold each figure with its name but not the words around it."""
        source = self.known.get(evidence.source)
        return source is not None and source.kind == "dataset"

    def rerun(self, evidence: Evidence) -> table.Answer:
        text = self.texts.get(evidence.source)
        return ([], []) if text is None or evidence.op is None else table.answer(text, evidence.op)

    def cells(self, evidence: Evidence) -> list[tuple[str, ...]]:
        """The named cells, each with the texts of its row before it."""
        text = self.texts.get(evidence.source)
        if text is None:
            return []
        parsed = table.parse(text)
        places = {column.name: i for i, column in enumerate(parsed.columns)}
        if not all(name in places for name in evidence.columns):
            return []
        rows = [row for i, row in enumerate(table.rows(text)) if i in evidence.rows]
        names = [i for i, column in enumerate(parsed.columns) if not column.numeric]
        return [(*(row[i] for i in names), row[places[name]]) for row in rows for name in evidence.columns]

    def around(self, evidence: Evidence) -> list[str]:
        """The lines of the list or table that the span is part of, its head included."""
        text = self.texts.get(evidence.source, "")
        start, end = text.rfind("\n\n", 0, evidence.start or 0), text.find("\n\n", evidence.end or 0)
        return text[start + 2 if start >= 0 else 0 : end if end >= 0 else len(text)].strip("\n").split("\n")

    def says(self, words: str) -> bool:
        """The words stand in one of the texts or name a source."""
        wanted = squeezed(words).rstrip(".")
        titled = any(wanted in squeezed(source.title) for source in self.known.values())
        return titled or any(wanted in squeezed(text) for text in self.texts.values())


def says(quote: str, label: str) -> bool:
    """The label stands in the quote as whole words: Mali is not in Somalia. Scripts without spaces have no such edges."""
    words = squeezed(label)
    left, right = ("" if not end or _is_unspaced(end) else r"\w" for end in (words[:1], words[-1:]))
    pattern = rf"{f'(?<!{left})' if left else ''}{re.escape(words)}{f'(?!{right})' if right else ''}"
    return re.search(pattern, squeezed(quote)) is not None


def _is_unspaced(character: str) -> bool:
    """Not a letter with two cases, nor a digit: a mark, or a letter of a script that may write without spaces."""
    return not character.isdigit() and character.lower() == character.upper()


def squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def in_order(texts: tuple[str, ...], quote: str) -> bool:
    rest, position = squeezed(quote), 0
    for text in map(squeezed, texts):
        position = rest.find(text, position)
        if position < 0:
            return False
        position += len(text)
    return True
