"""HTTP of templates."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from sqlalchemy.orm import Session

from infographix_api import once, wire
from infographix_api.accounts.caller import Caller
from infographix_api.db.idempotency import Answer
from infographix_api.db.session import Database
from infographix_api.once import Posted
from infographix_api.pagination import Cursors
from infographix_api.templates import presented, service
from infographix_api.templates.queries import Filters
from infographix_api.templates.service import AnyTemplate
from infographix_api.web import body, caching, lists, parameters
from infographix_api.web.options import options

_JSON = "application/json"
_READ, _WRITE = {"scope": "templates:read"}, {"scope": "templates:write"}
_FILTERS = ("scope", "category", "tag", "q")
_TAG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_SOUGHT = re.compile(r"[^\x00-\x1f\x7f]{1,100}")

Req = Request[Any, Any, Any]


@get("/", opt={**_READ, "parameters": (*lists.PARAMETERS, *_FILTERS)}, name="listTemplates", sync_to_thread=True)
def list_templates(
    request: Req, db: NamedDependency[Database], cursors: NamedDependency[Cursors], public_url: NamedDependency[str]
) -> Response[bytes | None]:
    account_id, window = request.state.caller.account_id, lists.window(request, cursors)
    scope = parameters.one_of(request.query_params, "scope", ("all", "own", "builtin")) or "all"
    with db.snapshot() as session:
        page = service.page(session, account_id, scope, _filters(request), window)
        uses = service.uses(session, account_id, page.rows)
    data = page.mapped(lambda each: presented.to_wire(each, uses.get(each.id, 0), public_url))
    return lists.answer(request, cursors, page, wire.TemplateList, data)


@post("/", opt=_WRITE, name="createTemplate")
async def create_template(
    request: Req, db: NamedDependency[Database], public_url: NamedDependency[str]
) -> Response[bytes]:
    posted = await once.receive(request)
    return once.response(await run_sync(_create, db, public_url, request.state.caller, posted))


@get("/{id:str}", opt=_READ, name="getTemplate", sync_to_thread=True)
def get_template(
    request: Req, db: NamedDependency[Database], public_url: NamedDependency[str]
) -> Response[bytes | None]:
    account_id = request.state.caller.account_id
    with db.snapshot() as session:
        found = service.get(session, account_id, request.path_params["id"])
        shown = _encoded(session, account_id, found, public_url)
    return caching.answer(request, shown, tag=presented.etag(found), media_type=_JSON, headers={})


@put("/{id:str}", opt=_WRITE, name="replaceTemplate")
async def replace_template(
    request: Req, db: NamedDependency[Database], public_url: NamedDependency[str]
) -> Response[bytes]:
    return await run_sync(_replace, db, public_url, request, await body.read(request))


@delete("/{id:str}", opt=_WRITE, name="deleteTemplate", sync_to_thread=True)
def delete_template(request: Req, db: NamedDependency[Database]) -> None:
    with db.transaction() as session:
        service.delete(session, request.state.caller.account_id, request.path_params["id"], _meant_for(request))


def _create(db: Database, public_url: str, caller: Caller, posted: Posted) -> Answer:
    wanted = body.decode(posted.raw, wire.TemplateInput)

    def work(session: Session) -> Answer:
        row = service.create(session, caller.account_id, wanted)
        headers = {"Location": f"/api/v1/templates/{row.id}", "ETag": presented.etag(row)}
        return Answer(201, headers, msgspec.json.encode(presented.to_wire(row, 0, public_url)))

    return once.answer(db, posted.key, work)


def _replace(db: Database, public_url: str, request: Req, raw: bytes) -> Response[bytes]:
    wanted, account_id = body.decode(raw, wire.TemplateInput), request.state.caller.account_id
    with db.transaction() as session:
        row = service.replace(session, account_id, request.path_params["id"], wanted, _meant_for(request))
        shown = _encoded(session, account_id, row, public_url)
    return Response(shown, media_type=_JSON, headers={"ETag": presented.etag(row)})


def _meant_for(request: Req) -> service.Check:
    return lambda template: caching.check_match(request.headers.get("if-match"), presented.etag(template))


def _encoded(session: Session, account_id: str, template: AnyTemplate, public_url: str) -> bytes:
    uses = service.uses(session, account_id, [template])
    return msgspec.json.encode(presented.to_wire(template, uses.get(template.id, 0), public_url))


def _filters(request: Req) -> Filters:
    query = request.query_params
    tag, q = query.get("tag"), query.get("q")
    if tag is not None and not _TAG.fullmatch(tag):
        raise parameters.unusable("tag", "invalid_format", "Use a tag such as weekly: small letters, digits, - and _.")
    if q is not None and not _SOUGHT.fullmatch(q):
        raise parameters.unusable("q", "invalid_value", "Use 1 to 100 characters, without control characters.")
    return Filters(parameters.chosen(query, "category", wire.TemplateCategory), tag, q)


router = Router(
    "/api/v1/templates",
    route_handlers=[
        options("/", "GET", "POST"),
        options("/{id:str}", "GET", "PUT", "DELETE"),
        list_templates,
        create_template,
        get_template,
        replace_template,
        delete_template,
    ],
)
