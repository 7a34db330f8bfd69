"""One definition for sync and async: a flow yields requests and pauses, a driver performs them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any, Callable, Coroutine, Generator, Mapping, Optional, TypeVar, Union, cast

from typing_extensions import Concatenate, ParamSpec

from infographix import _errors, _policy
from infographix._call import Call
from infographix._deadline import Deadline

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
    received_at: float


Step = Union[Send, Pause]
Flow = Generator[Step, Any, T]


def send(call: Call[T], deadline: Deadline, max_retries: int) -> Flow[T]:
    """Send until there is an answer that counts; raises what `_errors` lists."""
    attempt = 1
    while True:
        failure: _errors.InfoGraphixError
        asked: Optional[float] = None
        try:
            reply: Reply = yield Send(call, deadline)
        except _errors.DeadlineExceededError:
            raise
        except _errors.APIConnectionError as error:
            failure, again = error, error.may_retry
        else:
            if reply.status < 400:
                return call.read(
                    reply.content, reply.headers.get("content-type", ""), reply.headers.get("x-request-id")
                )
            failure = _errors.from_answer(reply.status, reply.headers, reply.content)
            again = _policy.should_retry(reply.status, reply.headers)
            asked = _policy.asked_delay(reply.headers, reply.received_at)
        delay = _policy.next_delay(attempt, asked)
        if not again or not call.idempotent or attempt > max_retries or not deadline.allows(delay):
            raise failure
        yield Pause(delay)
        attempt += 1


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
