"""The engine: from an input to a checked Document, from a Document to a picture. A pure library.

It knows no database, no wire format, no settings and no clock. `analyze` and `render` load their parts on
first use, because most processes need only one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import infographix_api.engine.render  # noqa: F401 - a subpackage loaded later would take the name of the function below
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import Document

if TYPE_CHECKING:
    from infographix_api.engine.render.report import Rendering
    from infographix_api.engine.suggestions import Suggestions

__all__ = ["Brief", "Document", "InputError", "analyze", "render", "suggest", "warm"]


def analyze(brief: Brief, *, progress: Callable[[float, str], None] | None = None) -> Document:
    """Read an input and return what can be shown of it, every figure with its evidence.

    Raises InputError when the input holds nothing to show.
    """
    from infographix_api.engine.analysis import analyze as run

    return run(brief, progress=progress)


def render(
    document: Document,
    *,
    style: str,
    palette: str | tuple[str, ...],
    size: str,
    aspect_ratio: str,
    format: str,
    as_of: str,
) -> Rendering:
    """Draw a checked Document. The same arguments give the same bytes, a PNG's on one family of processors.

    `palette` is a slug or two to eight colours as #rrggbb; `as_of` is today's date in ISO form. Raises
    InputError for a style, palette, size, ratio or format that cannot be drawn.
    """
    from infographix_api.engine.render.picture import render as run

    return run(document, style=style, palette=palette, size=size, aspect_ratio=aspect_ratio, format=format, as_of=as_of)


def suggest(subject: str | Document, *, as_of: str) -> Suggestions:
    """Three styles and three palettes for a topic or a Document, each with a one-sentence reason."""
    from infographix_api.engine.suggestions import suggest as run

    return run(subject, as_of=as_of)


def warm() -> None:
    """Load fonts and compile one small picture, so that the first real one of a process is fast."""
    from infographix_api.engine.render import picture

    picture.warm()
