"""HTTP of usage and of the limits as they are now."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, get
from litestar.di import NamedDependency

from infographix_api import clock, errors, wire
from infographix_api.accounts.caller import Caller
from infographix_api.db.session import Database
from infographix_api.limits import quota
from infographix_api.limits.middleware import Limiter
from infographix_api.limits.quota import DAILY
from infographix_api.limits.tiers import Allowance
from infographix_api.usage import queries, service
from infographix_api.usage.meter import Meter
from infographix_api.usage.service import Row, Span
from infographix_api.web import caching, negotiation, parameters

_JSON, _CSV = "application/json", "text/csv"
_DAY_S = 86_400
_CSV_HEAD = ("start", "group", "requests", "generations", "completed", "failed", "duration_ms_p50", "duration_ms_p95")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Req = Request[Any, Any, Any]


@get(
    "/usage",
    opt={"scope": "account:read", "negotiates": True, "parameters": ("from", "to", "granularity", "group_by")},
    name="getUsage",
    sync_to_thread=True,
)
def get_usage(request: Req, db: NamedDependency[Database], meter: NamedDependency[Meter]) -> Response[bytes | None]:
    liked = negotiation.best(request.headers.get("accept"), (_JSON, _CSV))
    if liked is None:
        raise errors.NotAcceptable("Usage comes as application/json or text/csv; name one of them in `Accept`.")
    span = _span(request)
    meter.flush()
    with db.snapshot() as session:
        rows = service.report(session, request.state.caller.account_id, span)
    body = _csv(rows) if liked == _CSV else msgspec.json.encode(_report(span, rows))
    headers = {"Content-Disposition": 'attachment; filename="usage.csv"'} if liked == _CSV else {}
    return caching.answer(request, body, tag=caching.etag(body), media_type=liked, headers=headers)


@get("/quota", opt={"scope": "account:read", "rate": "free"}, name="getQuota")
async def get_quota(
    request: Req, db: NamedDependency[Database], limiter: NamedDependency[Limiter]
) -> Response[bytes | None]:
    caller: Caller = request.state.caller
    allowance: Allowance = request.state.allowance
    now = clock.now()
    policies = [
        wire.QuotaPolicy(
            name=level.limit.name,
            limit=level.limit.capacity,
            remaining=level.remaining,
            resets_at=now + timedelta(microseconds=level.full_in_us),
            window_seconds=level.limit.window_s,
        )
        for level in (await limiter.levels(caller)).levels
    ]
    policies.append(await run_sync(_daily, db, caller, allowance))
    body = msgspec.json.encode(wire.Quota(tier=allowance.tier, policies=policies))
    return Response(body, media_type=_JSON)


def _daily(db: Database, caller: Caller, allowance: Allowance) -> wire.QuotaPolicy:
    with db.snapshot() as session:
        found = quota.state(session, caller.account_id, allowance.generations_per_day or 0)
    unlimited = allowance.generations_per_day is None
    return wire.QuotaPolicy(
        name=DAILY,
        limit=None if unlimited else found.limit,
        remaining=None if unlimited else found.remaining,
        resets_at=found.resets_at,
        window_seconds=_DAY_S,
    )


def _span(request: Req) -> Span:
    """Raises InvalidParameter."""
    query = request.query_params
    granularity = parameters.one_of(query, "granularity", tuple(service.HOURS)) or "day"
    group_by = parameters.one_of(query, "group_by", tuple(queries.GROUPS))
    end = parameters.moment(query, "to") or clock.now()
    first = parameters.moment(query, "from") or end - service.SHOWN[granularity]
    if first >= end:
        raise parameters.unusable("from", "invalid_value", "Use a time before `to`.")
    longest = service.LONGEST[granularity]
    if end - first > longest:
        raise parameters.unusable(
            "from", "invalid_value", f"By the {granularity}, ask for {longest.days} days or fewer at once."
        )
    return Span(
        _floor(first, granularity),
        _floor(end - timedelta(seconds=1), granularity, following=True),
        granularity,
        group_by,
    )


def _floor(moment: datetime, granularity: str, *, following: bool = False) -> datetime:
    """The beginning of its hour or day, or of the one that follows."""
    begun = moment.replace(minute=0, second=0, microsecond=0)
    begun = begun.replace(hour=0) if granularity == "day" else begun
    return begun + timedelta(hours=service.HOURS[granularity]) if following else begun


def _report(span: Span, rows: list[Row]) -> wire.Usage:
    return wire.Usage(
        from_=span.first,
        to=span.end,
        granularity=wire.UsageGranularity(span.granularity),
        group_by=None if span.group_by is None else wire.UsageGrouping(span.group_by),
        rows=[
            wire.UsageRow(
                start=row.start,
                group=row.group,
                requests=row.requests,
                generations=row.generations,
                completed=row.outcomes.get("completed", 0),
                failed=row.outcomes.get("failed", 0),
                duration_ms_p50=row.percentile(0.5),
                duration_ms_p95=row.percentile(0.95),
            )
            for row in rows
        ],
    )


def _csv(rows: list[Row]) -> bytes:
    """A spreadsheet takes a cell that begins like a formula for one: those get an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_CSV_HEAD)
    for row in rows:
        group = row.group or ""
        outcomes = (row.generations, row.outcomes.get("completed", 0), row.outcomes.get("failed", 0))
        writer.writerow((
            f"{row.start:%Y-%m-%dT%H:%M:%SZ}",
            f"'{group}" if group.startswith(_FORMULA) else group,
            row.requests,
            *outcomes,
            row.percentile(0.5),
            row.percentile(0.95),
        ))  # fmt: skip
    return text.getvalue().encode()


router = Router("/api/v1/account", route_handlers=[get_usage, get_quota])
