"""Composition root of HTTP: settings to database, queue and storage, and all routes into one application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from litestar import Litestar, Request
from litestar.datastructures import State
from litestar.di import Provide

from infographix_api import tracing
from infographix_api.accounts.request_log import RequestLog
from infographix_api.auth.entry import entry_of
from infographix_api.auth.guard import Guard
from infographix_api.auth.tokens import AccessTokens
from infographix_api.db.session import Database
from infographix_api.endpoints import ALL
from infographix_api.generations.signing import Signer
from infographix_api.jobs import LocalQueue, Queue, RqQueue
from infographix_api.limits import tiers
from infographix_api.limits.glance import QuotaGlance
from infographix_api.limits.middleware import Limiter
from infographix_api.limits.redis_bucket import buckets_at
from infographix_api.pagination import Cursors
from infographix_api.service_info import metrics, portal
from infographix_api.service_info.metrics import MetricsDoor
from infographix_api.settings import Settings
from infographix_api.storage import Storage
from infographix_api.usage.meter import Meter
from infographix_api.web import body, cors, negotiation
from infographix_api.web.compression import Gzip
from infographix_api.web.edge import Edge
from infographix_api.web.problems import Problems
from infographix_api.web.sse import Streams


def create_app(settings: Settings, *, queue: Queue | None = None) -> Litestar:
    """`queue` replaces the one of REDIS_URL. The database must be up to date: see `db.migrate`."""
    queue = queue or (RqQueue(settings.redis_url) if settings.redis_url else LocalQueue())
    database, storage = Database(settings.database_url, queue), Storage(settings.storage_url)
    requests, tokens = RequestLog(database), AccessTokens(database, settings.public_url, settings.secret_key)
    guard = Guard(database, tokens)
    buckets = buckets_at(settings.redis_url, processes=settings.api_processes)
    known_tiers = tiers.of(settings)
    limiter = Limiter(buckets, known_tiers, guard, QuotaGlance(database))
    meter = Meter(database)
    values = {
        "db": database,
        "public_url": settings.public_url,
        "limiter": limiter,
        "tiers": known_tiers,
        "meter": meter,
        "queue": queue,
        "storage": storage,
        "signer": Signer(settings.public_url, settings.secret_key),
        "cursors": Cursors(settings.secret_key),
        "requests": requests,
        "metrics_door": MetricsDoor(settings.metrics_token),
        "entry": entry_of(settings, database, tokens),
        "site": portal.installed_site(),
        "uploads_kept_for": timedelta(hours=settings.source_hours),
        "streams": Streams(processes=settings.api_processes),
    }
    app = Litestar(
        route_handlers=ALL,
        before_request=_checks(limiter, negotiation.known_parameters, negotiation.only_json),
        dependencies={name: Provide(_constant(value), sync_to_thread=False) for name, value in values.items()},
        exception_handlers={Exception: Problems(settings.public_url)},
        cors_config=cors.config(settings.cors_origins),
        request_max_body_size=body.MAX_BYTES,
        lifespan=[requests.kept, meter.kept],
        on_shutdown=[database.close, buckets.close, tracing.shut_down],
        openapi_config=None,
        logging_config=None,
        state=State({**values, "database": database, "guard": guard}),
    )
    # around everything, so that a 404 has its headers too
    app.asgi_handler = Edge(Gzip(app.asgi_handler), limiter.headers, requests.note, meter.count, metrics.count)
    return app


def _checks(*checks: Callable[[Any, Any], Awaitable[None]]) -> Callable[[Request[Any, Any, Any]], Awaitable[None]]:
    """Not Litestar's guards: it copies the request for each of those."""

    async def check(request: Request[Any, Any, Any]) -> None:
        for each in checks:
            await each(request, request.route_handler)

    return check


def _constant(value: object) -> Callable[[], object]:
    return lambda: value
