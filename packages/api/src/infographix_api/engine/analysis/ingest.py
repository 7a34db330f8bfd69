"""Bytes to text, honestly: what is not text is refused, what had to be guessed is said."""

from __future__ import annotations

import codecs
import re

from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import Warning

MAX_CHARACTERS = 2_000_000
MAX_TABLE_CHARACTERS = 20_000_000
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"%PDF", b"\x1f\x8b", b"RIFF", b"\x00\x00\x01\x00")
# control characters, and marks that turn the direction of what follows
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(r"\s*(?:<\?xml|<svg|<!DOCTYPE svg|(?P<json>[\[{]\s*(?:\"|[\[{]{3})))", re.IGNORECASE)
_LFS = "version https://git-lfs"
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
    if brief.kind == "csv" and "\r" in text.replace("\r\n", ""):
        warnings.append(Warning("newline_normalised", "Lines end in a lone carriage return; they were read as lines."))
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if brief.kind in ("text", "markdown") and (markup := _MARKUP.match(text)):
        what = "JSON" if markup["json"] else "a drawing in XML"
        raise InputError(
            "not_text", f"This is {what}, not a text; send its words, or finished content as `content`.", pointer(brief)
        )
    if not text.strip():
        raise InputError("no_data", "There is nothing in it but white space; give some text.", pointer(brief))
    most = MAX_TABLE_CHARACTERS if brief.kind == "csv" else MAX_CHARACTERS
    if len(text) > most:
        raise InputError("too_large", f"It has {len(text):,} characters; up to {most:,} can be read.", pointer(brief))
    if len(text) > MAX_CHARACTERS:
        warnings.append(Warning("large_input", f"It has {len(text):,} characters; that takes a few seconds."))
    return text, warnings


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
    if "\0" in text and (wide := _as_utf_16(data)) is not None:
        return wide, [Warning("encoding_guessed", "It was read as UTF-16.")]
    if "\0" in text or len(_UNSEEN.findall(text)) > len(text) / 10:
        raise InputError(
            "not_text", "It holds control characters, so it is not a text; give plain text.", pointer(brief)
        )
    return text, []


def _as_utf_16(data: bytes) -> str | None:
    """Latin letters in UTF-16 have a zero in every second byte."""
    head = data[:400]
    for zeros, encoding in ((head[1::2], "utf-16-le"), (head[::2], "utf-16-be")):
        if zeros.count(0) > 0.8 * len(zeros):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


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
