"""What a text holds besides what its reader sees: front matter, templates, HTML, hidden words, addresses. All of it goes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Literal

FRONT_MATTER = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<fields>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL
)
FIELD = re.compile(
    r"^(?P<name>title|subtitle|summary|excerpt|description)\s*[:=]\s*(?P<value>\S.*)$", re.MULTILINE | re.IGNORECASE
)
TEMPLATE = re.compile(
    r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}|^:::.{0,80}$|^\[\[toc\]\]$|^\[TOC\]$", re.MULTILINE | re.IGNORECASE
)
MODULE_LINE = re.compile(
    r"^(?:import\s.{0,200}\sfrom\s.{0,200}|import\s+['\"].{0,200}|export\s(?:const|default|let|function)\s.{0,400})$",
    re.MULTILINE,
)
HIDDEN = re.compile(
    r"<(?P<tag>[a-z][a-z0-9]*)\b(?P<attributes>[^<>]{0,300})>[^<>]{0,2000}</[a-z][a-z0-9]*>", re.IGNORECASE
)
IS_HIDDEN = re.compile(r"display\s*:\s*none|\bhidden\b|visibility\s*:\s*hidden|font-size\s*:\s*0", re.IGNORECASE)
TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,300}|!--[^<>]{0,500}--)>")
LEFT_PICTURE = re.compile(r"!\[[^\[\]]{0,200}\]\([^()]{0,500}\)")
LEFT_LINK = re.compile(
    r"\[(?P<words>[^\[\]]{0,200})\](?:\s(?=\(https?:))?\([^()\s]{0,500}(?:\([^()]{0,200}\))?[^()]{0,200}\)"
)
LEFT_MARK = re.compile(r"\[\^[\w-]{1,30}\]|\\(?=[*_#\[\]`])|\s?\{[#.:][^{}]{1,80}\}$|:[a-z][a-z0-9_]{2,30}:")
ADMONITION = re.compile(r"^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)
TO_A_MODEL = re.compile(
    r"\b(?:ignore|disregard|forget)\s(?:all|any|the|your|these|previous|prior|above|everything|every)\b[^.]{0,60}\b(?:instruction|prompt|source|text|rule|above)"
    r"|\b(?:to the|dear|note to|attention,?) (?:model|assistant|ai|llm|language model)\b|\bsystem\s?(?:prompt|:|message)|\bnew (?:task|instructions?)\s?:|</?source>"
    r"|\byou are now\b|\bas an ai\b|\byour (?:new )?(?:task|instructions?) (?:is|are)\b|\b(?:assistant|system|user)\s?:\s",
    re.IGNORECASE,
)
MODEL_WORDS = (
    "ignore",
    "disregard",
    "forget",
    "model",
    "assistant",
    " ai",
    "llm",
    "system",
    "task",
    "instruction",
    "source>",
    "you are now",
    "user",
)
MARK_SIGNS = ("[^", "[!", "\\", "{", ":")
MOST_HTML = 60_000
BlockKind = Literal["heading", "paragraph", "bullets"]


def front_matter(source: str) -> tuple[dict[str, str], str]:
    """(its fields that a reader would see, the text after it)."""
    match = FRONT_MATTER.match(source)
    if match is None:
        return {}, source
    found = {m["name"].lower(): _unquoted(m["value"]) for m in FIELD.finditer(match["fields"])}
    return {name: value for name, value in found.items() if value[:1] not in "|>"}, source[match.end() :]


def without_templates(source: str) -> str:
    return MODULE_LINE.sub("", TEMPLATE.sub("", source))


def visible(text: str) -> str:
    """One line without what is left of markup, squeezed. Nothing remains of a line that speaks to a program."""
    if "<" in text:
        text = HIDDEN.sub(lambda m: "" if _is_unseen(m) else m[0], text)
        if _is_to_a_model(text):
            return ""
        text = TAG.sub("", text)
    if "](" in text or "] (" in text:
        text = LEFT_LINK.sub(r"\g<words>", LEFT_PICTURE.sub("", text))
    if any(sign in text for sign in MARK_SIGNS):
        text = LEFT_MARK.sub("", ADMONITION.sub("", text))
    return "" if _is_to_a_model(text) else " ".join(text.split())


def _is_unseen(element: re.Match[str]) -> bool:
    return element["tag"].lower() in ("script", "style") or IS_HIDDEN.search(element["attributes"]) is not None


def _is_to_a_model(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in MODEL_WORDS) and TO_A_MODEL.search(text) is not None


def _unquoted(value: str) -> str:
    value = value.strip()
    return (
        value[1:-1].replace('\\"', '"').replace("''", "'") if value[:1] in "\"'" and value[-1:] == value[:1] else value
    )


def html_blocks(source: str) -> list[tuple[BlockKind, int, str]]:
    """(kind, level of a heading, text) of what a block of HTML shows; none of one too long to be prose."""
    if len(source) > MOST_HTML:
        return []
    page = _Page()
    page.feed(source)
    page.close()
    page.flush()
    return page.blocks


_UNSEEN = "script style svg template noscript head iframe title pre button select math object"
_BLOCKS = """
p div li h1 h2 h3 h4 h5 h6 br hr tr td th ul ol table section article header footer summary details blockquote
main body
"""


class _Page(HTMLParser):
    """Collects the words between block elements; what is not shown is passed over."""

    UNSEEN = frozenset(_UNSEEN.split())
    BLOCKS = frozenset(_BLOCKS.split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[BlockKind, int, str]] = []
        self.words: list[str] = []
        self.unseen: list[str] = []
        self.tag = "p"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = " ".join(f"{name}:{value}" for name, value in attrs)
        if (
            tag in self.UNSEEN
            or (self.unseen and tag == self.unseen[-1])
            or ("none" in shown and IS_HIDDEN.search(shown))
        ):
            self.unseen.append(tag)
        elif tag in self.BLOCKS:
            self.flush()
            self.tag = tag

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            if tag == self.unseen[-1]:
                self.unseen.pop()
        elif tag in self.BLOCKS:
            self.flush()
            self.tag = "p"

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)

    def flush(self) -> None:
        text = visible("".join(self.words))
        self.words.clear()
        if not any(map(str.isalnum, text)):
            return
        is_heading = len(self.tag) == 2 and self.tag[0] == "h" and self.tag[1].isdigit()
        kind: BlockKind = "heading" if is_heading else "bullets" if self.tag == "li" else "paragraph"
        self.blocks.append((kind, int(self.tag[1]) if is_heading else 0, text))
