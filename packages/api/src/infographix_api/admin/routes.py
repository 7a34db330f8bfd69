"""HTTP of administration; every route needs the scope `admin`, which only the operator's command line hands out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, delete, get, patch, post, put
from litestar.di import NamedDependency
from msgspec import UNSET
from sqlalchemy.orm import Session

from infographix_api import once, wire
from infographix_api.accounts.caller import Caller
from infographix_api.admin import presented, service
from infographix_api.admin.queries import Wanted
from infographix_api.admin.service import Managed
from infographix_api.db.idempotency import Answer
from infographix_api.db.session import Database
from infographix_api.limits.tiers import Tiers
from infographix_api.pagination import Cursors
from infographix_api.web import body, caching, lists, parameters
from infographix_api.web.options import options

_JSON = "application/json"
_NO_STORE = {"Cache-Control": "no-store"}
_OPT = {"scope": "admin"}
_STATUSES = ("active", "suspended")

Req = Request[Any, Any, Any]
Change = Callable[[Session, Caller, str, str | None], Managed]


@get(
    "/accounts",
    opt={**_OPT, "parameters": (*lists.PARAMETERS, "tier", "status", "email")},
    name="listAccounts",
    sync_to_thread=True,
)
def list_accounts(
    request: Req, db: NamedDependency[Database], cursors: NamedDependency[Cursors], tiers: NamedDependency[Tiers]
) -> Response[bytes | None]:
    query, window = request.query_params, lists.window(request, cursors)
    wanted = Wanted(
        tier=parameters.text(query, "tier", "[a-z][a-z0-9_-]*", longest=31, such_as="pro"),
        status=next(iter(parameters.chosen(query, "status", _STATUSES)), None),
        email=parameters.text(query, "email", "[!-~]+", longest=254, such_as="ada@example"),
    )
    with db.snapshot() as session:
        page = service.page(session, wanted, window)
    data = page.mapped(lambda row: presented.to_wire(row, tiers))
    return lists.answer(request, cursors, page, wire.ManagedAccountList, data)


@get("/accounts/{id:str}", opt=_OPT, name="getManagedAccount", sync_to_thread=True)
def get_account(request: Req, db: NamedDependency[Database], tiers: NamedDependency[Tiers]) -> Response[bytes | None]:
    with db.snapshot() as session:
        encoded = presented.encoded(service.get(session, request.path_params["id"]), tiers)
    return caching.answer(request, encoded, tag=caching.etag(encoded), media_type=_JSON, headers=dict(_NO_STORE))


@patch("/accounts/{id:str}", opt=_OPT, name="setAccountTier")
async def set_tier(request: Req, db: NamedDependency[Database], tiers: NamedDependency[Tiers]) -> Response[bytes]:
    wanted = body.decode(await body.read(request), wire.SetTierRequest)
    return await _change(
        request,
        db,
        tiers,
        lambda session, caller, account: service.set_tier(session, caller, account, wanted.tier, tiers),
    )


@put("/accounts/{id:str}/limits", opt=_OPT, name="setAccountLimits")
async def set_limits(request: Req, db: NamedDependency[Database], tiers: NamedDependency[Tiers]) -> Response[bytes]:
    wanted = body.decode(await body.read(request), wire.SetLimitsRequest)
    return await _change(
        request, db, tiers, lambda session, caller, account: service.set_limits(session, caller, account, wanted)
    )


@delete("/accounts/{id:str}/limits", status_code=200, opt=_OPT, name="removeAccountLimits")
async def remove_limits(request: Req, db: NamedDependency[Database], tiers: NamedDependency[Tiers]) -> Response[bytes]:
    return await _change(request, db, tiers, service.remove_limits)


@post("/accounts/{id:str}/suspend", status_code=200, opt=_OPT, name="suspendAccount")
async def suspend(request: Req, db: NamedDependency[Database], tiers: NamedDependency[Tiers]) -> Response[bytes]:
    return await _act(request, db, tiers, service.suspend)


@post("/accounts/{id:str}/resume", status_code=200, opt=_OPT, name="resumeAccount")
async def resume(request: Req, db: NamedDependency[Database], tiers: NamedDependency[Tiers]) -> Response[bytes]:
    return await _act(request, db, tiers, service.resume)


@post("/accounts/{id:str}/quota-reset", status_code=200, opt=_OPT, name="resetAccountQuota")
async def reset_quota(request: Req, db: NamedDependency[Database], tiers: NamedDependency[Tiers]) -> Response[bytes]:
    return await _act(request, db, tiers, service.reset_quota)


@get("/stats", opt=_OPT, name="getStats", sync_to_thread=True)
def get_stats(request: Req, db: NamedDependency[Database]) -> Response[bytes | None]:
    with db.snapshot() as session:
        encoded = msgspec.json.encode(presented.stats(service.stats(session)))
    return caching.answer(request, encoded, tag=caching.etag(encoded), media_type=_JSON, headers=dict(_NO_STORE))


async def _change(
    request: Req, db: Database, tiers: Tiers, work: Callable[[Session, Caller, str], Managed]
) -> Response[bytes]:
    def changed() -> bytes:
        with db.transaction() as session:
            return presented.encoded(work(session, request.state.caller, request.path_params["id"]), tiers)

    return Response(await run_sync(changed), media_type=_JSON, headers=dict(_NO_STORE))


async def _act(request: Req, db: Database, tiers: Tiers, work: Change) -> Response[bytes]:
    """An action with its reason, once for each Idempotency-Key."""
    posted = await once.receive(request)
    reason = body.decode(posted.raw, wire.AdminActionRequest).reason
    said = None if reason is UNSET else reason

    def acted(session: Session) -> Answer:
        managed = work(session, request.state.caller, request.path_params["id"], said)
        return Answer(200, _NO_STORE, presented.encoded(managed, tiers))

    return once.response(await run_sync(once.answer, db, posted.key, acted))


router = Router(
    "/api/v1/admin",
    route_handlers=[
        options("/accounts/{id:str}", "GET", "PATCH"),
        options("/accounts/{id:str}/limits", "PUT", "DELETE"),
        list_accounts,
        get_account,
        set_tier,
        set_limits,
        remove_limits,
        suspend,
        resume,
        reset_quota,
        get_stats,
    ],
)
