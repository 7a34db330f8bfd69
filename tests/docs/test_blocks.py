"""Every code block of README and the portal does what it says, against a running platform."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from itertools import dropwhile

import pytest

from tests.docs.blocks import ROOT, Block, blocks, samples
from tests.docs.conftest import SDK_JS, Desk

RUN = {"python", "typescript", "bash", "console", "json"}
SHOWN = {"", "typst"}  # diagrams and the like; the style is drawn by the tests of the renderer
OURS = {"infographix", "infographix-api", "infographix-portal", "infographix-fonts-world", "@infographix/sdk"}
SERVERS = (["infographix-api", "serve"], ["infographix-api", "api"], ["infographix-api", "worker"])


def of(language: str) -> list[object]:
    chosen = [block for block in [*blocks(), *samples()] if block.language == language]
    return [pytest.param(block, id=block.place) for block in chosen]


def test_every_block_is_of_a_language_that_is_run() -> None:
    assert [block.place for block in blocks() if block.language not in RUN | SHOWN] == []


@pytest.mark.parametrize("block", of("python"))
def test_python_block_runs(block: Block, desk: Desk) -> None:
    (desk.folder / "block.py").write_text(desk.filled_in(block.text))
    desk.run(sys.executable, "-W", "error", "block.py")


@pytest.mark.parametrize("block", of("typescript"))
def test_typescript_block_runs(block: Block, desk: Desk) -> None:
    (desk.folder / "block.ts").write_text(desk.filled_in(block.text))
    desk.run(str(SDK_JS / "node_modules/.bin/esbuild"), "block.ts", "--log-level=warning", "--outfile=block.js")
    desk.run("node", "block.js")


@pytest.mark.parametrize("block", of("bash"))
def test_bash_block_runs(block: Block, desk: Desk) -> None:
    desk.run("bash", "-euo", "pipefail", "-c", desk.filled_in(block.text))


@pytest.mark.parametrize("block", of("json"))
def test_json_block_is_json(block: Block) -> None:
    json.loads(block.text)


@pytest.mark.parametrize("block", of("console"))
def test_typed_commands_work_one_after_another(block: Block, desk: Desk) -> None:
    for command in block.commands():
        type_in(command, desk)


def is_setting(word: str) -> bool:
    """Of a variable, before the program."""
    return word.partition("=")[0].isupper() and "=" in word


def type_in(command: str, desk: Desk) -> None:
    """What would start itself again, install or not end is checked by its words instead."""
    words = list(dropwhile(is_setting, shlex.split(command, comments=True)))
    if words[0] == "./nox":
        assert_session_exists(words)
    elif words[1:2] == ["install"]:
        assert set(words[2:]) <= OURS
    elif words[:2] in SERVERS:
        desk.run(*words, "--help")
    elif words[0] != "export":
        desk.run("bash", "-euo", "pipefail", "-c", desk.filled_in(command))


def assert_session_exists(words: list[str]) -> None:
    command = [sys.executable, "-m", "nox", "-f", str(ROOT / "noxfile.py"), "--list", *words[1:]]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert listed.returncode == 0, listed.stderr
