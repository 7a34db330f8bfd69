"""Builds what is published into dist/: wheels and sdists of the Python packages, and the npm tarball.

Expects typefaces, portal site and node_modules in place (`python -m tools.prepare`); publishes nothing.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHON = ("packages/api", "packages/api/fonts-world", "packages/sdk-python", "packages/portal")
NPM = "packages/sdk-js"
UV_BUILD = (sys.executable, "-m", "uv", "build", "--quiet", "--no-build-isolation", "--python", sys.executable)


def main() -> None:
    options = _arguments()
    out = (ROOT / options.out).resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for package in options.packages:
        _npm(out) if package == NPM else _python(package, out)
    for file in sorted(out.glob("infographix*")):
        print(f"{file.stat().st_size / 1e6:8.2f} MB  {file.relative_to(ROOT)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools.build", description=__doc__)
    parser.add_argument("packages", nargs="*", default=(*PYTHON, NPM), help="folders; all when none is named")
    parser.add_argument("--out", default="dist", help="folder to empty and fill")
    return parser.parse_args()


def _python(package: str, out: Path) -> None:
    """The wheel is made from the sdist, so what the sdist lacks shows at once."""
    with _licensed(ROOT / package):
        subprocess.run([*UV_BUILD, "--out-dir", str(out), str(ROOT / package)], check=True)
    (out / ".gitignore").unlink(missing_ok=True)


def _npm(out: Path) -> None:
    with _licensed(ROOT / NPM):
        for command in (("run", "--silent", "build"), ("pack", "--silent", "--pack-destination", str(out))):
            subprocess.run(["npm", *command], cwd=ROOT / NPM, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _licensed(folder: Path) -> Iterator[None]:
    """Every artefact carries the licence; archives refuse a link to a file above the package."""
    copy = folder / "LICENSE"
    shutil.copyfile(ROOT / "LICENSE", copy)
    try:
        yield
    finally:
        copy.unlink()


if __name__ == "__main__":
    main()
