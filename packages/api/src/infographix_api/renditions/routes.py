"""HTTP of finished pictures: in which format and size somebody wants one, and the bytes, drawn first where they have to be."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, get
from litestar.di import NamedDependency
from litestar.response import Stream

from infographix_api import errors, wire
from infographix_api.db.session import Database
from infographix_api.db.tables import Generation
from infographix_api.engine.catalog import MEDIA_TYPES
from infographix_api.generations import presented
from infographix_api.generations import queries as generations
from infographix_api.generations.service import is_final
from infographix_api.generations.signing import Signer
from infographix_api.limits.middleware import Limiter
from infographix_api.renditions import picture, service
from infographix_api.renditions.queries import Look
from infographix_api.renditions.service import Picture
from infographix_api.storage import Storage
from infographix_api.web import caching, negotiation, parameters, zipped

_JSON, _ZIP = "application/json", "application/zip"
_FORMATS = {media_type: format for format, media_type in MEDIA_TYPES.items()}
_WAIT_S = 10
_LOOK_EVERY_S = 0.1

Req = Request[Any, Any, Any]


@get(
    "/",
    opt={
        "scope": "generate:read",
        "signed_address": True,
        "rate": "pictures",
        "negotiates": True,
        "parameters": ("sizes", "expires", "signature"),
    },
    name="getGenerationResult",
)
async def get_generation_result(
    request: Req,
    db: NamedDependency[Database],
    storage: NamedDependency[Storage],
    signer: NamedDependency[Signer],
    limiter: NamedDependency[Limiter],
) -> Response[bytes | None] | Stream:
    sizes = list(dict.fromkeys(parameters.chosen(request.query_params, "sizes", wire.Size)))
    row = await run_sync(_finished, request, db, signer)
    liked = _liked(request.headers.get("accept"), row, sizes)
    if liked == _JSON:
        encoded = msgspec.json.encode(presented.result(row, signer))
        return caching.answer(request, encoded, tag=caching.etag(encoded), media_type=_JSON, headers={})
    looks: list[Look] = [(_FORMATS.get(liked, row.format), size) for size in sizes or [row.size]]
    found = await run_sync(_kept, db, storage, row, looks)
    if None in found:
        await _ask(request, db, limiter, row, [look for look, one in zip(looks, found, strict=True) if one is None])
        found = await _soon(db, row, looks, wait_s := _wait_s(request))
        if None in found:
            return Response(b"", status_code=202, headers={"Retry-After": "1", "Preference-Applied": f"wait={wait_s}"})
    pictures = [one for one in found if one is not None]
    if liked == _ZIP:
        return _archive(request, row, pictures, storage)
    return await run_sync(picture.answer, request, row, pictures[0], storage)


def _liked(accept: str | None, row: Generation, sizes: Sequence[str]) -> str:
    """The media type to send. The one it was made in goes before all others that are accepted: browsers accept many."""
    if len(sizes) > 1:
        offers: tuple[tuple[str, ...], ...] = ((_ZIP,),)
    else:
        own = MEDIA_TYPES[row.format]
        described = () if sizes else (_JSON,)
        offers = ((own, *described), tuple(kind for kind in _FORMATS if kind != own))
    liked = next((found for each in offers if (found := negotiation.best(accept, each)) is not None), None)
    if liked is None:
        known = ", ".join(kind for each in offers for kind in each)
        raise errors.NotAcceptable(f"The answer can be {known}; name one of them in `Accept`, or leave it out.")
    return liked


def _finished(request: Req, db: Database, signer: Signer) -> Generation:
    """The completed row, for its owner or the bearer of a signed address."""
    generation_id, signature = request.path_params["id"], request.query_params.get("signature")
    with db.snapshot() as session:
        if signature is not None:
            signer.check(generation_id, request.query_params.get("expires"), signature)
            row = generations.find_any(session, generation_id)
        else:
            row = generations.find(session, request.state.caller.account_id, generation_id)
    if row is None:
        raise errors.NotFound(f"There is no generation {generation_id[:60]}.")
    if row.status != "completed":
        way_out = "Generate it again." if is_final(row.status) else "Wait with `Prefer: wait=30`."
        raise errors.NotCompleted(f"There is no picture: the generation is {row.status}. {way_out}")
    if row.erased_at is not None:
        raise errors.Gone(picture.GONE)
    return row


async def _ask(request: Req, db: Database, limiter: Limiter, row: Generation, missing: list[Look]) -> None:
    """Drawing takes a key: a signed address may be anywhere. Raises Unauthenticated or RateLimited."""
    if request.query_params.get("signature") is not None:
        raise errors.Unauthenticated(
            "This format or size has not been drawn yet, and a signed address opens only what has been. Ask for it once with an API key."
        )
    new = await run_sync(_asked, db, row, missing)
    if new:
        await limiter.also(request, "generate", len(new))
        await run_sync(_begun, db, row, new)


async def _soon(db: Database, row: Generation, looks: list[Look], wait_s: int) -> list[Picture | None]:
    """Looks from time to time and holds no thread in between."""
    give_up_at = time.monotonic() + wait_s
    found = await run_sync(_drawn, db, row, looks)
    while None in found and time.monotonic() < give_up_at:
        await asyncio.sleep(_LOOK_EVERY_S)
        found = await run_sync(_drawn, db, row, looks)
    return found


def _drawn(db: Database, row: Generation, looks: list[Look]) -> list[Picture | None]:
    with db.snapshot() as session:
        return service.drawn(session, row, looks)


def _kept(db: Database, storage: Storage, row: Generation, looks: list[Look]) -> list[Picture | None]:
    """Without those that storage has lost: they are drawn again. Raises Gone when one is the picture the generation made."""
    found = _drawn(db, row, looks)
    if looks == [(row.format, row.size)]:
        return found  # its bytes are read next
    lost = [one for one in found if one is not None and not storage.has(one.key)]
    if any(one.key == row.result_key for one in lost):
        raise errors.Gone(picture.GONE)
    if lost:
        with db.transaction() as session:
            service.forget_lost(session, row, lost)
    return [None if one in lost else one for one in found]


def _asked(db: Database, row: Generation, missing: list[Look]) -> list[Look]:
    with db.snapshot() as session:
        return service.idle(session, row, missing)


def _begun(db: Database, row: Generation, new: list[Look]) -> None:
    with db.transaction() as session:
        service.ask(session, row, new)


def _wait_s(request: Req) -> int:
    wanted = negotiation.wait_s(request.headers.get("prefer"))
    return _WAIT_S if wanted is None else wanted


def _archive(
    request: Req, row: Generation, pictures: list[Picture], storage: Storage
) -> Response[bytes | None] | Stream:
    tag = caching.etag("".join(one.sha256 for one in pictures).encode())
    headers = {"ETag": tag, "Content-Disposition": f'attachment; filename="{picture.name(row)}.zip"'}
    if caching.is_known(request.headers.get("if-none-match"), tag):
        return Response(None, status_code=304, headers=headers)
    members = ((f"{picture.name(row, one)}.{one.format}", storage.get(one.key)) for one in pictures)
    return Stream(zipped.stream(members), media_type=_ZIP, headers=headers)


router = Router("/api/v1/generate/{id:str}/result", route_handlers=[get_generation_result])
