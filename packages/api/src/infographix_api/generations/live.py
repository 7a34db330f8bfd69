"""HTTP of a generation while it is made: its events as they happen, and how far the present stage has come."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, get
from litestar.di import NamedDependency
from litestar.types import ASGIApp

from infographix_api import events
from infographix_api.db.session import Database
from infographix_api.generations import service
from infographix_api.web.sse import Look, Message, Streams


@get(
    "/{id:str}/events",
    opt={"scope": "generate:read", "negotiates": True},
    name="streamGenerationEvents",
)
async def stream_generation(
    request: Request[Any, Any, Any], db: NamedDependency[Database], streams: NamedDependency[Streams]
) -> ASGIApp:
    watched = _Watched(db, request.state.caller.account_id, request.path_params["id"])
    return await streams.answer(request, watched.look)


class _Watched:
    """One generation as one client sees it; remembers what progress it was told."""

    def __init__(self, database: Database, account_id: str, generation_id: str) -> None:
        self._database, self._account_id, self._id = database, account_id, generation_id
        self._told: tuple[str, float] | None = None

    def look(self, after: int) -> Look:
        with self._database.snapshot() as session:
            row = service.get(session, self._account_id, self._id)  # first: once it has ended, no event follows
            last = events.last_sequence(
                session, self._id
            )  # before the events: one that comes meanwhile is not passed over
            found = events.since(session, self._account_id, self._id, after)
        messages = [Message(each.type, msgspec.json.encode(each.data), each.sequence) for each in found]
        ended, now = service.is_final(row.status), (row.status, row.progress)
        if row.progress > 0 and not ended and now != self._told:
            self._told = now
            messages.append(Message("generation.progress", _progress(self._id, *now)))
        return Look(messages, found[-1].sequence if found else last, ended)


def _progress(id: str, status: str, fraction: float) -> bytes:
    return msgspec.json.encode({"id": id, "status": status, "stage_progress": fraction})
