"""What Prometheus asks for: counts of this process, and the queue as the database sees it."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Iterable
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency

from infographix_api import clock, metrics
from infographix_api.db.session import Database
from infographix_api.db.tables import OPEN_STATUSES
from infographix_api.errors import Unauthenticated, Unavailable
from infographix_api.generations import queries

_MEDIA_TYPE = "text/plain; version=0.0.4"


class MetricsDoor:
    """Open to whoever has the token; without one, to this machine."""

    def __init__(self, token: str | None) -> None:
        self._token = token

    def check(self, request: Request[Any, Any, Any]) -> None:
        """Raises Unauthenticated."""
        challenge = {"WWW-Authenticate": 'Bearer realm="infographix metrics"'}
        if self._token is None:
            if not _is_local(request.scope["client"]):
                raise Unauthenticated(
                    "Metrics are for this machine only. Set METRICS_TOKEN to read them from another.", headers=challenge
                )
            return
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            raise Unauthenticated("Send `Authorization: Bearer` with the value of METRICS_TOKEN.", headers=challenge)


@get("/metrics", opt={"negotiates": True}, name="getMetrics", sync_to_thread=True)
def get_metrics(
    request: Request[Any, Any, Any], db: NamedDependency[Database], metrics_door: NamedDependency[MetricsDoor]
) -> Response[str]:
    metrics_door.check(request)
    headers = {"Cache-Control": "no-store"}
    return Response(metrics.text(*_of_the_database(db)), media_type=_MEDIA_TYPE, headers=headers)


def count(scope: Any, status: int, seconds: float) -> None:
    """A finished request."""
    route = scope.get("route_handler")
    operation = (route.name if route is not None else None) or "none"
    metrics.REQUESTS.add(operation, str(status))
    metrics.DURATIONS.observe(seconds, operation)


def _of_the_database(db: Database) -> Iterable[Iterable[str]]:
    up = ("infographix_database_up", "Whether the database answers.", "")
    try:
        with db.snapshot() as session:
            found = {row.status: row for row in queries.open_by_status(session)}
    except Unavailable:
        return (metrics.gauge(*up, {"": 0}),)
    waiting = found.get("queued")
    age_s = (clock.now() - waiting.oldest).total_seconds() if waiting else 0.0
    return (
        metrics.gauge(*up, {"": 1}),
        metrics.gauge(
            "infographix_generations_open",
            "Generations that have not ended.",
            "status",
            {status: found[status].count if status in found else 0 for status in OPEN_STATUSES},
        ),
        metrics.gauge("infographix_oldest_queued_seconds", "Age of the one that waits longest.", "", {"": age_s}),
    )


def _is_local(client: tuple[str, int] | None) -> bool:
    try:
        return client is not None and ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False
