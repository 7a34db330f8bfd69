"""What each tier allows, read from one file, and how an account's own override changes it. Enforces nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from infographix_api import clock
from infographix_api.settings import Settings, SettingsError

LOCAL = "local"
"""The tier of the account that `serve` makes."""

_OTHERS = {
    "anonymous": ("requests_per_minute", "pictures_per_minute", "sign_in_per_minute"),
    "session": ("requests_per_minute",),
}
_OPTIONAL = frozenset({"generations_per_day", "concurrency"})
_MAY_BE_LEFT_OUT = _OPTIONAL | {"share"}


@dataclass(frozen=True)
class Allowance:
    """What an account may do. None is no limit."""

    tier: str
    requests_per_minute: int
    generate_per_minute: int
    batch_per_minute: int
    test_per_minute: int
    batch_size: int
    burst: float
    share: int = 1
    generations_per_day: int | None = None
    concurrency: int | None = None


@dataclass(frozen=True)
class Override:
    """What an operator grants one account instead of its tier's figures; None leaves that of the tier."""

    requests_per_minute: int | None = None
    generations_per_day: int | None = None
    batch_size: int | None = None
    burst: float | None = None
    expires_at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Standing:
    """An account's tier and its override, as its row says."""

    tier: str
    override: Override | None = None


@dataclass(frozen=True)
class Tiers:
    """Every tier by name, and the rates of those who have none."""

    allowances: Mapping[str, Allowance]
    anonymous: Mapping[str, int]
    session_per_minute: int

    def of(self, standing: Standing) -> Allowance:
        """As of now. A tier that the file no longer names counts as free."""
        allowance = self.allowances.get(standing.tier) or self.allowances["free"]
        override = standing.override
        if override is None or (override.expires_at is not None and override.expires_at <= clock.now()):
            return allowance
        return _overridden(allowance, override)


def standing(tier: str, override: Mapping[str, Any] | None) -> Standing:
    """`override` as `stored` made it."""
    return Standing(tier, msgspec.convert(override, Override) if override else None)


def stored(override: Override) -> dict[str, Any]:
    """As it is kept in the account's row."""
    kept: dict[str, Any] = msgspec.to_builtins(override)
    return kept


def of(settings: Settings) -> Tiers:
    """Those of this installation. Raises SettingsError."""
    found = load(settings.tiers_file)
    if settings.default_tier not in found.allowances:
        known = ", ".join(found.allowances)
        raise SettingsError(f"DEFAULT_TIER: there is no tier {settings.default_tier!r}; known: {known}.")
    return found


def load(path: Path | None) -> Tiers:
    """The built-in tiers, changed by the file at `path`. Raises SettingsError that names the tier and the member."""
    tables = tomllib.loads((resources.files(__package__) / "tiers.toml").read_text(encoding="utf-8"))
    for name, given in (_read(path) if path else {}).items():
        if not isinstance(given, dict):
            raise SettingsError(f"TIERS_FILE: {name} must be a table such as [{name}].")
        tables[name] = {**tables.get(name, {}), **given}
    allowances = {name: _allowance(name, table) for name, table in tables.items() if name not in _OTHERS}
    for name, members in _OTHERS.items():
        _refuse_unknown(name, tables[name], members)
    anonymous, session = (
        {member.removesuffix("_per_minute"): _number(name, tables[name], member) for member in members}
        for name, members in _OTHERS.items()
    )
    return Tiers(allowances, anonymous, session["requests"])


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"TIERS_FILE: {path} cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"TIERS_FILE: {path} is not TOML ({error}).") from error


def _allowance(name: str, table: Mapping[str, Any]) -> Allowance:
    members = [each.name for each in fields(Allowance) if each.name != "tier"]
    _refuse_unknown(name, table, members)
    found = {
        member: _number(name, table, member) for member in members if member in table or member not in _MAY_BE_LEFT_OUT
    }
    return Allowance(tier=name, **found)


def _refuse_unknown(name: str, table: Mapping[str, Any], members: Sequence[str]) -> None:
    for member in table:
        if member not in members:
            raise SettingsError(f"TIERS_FILE: [{name}] has no member {member}; known: {', '.join(sorted(members))}.")


def _number(name: str, table: Mapping[str, Any], member: str) -> Any:
    """A rate of at least one a minute, a quota of zero or more, a burst of at least one minute's worth."""
    value = table.get(member)
    kinds = (int, float) if member == "burst" else (int,)
    least, most = (0 if member in _OPTIONAL else 1), (10 if member == "burst" else 1_000_000)
    if not isinstance(value, kinds) or isinstance(value, bool) or not least <= value <= most:
        raise SettingsError(f"TIERS_FILE: [{name}] {member} must be a number from {least} to {most}, not {value!r}.")
    return value


def _overridden(allowance: Allowance, override: Override) -> Allowance:
    """Other rates keep their share of the requests: twice the requests is twice the generations a minute."""
    requests = override.requests_per_minute or allowance.requests_per_minute
    share = requests / allowance.requests_per_minute
    quota = override.generations_per_day
    return replace(
        allowance,
        requests_per_minute=requests,
        generate_per_minute=max(1, round(allowance.generate_per_minute * share)),
        batch_per_minute=max(1, round(allowance.batch_per_minute * share)),
        test_per_minute=max(1, round(allowance.test_per_minute * share)),
        generations_per_day=allowance.generations_per_day if quota is None else quota,
        batch_size=override.batch_size or allowance.batch_size,
        burst=override.burst or allowance.burst,
    )
