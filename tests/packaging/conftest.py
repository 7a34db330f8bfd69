"""An empty environment, without Node on its PATH, in which what dist/ holds has been installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
UV = (sys.executable, "-m", "uv", "--quiet")


class Installed:
    """Programs of the environment, run as a user would who has nothing else."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.env = {"PATH": str(self.bin), "HOME": str(folder), "LANG": "C.UTF-8"}

    def run(self, program: str, *args: str) -> str:
        done = subprocess.run([self.bin / program, *args], env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed")
    wheels = sorted(map(str, DIST.glob("*.whl")))
    assert len(wheels) == 4, "run `./nox -s build` first"
    subprocess.run([*UV, "venv", "--python", sys.executable, str(folder)], check=True)
    versions = ("--constraint", str(ROOT / "requirements" / "run.lock"))
    subprocess.run(
        [*UV, "pip", "install", "--python", str(folder), *versions, *wheels], check=True, env=dict(os.environ)
    )
    return Installed(folder)
