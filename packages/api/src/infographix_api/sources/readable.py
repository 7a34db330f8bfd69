"""Whether the bytes of a file can be what they are said to be, told while they pass. Keeps the first few of them, and none of the rest."""

from __future__ import annotations

import codecs

from infographix_api.errors import FieldError, unusable

_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"%PDF",
    b"\x1f\x8b",
    b"RIFF",
    b"\x00\x00\x01\x00",
    b"\x7fELF",
    b"MZ\x90",
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = bytes({*range(0x20)} - {*b"\t\n\f\r"})
_PDF = b"%PDF-"
_EMPTY = "There is nothing in it. Send the bytes of the file as the body."
_SHARE_OF_CONTROL = 0.1
_HEAD = 8


class PlainText:
    """`feed` it everything, then `end`; both raise ValidationFailed. `is_declared` when somebody says that it is UTF-8.

    Where nobody does, the analysis recognises what spreadsheets write: UTF-16 with its mark, and Windows-1252.
    """

    def __init__(self, *, is_declared: bool) -> None:
        self._is_declared = is_declared
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._head = b""
        self._count = self._controls = 0
        self._is_blank = True

    def feed(self, chunk: bytes) -> None:
        self._head += chunk[: _HEAD - len(self._head)]
        self._decode(chunk)
        self._count += len(chunk)
        self._is_blank = self._is_blank and (not chunk or chunk.isspace())
        if self._head.startswith(_UTF16):
            return
        self._controls += len(chunk) - len(chunk.translate(None, _CONTROL))
        if b"\0" in chunk or self._head.startswith(_BINARY):
            raise _not_text(
                "These are the bytes of a picture, archive or another binary file. Send its text, or a PDF as application/pdf."
            )

    def end(self) -> None:
        self._decode(b"", final=True)
        if self._count == 0:
            raise _unusable("empty", _EMPTY)
        if self._is_blank:
            raise _unusable("no_data", "There is nothing in it but white space. Send a file with text in it.")
        if self._controls > self._count * _SHARE_OF_CONTROL:
            raise _not_text("It holds control characters, so it is not a text. Send plain text in UTF-8.")

    def _decode(self, chunk: bytes, *, final: bool = False) -> None:
        if not self._is_declared:
            return
        waiting = len(self._decoder.getstate()[0])
        try:
            self._decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            where = self._count - waiting + error.start
            raise _not_text(
                f"It is said to be UTF-8 but is not, from byte {where:,} on. Save it as UTF-8, or leave `charset` out."
            ) from None


class PdfFile:
    """Used like PlainText. Whether there is text in it is found out by whoever draws from it."""

    def __init__(self) -> None:
        self._head = b""

    def feed(self, chunk: bytes) -> None:
        self._head += chunk[: len(_PDF) - len(self._head)]

    def end(self) -> None:
        if not self._head:
            raise _unusable("empty", _EMPTY)
        if self._head != _PDF:
            raise _unusable(
                "not_pdf", "It is said to be a PDF but does not begin like one. Send the file as it was saved."
            )


def _not_text(detail: str) -> Exception:
    return _unusable("not_text", detail)


def _unusable(code: str, detail: str) -> Exception:
    return unusable(FieldError("", code, detail))
