"""HTTP of the list of events."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, Router, get
from litestar.di import NamedDependency

from infographix_api import wire
from infographix_api.db.session import Database
from infographix_api.db.tables import Event
from infographix_api.event_feed import service
from infographix_api.event_feed.queries import Filters
from infographix_api.pagination import Cursors
from infographix_api.web import caching, lists, parameters

_FILTERS = ("created_after", "created_before", "type", "resource_id")
_SCOPE = "webhooks:read"

Req = Request[Any, Any, Any]


@get("/", opt={"scope": _SCOPE, "parameters": (*lists.PARAMETERS, *_FILTERS)}, name="listEvents", sync_to_thread=True)
def list_events(
    request: Req, db: NamedDependency[Database], cursors: NamedDependency[Cursors]
) -> Response[bytes | None]:
    query = request.query_params
    filters = Filters(
        types=parameters.chosen(query, "type", wire.EventType),
        resource_id=parameters.identifier(query, "resource_id"),
        after=parameters.moment(query, "created_after"),
        before=parameters.moment(query, "created_before"),
    )
    window = lists.window(request, cursors)
    with db.snapshot() as session:
        page = service.page(session, request.state.caller.account_id, filters, window)
    return lists.answer(request, cursors, page, wire.EventList, page.mapped(_to_wire))


@get("/{id:str}", opt={"scope": _SCOPE}, name="getEvent", sync_to_thread=True)
def get_event(request: Req, db: NamedDependency[Database]) -> Response[bytes | None]:
    with db.snapshot() as session:
        row = service.get(session, request.state.caller.account_id, request.path_params["id"])
    encoded = msgspec.json.encode(_to_wire(row))
    return caching.answer(request, encoded, tag=caching.etag(encoded), media_type="application/json", headers={})


def _to_wire(row: Event) -> wire.Event:
    return wire.Event(
        id=row.id,
        type=wire.EventType(row.type),
        data=row.data,
        sequence=row.sequence,
        resource_id=row.resource_id,
        livemode=row.livemode,
        created_at=row.created_at,
    )


router = Router("/api/v1/events", route_handlers=[list_events, get_event])
