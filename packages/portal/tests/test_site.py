"""The built site: complete, self-contained, and servable under its policy."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
FOREIGN_LOAD = re.compile(
    r"""(?:<(?:script|img|iframe|source)[^>]*\ssrc=|<link[^>]*\shref=|url\(|@import\s)\s*["']?(https?:)?//"""
)
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w\"'`])//[^\n]*", re.DOTALL)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("portal") / "site"
    subprocess.run([sys.executable, str(ROOT / "packages/portal/build.py"), str(out)], check=True)
    return out


def test_no_page_loads_anything_from_a_foreign_host(site: Path) -> None:
    for path in [*site.rglob("*.html"), *site.rglob("*.css")]:
        assert not FOREIGN_LOAD.search(path.read_text()), path


def test_scripts_name_foreign_hosts_in_namespaces_and_comments_only(site: Path) -> None:
    for path in site.rglob("*.js"):
        if path.name != "searchindex.js":
            hosts = set(re.findall(r"https?://([a-z0-9.-]+)", COMMENT.sub("", path.read_text())))
            assert hosts <= {"www.w3.org"}, (path.name, hosts)


def test_policy_allows_every_inline_script_and_nothing_foreign(site: Path) -> None:
    policy = (site / "csp.txt").read_text()
    assert "default-src 'none'" in policy
    assert "'sha256-" in policy
    assert "unsafe-inline" not in policy
    assert "http" not in policy


def test_every_operation_has_its_place_and_samples_in_three_languages(site: Path) -> None:
    spec = yaml.safe_load((ROOT / "spec/dist/openapi.yaml").read_text())
    pages = "".join(p.read_text() for p in (site / "reference").rglob("*.html"))
    for item in spec["paths"].values():
        for method in ("get", "post", "delete"):
            if method in item:
                operation = item[method]
                assert f'id="{operation["operationId"]}"' in pages
                if operation.get("x-sdk", True):
                    samples = ROOT / "packages/portal/samples"
                    assert (samples / f"{operation['operationId']}.py").exists()
                    assert (samples / f"{operation['operationId']}.ts").exists()


def test_every_setting_and_problem_code_is_documented(site: Path) -> None:
    from infographix_api import errors, settings

    hosting = (site / "getting-started/self-hosting/index.html").read_text()
    reliability = (site / "guides/reliability/index.html").read_text()
    assert [s.name for s in settings.describe() if s.name not in hosting] == []
    assert [code for code in errors.PROBLEMS if code not in reliability] == []
