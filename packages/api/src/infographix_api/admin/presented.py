"""Accounts and statistics as operators see them."""

from __future__ import annotations

import msgspec

from infographix_api import wire
from infographix_api.admin.service import Managed, Stats
from infographix_api.limits import tiers as standings
from infographix_api.limits.tiers import Override, Tiers


def encoded(managed: Managed, tiers: Tiers) -> bytes:
    return msgspec.json.encode(to_wire(managed, tiers))


def to_wire(managed: Managed, tiers: Tiers) -> wire.ManagedAccount:
    row = managed.account
    standing = standings.standing(row.tier, row.limit_override)
    allowance = tiers.of(standing)
    return wire.ManagedAccount(
        id=row.id,
        email=row.email,
        name=row.name,
        status=wire.AccountStatus(row.status),
        tier=row.tier,
        limits=wire.EffectiveLimits(
            requests_per_minute=allowance.requests_per_minute,
            generations_per_day=allowance.generations_per_day,
            batch_size=allowance.batch_size,
            burst=allowance.burst,
            concurrency=allowance.concurrency,
        ),
        override=None if standing.override is None else _override(standing.override),
        open_generations=managed.open_generations,
        generations_today=managed.charged_today,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def stats(found: Stats) -> wire.Stats:
    queued = next((each.oldest for each in found.open if each.status == "queued"), None)
    return wire.Stats(
        accounts=sum(found.by_status.values()),
        accounts_by_status=found.by_status,
        accounts_by_tier=found.by_tier,
        open_generations=sum(each.count for each in found.open),
        oldest_queued_at=queued,
        requests_today=found.today.requests,
        completed_today=found.today.completed,
        failed_today=found.today.failed,
    )


def _override(override: Override) -> wire.LimitOverride:
    return wire.LimitOverride(
        requests_per_minute=override.requests_per_minute,
        generations_per_day=override.generations_per_day,
        batch_size=override.batch_size,
        burst=override.burst,
        expires_at=override.expires_at,
        reason=override.reason,
    )
