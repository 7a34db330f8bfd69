"""What dist/ holds is complete: installed alone, it serves and draws."""

from __future__ import annotations

import json
import shutil
import tarfile
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from infographix_api._version import __version__
from tests.packaging.conftest import DIST, Installed
from tools.running import Platform, running_platform

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def served(installed: Installed) -> Iterator[Platform]:
    with running_platform((str(installed.bin / "infographix-api"), "serve"), installed.env) as platform:
        yield platform


def fetch(served: Platform, path: str, body: dict[str, Any] | None = None) -> tuple[int, bytes]:
    headers = {"Authorization": f"Bearer {served.api_key}", "Prefer": "wait=30", "Content-Type": "application/json"}
    data = json.dumps(body).encode() if body else None
    address = path if path.startswith("http") else served.url + path
    with urllib.request.urlopen(urllib.request.Request(address, data, headers), timeout=60) as answer:
        return answer.status, answer.read()


def test_environment_has_no_node(installed: Installed) -> None:
    assert shutil.which("node", path=installed.env["PATH"]) is None


def test_doctor_finds_nothing_to_mend(installed: Installed) -> None:
    installed.run("infographix-api", "doctor")


def test_installed_platform_draws_a_picture(served: Platform) -> None:
    status, body = fetch(served, "/api/v1/generate", {"topic": "Climate Change Statistics", "size": "1K"})
    generation = json.loads(body)
    assert (status, generation["status"]) == (200, "completed")
    assert fetch(served, generation["result"]["url"])[1].startswith(PNG)


def test_installed_platform_serves_the_portal(served: Platform) -> None:
    for page in ("/", "/getting-started/quickstart/", "/reference/"):
        assert b"InfoGraphix" in fetch(served, page)[1]


def test_world_typefaces_are_installed(installed: Installed) -> None:
    count = (
        "import infographix_fonts_world as w, pathlib; print(len([*pathlib.Path(w.__file__).parent.rglob('*.ttf')]))"
    )
    assert int(installed.run("python", "-c", count)) > 0


@pytest.mark.parametrize(
    ("archive", "part"),
    [
        ("infographix_api-*.tar.gz", "/db/migrations/versions/"),
        ("infographix_api-*.tar.gz", "/engine/assets/fonts/"),
        ("infographix_api-*.tar.gz", "/engine/styles/modern.typ"),
        ("infographix_portal-*.tar.gz", "/site/index.html"),
        ("infographix_fonts_world-*.tar.gz", "/fonts/"),
        ("infographix-[0-9]*.tar.gz", "/py.typed"),
        ("infographix-sdk-*.tgz", "/dist/"),
        ("infographix*gz", "/LICENSE"),
    ],
)
def test_archive_is_complete(archive: str, part: str) -> None:
    found = sorted(DIST.glob(archive))
    assert found, f"dist/ holds no {archive}"
    for path in found:
        with tarfile.open(path) as opened:
            assert any(part in name for name in opened.getnames()), path.name


def test_every_artefact_has_the_one_version() -> None:
    names = [path.name for path in DIST.iterdir() if path.is_file()]
    assert len(names) == 9
    assert all(f"-{__version__}" in name for name in names), names
