"""Finds the code blocks of Markdown files; runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[^\n]*)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "


@dataclass(frozen=True)
class Block:
    """Code of one language, and where it stands."""

    place: str
    language: str
    text: str

    def commands(self) -> list[str]:
        """What a reader types: the lines after a prompt, with the lines they go on in."""
        joined = self.text.replace("\\\n", " ")
        return [line.removeprefix(PROMPT) for line in joined.splitlines() if line.startswith(PROMPT)]


def markdown_files() -> list[Path]:
    portal = ROOT / "packages" / "portal" / "docs"
    pages = (path for path in portal.rglob("*.md") if "_build" not in path.parts)
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("packages/*/README.md"), *ROOT.glob("docs/**/*.md"), *pages])


def blocks() -> list[Block]:
    return [block for path in markdown_files() for block in _blocks_of(path)]


def samples() -> list[Block]:
    """The files that the portal shows beside each operation."""
    languages = {".py": "python", ".ts": "typescript"}
    files = sorted((ROOT / "packages" / "portal" / "samples").iterdir())
    return [Block(_place(path), languages[path.suffix], path.read_text()) for path in files if path.suffix in languages]


def _blocks_of(path: Path) -> Iterator[Block]:
    content = path.read_text()
    for found in FENCE.finditer(content):
        line = content.count("\n", 0, found.start()) + 1
        if not found["language"].startswith("{"):  # a directive of the portal, not code
            yield Block(f"{_place(path)}:{line}", found["language"].strip(), found["text"])


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
