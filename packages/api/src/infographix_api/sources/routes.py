"""HTTP of uploads."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, delete, get, post
from litestar.di import NamedDependency
from sqlalchemy.orm import Session

from infographix_api import once, wire
from infographix_api.db.idempotency import Answer, IdempotencyKey
from infographix_api.db.session import Database
from infographix_api.db.tables import Source
from infographix_api.pagination import Cursors
from infographix_api.sources import arriving, service
from infographix_api.sources.arriving import Body, Head
from infographix_api.storage import Storage
from infographix_api.web import caching, lists, negotiation
from infographix_api.web.options import options

_JSON = "application/json"
_READ, _WRITE = {"scope": "generate:read"}, {"scope": "generate:write"}

Req = Request[Any, Any, Any]


@get("/", opt={**_READ, "parameters": lists.PARAMETERS}, name="listSources", sync_to_thread=True)
def list_sources(
    request: Req, db: NamedDependency[Database], cursors: NamedDependency[Cursors]
) -> Response[bytes | None]:
    with db.snapshot() as session:
        page = service.page(session, request.state.caller.account_id, lists.window(request, cursors))
    return lists.answer(request, cursors, page, wire.UploadList, page.mapped(_to_wire))


@post("/", opt={**_WRITE, "parameters": ("file_name",)}, name="createSource", request_max_body_size=None)
async def create_source(
    request: Req,
    db: NamedDependency[Database],
    storage: NamedDependency[Storage],
    uploads_kept_for: NamedDependency[timedelta],
) -> Response[bytes]:
    """Holds no thread while the bytes arrive: callers are as slow as they like."""
    head, given = arriving.head(request), negotiation.idempotency_key(request.headers.get("idempotency-key"))
    account_id = request.state.caller.account_id
    source_id = await run_sync(_expect, db, account_id, head)
    is_new = False
    try:
        body = Body(request, head)
        await storage.put_stream(service.key_of(account_id, source_id), aiter(body))
        key = once.key_of(request, given, f"{body.sha256} {head.media_type} {head.file_name or ''}")
        answer = await run_sync(_receive, db, account_id, source_id, body, key, uploads_kept_for)
        is_new = "Idempotency-Replayed" not in answer.headers
    finally:
        if not is_new:
            await run_sync(service.abandon, db, storage, account_id, source_id)
    return once.response(answer)


@get("/{id:str}", opt=_READ, name="getSource", sync_to_thread=True)
def get_source(request: Req, db: NamedDependency[Database]) -> Response[bytes | None]:
    with db.snapshot() as session:
        row = service.get(session, request.state.caller.account_id, request.path_params["id"])
    encoded = msgspec.json.encode(_to_wire(row))
    return caching.answer(request, encoded, tag=caching.etag(encoded), media_type=_JSON, headers={})


@delete("/{id:str}", opt=_WRITE, name="deleteSource", sync_to_thread=True)
def delete_source(request: Req, db: NamedDependency[Database], storage: NamedDependency[Storage]) -> None:
    service.delete(db, storage, request.state.caller.account_id, request.path_params["id"])


def _expect(db: Database, account_id: str, head: Head) -> str:
    with db.transaction() as session:
        row = service.expect(
            session, account_id, media_type=head.media_type, file_name=head.file_name, at_most=head.at_most
        )
        return row.id


def _receive(
    db: Database, account_id: str, source_id: str, body: Body, key: IdempotencyKey | None, kept_for: timedelta
) -> Answer:
    def work(session: Session) -> Answer:
        row = service.receive(
            session, account_id, source_id, byte_count=body.byte_count, sha256=body.sha256, kept_for=kept_for
        )
        return Answer(201, {"Location": f"/api/v1/sources/{row.id}"}, msgspec.json.encode(_to_wire(row)))

    return once.answer(db, key, work)


def _to_wire(row: Source) -> wire.Upload:
    return wire.Upload(
        id=row.id,
        media_type=row.media_type,
        file_name=row.file_name,
        bytes=row.byte_count,
        sha256=row.sha256 or "",
        created_at=row.created_at,
        expires_at=row.expires_at,
    )


router = Router(
    "/api/v1/sources",
    route_handlers=[
        options("/", "GET", "POST"),
        options("/{id:str}", "GET", "DELETE"),
        list_sources,
        create_source,
        get_source,
        delete_source,
    ],
)
