"""Refuses what belongs to one machine in a tracked file: a path of it, the address of a package index, a private key."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOME = Path.home()
FORBIDDEN = {
    "a path of this machine": re.compile(
        "|".join(re.escape(f"{path}/") for path in (ROOT, HOME) if len(path.parts) > 1)
    ),
    "a home folder": re.compile(r"/(?:home|Users)/(?!USER\b)\w+/"),
    "the address of a package index": re.compile(
        r"registry\.npmjs|files\.pythonhosted|--(?:extra-)?index-url[= ]+\S*://"
    ),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
}
LOCK = re.compile(r"(\.lock|package-lock\.json)$")
LOCK_ADDRESS = re.compile(r"https?://|file://")
LOCK_HARMLESS = re.compile(r'"url": "https?://|^\s*"https?://')  # where npm packages ask for funding


def main() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = [leak for name in listed.split("\0") if name and (ROOT / name).is_file() for leak in leaks(name)]
    if found:
        sys.exit("\n".join(["These must not be committed:", *found]))


def leaks(name: str) -> list[str]:
    content = (ROOT / name).read_bytes()
    if b"\0" in content:
        return []
    return [
        f"  {name}:{n}: {what}"
        for n, line in enumerate(content.decode().splitlines(), 1)
        for what in leaks_in(name, line)
    ]


def leaks_in(name: str, line: str) -> list[str]:
    found = [what for what, pattern in FORBIDDEN.items() if pattern.search(line)]
    if LOCK.search(name) and LOCK_ADDRESS.search(line) and not LOCK_HARMLESS.search(line):
        found.append("an address in a lock file")
    return found


if __name__ == "__main__":
    main()
