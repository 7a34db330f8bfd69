"""Holds the limits a reader relies on: files short enough to read, and names that say what a thing is for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = {".py", ".ts", ".tsx", ".mjs", ".typ", ".css"}
MAX_LINES = 400
TIGHTER = {"noxfile.py": 220, "packages/api/src/infographix_api/app.py": 120}
EXEMPT = re.compile(r"/(tables\.py$|migrations/versions/)")
GENERATED = re.compile(rb"^\W*Generated from spec/")
BANNED_FILE = re.compile(r"(^|_|-)(utils?|helpers?|common|core|base|managers?|handlers?|misc)$")
BANNED_CLASS = re.compile(
    r"^\s*(?:export )?(?:abstract )?(?:class|interface) (Abstract\w*|I[A-Z][a-z]\w*|\w+Impl)\b", re.MULTILINE
)


def main() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [Path(name) for name in listed.split("\0") if Path(name).suffix in SOURCE and (ROOT / name).is_file()]
    found = [fault for path in paths for fault in faults(path)]
    if found:
        sys.exit("\n".join(found))


def faults(path: Path) -> list[str]:
    content = (ROOT / path).read_bytes()
    if GENERATED.match(content):
        return []
    found = [f"{path}: a folder or file named {part!r} says nothing; name what it is for" for part in banned(path)]
    found += [f"{path}: class {name} is named after its mechanism" for name in BANNED_CLASS.findall(content.decode())]
    lines, limit = content.count(b"\n"), TIGHTER.get(path.as_posix(), MAX_LINES)
    if lines > limit and not EXEMPT.search(path.as_posix()):
        found.append(f"{path}: {lines} lines, at most {limit}; split it by meaning")
    return found


def banned(path: Path) -> list[str]:
    return [part for part in (*path.parts[:-1], path.stem) if BANNED_FILE.search(part)]


if __name__ == "__main__":
    main()
