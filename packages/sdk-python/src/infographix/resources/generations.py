"""Create, follow and cancel generations; `generate` on the client is made of these flows."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any, AsyncIterator, Callable, Dict, Iterator, Mapping, Optional, Sequence, Union

from infographix import _errors
from infographix._call import Call
from infographix._deadline import Deadline
from infographix._flow import Flow, Pause, awaiting, blocking, send
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource, listed, new_key
from infographix._stream import Calling, LiveEvent, afollow, follow
from infographix.resources.sources import SourceLike, as_source

MAX_WAIT_S = 30
"""How long one request waits on the server; the deadline decides how often it is asked again."""

LEAST_INTERVAL_S = 0.5
"""Between two looks at a generation, in case a proxy drops the wish to wait."""

ContentLike = Union[m.Document, m.DocumentInput, Mapping[str, Any]]
StyleLike = Union[m.Style, str]
PaletteLike = Union[m.Palette, m.CustomPalette, Mapping[str, Any], str]
SizeLike = Union[m.Size, str]
AspectRatioLike = Union[m.AspectRatio, m.AspectRatioInput, str]
FormatLike = Union[m.Format, str]
Progress = Callable[[m.Generation], None]
_MEDIA_TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf", "webp": "image/webp"}
FINAL = frozenset({"completed", "failed", "canceled"})


def request_body(fields: Mapping[str, Any]) -> Dict[str, Any]:
    """What was given, as it goes on the wire. The server judges it, so that one set of messages serves everybody."""
    given = {name: value for name, value in fields.items() if value is not None}
    return {**given, "source": as_source(given["source"])} if "source" in given else given


def create(
    fields: Mapping[str, Any], key: Optional[str], wait_s: int, deadline: Deadline, retries: int
) -> Flow[m.Generation]:
    """The key is made once, so that a request sent again is the same request."""
    call: Call[m.Generation] = operations.create_generation(
        body=request_body(fields),  # type: ignore[arg-type]
        idempotency_key=key or new_key(),
        prefer=f"wait={wait_s}" if wait_s else None,
    )
    return (yield from send(call, deadline, retries))


def wait(
    generation: m.Generation, on_progress: Optional[Progress], deadline: Deadline, retries: int
) -> Flow[m.Generation]:
    """Until it has ended; raises when it failed or was canceled."""
    while generation.status not in FINAL:
        if on_progress:
            on_progress(generation)
        generation = yield from _look(generation.id, on_progress, deadline, retries)
    if on_progress:
        on_progress(generation)
    if generation.status == "failed":
        raise _errors.GenerationFailedError(generation)
    if generation.status == "canceled":
        raise _errors.GenerationCanceledError(generation)
    return generation


def _look(id: str, on_progress: Optional[Progress], deadline: Deadline, retries: int) -> Flow[m.Generation]:
    """The state when it has ended, or after a while."""
    asked_at = time.monotonic()
    try:
        call = operations.get_generation(id=id, prefer=f"wait={waiting_time(deadline, on_progress)}")
        found = yield from send(call, deadline, retries)
    except _errors.DeadlineExceededError as error:
        way_out = f"The generation goes on: client.generations.wait({id!r}) waits for it."
        raise _errors.DeadlineExceededError(f"{error} {way_out}") from None
    early_s = asked_at + LEAST_INTERVAL_S - time.monotonic()
    if found.status not in FINAL and early_s > 0:
        yield Pause(early_s)
    return found


def waiting_time(deadline: Deadline, on_progress: Optional[Progress] = None) -> int:
    """Seconds to wait on the server; short when somebody watches."""
    left = deadline.left()
    longest = 1 if on_progress else MAX_WAIT_S
    return longest if left is None else max(1, min(longest, int(left)))


class GenerationFlows(Resource):
    """Each step by itself, for programs that come back later."""

    def _create(
        self,
        *,
        topic: Optional[str] = None,
        source: Optional[SourceLike] = None,
        content: Optional[ContentLike] = None,
        template_id: Optional[str] = None,
        style: Optional[StyleLike] = None,
        palette: Optional[PaletteLike] = None,
        size: Optional[SizeLike] = None,
        aspect_ratio: Optional[AspectRatioLike] = None,
        format: Optional[FormatLike] = None,
        language: Optional[str] = None,
        sections: Optional[int] = None,
        metadata: Optional[Mapping[str, str]] = None,
        deadline_seconds: Optional[int] = None,
        idempotency_key: Optional[str] = None,
    ) -> Flow[m.Generation]:
        """Queue a generation and return at once."""
        fields = {
            "topic": topic,
            "source": source,
            "content": content,
            "template_id": template_id,
            "style": style,
            "palette": palette,
            "size": size,
            "aspect_ratio": aspect_ratio,
            "format": format,
            "language": language,
            "sections": sections,
            "metadata": metadata,
            "deadline_seconds": deadline_seconds,
        }
        return (yield from create(fields, idempotency_key, 0, self._deadline(), self._max_retries))

    def _get(self, id: str) -> Flow[m.Generation]:
        """The present state."""
        return (yield from self._send(operations.get_generation(id=id)))

    def _wait(
        self, generation: Union[str, m.Generation], *, on_progress: Optional[Progress] = None
    ) -> Flow[m.Generation]:
        """Until it has completed; raises GenerationFailedError or GenerationCanceledError."""
        found = (yield from self._get(generation)) if isinstance(generation, str) else generation
        return (yield from wait(found, on_progress, self._deadline(), self._max_retries))

    def _cancel(self, id: str) -> Flow[m.Generation]:
        """Stop it for good; raises ConflictError when it had completed or failed."""
        return (yield from self._send(operations.cancel_generation(id=id)))

    def _result(self, id: str, *, format: Optional[FormatLike] = None, size: Optional[SizeLike] = None) -> Flow[bytes]:
        """The bytes of the picture; in a format or size it was not made in it is drawn first."""
        named = listed(format)
        accept = _MEDIA_TYPES.get(named, named) if named is not None else None
        return (yield from _picture(id, accept, listed(size), self._deadline(), self._max_retries))

    def _archive(self, id: str, sizes: Sequence[SizeLike]) -> Flow[bytes]:
        """A ZIP of the picture in these sizes; those that do not exist are drawn first."""
        return (yield from _picture(id, "application/zip", listed(sizes), self._deadline(), self._max_retries))

    def _stream(self, id: str) -> Iterator[LiveEvent]:
        """What has happened and what happens, until it has ended; a connection that breaks is resumed without a gap."""
        return follow(self._driver, _streaming(id), self._deadline(), self._max_retries)

    def _astream(self, id: str) -> AsyncIterator[LiveEvent]:
        """What has happened and what happens, until it has ended; a connection that breaks is resumed without a gap."""
        return afollow(self._driver, _streaming(id), self._deadline(), self._max_retries)

    def _deadline(self) -> Deadline:
        return Deadline(self._deadline_s)


def _picture(id: str, accept: Optional[str], sizes: Optional[str], deadline: Deadline, retries: int) -> Flow[bytes]:
    """An answer without a body says that it is being drawn."""
    while True:
        call = operations.get_generation_result(id=id, sizes=sizes, prefer=f"wait={waiting_time(deadline)}")
        if accept is not None:
            call = replace(call, headers={**call.headers, "Accept": accept})
        if found := (yield from send(call, deadline, retries)):
            return found
        yield Pause(LEAST_INTERVAL_S)


def _streaming(id: str) -> Calling:
    return lambda last: operations.stream_generation_events(id=id, last_event_id=last)


class Generations(GenerationFlows):
    """`client.generations` of InfoGraphix."""

    create, create_async = blocking(GenerationFlows._create), awaiting(GenerationFlows._create)
    get, get_async = blocking(GenerationFlows._get), awaiting(GenerationFlows._get)
    wait, wait_async = blocking(GenerationFlows._wait), awaiting(GenerationFlows._wait)
    cancel, cancel_async = blocking(GenerationFlows._cancel), awaiting(GenerationFlows._cancel)
    result, result_async = blocking(GenerationFlows._result), awaiting(GenerationFlows._result)
    archive, archive_async = blocking(GenerationFlows._archive), awaiting(GenerationFlows._archive)
    stream, stream_async = GenerationFlows._stream, GenerationFlows._astream


class AsyncGenerations(GenerationFlows):
    """`client.generations` of AsyncInfoGraphix."""

    create = awaiting(GenerationFlows._create)
    get = awaiting(GenerationFlows._get)
    wait = awaiting(GenerationFlows._wait)
    cancel = awaiting(GenerationFlows._cancel)
    result = awaiting(GenerationFlows._result)
    archive = awaiting(GenerationFlows._archive)
    stream = GenerationFlows._astream
