"""Work beside the requests: done every so often on a thread, and once more when the application ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from anyio.to_thread import run_sync

_log = logging.getLogger(__name__)


@asynccontextmanager
async def done(work: Callable[[], None], *, every_s: float) -> AsyncIterator[None]:
    """Leaves only when nothing is under way: what the work uses may be closed afterwards."""
    ending = asyncio.Event()

    async def run() -> None:
        while not ending.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(ending.wait(), every_s)
            try:
                await run_sync(work)
            except Exception:  # noqa: BLE001 - one failure must not end it
                _log.exception("periodic work failed")

    running = asyncio.create_task(run())
    try:
        yield
    finally:
        ending.set()
        await running
