"""Bytes to text, honestly: what is not text is refused, what had to be guessed is said."""

from __future__ import annotations

import codecs
import re

from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import Warning

MOST_READ = 400_000  # of a text; more makes no better picture
MAX_CHARACTERS = 2_000_000
MAX_TABLE_CHARACTERS = 20_000_000
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"%PDF", b"\x1f\x8b", b"RIFF", b"\x00\x00\x01\x00")
_CONTROL = bytes({*range(0x20)} - {*b"\t\n\f\r"})
_LFS = "version https://git-lfs"
_UNSEEN = re.compile(
    r"\x1b\[[0-9;]{0,12}[A-Za-z]|[\x00-\x08\x0b\x0e-\x1f\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_JSON = re.compile(r"^\s*(?:\{\s*\"|\[\s*[\[{\"])")
_DRAWING = re.compile(r"^\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!DOCTYPE\s+(?:svg|lolz)\b|<svg\b)", re.IGNORECASE)
_SHARE_OF_CONTROL = 0.1
_POINTERS = {"topic": "/topic", "text": "/source/text", "markdown": "/source/text", "csv": "/source/text"}


def pointer(brief: Brief) -> str:
    return _POINTERS[brief.kind]


def read(brief: Brief) -> tuple[str, list[Warning]]:
    """The text with plain newlines. Raises InputError `not_text`, `no_data` or `too_large`."""
    text, warnings = _decode(brief)
    if text.startswith(_LFS):
        raise InputError(
            "not_text", "This is a pointer of Git LFS, not the file it stands for; send that file.", pointer(brief)
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if brief.kind == "csv" and "\r" in text:
            warnings.append(
                Warning("newline_normalised", "Lines end in a lone carriage return; they were read as lines.")
            )
        text = text.replace("\r", "\n")
    if not text or text.isspace():
        raise InputError("no_data", "There is nothing in it but white space; give some text.", pointer(brief))
    if brief.kind == "csv":
        return _whole_table(brief, text, warnings)
    return _readable(brief, text, warnings)


def _whole_table(brief: Brief, text: str, warnings: list[Warning]) -> tuple[str, list[Warning]]:
    if len(text) > MAX_TABLE_CHARACTERS:
        raise InputError(
            "too_large", f"It has {len(text):,} characters; up to {MAX_TABLE_CHARACTERS:,} can be read.", pointer(brief)
        )
    if len(text) > MAX_CHARACTERS:
        warnings.append(Warning("large_input", f"It has {len(text):,} characters; that takes a few seconds."))
    return text, warnings


def _readable(brief: Brief, text: str, warnings: list[Warning]) -> tuple[str, list[Warning]]:
    """What a reader sees of it, up to the limit; other formats are sent to where they belong."""
    if brief.kind != "topic" and _JSON.match(text) and text.rstrip()[-1] in "]}":
        raise InputError(
            "not_text",
            "This is JSON, not a text; send a finished Document as `content`, a table as CSV.",
            pointer(brief),
        )
    if brief.kind != "topic" and _DRAWING.match(text):
        raise InputError("not_text", "This is a drawing in SVG or XML; give its text instead.", pointer(brief))
    if brief.kind == "topic" and len(text) > MOST_READ:
        raise InputError("too_large", f"A topic is a few words; this has {len(text):,} characters.", pointer(brief))
    if len(text) > MOST_READ:
        cut = max(text.rfind("\n", MOST_READ // 2, MOST_READ), text.rfind(". ", MOST_READ // 2, MOST_READ) + 1)
        warnings.append(Warning("truncated", f"It has {len(text):,} characters; the first {MOST_READ:,} were read."))
        text = text[: cut if cut > 0 else MOST_READ]
    return _UNSEEN.sub("", text), warnings


def _decode(brief: Brief) -> tuple[str, list[Warning]]:
    data = brief.data
    if data.startswith(_BINARY):
        raise InputError(
            "not_text", "These are the bytes of a picture, archive or PDF; give its text instead.", pointer(brief)
        )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            told = [Warning("encoding_guessed", "It was read as UTF-16.")] if encoding == "utf-16" else []
            return _strict(brief, encoding), told
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _guess(brief, error)
    if (unmarked := _looks_like_utf16(data)) is not None:
        return _strict(brief, unmarked), [Warning("encoding_guessed", "It was read as UTF-16, which it does not say.")]
    control = len(data) - len(data.translate(None, _CONTROL))
    if control > len(text) * _SHARE_OF_CONTROL or (brief.kind == "csv" and "\0" in text):
        raise InputError(
            "not_text", "It holds control characters, so it is not a text; give plain text.", pointer(brief)
        )
    return text, []


def _looks_like_utf16(data: bytes) -> str | None:
    """Every other byte of Latin text is zero in UTF-16."""
    sample = data[:2000]
    if len(sample) < 8 or sample.count(0) < len(sample) / 3:
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _strict(brief: Brief, encoding: str) -> str:
    try:
        return brief.data.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(
            "not_text", f"It says it is {encoding} but is not; save it as UTF-8.", pointer(brief)
        ) from None


def _guess(brief: Brief, error: UnicodeDecodeError) -> tuple[str, list[Warning]]:
    text = brief.data.decode("cp1252", errors="replace")
    odd = sum(not (character.isprintable() or character in "\t\n\r\f") for character in text)
    if odd > len(text) / 50:
        raise InputError(
            "not_text",
            f"It is not UTF-8 (byte {error.start}) and not a known encoding; save it as UTF-8.",
            pointer(brief),
        )
    return text, [Warning("encoding_guessed", "It is not UTF-8; it was read as Windows-1252.")]
