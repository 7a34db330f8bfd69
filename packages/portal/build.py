"""Builds the portal's static site into the package, so that whoever installs the wheel needs neither Node nor Sphinx.

Run from anywhere: `python packages/portal/build.py [OUT]`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SITE = HERE / "src" / "infographix_portal" / "site"


def build(out: Path = SITE) -> None:
    """Any warning of Sphinx fails the build."""
    if not (HERE / "node_modules" / "@fontsource-variable").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(out, ignore_errors=True)
    doctrees = HERE / "docs" / "_build" / "doctrees"
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-E",
        "-W",
        "--keep-going",
        "-b",
        "dirhtml",
        "-d",
        str(doctrees),
        str(HERE / "docs"),
        str(out),
    ]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else SITE)
