"""Everything configurable: one frozen class, read once from the environment and passed down as values.

The table of settings in the documentation is made from the fields below.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

_SECRET = frozenset({"DATABASE_URL", "METRICS_TOKEN", "REDIS_URL", "SECRET_KEY"})  # may hold passwords: never shown


class SettingsError(ValueError):
    """A variable has a value that cannot be used; the message names it and what is accepted."""


@dataclass(frozen=True)
class SettingDoc:
    """One row of the documentation."""

    name: str
    default: str
    doc: str


def _setting(name: str, parse: Callable[[str], Any], default: str, doc: str, shown: str | None = None) -> Any:
    """`default` is text as the environment would give it; `{state}` in it is the state folder."""
    metadata = {"name": name, "parse": parse, "default": default, "doc": doc, "shown": shown or default}
    return field(metadata=metadata, repr=name not in _SECRET)


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _database_url(text: str) -> str:
    if not re.match(r"(sqlite:///.|postgresql://)", text):
        raise ValueError("use sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
    return text


def _redis_url(text: str) -> str | None:
    if text and not re.match(r"(rediss?|unix)://", text):
        raise ValueError("use redis://HOST:PORT/0, rediss://… or unix://…")
    return text or None


def _storage_url(text: str) -> str:
    if not re.match(r"(file:///.|memory:///?$|s3://.)", text):
        raise ValueError("use file:///FOLDER, s3://BUCKET/PREFIX or memory:///")
    return text


def _origin(text: str) -> str:
    if not re.fullmatch(r"https?://[^/\s?#]+/?", text):
        raise ValueError("use scheme, host and port only, such as https://graphics.example.org")
    return text.rstrip("/")


def _address(text: str) -> str | None:
    if text and not re.fullmatch(r"https?://[^\s?#]+", text):
        raise ValueError("use an address such as http://127.0.0.1:4318")
    return text or None


def _origins(text: str) -> tuple[str, ...]:
    listed = tuple(part.strip() for part in text.split(",") if part.strip())
    return listed if listed == ("*",) else tuple(_origin(part) for part in listed)


def _seconds(text: str) -> int:
    return _whole_number(text, at_most=86_400)


def _count(text: str) -> int:
    return _whole_number(text, at_most=1000)


def _days(text: str) -> int:
    return _whole_number(text, at_least=0, at_most=36_500)


def _whole_number(text: str, *, at_least: int = 1, at_most: int) -> int:
    if not text.isascii() or not text.isdigit() or not at_least <= int(text) <= at_most:
        raise ValueError(f"use a whole number from {at_least} to {at_most}")
    return int(text)


def _yes_or_no(text: str) -> bool:
    if text.lower() not in {"true", "false"}:
        raise ValueError("use true or false")
    return text.lower() == "true"


def _optional_file(text: str) -> Path | None:
    return Path(text).expanduser().absolute() if text else None


def _token(text: str) -> str | None:
    if text and not re.fullmatch(r"[\x21-\x7e]{16,}", text):
        raise ValueError("use 16 visible ASCII characters or more")
    return text or None


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,30}", text):
        raise ValueError("use a name in lower case, such as free")
    return text


def _log_level(text: str) -> str:
    if text.lower() not in {"debug", "info", "warning", "error"}:
        raise ValueError("use debug, info, warning or error")
    return text.upper()


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Read with `from_env`. Defaults suit one machine with one state folder."""

    state: Path = _setting(
        "INFOGRAPHIX_STATE",
        _folder,
        "~/.infographix",
        "Folder of the database, results, secret and logs. The defaults below are derived from it.",
    )
    database_url: str = _setting(
        "DATABASE_URL",
        _database_url,
        "sqlite:///{state}/infographix.db",
        "`sqlite:///FILE`, or `postgresql://USER:PASSWORD@HOST/NAME` when several machines share the work.",
        "sqlite:///STATE/infographix.db",
    )
    redis_url: str | None = _setting(
        "REDIS_URL",
        _redis_url,
        "",
        "Redis or Valkey that carries wake-ups to workers. Nothing is lost when it is emptied.",
        "`serve` starts its own",
    )
    storage_url: str = _setting(
        "STORAGE_URL",
        _storage_url,
        "file://{state}/results",
        "Where finished pictures are kept: `file:///FOLDER` or `s3://BUCKET/PREFIX` (with the usual AWS_… variables).",
        "file://STATE/results",
    )
    public_url: str = _setting(
        "PUBLIC_URL",
        _origin,
        "http://127.0.0.1:8000",
        "Scheme, host and port under which callers reach this installation; links in answers begin with it.",
        "the address `serve` listens on",
    )
    cors_origins: tuple[str, ...] = _setting(
        "CORS_ORIGINS",
        _origins,
        "",
        "Origins whose pages may call the API from a browser, separated by commas; `*` for any.",
        "none",
    )
    secret_key: str = _setting(
        "SECRET_KEY",
        str,
        "",
        "Signs addresses of pictures and cursors, and encrypts the keys that sign access tokens; 32 characters or more, the same for every process of an installation.",
        "made once, kept in STATE/secret-key",
    )
    allow_signup: bool = _setting(
        "ALLOW_SIGNUP",
        _yes_or_no,
        "true",
        "Whether people may make accounts for themselves.",
    )
    lease_s: int = _setting(
        "LEASE_SECONDS",
        _seconds,
        "15",
        "How long a worker may be silent before another takes over its generation.",
    )
    engine_timeout_s: int = _setting(
        "ENGINE_TIMEOUT_SECONDS",
        _seconds,
        "120",
        "Longest time for one analysis or one drawing, when the request has no nearer deadline.",
    )
    max_attempts: int = _setting(
        "MAX_ATTEMPTS",
        _count,
        "3",
        "How often work on a generation may begin before it counts as failed.",
    )
    retention_days: int = _setting(
        "RETENTION_DAYS",
        _days,
        "365",
        "How long pictures and texts of generations are kept after their end; what was used stays counted. `0` keeps them for ever.",
    )
    source_hours: int = _setting(
        "SOURCE_RETENTION_HOURS",
        _count,
        "24",
        "How long an upload can be used after it has come; then its bytes are deleted.",
    )
    tiers_file: Path | None = _setting(
        "TIERS_FILE",
        _optional_file,
        "",
        "TOML file that changes what each tier allows, or adds tiers.",
        "the built-in tiers",
    )
    default_tier: str = _setting("DEFAULT_TIER", _name, "free", "Tier of new accounts, except the one `serve` makes.")
    api_processes: int = _setting(
        "API_PROCESSES",
        _count,
        "1",
        "How many API processes there are; each enforces its share of the limits alone while Redis is away.",
    )
    metrics_token: str | None = _setting(
        "METRICS_TOKEN",
        _token,
        "",
        "Whoever sends it as a bearer token may read `/metrics`; without one, only this machine may.",
        "none",
    )
    traces_endpoint: str | None = _setting(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        _address,
        "",
        "Collector that traces go to, as OTLP over HTTP: `http://HOST:4318`.",
        "none",
    )
    log_level: str = _setting(
        "LOG_LEVEL", _log_level, "info", "`debug`, `info`, `warning` or `error`. Logs are JSON, one object a line.",
    )  # fmt: skip


