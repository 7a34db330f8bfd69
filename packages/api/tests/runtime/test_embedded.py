"""The embedded Valkey: which program, and that it is private and keeps nothing on disk."""

from __future__ import annotations

import os
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from infographix_api import embedded


@contextmanager
def running(state: Path) -> Iterator[str]:
    valkey = embedded.prepare(state)
    with subprocess.Popen(valkey.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stdin is not None
        process.stdin.write(valkey.config)
        process.stdin.close()
        give_up_at = time.monotonic() + 30
        while not answers(valkey.url):
            assert time.monotonic() < give_up_at
            time.sleep(0.02)
        yield valkey.url
        process.terminate()


def answers(url: str) -> bool:
    with redis.Redis.from_url(url) as connection:
        try:
            return bool(connection.ping())
        except redis.ConnectionError:
            return False


@pytest.mark.parametrize("folder", ["state", 'with space and "quotes" %', "x" * 120])
def test_it_starts_in_any_folder(tmp_path: Path, folder: str) -> None:
    state = tmp_path / folder
    state.mkdir()
    with running(state) as url, redis.Redis.from_url(url) as connection:
        assert connection.set("key", "value")


def test_it_needs_the_password_and_is_for_its_owner_only(tmp_path: Path) -> None:
    with running(tmp_path):
        socket = tmp_path / "valkey.sock"
        assert stat.S_IMODE(socket.stat().st_mode) == 0o700
        with redis.Redis(unix_socket_path=str(socket)) as stranger, pytest.raises(redis.AuthenticationError):
            stranger.ping()


def test_it_leaves_nothing_on_disk(tmp_path: Path) -> None:
    with running(tmp_path) as url, redis.Redis.from_url(url) as connection:
        connection.set("key", "value")
    assert list(tmp_path.iterdir()) == []


def test_program_on_the_path_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "redis-server"
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert embedded.find_program() == str(program)


def test_packaged_program_is_used_without_one_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert os.access(embedded.find_program(), os.X_OK)
