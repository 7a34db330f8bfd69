"""What people have at hand (a string, a file, a source of the API) as a source of the API."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Mapping, Union

from infographix import _errors
from infographix._generated import models as m

SourceLike = Union[str, "os.PathLike[str]", m.TextSource, m.MarkdownSource, m.CsvSource, Mapping[str, Any]]
_KINDS = {".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".tsv": "csv"}


def as_source(given: SourceLike) -> Union[m.TextSource, m.MarkdownSource, m.CsvSource, Mapping[str, Any]]:
    """A string is a text; of a file the suffix tells its kind. Everything else goes on the wire as it is."""
    if isinstance(given, str):
        return {"type": "text", "text": given}
    if isinstance(given, os.PathLike):
        path = Path(given)
        return {"type": _KINDS.get(path.suffix.lower(), "text"), "text": _text_of(path)}
    return given


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise _errors.InfoGraphixError(f"{path} is not UTF-8 text. Save it as UTF-8 and try again.") from None
