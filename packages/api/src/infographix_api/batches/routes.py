"""HTTP of batches."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.response import Stream
from sqlalchemy.orm import Session

from infographix_api import errors, once, wire
from infographix_api.batches import archive, presented, queries, service
from infographix_api.batches.live import stream_batch
from infographix_api.db.idempotency import Answer
from infographix_api.db.session import Database
from infographix_api.db.tables import Batch
from infographix_api.errors import QuotaExceeded
from infographix_api.generations.signing import Signer
from infographix_api.limits import quota
from infographix_api.once import Posted
from infographix_api.pagination import Cursors
from infographix_api.storage import Storage
from infographix_api.web import body, caching, lists, negotiation, parameters
from infographix_api.web.options import options

MAX_BYTES = 8 * 1_048_576
_JSON, _LINES, _ZIP = "application/json", "application/x-ndjson", "application/zip"
_LOOK_EVERY_S = 0.25

Req = Request[Any, Any, Any]


@get(
    "/",
    opt={"scope": "generate:read", "parameters": (*lists.PARAMETERS, "status")},
    name="listBatches",
    sync_to_thread=True,
)
def list_batches(
    request: Req, db: NamedDependency[Database], cursors: NamedDependency[Cursors], signer: NamedDependency[Signer]
) -> Response[bytes | None]:
    statuses = parameters.chosen(request.query_params, "status", wire.BatchStatus)
    window = lists.window(request, cursors)
    with db.snapshot() as session:
        page = service.page(session, request.state.caller.account_id, statuses, window)
        counts = queries.counts(session, [row.id for row in page.rows])
    data = [presented.to_wire(row, counts[row.id], signer) for row in page.rows]
    return lists.answer(request, cursors, page, wire.BatchList, data)


@post(
    "/",
    status_code=202,
    opt={"scope": "generate:write", "rate": "batch"},
    name="createBatch",
    request_max_body_size=MAX_BYTES,
)
async def create_batch(request: Req, db: NamedDependency[Database], signer: NamedDependency[Signer]) -> Response[bytes]:
    posted = await once.receive(request, at_most=MAX_BYTES)
    return once.response(await run_sync(_create, db, signer, request.state, posted))


@get("/{id:str}", opt={"scope": "generate:read"}, name="getBatch")
async def get_batch(
    request: Req, db: NamedDependency[Database], signer: NamedDependency[Signer]
) -> Response[bytes | None]:
    account_id, batch_id = request.state.caller.account_id, request.path_params["id"]
    headers = {}
    if (wait_s := negotiation.wait_s(request.headers.get("prefer"))) is not None:
        await _until_final(db, account_id, batch_id, wait_s)
        headers["Preference-Applied"] = f"wait={wait_s}"
    encoded = await run_sync(_read, db, account_id, batch_id, signer)
    return caching.answer(request, encoded, tag=caching.etag(encoded), media_type=_JSON, headers=headers)


@get(
    "/{id:str}/results",
    opt={"scope": "generate:read", "negotiates": True, "parameters": (*lists.PARAMETERS, "status")},
    name="getBatchResults",
    sync_to_thread=True,
)
def get_batch_results(
    request: Req,
    db: NamedDependency[Database],
    storage: NamedDependency[Storage],
    cursors: NamedDependency[Cursors],
    signer: NamedDependency[Signer],
) -> Response[Any]:
    liked = negotiation.best(request.headers.get("accept"), (_JSON, _LINES, _ZIP))
    if liked is None:
        raise errors.NotAcceptable(f"The items come as {_JSON}, {_LINES} or {_ZIP}; name one of them in `Accept`.")
    statuses = parameters.chosen(request.query_params, "status", wire.GenerationStatus)
    account_id, batch_id = request.state.caller.account_id, request.path_params["id"]
    window = lists.window(request, cursors)
    with db.snapshot() as session:
        batch = service.get(session, account_id, batch_id)
        page = service.items(session, account_id, batch_id, statuses, window)
    if liked == _JSON:
        data = [presented.item(row, signer) for row in page.rows]
        return lists.answer(request, cursors, page, wire.BatchItemList, data)
    if liked == _LINES:
        return Stream(archive.lines(db, batch, statuses, signer), media_type=_LINES)
    if not service.is_final(batch.status):
        raise errors.NotCompleted(
            f"The batch is {batch.status}; the archive is there once it has ended. Wait with `Prefer: wait=30`."
        )
    headers = {"Content-Disposition": f'attachment; filename="{batch.id}.zip"'}
    return Stream(archive.pictures(db, storage, batch, statuses), media_type=_ZIP, headers=headers)


@post("/{id:str}/cancel", status_code=202, opt={"scope": "generate:write"}, name="cancelBatch")
async def cancel_batch(request: Req, db: NamedDependency[Database], signer: NamedDependency[Signer]) -> Response[bytes]:
    posted = await once.receive(request, empty=True)
    account_id, batch_id = request.state.caller.account_id, request.path_params["id"]

    def work(session: Session) -> Answer:
        return Answer(202, {}, _encoded(session, service.cancel(session, account_id, batch_id), signer))

    return once.response(await run_sync(once.answer, db, posted.key, work))


@post("/{id:str}/retry", status_code=202, opt={"scope": "generate:write", "rate": "batch"}, name="retryBatch")
async def retry_batch(request: Req, db: NamedDependency[Database], signer: NamedDependency[Signer]) -> Response[bytes]:
    posted = await once.receive(request, empty=True)
    state, batch_id = request.state, request.path_params["id"]

    def work(session: Session) -> Answer:
        batch, state.admission.quota = service.retry(session, state.caller, batch_id, state.allowance)
        return Answer(202, {}, _encoded(session, batch, signer))

    return once.response(await run_sync(_charged, db, state, posted, work))


def _create(db: Database, signer: Signer, state: State, posted: Posted) -> Answer:
    wanted = body.decode(posted.raw, wire.CreateBatchRequest)

    def work(session: Session) -> Answer:
        batch, state.admission.quota = service.create(session, state.caller, wanted, state.allowance)
        headers = {"Location": f"{signer.public_url}/api/v1/batch/{batch.id}"}
        return Answer(202, headers, _encoded(session, batch, signer))

    return _charged(db, state, posted, work)


def _charged(db: Database, state: State, posted: Posted, work: Any) -> Answer:
    try:
        return once.answer(db, posted.key, work)
    except QuotaExceeded:
        state.admission.quota = quota.tell_exceeded(db, state.caller.account_id, state.allowance)
        raise


def _read(db: Database, account_id: str, batch_id: str, signer: Signer) -> bytes:
    with db.snapshot() as session:
        return _encoded(session, service.get(session, account_id, batch_id), signer)


async def _until_final(db: Database, account_id: str, batch_id: str, wait_s: int) -> None:
    """Looks from time to time and holds no thread in between; a batch that does not exist ends it too."""
    give_up_at = time.monotonic() + wait_s
    while time.monotonic() < give_up_at and not await run_sync(_has_ended, db, account_id, batch_id):
        await asyncio.sleep(min(_LOOK_EVERY_S, max(0.0, give_up_at - time.monotonic())))


def _has_ended(db: Database, account_id: str, batch_id: str) -> bool:
    with db.snapshot() as session:
        batch = queries.find(session, account_id, batch_id)
        return batch is None or service.is_final(batch.status)


def _encoded(session: Session, row: Batch, signer: Signer) -> bytes:
    return msgspec.json.encode(presented.to_wire(row, queries.counts(session, [row.id])[row.id], signer))


router = Router(
    "/api/v1/batch",
    route_handlers=[
        options("/", "GET", "POST"),
        list_batches,
        create_batch,
        get_batch,
        get_batch_results,
        cancel_batch,
        retry_batch,
        stream_batch,
    ],
)
