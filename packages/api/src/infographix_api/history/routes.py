"""HTTP of the history."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, Router, delete, get
from litestar.di import NamedDependency

from infographix_api import wire
from infographix_api.db.session import Database
from infographix_api.generations import presented
from infographix_api.generations import service as generations
from infographix_api.generations.signing import Signer
from infographix_api.history import service
from infographix_api.history.queries import Filters
from infographix_api.pagination import Cursors
from infographix_api.storage import Storage
from infographix_api.web import caching, lists, parameters
from infographix_api.web.options import options

_FILTERS = (
    "status", "style", "palette", "template_id", "batch_id", "created_after", "created_before", "metadata[]", "q", "sort",
)  # fmt: skip
_READ, _WRITE = "generate:read", "generate:write"

Req = Request[Any, Any, Any]


@get("/", opt={"scope": _READ, "parameters": (*lists.PARAMETERS, *_FILTERS)}, name="listHistory", sync_to_thread=True)
def list_history(
    request: Req, db: NamedDependency[Database], cursors: NamedDependency[Cursors], signer: NamedDependency[Signer]
) -> Response[bytes | None]:
    query = request.query_params
    filters = Filters(
        status=parameters.chosen(query, "status", wire.GenerationStatus),
        style=parameters.chosen(query, "style", wire.Style),
        palette=parameters.chosen(query, "palette", wire.Palette),
        template_id=parameters.identifier(query, "template_id"),
        batch_id=parameters.identifier(query, "batch_id"),
        after=parameters.moment(query, "created_after"),
        before=parameters.moment(query, "created_before"),
        labels=parameters.members(query, "metadata"),
        words=parameters.words(query, "q", longest=200),
        newest_first=parameters.direction(query, "sort", "created_at") == "-",
    )
    window = lists.window(request, cursors)
    with db.snapshot() as session:
        page = service.page(session, request.state.caller.account_id, filters, window)
        data = page.mapped(lambda row: presented.to_wire(row, signer, with_document=False))
    return lists.answer(request, cursors, page, wire.HistoryList, data)


@get("/{id:str}", opt={"scope": _READ}, name="getHistoryEntry", sync_to_thread=True)
def get_history_entry(
    request: Req, db: NamedDependency[Database], signer: NamedDependency[Signer]
) -> Response[bytes | None]:
    with db.snapshot() as session:
        row = generations.get(session, request.state.caller.account_id, request.path_params["id"])
    encoded = msgspec.json.encode(presented.to_wire(row, signer))
    return caching.answer(request, encoded, tag=caching.etag(encoded), media_type="application/json", headers={})


@delete("/{id:str}", opt={"scope": _WRITE}, status_code=204, name="deleteHistoryEntry", sync_to_thread=True)
def delete_history_entry(request: Req, db: NamedDependency[Database], storage: NamedDependency[Storage]) -> None:
    service.delete(db, storage, request.state.caller.account_id, request.path_params["id"])


router = Router(
    "/api/v1/history",
    route_handlers=[options("/{id:str}", "GET", "DELETE"), list_history, get_history_entry, delete_history_entry],
)
