"""HTTP of a batch while it is made: its events as they happen."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec
from litestar import Request, get
from litestar.di import NamedDependency
from litestar.types import ASGIApp

from infographix_api import events
from infographix_api.batches import service
from infographix_api.db.session import Database
from infographix_api.web.sse import Look, Message, Streams


@get("/{id:str}/events", opt={"scope": "generate:read", "negotiates": True}, name="streamBatchEvents")
async def stream_batch(
    request: Request[Any, Any, Any], db: NamedDependency[Database], streams: NamedDependency[Streams]
) -> ASGIApp:
    return await streams.answer(request, partial(_look, db, request.state.caller.account_id, request.path_params["id"]))


def _look(db: Database, account_id: str, batch_id: str, after: int) -> Look:
    with db.snapshot() as session:
        batch = service.get(session, account_id, batch_id)  # first: once it has ended, no event follows
        found = events.since(session, account_id, batch_id, after)
        last = found[-1].sequence if found else events.last_sequence(session, batch_id)
    messages = [Message(each.type, msgspec.json.encode(each.data), each.sequence) for each in found]
    return Look(messages, last, service.is_final(batch.status))
