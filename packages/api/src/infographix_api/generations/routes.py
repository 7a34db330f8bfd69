"""HTTP of generations: parse nothing, decide nothing, one service call, one answer."""

from __future__ import annotations

import asyncio
import base64
import re
import time
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, delete, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from sqlalchemy.orm import Session

from infographix_api import errors, once, wire
from infographix_api.accounts.caller import Caller
from infographix_api.db.idempotency import Answer
from infographix_api.db.session import Database
from infographix_api.db.tables import Generation
from infographix_api.errors import QuotaExceeded
from infographix_api.generations import presented, queries, service
from infographix_api.generations.live import stream_generation
from infographix_api.generations.signing import Signer
from infographix_api.limits import quota
from infographix_api.limits.middleware import Admission
from infographix_api.limits.tiers import Allowance
from infographix_api.once import Posted
from infographix_api.storage import Missing, Storage
from infographix_api.web import body, caching, negotiation
from infographix_api.web.options import options

_JSON = "application/json"
_GONE = "The picture was deleted when its retention time ended; generate it again."
_FIRST_LOOK_S, _LONGEST_LOOK_S = 0.02, 0.25

Req = Request[Any, Any, Any]


@post("/", status_code=202, opt={"scope": "generate:write", "rate": "generate"}, name="createGeneration")
async def create_generation(
    request: Req, db: NamedDependency[Database], signer: NamedDependency[Signer]
) -> Response[bytes]:
    wait_s = negotiation.wait_s(request.headers.get("prefer"))
    posted = await once.receive(request)
    answer = await run_sync(_create, db, signer, request.state, posted)
    if wait_s is None or "Idempotency-Replayed" in answer.headers:
        return once.response(answer)
    generation_id = answer.headers["Location"].rsplit("/", 1)[1]
    account_id = request.state.caller.account_id
    await _until_final(db, account_id, generation_id, wait_s)
    found = await run_sync(_read, db, account_id, generation_id)
    status = 200 if service.is_final(found.status) else 202
    headers = {**answer.headers, "Preference-Applied": f"wait={wait_s}"}
    return once.response(Answer(status, headers, _encoded(found, signer)))


@get("/{id:str}", opt={"scope": "generate:read"}, name="getGeneration")
async def get_generation(
    request: Req, db: NamedDependency[Database], signer: NamedDependency[Signer]
) -> Response[bytes | None]:
    account_id, generation_id = request.state.caller.account_id, request.path_params["id"]
    headers = {}
    if (wait_s := negotiation.wait_s(request.headers.get("prefer"))) is not None:
        await _until_final(db, account_id, generation_id, wait_s)
        headers["Preference-Applied"] = f"wait={wait_s}"
    found = await run_sync(_read, db, account_id, generation_id)
    if not service.is_final(found.status):
        headers["Retry-After"] = "1"
    encoded = _encoded(found, signer)
    return caching.answer(request, encoded, tag=caching.etag(encoded), media_type=_JSON, headers=headers)


@delete("/{id:str}", status_code=200, opt={"scope": "generate:write"}, name="cancelGeneration", sync_to_thread=True)
def cancel_generation(request: Req, db: NamedDependency[Database], signer: NamedDependency[Signer]) -> Response[bytes]:
    with db.transaction() as session:
        row = service.cancel(session, request.state.caller.account_id, request.path_params["id"])
        return Response(_encoded(row, signer), media_type=_JSON)


@get(
    "/{id:str}/result",
    opt={
        "scope": "generate:read",
        "signed_address": True,
        "rate": "pictures",
        "negotiates": True,
        "parameters": ("expires", "signature"),
    },
    name="getGenerationResult",
    sync_to_thread=True,
)
def get_generation_result(
    request: Req, db: NamedDependency[Database], storage: NamedDependency[Storage], signer: NamedDependency[Signer]
) -> Response[bytes | None]:
    row = _finished(request, db, signer)
    offers = (row.media_type or "", _JSON)
    liked = negotiation.best(request.headers.get("accept"), offers)
    if liked is None:
        raise errors.NotAcceptable(
            f"This picture is {row.media_type}; send `Accept: {row.media_type}` or leave it out."
        )
    if liked == _JSON:
        encoded = msgspec.json.encode(presented.result(row, signer))
        return caching.answer(request, encoded, tag=caching.etag(encoded), media_type=_JSON, headers={})
    return _picture(request, row, storage)


