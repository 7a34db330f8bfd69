"""Makes what a checkout does not hold: npm packages, typefaces and icons, the portal's site, the JavaScript SDK. `python -m tools.prepare assets`

A step runs again only when one of its inputs has changed; it knows nothing of what they are for.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
STAMPS = ROOT / ".nox" / "prepared"
NPM_CI = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")


@dataclass(frozen=True)
class Step:
    inputs: tuple[str, ...]
    output: str
    command: tuple[str, ...]
    folder: str = "."


STEPS = {
    "assets": Step(
        inputs=("packages/api/assets/*.*",),
        output="packages/api/src/infographix_api/engine/assets/fonts",
        command=(sys.executable, "packages/api/assets/copy.py"),
    ),
    "site": Step(
        inputs=(
            "packages/portal/*.*",
            "packages/portal/docs/**/*.*",
            "packages/portal/samples/*",
            "packages/portal/src/**/sphinxext/*.py",
            "packages/api/src/infographix_api/settings.py",
            "packages/api/src/infographix_api/errors.py",
            "spec/dist/openapi.yaml",
        ),
        output="packages/portal/src/infographix_portal/site/index.html",
        command=(sys.executable, "packages/portal/build.py"),
    ),
    "sdk-js": Step(
        inputs=("packages/sdk-js/*.*", "packages/sdk-js/src/**/*.*"),
        output="packages/sdk-js/dist/index.js",
        command=("npm", "run", "--silent", "build"),
        folder="packages/sdk-js",
    ),
}


def step(name: str) -> Step:
    """One of STEPS, or `npm:FOLDER`: the packages of that folder's lock."""
    kind, _, folder = name.partition(":")
    if kind == "npm":
        return Step((f"{folder}/package-lock.json",), f"{folder}/node_modules", NPM_CI, folder)
    return STEPS[name]


def prepare(name: str) -> None:
    wanted = step(name)
    stamp = STAMPS / name.replace("/", "-").replace(":", "-")
    digest = _digest(wanted.inputs)
    if stamp.exists() and stamp.read_text() == digest and (ROOT / wanted.output).exists():
        return
    need_node()
    print(f"preparing {name}", flush=True)
    subprocess.run(wanted.command, cwd=ROOT / wanted.folder, check=True)
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest)


def need_node() -> None:
    """Every step runs npm or what npm installed."""
    node = shutil.which("node") if shutil.which("npm") else None
    version = subprocess.check_output([node, "--version"], text=True).strip() if node else "none"
    if int(re.sub(r"\D*(\d*).*", r"\1", version) or 0) < 20:
        sys.exit(f"Node 20 or newer, with npm, is needed on PATH; found {version}.")


def _digest(patterns: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}):
        if "_build" not in path.parts:
            digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        prepare(argument)
