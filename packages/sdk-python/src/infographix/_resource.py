"""What every group of operations on a client is: a driver, a deadline, and how often a call is sent again."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import Enum
from typing import Any, Optional, TypeVar

from infographix._call import Call
from infographix._deadline import Deadline
from infographix._flow import Flow, send
from infographix._http import Driver

T = TypeVar("T")

LEFT_OUT: Any = object()
"""Where None is a value of its own."""


class Resource:
    def __init__(self, driver: Driver, deadline_s: Optional[float], max_retries: int) -> None:
        self._driver, self._deadline_s, self._max_retries = driver, deadline_s, max_retries

    def _send(self, call: Call[T]) -> Flow[T]:
        return (yield from send(call, Deadline(self._deadline_s), self._max_retries))


def given(**members: Any) -> Any:
    """The members of a body that somebody gave. The server judges them, so that one set of messages serves everybody."""
    return {name: value for name, value in members.items() if value is not None}


def listed(values: Any) -> Optional[str]:
    """One value, or several, as a query parameter takes them."""
    if values is None:
        return None
    each = [values] if isinstance(values, (str, int, Enum)) else list(values)
    return ",".join(str(value.value if isinstance(value, Enum) else value) for value in each)


def moment(value: Optional[datetime]) -> Optional[str]:
    """A time that names no zone is this machine's."""
    return None if value is None else value.astimezone().isoformat()


def new_key() -> str:
    """An idempotency key, made once for a call, so that a request sent again is the same request."""
    return str(uuid.uuid4())
