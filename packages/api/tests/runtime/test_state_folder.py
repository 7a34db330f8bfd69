"""The lock of a state folder, through the processes that hold it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from infographix_api import state_folder
from infographix_api.state_folder import StateLocked

HOLDER = """
import pathlib, subprocess, sys
from infographix_api import state_folder
with state_folder.locked(pathlib.Path(sys.argv[1])) as state:
    child = subprocess.Popen(["sleep", "60"], stdout=subprocess.DEVNULL, pass_fds=[state.children_lock], process_group=0)
    state.remember_children([child.pid])
    print(child.pid, flush=True)
    sys.stdin.read()
    child.kill()
"""


def hold(path: Path) -> tuple[subprocess.Popen[str], int]:
    """A process that holds the folder and has started one child."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    return holder, int(holder.stdout.readline())


def test_folder_in_use_names_the_process_that_uses_it(tmp_path: Path) -> None:
    holder, _ = hold(tmp_path)
    with pytest.raises(StateLocked, match=rf"process {holder.pid}\b.*--state"), state_folder.locked(tmp_path):
        pass
    holder.communicate("")


def test_folder_is_free_once_its_holder_has_ended(tmp_path: Path) -> None:
    holder, _ = hold(tmp_path)
    holder.communicate("")
    with state_folder.locked(tmp_path) as state:
        assert state.path == tmp_path


def test_child_that_a_killed_holder_left_is_removed(tmp_path: Path, wait_until_gone: Callable[[int], None]) -> None:
    holder, orphan = hold(tmp_path)
    holder.kill()
    holder.communicate()
    os.kill(orphan, 0)
    with state_folder.locked(tmp_path):
        wait_until_gone(orphan)


def test_process_that_only_has_an_old_number_is_left_alone(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as stranger:
        (tmp_path / "children.lock").write_text(str(stranger.pid))
        with state_folder.locked(tmp_path):
            assert stranger.poll() is None
        stranger.kill()


def test_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    with state_folder.locked(tmp_path / "new" / "state") as state:
        assert stat.S_IMODE(state.path.stat().st_mode) == 0o700
