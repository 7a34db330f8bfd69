"""What goes into the engine, and the one way it says no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BriefKind = Literal["topic", "text", "markdown", "csv"]


@dataclass(frozen=True)
class Brief:
    """A request for analysis.

    `data` is the raw input as it arrived (a topic in UTF-8; a text or table in any encoding that can be
    recognised). `as_of` is today's date in ISO form: the engine never reads a clock.
    """

    kind: BriefKind
    data: bytes
    as_of: str
    title: str | None = None
    language: str | None = None
    file_name: str | None = None


class InputError(ValueError):
    """The input cannot become a picture. `pointer` is a JSON pointer into the request, e.g. `/source/text`.

    `code` is stable: `not_text`, `not_tabular`, `row_count_mismatch`, `no_data`, `too_large`, `invalid_content`, `unknown_style`,
    `unknown_palette`, `style_not_available`.
    """

    def __init__(self, code: str, message: str, pointer: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.pointer = pointer
