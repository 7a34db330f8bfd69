"""Composition root of the jobs: RQ's loop on the main thread, leases and the sweep on another, the engine in a child."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import redis
from rq import SimpleWorker
from rq.exceptions import StopRequested
from rq.serializers import JSONSerializer

from infographix_api import jobs

_AGAIN_AFTER_S = 1.0
_log = logging.getLogger(__name__)
_jobs: dict[str, Callable[[str], object]] = {}


def run(job: str, subject_id: str) -> None:
    """What RQ calls, by name; see `jobs.RQ_ENTRY`."""
    _jobs[job](subject_id)


class _Loop(SimpleWorker):  # type: ignore[misc]
    """RQ's loop without its remote control, for a Redis that may go away and come back empty."""

    max_connection_wait_time = _AGAIN_AFTER_S

    def __init__(self, stopping: threading.Event, connection: redis.Redis) -> None:
        super().__init__([jobs.RQ_NAME], connection=connection, serializer=JSONSerializer, log_job_description=False)
        self._stopping = stopping

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        self._stopping.set()
        super().request_stop(signum, frame)

    def set_shutdown_requested_date(self) -> None:
        """Called in a signal handler, in the middle of a job: must not talk to a Redis that may be away."""

    def subscribe(self) -> None:
        """Workers are told to stop by signals, never through Redis."""


def _run_until_stopped(redis_url: str) -> None:
    """RQ gives up when Redis fails in the middle of its book-keeping; a fresh loop takes over."""
    stopping = threading.Event()
    while not stopping.is_set():
        try:
            _Loop(stopping, redis.Redis.from_url(redis_url)).work(logging_level="WARNING")
        except redis.RedisError as error:
            _log.warning("Redis is away, trying again", extra={"error": str(error)})
        with suppress(StopRequested):  # a signal between two loops still meets the last one's handler
            stopping.wait(_AGAIN_AFTER_S)
