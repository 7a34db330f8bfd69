"""Where the small picture of something is found. Knows file names only."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

PICTURES = Path(__file__).with_name("pictures")
Kind = Literal["style", "palette", "template"]


def file_name(kind: Kind, name: str) -> str:
    return f"{kind}-{name}.webp"


def url(public_url: str, kind: Kind, name: str) -> str | None:
    """None for what cannot be drawn yet."""
    file = file_name(kind, name)
    return f"{public_url}/thumbnails/{file}" if file in names() else None


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    return frozenset(path.name for path in PICTURES.glob("*.webp"))
