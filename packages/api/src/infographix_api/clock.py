"""The one place that reads the time, so that tests can move it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

_offset = timedelta()


def now() -> datetime:
    """UTC, in whole milliseconds: what the API writes is what the database keeps."""
    moment = datetime.now(UTC) + _offset
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@contextmanager
def moved(by: timedelta) -> Iterator[None]:
    """Every later reading in this process is off by this much, until the block ends."""
    global _offset
    before = _offset
    _offset += by
    try:
        yield
    finally:
        _offset = before
