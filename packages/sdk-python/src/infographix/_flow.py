"""One definition for sync and async: a flow yields requests and pauses, a driver performs them."""

from __future__ import annotations

import functools
import logging
from dataclasses import dataclass
from typing import Any, Callable, Coroutine, Generator, Mapping, TypeVar, Union, cast

from typing_extensions import Concatenate, ParamSpec

from infographix import _errors, _policy
from infographix._call import Call
from infographix._deadline import Deadline

log = logging.getLogger("infographix")

T = TypeVar("T")
P = ParamSpec("P")
S = TypeVar("S")


@dataclass(frozen=True)
class Send:
    """Ask the driver for one exchange; it answers with a Reply or throws APIConnectionError into the flow."""

    call: Call[Any]
    deadline: Deadline


@dataclass(frozen=True)
class Pause:
    seconds: float


@dataclass(frozen=True)
class Reply:
    """An answer, read to its end."""

    status: int
    headers: Mapping[str, str]
    content: bytes


Step = Union[Send, Pause]
Flow = Generator[Step, Any, T]


def send(call: Call[T], deadline: Deadline, max_retries: int) -> Flow[T]:
    """Send until there is an answer that counts; raises what `_errors` lists."""
    attempt = 1
    while True:
        try:
            return _read(call, (yield Send(call, deadline)))
        except (_errors.APIConnectionError, _errors.APIStatusError) as error:
            delay = _policy.next_delay(attempt, error.retry_after)
            again = error.may_retry and call.idempotent and attempt <= max_retries and deadline.allows(delay)
            log.debug(
                "%s, attempt %d: %s%s", call.operation_id, attempt, error, f"; again in {delay:.2f} s" if again else ""
            )
            if not again:
                raise
        yield Pause(delay)
        attempt += 1


def _read(call: Call[T], reply: Reply) -> T:
    if reply.status >= 400:
        raise _errors.from_answer(reply.status, reply.headers, reply.content)
    log.debug("%s: %d", call.operation_id, reply.status)
    return call.read(reply.content, reply.headers.get("content-type", ""), reply.headers.get("x-request-id"))


def blocking(flow: Callable[Concatenate[S, P], Flow[T]]) -> Callable[Concatenate[S, P], T]:
    """The blocking method of a flow."""

    def method(self: S, *args: P.args, **kwargs: P.kwargs) -> T:
        result: T = cast(Any, self)._driver.run(flow(self, *args, **kwargs))
        return result

    return cast("Callable[Concatenate[S, P], T]", _named(method, flow))


def awaiting(flow: Callable[Concatenate[S, P], Flow[T]]) -> Callable[Concatenate[S, P], Coroutine[Any, Any, T]]:
    """The awaiting method of the same flow."""

    async def method(self: S, *args: P.args, **kwargs: P.kwargs) -> T:
        result: T = await cast(Any, self)._driver.arun(flow(self, *args, **kwargs))
        return result

    return cast("Callable[Concatenate[S, P], Coroutine[Any, Any, T]]", _named(method, flow))


def _named(method: Any, flow: Any) -> Any:
    functools.update_wrapper(method, flow)
    method.__name__ = flow.__name__.lstrip("_")
    return method