def from_env(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read and check every variable; makes the secret when there is none. Raises SettingsError."""
    values: dict[str, Any] = {}
    for each in fields(Settings):
        name = each.metadata["name"]
        text = environ.get(name, "").strip() or each.metadata["default"].format(state=values.get("state"))
        try:
            values[each.name] = each.metadata["parse"](text)
        except ValueError as error:
            shown = "the value given" if name in _SECRET else repr(text)
            raise SettingsError(f"{name}: {shown} cannot be used; {error}.") from None
    values["secret_key"] = _checked_secret(values["secret_key"] or _kept_secret(values["state"]))
    return Settings(**values)


def describe() -> Iterable[SettingDoc]:
    """Every setting with its default and meaning, in the order of the class."""
    return tuple(
        SettingDoc(each.metadata["name"], each.metadata["shown"], each.metadata["doc"]) for each in fields(Settings)
    )


def _checked_secret(secret: str) -> str:
    if len(secret) < 32:
        raise SettingsError("SECRET_KEY: too short; use 32 random characters or more, or leave it out.")
    return secret


def _kept_secret(state: Path) -> str:
    """Several processes may start at once on an empty folder: a finished file appears in one step, and the first wins."""
    path = state / "secret-key"
    if not path.exists():
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = state / f".secret-key.{secrets.token_hex(8)}"
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
