"""Performs what flows ask for; the only file that knows httpx."""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
import time
import weakref
from typing import Any, AsyncIterator, Dict, Generator, Iterator, Mapping, Optional, TypeVar, Union, cast
from urllib.parse import urlsplit

import httpx

from infographix import _errors
from infographix._call import Call
from infographix._deadline import Deadline
from infographix._flow import Flow, Pause, Reply, Send, Step
from infographix._version import __version__

T = TypeVar("T")
MAX_CONNECT_S = 10.0
MAX_SILENCE_S = 60.0
"""Without a byte for so long a connection counts as dead: twice what a request waits on the server."""

_RAISED = (httpx.HTTPError, httpx.InvalidURL)
_FINAL = (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.TooManyRedirects)
_HEADERS = {"User-Agent": f"infographix-python/{__version__}"}


class Driver:
    """A pool for threads, and one for each running event loop, so that a client survives several `asyncio.run`."""

    def __init__(self, base_url: str, api_key: str, http_client: Union[httpx.Client, httpx.AsyncClient, None]) -> None:
        self.base_url = base_url.rstrip("/")
        self.rate_limit: Optional[_errors.RateLimit] = None
        self._authorization = f"Bearer {api_key}"
        self._given = http_client
        self._own: Optional[httpx.Client] = None
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._of_loop: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, httpx.AsyncClient] = (
            weakref.WeakKeyDictionary()
        )

    def run(self, flow: Flow[T]) -> T:
        steps = _Steps(flow)
        while steps.current is not None:
            step = steps.current
            try:
                steps.advance(self._exchange(step) if isinstance(step, Send) else _pause(step))
            except _Failed as failed:
                steps.fail(failed.error)
        return cast(T, steps.result)

    async def arun(self, flow: Flow[T]) -> T:
        steps = _Steps(flow)
        while steps.current is not None:
            step = steps.current
            try:
                steps.advance(await (self._aexchange(step) if isinstance(step, Send) else asyncio.sleep(step.seconds)))
            except _Failed as failed:
                steps.fail(failed.error)
        return cast(T, steps.result)

    @contextlib.contextmanager
    def download(self, url: str, headers: Mapping[str, str], deadline: Deadline) -> Iterator[httpx.Response]:
        """Open a stream; a signed address of another origin never sees the key."""
        same_origin = urlsplit(url)[:2] == urlsplit(self.base_url)[:2]
        sent = {**headers, **({"Authorization": self._authorization} if same_origin else {})}
        try:
            with self._pool().stream(
                "GET", url, headers=sent, timeout=_timeouts(deadline), follow_redirects=True
            ) as response:
                yield response
        except _RAISED as error:
            raise _translated(error, deadline) from error

    def chunks(self, call: Call[Any], deadline: Deadline) -> Iterator[bytes]:
        """The body of an answer as it arrives; raises what `_errors` lists."""
        try:
            with self._pool().stream(**self._arguments(Send(call, deadline)), follow_redirects=True) as response:
                if response.status_code >= 400:
                    raise _errors.from_answer(response.status_code, response.headers, response.read())
                yield from _each(response, deadline)
        except _RAISED as error:
            raise _translated(error, deadline) from error

    async def achunks(self, call: Call[Any], deadline: Deadline) -> AsyncIterator[bytes]:
        arguments = self._arguments(Send(call, deadline))
        try:
            async with self._async_pool().stream(**arguments, follow_redirects=True) as response:
                if response.status_code >= 400:
                    raise _errors.from_answer(response.status_code, response.headers, await response.aread())
                async for chunk in response.aiter_bytes():
                    deadline.left()
                    yield chunk
        except _RAISED as error:
            raise _translated(error, deadline) from error

    def close(self) -> None:
        """Close the pool of this thread's world; async pools close with `aclose` in their loop."""
        with self._lock:
            own, self._own = self._own, None
        if own is not None:
            own.close()

    async def aclose(self) -> None:
        client = self._of_loop.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.aclose()
        self.close()

    def _exchange(self, step: Send) -> Reply:
        try:
            with self._pool().stream(**self._arguments(step), follow_redirects=True) as response:
                content = b"".join(_each(response, step.deadline))
            return self._reply(response, content)
        except _RAISED as error:
            raise _Failed(_translated(error, step.deadline)) from error
        except _errors.DeadlineExceededError as error:
            raise _Failed(error) from None

    async def _aexchange(self, step: Send) -> Reply:
        try:
            arguments, left = self._arguments(step), step.deadline.left()
            response = await asyncio.wait_for(self._async_pool().request(**arguments, follow_redirects=True), left)
            return self._reply(response, response.content)
        except (asyncio.TimeoutError, _errors.DeadlineExceededError):
            raise _Failed(step.deadline.exceeded()) from None
        except _RAISED as error:
            raise _Failed(_translated(error, step.deadline)) from error

    def _arguments(self, step: Send) -> Dict[str, Any]:
        call: Call[Any] = step.call
        return {
            "method": call.method,
            "url": self.base_url + call.path,
            "params": list(call.query) or None,
            "headers": {**_HEADERS, **call.headers, "Authorization": self._authorization},
            "content": call.body,
            "timeout": _timeouts(step.deadline),
        }

    def _reply(self, response: httpx.Response, content: bytes) -> Reply:
        self.rate_limit = _errors.RateLimit.read(response.headers) or self.rate_limit
        return Reply(response.status_code, response.headers, content)

    def _pool(self) -> httpx.Client:
        if isinstance(self._given, httpx.Client):
            return self._given
        with self._lock:
            if self._own is None or self._process != os.getpid():  # a forked child must not share its parent's sockets
                self._own, self._process = httpx.Client(), os.getpid()
            return self._own

    def _async_pool(self) -> httpx.AsyncClient:
        if isinstance(self._given, httpx.AsyncClient):
            return self._given
        loop = asyncio.get_running_loop()
        for ended in [known for known in list(self._of_loop) if known.is_closed()]:
            del self._of_loop[ended]  # its pool refers to it, so it would stay for ever
        client = self._of_loop.get(loop)
        if client is None:
            client = self._of_loop[loop] = httpx.AsyncClient()
        return client