def _create(db: Database, signer: Signer, state: State, posted: Posted) -> Answer:
    wanted = body.decode(posted.raw, wire.GenerateRequest)
    caller: Caller = state.caller
    admission: Admission = state.admission
    allowance: Allowance = state.allowance

    def work(session: Session) -> Answer:
        row, admission.quota = service.create(session, caller, wanted, allowance)
        location = f"{signer.public_url}/api/v1/generate/{row.id}"
        return Answer(202, {"Location": location}, _encoded(row, signer))

    try:
        return once.answer(db, posted.key, work)
    except QuotaExceeded:
        admission.quota = quota.tell_exceeded(db, caller.account_id, allowance)
        raise


def _read(db: Database, account_id: str, generation_id: str) -> Generation:
    with db.snapshot() as session:
        return service.get(session, account_id, generation_id)


async def _until_final(db: Database, account_id: str, generation_id: str, wait_s: int) -> None:
    """Looks from time to time and holds no thread in between; a generation that does not exist ends it too."""
    give_up_at, pause_s = time.monotonic() + wait_s, _FIRST_LOOK_S
    while time.monotonic() < give_up_at:
        status = await run_sync(_status, db, account_id, generation_id)
        if status is None or service.is_final(status):
            return
        await asyncio.sleep(min(pause_s, max(0.0, give_up_at - time.monotonic())))
        pause_s = min(pause_s * 1.5, _LONGEST_LOOK_S)


def _status(db: Database, account_id: str, generation_id: str) -> str | None:
    with db.snapshot() as session:
        return queries.find_status(session, account_id, generation_id)


def _finished(request: Req, db: Database, signer: Signer) -> Generation:
    """The completed row, for its owner or the bearer of a signed address."""
    generation_id, signature = request.path_params["id"], request.query_params.get("signature")
    with db.snapshot() as session:
        if signature is not None:
            signer.check(generation_id, request.query_params.get("expires"), signature)
            row = queries.find_any(session, generation_id)
        else:
            row = queries.find(session, request.state.caller.account_id, generation_id)
    if row is None:
        raise errors.NotFound(f"There is no generation {generation_id[:60]}.")
    if row.status != "completed":
        way_out = "Wait with `Prefer: wait=30`." if not service.is_final(row.status) else "Generate it again."
        raise errors.NotCompleted(f"There is no picture: the generation is {row.status}. {way_out}")
    if row.erased_at is not None:
        raise errors.Gone(_GONE)
    return row


def _picture(request: Req, row: Generation, storage: Storage) -> Response[bytes | None]:
    tag, size = f'"{row.sha256}"', row.byte_count or 0
    headers = {"ETag": tag, "Accept-Ranges": "bytes", "Repr-Digest": _digest(row), **_disposition(row)}
    if caching.is_known(request.headers.get("if-none-match"), tag):
        return Response(None, status_code=304, headers=headers)
    part = None
    if request.headers.get("if-range", tag) == tag:
        part = caching.byte_range(request.headers.get("range"), size)
    try:
        if part is None:
            return Response(storage.get(row.result_key or ""), media_type=row.media_type, headers=headers)
        data = storage.get_range(row.result_key or "", part.start, part.end)
    except Missing:
        raise errors.Gone(_GONE) from None
    headers["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{size}"
    return Response(data, status_code=206, media_type=row.media_type, headers=headers)


def _digest(row: Generation) -> str:
    """RFC 9530: of the whole picture, also when only a part of it is sent."""
    return f"sha-256=:{base64.b64encode(bytes.fromhex(row.sha256 or '')).decode()}:"


def _disposition(row: Generation) -> dict[str, str]:
    """An SVG is never shown as a page of ours: it could be opened as one."""
    words = re.findall(r"[a-z0-9]+", (row.title or "").lower())[:8]
    name = f"{'-'.join(words) or row.id}.{row.format}"
    if row.format != "svg":
        return {"Content-Disposition": f'inline; filename="{name}"'}
    return {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": "sandbox"}


def _encoded(row: Generation, signer: Signer) -> bytes:
    return msgspec.json.encode(presented.to_wire(row, signer))


router = Router(
    "/api/v1/generate",
    route_handlers=[
        options("/{id:str}", "GET", "DELETE"),
        create_generation,
        get_generation,
        cancel_generation,
        get_generation_result,
        stream_generation,
    ],
)
