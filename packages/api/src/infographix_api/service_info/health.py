"""Health of the process and of the parts behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency

from infographix_api import wire
from infographix_api.db.session import Database
from infographix_api.errors import Unavailable
from infographix_api.jobs import Queue
from infographix_api.storage import Storage


@get("/health/live", name="getLiveness", sync_to_thread=False)
def get_liveness() -> Response[bytes]:
    return _answer(wire.Health(status=wire.HealthStatus.OK, checks=[]))


@get("/health/ready", name="getReadiness", sync_to_thread=True)
def get_readiness(
    db: NamedDependency[Database], queue: NamedDependency[Queue], storage: NamedDependency[Storage]
) -> Response[bytes]:
    """Without the queue requests are served, and the workers' sweep finds them later; without the rest they are not."""
    probes: dict[str, Callable[[], Any]] = {"database": db.probe, "queue": queue.is_empty, "storage": storage.probe}
    checks = [wire.HealthCheck(name=name, ok=_answers(probe)) for name, probe in probes.items()]
    down = [check.name for check in checks if not check.ok]
    if set(down) - {"queue"}:
        raise Unavailable(
            f"Not answering: {', '.join(down)}. Try again in a few seconds.", headers={"Retry-After": "2"}
        )
    return _answer(wire.Health(status=wire.HealthStatus.DEGRADED if down else wire.HealthStatus.OK, checks=checks))


def _answers(probe: Callable[[], Any]) -> bool:
    try:
        probe()
    except (Unavailable, ConnectionError):
        return False
    return True


def _answer(health: wire.Health) -> Response[bytes]:
    headers = {"Cache-Control": "no-store"}
    return Response(msgspec.json.encode(health), media_type="application/json", headers=headers)
