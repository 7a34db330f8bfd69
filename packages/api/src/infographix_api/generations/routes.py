"""HTTP of generations: parse nothing, decide nothing, one service call, one answer."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, delete, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from sqlalchemy.orm import Session

from infographix_api import once, wire
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
from infographix_api.web import body, caching, negotiation
from infographix_api.web.options import options

_JSON = "application/json"
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


def _encoded(row: Generation, signer: Signer) -> bytes:
    return msgspec.json.encode(presented.to_wire(row, signer))


router = Router(
    "/api/v1/generate",
    route_handlers=[
        options("/{id:str}", "GET", "DELETE"),
        create_generation,
        get_generation,
        cancel_generation,
        stream_generation,
    ],
)
