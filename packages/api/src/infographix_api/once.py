"""POST requests that have their effect once: a repeated Idempotency-Key is answered as before. Knows no feature."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from litestar import Request, Response
from sqlalchemy.orm import Session

from infographix_api.db import idempotency
from infographix_api.db.idempotency import AlreadyAnswered, Answer, IdempotencyKey
from infographix_api.db.session import Database
from infographix_api.web import body, negotiation

_JSON = "application/json"


@dataclass(frozen=True)
class Posted:
    """A body as it came, and the key that makes its effect happen once."""

    raw: bytes
    key: IdempotencyKey | None


async def receive(request: Request[Any, Any, Any], *, at_most: int = body.MAX_BYTES, empty: bool = False) -> Posted:
    """Of a caller who is known; an operation that takes no body is `empty`. Raises what reading a body raises, and
    InvalidParameter for the key.
    """
    given = negotiation.idempotency_key(request.headers.get("idempotency-key"))
    raw = b"" if empty else await body.read(request, at_most=at_most)
    return Posted(raw, key_of(request, given, hashlib.sha256(raw).hexdigest()))


def key_of(request: Request[Any, Any, Any], given: str | None, fingerprint: str) -> IdempotencyKey | None:
    """`given` is what the header says; two requests with one fingerprint ask for the same."""
    if given is None:
        return None
    account_id, operation = request.state.caller.account_id, f"{request.method} {request.scope['path']}"
    return IdempotencyKey(account_id, operation, given, fingerprint)


def answer(db: Database, key: IdempotencyKey | None, work: Callable[[Session], Answer]) -> Answer:
    """What `work` answers in a transaction of its own; or, if the key was used before, what it answered then."""
    try:
        with db.transaction(idempotency_key=key) as session:
            made = work(session)
            if key is not None:
                idempotency.store(session, key, made)
            return made
    except AlreadyAnswered as found:
        before = found.answer
        return Answer(before.status, {**before.headers, "Idempotency-Replayed": "true"}, before.body)


def response(answer: Answer) -> Response[bytes]:
    return Response(answer.body, status_code=answer.status, media_type=_JSON, headers=dict(answer.headers))
