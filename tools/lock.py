"""Writes requirements/*.lock with uv: hashes, every platform, and no address of any index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
OPTIONS = ("--quiet", "--universal", "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header")
API, SDK, PORTAL = "packages/api", "packages/sdk-python", "packages/portal"
LOCKS = {
    "nox": ("3.11", ()),
    "run": ("3.11", (API, SDK)),
    "dev": ("3.11", (API, SDK, PORTAL)),
    "sdk": ("3.8", (SDK,)),
}


def main(options: list[str]) -> None:
    for name, (python, members) in LOCKS.items():
        sources = [f"requirements/{name}.in", *(f"{member}/pyproject.toml" for member in members)]
        out = f"requirements/{name}.lock"
        command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, "--python-version", python, *options]
        subprocess.run([*command, *sources, "--output-file", out], cwd=ROOT, check=True)
        print("wrote", out)


if __name__ == "__main__":
    main(sys.argv[1:])
