"""HTTP of the account, its audit log and its log of requests."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, get, patch
from litestar.di import NamedDependency

from infographix_api import wire
from infographix_api.accounts import presented, service
from infographix_api.accounts.caller import Caller
from infographix_api.accounts.queries import RequestFilters, Span
from infographix_api.accounts.request_log import RequestLog
from infographix_api.db.session import Database
from infographix_api.db.tables import Account, AuditEntry, RequestLogEntry
from infographix_api.pagination import Cursors
from infographix_api.web import body, caching, lists, parameters
from infographix_api.web.options import options

_JSON = "application/json"
_LISTED = (*lists.PARAMETERS, "created_after", "created_before")
_STATUS = re.compile(r"[1-5]xx|[1-5]\d\d")

Req = Request[Any, Any, Any]


@get("/", opt={"scope": "account:read"}, name="getAccount", sync_to_thread=True)
def get_account(request: Req, db: NamedDependency[Database]) -> Response[bytes | None]:
    with db.snapshot() as session:
        encoded = _encoded(service.get(session, request.state.caller.account_id))
    return caching.answer(request, encoded, tag=caching.etag(encoded), media_type=_JSON, headers={})


@patch("/", opt={"scope": "account:write"}, name="updateAccount")
async def update_account(request: Req, db: NamedDependency[Database]) -> Response[bytes]:
    raw = await body.read(request)
    return await run_sync(_update, db, request.state.caller, raw, request.headers.get("if-match"))


@get(
    "/audit-log",
    opt={"scope": "account:read", "parameters": (*_LISTED, "action")},
    name="listAuditLog",
    sync_to_thread=True,
)
def list_audit_log(
    request: Req, db: NamedDependency[Database], cursors: NamedDependency[Cursors]
) -> Response[bytes | None]:
    actions = parameters.chosen(request.query_params, "action", wire.AuditAction)
    span, window = _span(request), lists.window(request, cursors)
    with db.snapshot() as session:
        page = service.audit_log(session, request.state.caller.account_id, actions, span, window)
    return lists.answer(request, cursors, page, wire.AuditLog, page.mapped(_audit_entry))


@get(
    "/requests",
    opt={"scope": "account:read", "parameters": (*_LISTED, "status", "api_key_id")},
    name="listRequests",
    sync_to_thread=True,
)
def list_requests(
    request: Req,
    db: NamedDependency[Database],
    cursors: NamedDependency[Cursors],
    requests: NamedDependency[RequestLog],
) -> Response[bytes | None]:
    filters = RequestFilters(_statuses(request.query_params), parameters.identifier(request.query_params, "api_key_id"))
    span, window = _span(request), lists.window(request, cursors)
    requests.flush()  # so that callers find what they have just done
    with db.snapshot() as session:
        page = service.request_log(session, request.state.caller.account_id, filters, span, window)
    return lists.answer(request, cursors, page, wire.RequestLog, page.mapped(_request))


def _update(db: Database, caller: Caller, raw: bytes, if_match: str | None) -> Response[bytes]:
    changes = body.decode(raw, wire.UpdateAccountRequest)
    with db.transaction() as session:
        account = service.get(session, caller.account_id, lock=True)
        caching.check_match(if_match, caching.etag(_encoded(account)))
        service.update(session, caller, account, changes)
        encoded = _encoded(account)
    return Response(encoded, media_type=_JSON, headers={"ETag": caching.etag(encoded)})


def _span(request: Req) -> Span:
    query = request.query_params
    return Span(parameters.moment(query, "created_after"), parameters.moment(query, "created_before"))


def _statuses(query: parameters.Query) -> list[tuple[int, int]]:
    """`404,5xx` is 404 to 404 and 500 to 599."""
    listed = [] if (text := query.get("status")) is None else text.split(",")
    if not all(_STATUS.fullmatch(each) for each in listed):
        raise parameters.unusable("status", "invalid_value", "Use statuses such as 404 or 5xx, separated by commas.")
    return [(int(each.replace("x", "0")), int(each.replace("x", "9"))) for each in listed]


def _encoded(account: Account) -> bytes:
    return msgspec.json.encode(presented.to_wire(account))


def _audit_entry(row: AuditEntry) -> wire.AuditEntry:
    return wire.AuditEntry(
        id=row.id,
        action=wire.AuditAction(row.action),
        subject_id=row.subject_id,
        details=row.details,
        api_key_id=row.api_key_id,
        session_id=row.session_id,
        ip_address=row.ip_address,
        request_id=row.request_id,
        created_at=row.created_at,
    )


def _request(row: RequestLogEntry) -> wire.RequestLogEntry:
    return wire.RequestLogEntry(
        id=row.id,
        method=row.method,
        path=row.path,
        status=row.status,
        duration_ms=row.duration_ms,
        api_key_id=row.api_key_id,
        request_id=row.request_id,
        error_code=row.error_code,
        created_at=row.created_at,
    )


# Litestar wants all handlers of an address in one router, and other features add theirs
handlers = (options("/", "GET", "PATCH", "DELETE"), get_account, update_account, list_audit_log, list_requests)
