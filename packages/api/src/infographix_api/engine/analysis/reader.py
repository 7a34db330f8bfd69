"""Markdown or plain text to a normalised text and its parts: what a reader sees, each line with its place in it.

Evidence points into this normalised text. Markup, HTML, code, badges and front matter are not part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from infographix_api.engine.analysis import cleaning

PartKind = Literal["heading", "lead", "paragraph", "bullets", "steps", "quote", "table"]
BULLET = re.compile(r"[-*•‣·–]\s+(?=\S)")
STEP = re.compile(r"\(?\d{1,2}[.)]\s+(?=\S)")
HASHES = re.compile(r"#{1,6}\s+(?=\S)")
UNDERLINE = re.compile(r"[=\-~]{3,}")
MAX_NESTING = 20
LONGEST_BOLD = 80
MOST_LINES = 400  # of one list or table
PARSER = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").disable("html_inline")


@dataclass(frozen=True)
class Line:
    """`text` is `normalised[start:end]`; `cells` when it is a table row; `is_link` when all of it leads elsewhere."""

    text: str
    start: int
    end: int
    cells: tuple[str, ...] = ()
    is_link: bool = False


@dataclass(frozen=True)
class Part:
    """`is_cut` when it had more lines than are kept."""

    kind: PartKind
    lines: tuple[Line, ...]
    level: int = 0
    is_cut: bool = False


@dataclass
class Reading:
    """The normalised text and its parts, in order. `code_blocks` counts those left out."""

    parts: list[Part] = field(default_factory=list)
    title: str | None = None
    code_blocks: int = 0
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(self, kind: PartKind, lines: list[_Words], level: int = 0) -> None:
        placed = [self._place(line) for line in lines[:MOST_LINES] if line.text or line.cells]
        if placed:
            self.parts.append(Part(kind, tuple(placed), level, len(lines) > MOST_LINES))
            self._append("\n")

    def _place(self, line: _Words) -> Line:
        start = self._length
        text = " | ".join(line.cells) or line.text
        self._append(text + "\n")
        return Line(text, start, start + len(text), line.cells, line.is_link)

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)


@dataclass(frozen=True)
class _Words:
    """A line before it has its place."""

    text: str
    cells: tuple[str, ...] = ()
    is_link: bool = False


def read_markdown(source: str) -> Reading:
    fields, source = cleaning.front_matter(source)
    reading = _begun(fields)
    _walk(PARSER.parse(cleaning.without_templates(source)), reading)
    return reading


def read_text(source: str) -> Reading:
    """Paragraphs parted by blank lines, lists by their marks; a short line that stands alone without a full stop is a heading."""
    fields, source = cleaning.front_matter(source)
    reading = _begun(fields)
    for number, paragraph in enumerate(re.split(r"\n[ \t]*\n", source)):
        lines = [
            line.strip() for line in paragraph.splitlines() if line.strip() and not UNDERLINE.fullmatch(line.strip())
        ]
        if len(lines) == 1 and _is_heading(lines[0]):
            level = 1 if number == 0 else 2
            reading.add("heading", [_Words(cleaning.visible(HASHES.sub("", lines[0])))], level)
            continue
        for kind, run in _runs(lines):
            reading.add(kind, [_Words(cleaning.visible(line)) for line in run])
    return reading


def _begun(fields: dict[str, str]) -> Reading:
    reading = Reading(title=cleaning.visible(fields.get("title", "")) or None)
    if reading.title:
        reading.add("heading", [_Words(reading.title)], 1)
    told = next((fields[name] for name in ("subtitle", "summary", "excerpt", "description") if fields.get(name)), "")
    reading.add("lead", [_Words(cleaning.visible(told))])
    return reading


def _is_heading(line: str) -> bool:
    if HASHES.match(line):
        return True
    return (
        len(line) <= 90
        and not line.endswith((".", "!", "?", ":", ";", ","))
        and not (BULLET.match(line) or STEP.match(line))
    )


def _runs(lines: list[str]) -> Iterator[tuple[PartKind, list[str]]]:
    """Lines of a kind together; those of prose joined."""
    run: list[str] = []
    kind: PartKind = "paragraph"
    for line in lines:
        here: PartKind = "bullets" if BULLET.match(line) else "steps" if STEP.match(line) else "paragraph"
        if here != kind and run:
            yield kind, run
            run = []
        kind = here
        words = (BULLET if here == "bullets" else STEP).sub("", line, count=1) if here != "paragraph" else line
        run = [" ".join([*run, words])] if here == "paragraph" else [*run, words]
    if run:
        yield kind, run


def _walk(tokens: list[Token], reading: Reading) -> None:
    closing, position = _closings(tokens), 0
    while position < len(tokens):
        token = tokens[position]
        end = closing[position]
        inside = tokens[position + 1 : end]
        _add(token, inside, reading)
        position = end + 1


def _add(token: Token, inside: list[Token], reading: Reading) -> None:
    match token.type:
        case "heading_open":
            reading.add("heading", [_words(inside[0])], level=int(token.tag[1]))
        case "paragraph_open":
            _add_paragraph(inside[0], reading)
        case "bullet_list_open" | "ordered_list_open":
            _add_list(token, inside, reading)
        case "blockquote_open":
            reading.add("quote", [_words(t) for t in inside if t.type == "inline"])
        case "table_open":
            reading.add("table", [row for row in _rows(inside) if any(row.cells)])
        case "fence" | "code_block":
            reading.code_blocks += 1
    for kind, level, text in cleaning.html_blocks(token.content) if token.type == "html_block" else ():
        reading.add(kind, [_Words(text)], level)


def _add_paragraph(inline: Token, reading: Reading) -> None:
    """A line all in bold that stands above a paragraph, or alone, is a heading that does not say so."""
    children = [child for child in inline.children or () if child.type != "text" or child.content]
    kinds = [child.type for child in children]
    if kinds[:1] == ["strong_open"] and "strong_close" in kinds:
        end = kinds.index("strong_close")
        above = _words(inline.copy(children=children[: end + 1]))
        rest = kinds[end + 1 : end + 2]
        if (
            rest in ([], ["softbreak"], ["hardbreak"])
            and len(above.text) <= LONGEST_BOLD
            and not above.text.endswith((".", "!"))
        ):
            reading.add("heading", [above], level=6)
            inline = inline.copy(children=children[end + 2 :])
    reading.add("paragraph", [_words(inline)])


def _closings(tokens: list[Token]) -> list[int]:
    """For each token the index of the one that closes it; its own when it stands alone."""
    found, opened = list(range(len(tokens))), []
    for position, token in enumerate(tokens):
        if token.nesting == 1:
            opened.append(position)
        elif token.nesting == -1 and opened:
            found[opened.pop()] = position
    return found


def _add_list(token: Token, inside: list[Token], reading: Reading) -> None:
    """Its entries' first lines; lists inside it follow as lists of their own."""
    closing = _closings(inside)
    items = [
        inside[position + 1 : closing[position]]
        for position, inner in enumerate(inside)
        if inner.type == "list_item_open" and inner.level == token.level + 1
    ]
    reading.add("bullets" if token.type.startswith("bullet") else "steps", [_first_line(item) for item in items])
    if token.level > MAX_NESTING:
        return
    for item in items:
        ends = _closings(item)
        for position, inner in enumerate(item):
            if inner.level == token.level + 2 and inner.type in ("bullet_list_open", "ordered_list_open"):
                _add_list(inner, item[position + 1 : ends[position]], reading)


def _first_line(item: list[Token]) -> _Words:
    return next((_words(token) for token in item if token.type == "inline"), _Words(""))


def _rows(tokens: list[Token]) -> list[_Words]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_words(token).text.replace("|", "/"))
    return [_Words("", tuple(row)) for row in rows]


def _words(inline: Token) -> _Words:
    """Text without markup; pictures and their alternative texts are dropped, code spans keep their words."""
    out: list[str] = []
    kinds = [child.type for child in inline.children or () if child.type != "text" or child.content]
    for child in inline.children or []:
        if child.type in ("text", "code_inline"):
            out.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            out.append(" ")
    is_link = kinds[:1] == ["link_open"] and kinds.index("link_close") == len(kinds) - 1
    return _Words(cleaning.visible("".join(out)), is_link=is_link)
