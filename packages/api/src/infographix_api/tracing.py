"""Traces as OpenTelemetry has them, sent as OTLP in JSON when an endpoint is configured; without one nothing is measured.

A trace goes on where a W3C `traceparent` says so: from the caller's header into the request, and from the generation's
row, which keeps that of its request, into the worker.
"""

from __future__ import annotations

import json
import logging
import queue
import re
import secrets
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field

_PARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
_WAITING_AT_MOST, _SENT_AT_ONCE = 10_000, 500
_EVERY_S, _TIMEOUT_S = 1.0, 5.0
SERVER, INTERNAL, CONSUMER = 2, 1, 5
"""Kinds of spans, by OTLP's numbers."""

_NOTHING: AbstractContextManager[None] = nullcontext()
_log = logging.getLogger(__name__)


@dataclass
class Span:
    """A stretch of work; name and attributes may be added to until it ends."""

    name: str
    trace_id: str
    parent_id: str
    kind: int = INTERNAL
    span_id: str = field(default_factory=lambda: secrets.token_hex(8))
    attributes: dict[str, object] = field(default_factory=dict)
    begun_ns: int = field(default_factory=time.time_ns)
    ended_ns: int = 0
    failed: str | None = None

    @property
    def traceparent(self) -> str:
        return f"00-{self.trace_id}-{self.span_id}-01"


_current: ContextVar[Span | None] = ContextVar("span", default=None)


def traceparent() -> str | None:
    """Of the work at hand, for whoever goes on with it elsewhere."""
    now = _current.get()
    return now.traceparent if now else None


def span(
    name: str, *, parent: str | None = None, kind: int = INTERNAL, **attributes: object
) -> AbstractContextManager[Span | None]:
    """Work that shows in traces, below `parent` or what is at hand. None when nothing is configured."""
    return _recorded(name, parent, kind, attributes) if _exporter.is_on else _NOTHING


@contextmanager
def _recorded(name: str, parent: str | None, kind: int, attributes: dict[str, object]) -> Iterator[Span]:
    found = _PARENT.fullmatch(parent or traceparent() or "")
    trace_id, parent_id = found.groups() if found else (secrets.token_hex(16), "")
    made = Span(name, trace_id, parent_id, kind, attributes=attributes)
    token = _current.set(made)
    try:
        yield made
    except BaseException as error:
        made.failed = type(error).__name__
        raise
    finally:
        _current.reset(token)
        made.ended_ns = time.time_ns()
        _exporter.put(made)


class _Exporter:
    """A thread that sends what has ended, every second. A collector that is away costs traces, never requests."""

    def __init__(self) -> None:
        self._ended: queue.Queue[Span] = queue.Queue(_WAITING_AT_MOST)
        self._url, self._service = "", ""
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_on(self) -> bool:
        return bool(self._url)

    def start(self, endpoint: str, service: str) -> None:
        self._url, self._service = f"{endpoint.rstrip('/')}/v1/traces", service
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="traces", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        if self._thread is not None:
            self._stop.set()
            self._thread.join()
            self._url, self._thread = "", None

    def put(self, ended: Span) -> None:
        try:
            self._ended.put_nowait(ended)
        except queue.Full:
            _log.warning("a span is dropped, the collector is too slow")

    def _run(self) -> None:
        while not self._stop.wait(_EVERY_S):
            self._send_all()
        self._send_all()

    def _send_all(self) -> None:
        while not self._ended.empty():
            spans = [self._ended.get_nowait() for _ in range(min(_SENT_AT_ONCE, self._ended.qsize()))]
            body = json.dumps(_otlp(self._service, spans)).encode()
            headers = {"Content-Type": "application/json"}
            request = urllib.request.Request(self._url, body, headers)  # noqa: S310 - the operator's own address
            try:
                urllib.request.urlopen(request, timeout=_TIMEOUT_S).close()  # noqa: S310
            except OSError as error:
                _log.warning("traces are lost", extra={"error": str(error)})


_exporter = _Exporter()
configure, shut_down = _exporter.start, _exporter.stop


def _otlp(service: str, spans: list[Span]) -> dict[str, object]:
    resource = {"attributes": _attributes({"service.name": service})}
    scope_spans = [{"scope": {"name": "infographix"}, "spans": [_written(each) for each in spans]}]
    return {"resourceSpans": [{"resource": resource, "scopeSpans": scope_spans}]}


def _written(each: Span) -> dict[str, object]:
    return {
        "traceId": each.trace_id,
        "spanId": each.span_id,
        "parentSpanId": each.parent_id,
        "name": each.name,
        "kind": each.kind,
        "startTimeUnixNano": str(each.begun_ns),
        "endTimeUnixNano": str(each.ended_ns),
        "attributes": _attributes(each.attributes),
        "status": {"code": 2, "message": each.failed} if each.failed else {"code": 1},
    }


def _attributes(values: dict[str, object]) -> list[dict[str, object]]:
    return [
        {"key": key, "value": {"intValue": str(value)} if isinstance(value, int) else {"stringValue": str(value)}}
        for key, value in values.items()
    ]
