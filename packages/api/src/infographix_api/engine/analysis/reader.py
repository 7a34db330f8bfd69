"""Markdown or plain text to a normalised text and its parts: what a reader sees, each line with its place in it.

Evidence points into this normalised text. Markup, HTML, code, badges and front matter are not part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

PartKind = Literal["heading", "paragraph", "bullets", "steps", "quote", "table"]
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
TITLE_LINE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]{1,80}\}$")
# what the parser leaves as it stands, because it is no address that it would link to
UNSAFE_LINK = re.compile(
    r"!?\[([^\[\]]{0,200})\]\((?:javascript|vbscript|data|file):[^()]{0,200}(?:\([^()]{0,200}\))?[^()]{0,200}\)",
    re.IGNORECASE,
)
MAX_NESTING = 20


@dataclass(frozen=True)
class Line:
    """`text` is `normalised[start:end]`; `cells` when it is a table row."""

    text: str
    start: int
    end: int
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    kind: PartKind
    lines: tuple[Line, ...]
    level: int = 0


@dataclass
class Reading:
    """The normalised text and its parts, in order."""

    text: str = ""
    parts: list[Part] = field(default_factory=list)
    title: str | None = None

    def add(self, kind: PartKind, lines: list[str | tuple[str, ...]], level: int = 0) -> None:
        placed = [self._place(line) for line in lines if line]
        if placed:
            self.parts.append(Part(kind, tuple(placed), level))
            self.text += "\n"

    def _place(self, line: str | tuple[str, ...]) -> Line:
        text = line if isinstance(line, str) else " | ".join(line)
        start = len(self.text)
        self.text += text + "\n"
        return Line(text, start, start + len(text), () if isinstance(line, str) else line)


def read_markdown(source: str) -> Reading:
    reading = Reading()
    if match := FRONT_MATTER.match(source):
        found = TITLE_LINE.search(match[1])
        reading.title = found[1].strip() if found else None
        source = source[match.end() :]
    parser = (
        MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").disable("html_inline", ignoreInvalid=True)
    )
    _walk(parser.parse(TEMPLATE.sub("", source)), reading)
    return reading


def read_text(source: str) -> Reading:
    """Paragraphs parted by blank lines; a short first line without a full stop is the title."""
    reading = Reading()
    for number, paragraph in enumerate(re.split(r"\n\s*\n", source)):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        if not lines:
            continue
        bullets = [re.sub(r"^(?:[-*•]|\d+[.)])\s+", "", line) for line in lines]
        if len(lines) == 1 and len(lines[0]) <= 90 and not lines[0].endswith((".", "!", "?", ":", ";", ",")):
            reading.add("heading", [lines[0]], level=1 if number == 0 else 2)
        elif len(lines) > 1 and all(re.match(r"(?:[-*•])\s", line) for line in lines):
            reading.add("bullets", list(bullets))
        elif len(lines) > 1 and all(re.match(r"\d+[.)]\s", line) for line in lines):
            reading.add("steps", list(bullets))
        else:
            reading.add("paragraph", [" ".join(lines)])
    return reading


def _walk(tokens: list[Token], reading: Reading) -> None:
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _closing(tokens, position)
        inside = tokens[position + 1 : end]
        match token.type:
            case "heading_open":
                reading.add("heading", [ATTRIBUTES.sub("", _plain(inside[0]))], level=int(token.tag[1]))
            case "paragraph_open":
                reading.add("paragraph", [_plain(inside[0])])
            case "bullet_list_open" | "ordered_list_open":
                _add_list(token, inside, reading)
            case "blockquote_open":
                reading.add("quote", [_plain(t) for t in inside if t.type == "inline"])
            case "table_open":
                reading.add("table", [row for row in _rows(inside) if any(row)])
        position = end + 1


def _add_list(token: Token, inside: list[Token], reading: Reading) -> None:
    """Its entries' first lines; lists inside it follow as lists of their own."""
    items = _items(inside)
    reading.add("bullets" if token.type.startswith("bullet") else "steps", [_first_line(item) for item in items])
    for item in items:
        for position, inner in enumerate(item):
            if inner.level == token.level + 2 and inner.type in ("bullet_list_open", "ordered_list_open"):
                _add_list(inner, item[position + 1 : _closing(item, position)], reading)


def _closing(tokens: list[Token], position: int) -> int:
    """Index of the token that closes the one at `position`; itself when it stands alone."""
    if tokens[position].nesting != 1:
        return position
    level = tokens[position].level
    return next(i for i in range(position + 1, len(tokens)) if tokens[i].level == level and tokens[i].nesting == -1)


def _items(tokens: list[Token]) -> list[list[Token]]:
    found, position = [], 0
    while position < len(tokens):
        end = _closing(tokens, position)
        if tokens[position].type == "list_item_open":
            found.append(tokens[position + 1 : end])
        position = end + 1
    return found


def _first_line(item: list[Token]) -> str:
    return next((_plain(token) for token in item if token.type == "inline"), "")


def _rows(tokens: list[Token]) -> list[tuple[str, ...]]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_plain(token).replace("|", "/"))
    return [tuple(row) for row in rows]


def _plain(inline: Token) -> str:
    """Text without markup; pictures and their alternative texts are dropped, code spans keep their words."""
    out = ""
    for child in inline.children or []:
        if child.type in ("text", "code_inline"):
            out += child.content
        elif child.type in ("softbreak", "hardbreak"):
            out += " "
    out = re.sub(r"<[^<>]{1,200}>", "", UNSAFE_LINK.sub(r"\1", out))
    return re.sub(r"\s+", " ", out).strip()
