"""Holds that every dependency asked for has its reason in ARCHITECTURE.md, and that every reason is still needed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"`([\w@/*.-]+)`")
NAME = re.compile(r"[\w@/.-]+")


def main() -> None:
    asked, reasoned = asked_for(), with_reasons()
    found = [f"{name}: no reason in ARCHITECTURE.md" for name in asked if not any(fnmatch(name, r) for r in reasoned)]
    found += [f"{name}: nothing asks for it" for name in reasoned if not any(fnmatch(a, name) for a in asked)]
    if found:
        sys.exit("\n".join(found))


def with_reasons() -> list[str]:
    rows = (ROOT / "ARCHITECTURE.md").read_text().split("## Dependencies")[1].splitlines()
    return [name for row in rows if row.startswith("|") for name in NAMED.findall(row.split("|")[1])]


def asked_for() -> list[str]:
    names: set[str] = set()
    for path in files("*package.json"):
        manifest = json.loads(path.read_text())
        names.update(manifest.get("dependencies", {}), manifest.get("devDependencies", {}))
    for path in files("packages/*pyproject.toml"):
        declared = tomllib.loads(path.read_text())
        project = declared["project"]
        extras = [need for needs in project.get("optional-dependencies", {}).values() for need in needs]
        needs = [*declared["build-system"]["requires"], *project.get("dependencies", []), *extras]
        names.update(map(bare, needs))
    for path in files("requirements/*.in"):
        names.update(bare(line) for line in path.read_text().splitlines() if line and line[0] not in "#-")
    return sorted(
        names - {bare(tomllib.loads(path.read_text())["project"]["name"]) for path in files("packages/*pyproject.toml")}
    )


def bare(requirement: str) -> str:
    match = NAME.match(requirement)
    assert match, requirement
    return match[0].lower()


def files(pattern: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", pattern], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split()]


if __name__ == "__main__":
    main()