class _Failed(Exception):
    """Carries a failed exchange to the flow, and to nobody else."""

    def __init__(self, error: _errors.InfoGraphixError) -> None:
        self.error = error


class _Steps:
    """A flow with its present step; `current` is None once there is a result."""

    def __init__(self, flow: Flow[Any]) -> None:
        self._flow: Generator[Step, Any, Any] = flow
        self.current: Optional[Step] = None
        self.result: Any = None
        self.advance(None)

    def advance(self, answer: Union[Reply, None]) -> None:
        try:
            self.current = self._flow.send(answer)
        except StopIteration as done:
            self.current, self.result = None, done.value

    def fail(self, error: _errors.InfoGraphixError) -> None:
        try:
            self.current = self._flow.throw(error)
        except StopIteration as done:
            self.current, self.result = None, done.value


def _pause(step: Pause) -> Optional[Reply]:
    time.sleep(step.seconds)
    return None


def _each(response: httpx.Response, deadline: Deadline) -> Iterator[bytes]:
    """Chunks of a body; a body that drips is cut at the deadline, which httpx's own time-outs would not do."""
    for chunk in response.iter_bytes():
        deadline.left()
        yield chunk


def _timeouts(deadline: Deadline) -> httpx.Timeout:
    left = deadline.left()
    silence, connect = (
        (MAX_SILENCE_S, MAX_CONNECT_S) if left is None else (min(left, MAX_SILENCE_S), min(left, MAX_CONNECT_S))
    )
    return httpx.Timeout(silence, connect=connect)


def _translated(error: Exception, deadline: Deadline) -> _errors.InfoGraphixError:
    """Httpx's errors never leave this package."""
    if isinstance(error, httpx.DecodingError):
        return _errors.DecodeError(str(error))
    try:
        deadline.left()
    except _errors.DeadlineExceededError as exceeded:
        return exceeded
    translated = _errors.APIConnectionError(f"No answer: {error or type(error).__name__}")
    translated.may_retry = not isinstance(error, _FINAL) and "CERTIFICATE_VERIFY_FAILED" not in str(error)
    return translated
