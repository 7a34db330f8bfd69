"""A folder as a reader would have it: the platform runs, the key is in the environment, their files are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from infographix_api import wire
from tests.docs.blocks import ROOT
from tools.running import Platform, running_platform

EXAMPLES = ROOT / "examples"
SDK_JS = ROOT / "packages" / "sdk-js"
PLACEHOLDER_KEYS = ("your-api-key", "igx_live_…")
DOCUMENTED_ADDRESS = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Desk:
    """Where blocks are run."""

    folder: Path
    platform: Platform

    def run(self, *command: str) -> None:
        done = subprocess.run(
            command, cwd=self.folder, env=self._env(), capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"

    def filled_in(self, text: str) -> str:
        """The block with the reader's own key and address."""
        for placeholder in PLACEHOLDER_KEYS:
            text = text.replace(placeholder, self.platform.api_key)
        return text.replace(DOCUMENTED_ADDRESS, self.platform.url)

    def _env(self) -> dict[str, str]:
        own = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "INFOGRAPHIX_API_KEY": self.platform.api_key,
            "INFOGRAPHIX_BASE_URL": self.platform.url,
            "INFOGRAPHIX_STATE": str(self.folder / "state"),
        }
        return {**os.environ, **own}


@pytest.fixture(scope="session")
def platform() -> Iterator[Platform]:
    """With a key for everything, for its reader is also its operator."""
    with running_platform() as platform:
        may = [f"--scope={scope.value}" for scope in wire.Scope]
        command = [sys.executable, "-m", "infographix_api", "key", "create", f"--state={platform.state}", *may]
        key = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        yield replace(platform, api_key=key)


@pytest.fixture
def desk(platform: Platform, tmp_path: Path) -> Desk:
    (tmp_path / "examples").symlink_to(EXAMPLES)
    shutil.copyfile(EXAMPLES / "renewables-report.md", tmp_path / "report.md")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "node_modules" / "@infographix").mkdir(parents=True)
    (tmp_path / "node_modules" / "@infographix" / "sdk").symlink_to(SDK_JS)
    return Desk(tmp_path, platform)
