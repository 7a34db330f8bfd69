"""`doctor`: one line for everything the platform needs, and what to do where it is missing."""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from infographix_api import embedded, engine
from infographix_api.cli.refusal import Refusal


class Unwell(Exception):
    """What is wrong and what to do about it."""


def doctor(arguments: argparse.Namespace) -> None:
    checks: dict[str, Callable[[], str]] = {
        "python": _python,
        "fonts": _fonts,
    }
    unwell = 0
    for name, check in checks.items():
        try:
            found, mark = check(), "ok"
        except Unwell as complaint:
            found, mark = str(complaint), "MISSING"
            unwell += 1
        print(f"{mark:8}{name:10}{found}")
    if unwell:
        raise Refusal("unwell", f"{unwell} of {len(checks)} checks failed; each line above says what to do.")
