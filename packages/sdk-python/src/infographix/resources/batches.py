"""Many infographics in one request: made, followed, canceled, retried and downloaded together."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import time
from pathlib import Path
from typing import Any, AsyncIterator, Callable, Iterator, Mapping, Optional, Sequence, Union

from infographix import _errors
from infographix._deadline import Deadline
from infographix._flow import Flow, Pause, awaiting, blocking, send
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource, given, new_key
from infographix._stream import Calling, LiveEvent, afollow, follow
from infographix.resources.generations import FINAL, LEAST_INTERVAL_S, request_body, waiting_time
from infographix.results import in_thread

ItemLike = Union[m.BatchItemRequest, Mapping[str, Any]]
DefaultsLike = Union[m.BatchDefaults, Mapping[str, Any]]
BatchProgress = Callable[[m.Batch], None]
PathLike = Union[str, "os.PathLike[str]"]


class BatchFlows(Resource):
    def _create(
        self,
        items: Sequence[ItemLike],
        *,
        name: Optional[str] = None,
        defaults: Optional[DefaultsLike] = None,
        metadata: Optional[Mapping[str, str]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Flow[m.Batch]:
        """Queue all items, or none. An item has the arguments of `generate`, and a `custom_id` of your own."""
        entries = [request_body(item) if isinstance(item, Mapping) else item for item in items]
        body = given(items=entries, name=name, defaults=defaults, metadata=metadata)
        key = idempotency_key or new_key()
        return (yield from self._send(operations.create_batch(body=body, idempotency_key=key)))

    def _list(
        self,
        *,
        status: Optional[Union[m.BatchStatus, str]] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Flow[m.BatchList]:
        """A page, the newest first; `infographix.each` walks through all of them."""
        call = operations.list_batches(status=status, limit=limit, cursor=cursor)
        return (yield from self._send(call))

    def _get(self, id: str) -> Flow[m.Batch]:
        """Its state, and how many items are where."""
        return (yield from self._send(operations.get_batch(id=id)))

    def _wait(self, id: str, *, on_progress: Optional[BatchProgress] = None) -> Flow[m.Batch]:
        """Until it has ended, however that is: look at `status` and `counts`."""
        deadline = Deadline(self._deadline_s)
        while True:
            asked_at = time.monotonic()
            seconds = 1 if on_progress else waiting_time(deadline)
            call = operations.get_batch(id=id, prefer=f"wait={seconds}")
            found = yield from send(call, deadline, self._max_retries)
            if on_progress:
                on_progress(found)
            if found.status in FINAL:
                return found
            yield Pause(max(0.0, asked_at + LEAST_INTERVAL_S - time.monotonic()))

    def _results(
        self,
        id: str,
        *,
        status: Optional[Union[m.GenerationStatus, str]] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Flow[m.BatchItemList]:
        """A page of items in their order, each with its generation."""
        call = operations.get_batch_results(id=id, status=status, limit=limit, cursor=cursor)
        return (yield from self._send(call))

    def _cancel(self, id: str, *, idempotency_key: Optional[str] = None) -> Flow[m.Batch]:
        """Every item that has not ended; raises ConflictError when all have."""
        return (yield from self._send(operations.cancel_batch(id=id, idempotency_key=idempotency_key or new_key())))

    def _retry(self, id: str, *, idempotency_key: Optional[str] = None) -> Flow[m.Batch]:
        """What failed, once more; raises ConflictError when nothing did."""
        return (yield from self._send(operations.retry_batch(id=id, idempotency_key=idempotency_key or new_key())))

    def _stream(self, id: str) -> Iterator[LiveEvent]:
        """What has happened and what happens, until it has ended; a connection that breaks is resumed without a gap."""
        return follow(self._driver, _streaming(id), Deadline(self._deadline_s), self._max_retries)

    def _astream(self, id: str) -> AsyncIterator[LiveEvent]:
        """What has happened and what happens, until it has ended; a connection that breaks is resumed without a gap."""
        return afollow(self._driver, _streaming(id), Deadline(self._deadline_s), self._max_retries)

    def _download(self, id: str, path: PathLike) -> Path:
        """All pictures of a batch that has ended, as a ZIP with a `manifest.json`; the file appears complete or not at all."""
        call = operations.get_batch_results(id=id)
        archive = dataclasses.replace(call, returns=bytes, headers={**call.headers, "Accept": "application/zip"})
        target = Path(path)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        try:
            with part.open("wb") as file:
                for chunk in self._driver.chunks(archive, Deadline(self._deadline_s)):
                    file.write(chunk)
            _check(part)
            part.replace(target)
        finally:
            with contextlib.suppress(FileNotFoundError):
                part.unlink()
        return target

    async def _adownload(self, id: str, path: PathLike) -> Path:
        """All pictures of a batch that has ended, as a ZIP with a `manifest.json`; the file appears complete or not at all."""
        return await in_thread(self._download, id, path)


def _streaming(id: str) -> Calling:
    return lambda last: operations.stream_batch_events(id=id, last_event_id=last)


def _check(part: Path) -> None:
    """The list of members comes last: an archive that was cut off has none."""
    import zipfile

    if not zipfile.is_zipfile(part):
        raise _errors.DownloadError(f"The archive was cut off after {part.stat().st_size} bytes. Download it again.")


class Batches(BatchFlows):
    """`client.batches` of InfoGraphix."""

    create, create_async = blocking(BatchFlows._create), awaiting(BatchFlows._create)
    list, list_async = blocking(BatchFlows._list), awaiting(BatchFlows._list)
    get, get_async = blocking(BatchFlows._get), awaiting(BatchFlows._get)
    wait, wait_async = blocking(BatchFlows._wait), awaiting(BatchFlows._wait)
    results, results_async = blocking(BatchFlows._results), awaiting(BatchFlows._results)
    cancel, cancel_async = blocking(BatchFlows._cancel), awaiting(BatchFlows._cancel)
    retry, retry_async = blocking(BatchFlows._retry), awaiting(BatchFlows._retry)
    stream, stream_async = BatchFlows._stream, BatchFlows._astream
    download, download_async = BatchFlows._download, BatchFlows._adownload


class AsyncBatches(BatchFlows):
    """`client.batches` of AsyncInfoGraphix."""

    create = awaiting(BatchFlows._create)
    list = awaiting(BatchFlows._list)
    get = awaiting(BatchFlows._get)
    wait = awaiting(BatchFlows._wait)
    results = awaiting(BatchFlows._results)
    cancel = awaiting(BatchFlows._cancel)
    retry = awaiting(BatchFlows._retry)
    stream = BatchFlows._astream
    download = BatchFlows._adownload
