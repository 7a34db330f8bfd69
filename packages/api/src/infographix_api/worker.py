"""Composition root of the jobs: RQ's loop on the main thread, leases and the sweep on another, the engine in a child."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timedelta
from functools import partial
from types import FrameType

import redis
from rq import SimpleWorker
from rq.exceptions import StopRequested
from rq.serializers import JSONSerializer

from infographix_api import jobs, telemetry, tracing
from infographix_api.accounts import audit, request_log
from infographix_api.auth import service as sessions
from infographix_api.batches import service as batches
from infographix_api.batches.jobs import run_generation
from infographix_api.db.session import Database
from infographix_api.engine_process import EngineProcess
from infographix_api.erasure import service as erasure
from infographix_api.generations import service
from infographix_api.generations.jobs import Workshop
from infographix_api.history import service as history
from infographix_api.renditions import service as renditions
from infographix_api.renditions.jobs import draw_rendition
from infographix_api.settings import Settings, SettingsError
from infographix_api.sources import service as sources
from infographix_api.storage import Storage

_AGAIN_AFTER_S = 1.0
_SWEEP_EVERY_S = 1.0
_log = logging.getLogger(__name__)
_jobs: dict[str, Callable[[str], object]] = {}


def run(job: str, subject_id: str) -> None:
    """What RQ calls, by name; see `jobs.RQ_ENTRY`."""
    _jobs[job](subject_id)


class _Loop(SimpleWorker):
    """RQ's loop without its remote control, for a Redis that may go away and come back empty."""

    max_connection_wait_time = _AGAIN_AFTER_S

    def __init__(self, stopping: threading.Event, connection: redis.Redis) -> None:
        super().__init__([jobs.RQ_NAME], connection=connection, serializer=JSONSerializer, log_job_description=False)
        self._stopping = stopping

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        self._stopping.set()
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]

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


def work(found: Settings) -> None:
    """Until SIGTERM or SIGINT, which let the job at hand finish. Raises SettingsError without a REDIS_URL."""
    if found.redis_url is None:
        raise SettingsError("REDIS_URL: a worker needs it; `infographix-api serve` starts one by itself.")
    telemetry.configure(found.log_level)
    if found.traces_endpoint is not None:
        tracing.configure(found.traces_endpoint, "infographix-worker")
    queue = jobs.RqQueue(found.redis_url)
    with closing(Database(found.database_url, queue)) as database, EngineProcess() as engine:
        workshop = Workshop(
            database=database,
            storage=Storage(found.storage_url),
            engine=engine,
            lease_s=found.lease_s,
            engine_timeout_s=found.engine_timeout_s,
            max_attempts=found.max_attempts,
        )
        _jobs[service.RUN] = partial(run_generation, workshop)
        _jobs[renditions.RUN] = partial(draw_rendition, workshop)
        with _Keeper(workshop, queue, timedelta(days=found.retention_days)):
            _run_until_stopped(found.redis_url)
    tracing.shut_down()


class _Keeper:
    """The thread that renews the leases of the jobs at hand, and sweeps up what a crash or a lost wake-up left."""

    def __init__(self, workshop: Workshop, queue: jobs.Queue, kept_for: timedelta) -> None:
        self._workshop, self._queue, self._kept_for = workshop, queue, kept_for
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        pause_s = min(_SWEEP_EVERY_S, self._workshop.lease_s / 4)
        while not self._stop.wait(pause_s):
            for duty in (self._renew, self._sweep, self._erase, self._retire, self._expire):
                try:
                    duty()
                except Exception as error:  # noqa: BLE001 - the database may be away; the next round tries again
                    _log.warning("%s failed", duty.__name__, extra={"error": str(error)})

    def _renew(self) -> None:
        held = list(self._workshop.held.items())
        if not held:
            return
        with self._workshop.database.transaction() as session:
            for generation_id, fence in held:
                service.renew(session, generation_id, fence, self._workshop.lease_s)

    def _sweep(self) -> None:
        is_empty = self._queue.is_empty()  # raises when Redis is away: nobody could be woken now
        with self._workshop.database.transaction() as session:
            service.sweep(session, queue_is_empty=is_empty, lease_s=self._workshop.lease_s)
            batches.refresh_open(session)
            audit.forget_old(session)
            request_log.forget_old(session)
            sessions.forget_old(session)

    def _erase(self) -> None:
        erasure.erase_due(self._workshop.database, self._workshop.storage)

    def _retire(self) -> None:
        if self._kept_for:  # zero is for ever
            history.retire_due(self._workshop.database, self._workshop.storage, self._kept_for)

    def _expire(self) -> None:
        sources.expire_due(self._workshop.database, self._workshop.storage)
