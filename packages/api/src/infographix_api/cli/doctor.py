"""`doctor`: one line for each thing the platform needs, and what to do where something is missing."""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
from collections.abc import Callable, Mapping
from functools import partial

import redis

from infographix_api import embedded, engine, jobs, settings
from infographix_api.cli.refusal import Refusal
from infographix_api.db.session import Database
from infographix_api.errors import Unavailable
from infographix_api.jobs import LocalQueue
from infographix_api.settings import Settings, SettingsError
from infographix_api.storage import Storage, StorageDown


class _Unwell(Exception):
    """What is wrong, and what to do about it."""


def doctor(arguments: argparse.Namespace) -> None:
    checks = _checks({**os.environ, "INFOGRAPHIX_STATE": str(arguments.state)})
    unwell = [name for name, check in checks.items() if not _is_well(name, check)]
    if unwell:
        raise Refusal("unwell", f"Needs attention: {', '.join(unwell)}; the lines above say what to do.")


def _is_well(name: str, check: Callable[[], str]) -> bool:
    try:
        print(f"ok       {name:10}{check()}")
    except _Unwell as complaint:
        print(f"problem  {name:10}{complaint}")
        return False
    return True


def _checks(environ: Mapping[str, str]) -> dict[str, Callable[[], str]]:
    own: dict[str, Callable[[], str]] = {"python": _python, "fonts": _fonts, "portal": _portal}
    try:
        found = settings.from_env(environ)
    except SettingsError as error:
        return own | {"settings": partial(_complain, str(error))}
    needed = {"valkey": _valkey, "database": _database, "storage": _storage}
    return own | {name: partial(check, found) for name, check in needed.items()}


def _complain(text: str) -> str:
    raise _Unwell(text)


def _python() -> str:
    return f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"


def _fonts() -> str:
    """Draws: a font that is missing or broken shows itself here."""
    try:
        engine.warm()
    except Exception as error:
        raise _Unwell(f"Cannot draw: {error}. Install the wheel, or run `./nox -s build` in a checkout.") from error
    world = importlib.util.find_spec("infographix_fonts_world") is not None
    more = (
        ""
        if world
        else "; for Chinese, Japanese, Korean, Arabic, Hebrew and emoji: pip install infographix-fonts-world"
    )
    return f"drawing works{more}"


def _portal() -> str:
    if importlib.util.find_spec("infographix_portal") is None:
        raise _Unwell("The portal is not installed: pip install infographix-portal. The API works without it.")
    return "installed"


def _valkey(found: Settings) -> str:
    if found.redis_url is None:
        try:
            return f"`serve` starts {embedded.find_program()}"
        except embedded.NoValkey as error:
            raise _Unwell(str(error)) from error
    try:
        with jobs.connect(found.redis_url) as connection:
            connection.ping()
    except redis.RedisError as error:
        raise _Unwell(f"REDIS_URL does not answer ({error}). Start that server, or unset REDIS_URL.") from error
    return "REDIS_URL answers"


def _database(found: Settings) -> str:
    database = Database(found.database_url, LocalQueue())
    try:
        database.probe()
    except Unavailable as error:
        raise _Unwell(f"DATABASE_URL does not answer ({error.__cause__}). Start that server, or correct it.") from error
    finally:
        database.close()
    return f"{database.engine.dialect.name} answers"


def _storage(found: Settings) -> str:
    try:
        Storage(found.storage_url).probe()
    except StorageDown as error:
        raise _Unwell(f"STORAGE_URL {found.storage_url} cannot be written ({error}).") from error
    return f"{found.storage_url} can be written"
