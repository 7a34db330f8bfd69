"""HTTP of API keys. Nothing here may be kept by a cache, and a secret leaves once."""

from __future__ import annotations

from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, delete, get, patch, post
from litestar.di import NamedDependency
from sqlalchemy.orm import Session

from infographix_api import once, wire
from infographix_api.accounts.caller import Caller
from infographix_api.api_keys import form, service
from infographix_api.api_keys.service import NewKey
from infographix_api.db.idempotency import Answer
from infographix_api.db.session import Database
from infographix_api.db.tables import ApiKey
from infographix_api.once import Posted
from infographix_api.pagination import Cursors
from infographix_api.web import body, caching, lists
from infographix_api.web.options import options

_JSON = "application/json"
_NO_STORE = {"Cache-Control": "no-store"}
_OPT = {"scope": "keys:write"}

Req = Request[Any, Any, Any]


@get("/", opt={**_OPT, "parameters": lists.PARAMETERS}, name="listApiKeys", sync_to_thread=True)
def list_api_keys(
    request: Req, db: NamedDependency[Database], cursors: NamedDependency[Cursors]
) -> Response[bytes | None]:
    window = lists.window(request, cursors)
    with db.snapshot() as session:
        page = service.page(session, request.state.caller.account_id, window)
    return lists.answer(request, cursors, page, wire.ApiKeyList, page.mapped(_to_wire), **_NO_STORE)


@post("/", opt=_OPT, name="createApiKey")
async def create_api_key(request: Req, db: NamedDependency[Database]) -> Response[bytes]:
    posted = await once.receive(request)
    return once.response(await run_sync(_create, db, request.state.caller, posted))


@get("/{id:str}", opt=_OPT, name="getApiKey", sync_to_thread=True)
def get_api_key(request: Req, db: NamedDependency[Database]) -> Response[bytes | None]:
    with db.snapshot() as session:
        row = service.get(session, request.state.caller.account_id, request.path_params["id"])
    encoded = msgspec.json.encode(_to_wire(row))
    return caching.answer(request, encoded, tag=caching.etag(encoded), media_type=_JSON, headers=dict(_NO_STORE))


@patch("/{id:str}", opt=_OPT, name="updateApiKey")
async def update_api_key(request: Req, db: NamedDependency[Database]) -> Response[bytes]:
    raw = await body.read(request)
    return await run_sync(_update, db, request.state.caller, request.path_params["id"], raw)


@delete("/{id:str}", opt=_OPT, name="revokeApiKey", sync_to_thread=True)
def revoke_api_key(request: Req, db: NamedDependency[Database]) -> None:
    with db.transaction() as session:
        service.revoke(session, request.state.caller, request.path_params["id"])


@post("/{id:str}/rotate", opt=_OPT, name="rotateApiKey")
async def rotate_api_key(request: Req, db: NamedDependency[Database]) -> Response[bytes]:
    posted = await once.receive(request)
    return once.response(await run_sync(_rotate, db, request.state.caller, request.path_params["id"], posted))


def _create(db: Database, caller: Caller, posted: Posted) -> Answer:
    wanted = body.decode(posted.raw, wire.CreateApiKeyRequest)
    return once.answer(db, posted.key, lambda session: _made(service.create(session, caller, wanted)))


def _update(db: Database, caller: Caller, key_id: str, raw: bytes) -> Response[bytes]:
    changes = body.decode(raw, wire.UpdateApiKeyRequest)
    with db.transaction() as session:
        row = service.update(session, caller, key_id, changes)
        return Response(msgspec.json.encode(_to_wire(row)), media_type=_JSON, headers=dict(_NO_STORE))


def _rotate(db: Database, caller: Caller, key_id: str, posted: Posted) -> Answer:
    wanted = body.decode(posted.raw, wire.RotateApiKeyRequest)

    def work(session: Session) -> Answer:
        return _made(service.rotate(session, caller, key_id, wanted.grace_period_seconds))

    return once.answer(db, posted.key, work)


def _made(new: NewKey) -> Answer:
    """With the secret now; a replay goes without."""
    headers = {**_NO_STORE, "Location": f"/api/v1/api-keys/{new.row.id}"}
    shown = msgspec.json.encode(_to_wire(new.row, new.secret))
    return Answer(201, headers, shown, replay=msgspec.json.encode(_to_wire(new.row)))


def _to_wire(row: ApiKey, secret: str | None = None) -> wire.ApiKey:
    return wire.ApiKey(
        id=row.id,
        name=row.name,
        prefix=form.prefix(row.mode),
        last4=row.last4,
        mode=wire.ApiKeyMode(row.mode),
        scopes=[wire.Scope(scope) for scope in row.scopes],
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
        secret=secret,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


router = Router(
    "/api/v1/api-keys",
    route_handlers=[
        options("/", "GET", "POST"),
        options("/{id:str}", "GET", "PATCH", "DELETE"),
        list_api_keys,
        create_api_key,
        get_api_key,
        update_api_key,
        revoke_api_key,
        rotate_api_key,
    ],
)
