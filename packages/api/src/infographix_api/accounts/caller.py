"""Who is calling: what the guard finds out, and every rule about rights asks."""

from __future__ import annotations

from dataclasses import dataclass

from infographix_api.limits.tiers import Standing


@dataclass(frozen=True)
class Caller:
    """An account, the key or the session that speaks for it, and what they may do."""

    account_id: str
    key_id: str | None
    livemode: bool
    scopes: frozenset[str]
    standing: Standing
    session_id: str | None = None
