"""Wake-ups for background work: a job's name and the id it concerns, handed to the queue after the commit.

The database is the truth. A wake-up that is lost costs time, never work: the workers' sweep makes up for it.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue as Rq
from rq.serializers import JSONSerializer
from sqlalchemy.orm import Session

RQ_NAME = "infographix"
RQ_ENTRY = "infographix_api.worker.run"
"""What RQ calls in the worker, with the job's name and the id."""

_log = logging.getLogger(__name__)


@runtime_checkable  # Litestar checks what it injects
class Queue(Protocol):
    """Where wake-ups go."""

    def put(self, job: str, subject_id: str) -> None:
        """Never raises: the change is committed already."""

    def is_empty(self) -> bool:
        """Whether no wake-up waits; raises ConnectionError when the queue does not answer."""


class LocalQueue:
    """For tests and single calls: keeps wake-ups until `drain` runs them in the caller's thread."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[str, str]] = deque()

    def put(self, job: str, subject_id: str) -> None:
        self.waiting.append((job, subject_id))

    def is_empty(self) -> bool:
        return not self.waiting

    def drain(self, jobs: Mapping[str, Callable[[str], object]]) -> int:
        """Run what waits, and what that wakes; the number of jobs run."""
        count = 0
        while self.waiting:
            job, subject_id = self.waiting.popleft()
            jobs[job](subject_id)
            count += 1
        return count


class RqQueue:
    """RQ over Redis, with JSON instead of pickle, so that a queue entry can never be code."""

    def __init__(self, url: str) -> None:
        self.rq = Rq(RQ_NAME, connection=connect(url), serializer=JSONSerializer)

    def put(self, job: str, subject_id: str) -> None:
        try:
            self.rq.enqueue_call(
                RQ_ENTRY,
                (job, subject_id),
                timeout=-1,
                result_ttl=0,
                failure_ttl=3600,
                description=f"{job} {subject_id}",
            )
        except redis.RedisError as error:
            _log.warning("wake-up lost, the sweep will find it", extra={"subject_id": subject_id, "error": str(error)})

    def is_empty(self) -> bool:
        try:
            return self.rq.count == 0
        except redis.RedisError as error:
            raise ConnectionError(str(error)) from error


def connect(url: str) -> redis.Redis:
    """Fails fast: redis-py's default retries block for seconds while Redis is away."""
    return redis.Redis.from_url(url, socket_connect_timeout=0.5, socket_timeout=1, retry=Retry(NoBackoff(), 0))


def defer(session: Session, job: str, subject_id: str) -> None:
    """Wake a worker for this once the transaction has committed."""
    session.info.setdefault("jobs", []).append((job, subject_id))
