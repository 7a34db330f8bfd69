"""The templates that come with the product, from builtin.toml. They belong to nobody and never change while we run."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("builtin.toml")
SINCE = datetime(2026, 6, 15, tzinfo=UTC)
CONFIG = ("style", "palette", "size", "aspect_ratio", "format")


@dataclass(frozen=True)
class Builtin:
    """Has what a row of an account's own templates has. `sample` is the topic that its thumbnail shows."""

    id: str
    name: str
    description: str
    category: str
    tags: tuple[str, ...]
    config: Mapping[str, Any]
    sample: str
    created_at: datetime = SINCE
    updated_at: datetime = SINCE

    @property
    def search(self) -> str:
        return searched(self.name, self.description, self.tags)


def searched(name: str, description: str | None, tags: list[str] | tuple[str, ...]) -> str:
    """What a search looks through; kept with a row, because databases disagree on what a small letter is."""
    return "\n".join([name, description or "", " ".join(tags)]).casefold()


def find(template_id: str) -> Builtin | None:
    return templates().get(template_id)


@lru_cache(maxsize=1)
def templates() -> Mapping[str, Builtin]:
    """By id, in the order of the file."""
    found = (_read(slug, entry) for slug, entry in tomllib.loads(FILE.read_text("utf-8")).items())
    return {each.id: each for each in found}


def _read(slug: str, entry: Mapping[str, Any]) -> Builtin:
    config = {name: entry[name] for name in CONFIG}
    return Builtin(
        id=f"tpl_{slug.replace('_', '')}",
        name=entry["name"],
        description=entry["description"],
        category=entry["category"],
        tags=tuple(entry["tags"]),
        config={**config, "language": None, "sections": entry.get("sections")},
        sample=entry["sample"],
    )
