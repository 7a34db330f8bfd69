"""Finds out who is calling before a route runs. A route names what it needs in `opt`: `scope="generate:read"`.

A public route needs nothing, but who shows a credential there is known by it.
"""

from __future__ import annotations

import time
from typing import Any

from anyio.to_thread import run_sync
from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from infographix_api.accounts.caller import Caller
from infographix_api.api_keys import form, service
from infographix_api.db.session import Database
from infographix_api.errors import InsufficientScope, Unauthenticated

_REMEMBERED_FOR_S = 1.0
_REMEMBERED_AT_MOST = 10_000

Connection = ASGIConnection[Any, Any, Any, Any]


class Guard:
    """Remembers a key for one second, so that a busy caller costs no query and a revoked key stops within that second."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, tuple[float, Caller]] = {}

    async def __call__(self, connection: Connection, route: BaseRouteHandler) -> None:
        """Sets `connection.state.caller`; raises Unauthenticated, TokenExpired, AccountSuspended or InsufficientScope."""
        scope, header = route.opt.get("scope"), connection.headers.get("authorization")
        if route.opt.get("signed_address") and "signature" in connection.query_params:
            return
        if scope is None and (header is None or not route.opt.get("public")):
            return
        caller = await self._caller(header)
        if scope is not None and scope not in caller.scopes:
            raise InsufficientScope(
                f"This key lacks the scope {scope}.", headers=_challenge(f'error="insufficient_scope", scope="{scope}"')
            )
        connection.state.caller = caller

    async def _caller(self, header: str | None) -> Caller:
        if header is None:
            raise Unauthenticated("Send `Authorization: Bearer KEY` with your API key.", headers=_challenge())
        method, _, secret = header.partition(" ")
        secret = secret.strip()
        if method.lower() != "bearer":
            raise Unauthenticated("Only `Authorization: Bearer KEY` is accepted.", headers=_challenge())
        if not form.is_well_formed(secret):
            detail = "This is not an API key of ours: it is mistyped or cut off."
            raise Unauthenticated(detail, headers=_challenge('error="invalid_token"'))
        known = self._known.get(secret_hash := form.digest(secret))
        if known is not None and known[0] > time.monotonic():
            return known[1]
        caller = await run_sync(self._look_up, secret)
        if len(self._known) >= _REMEMBERED_AT_MOST:
            self._known.clear()
        self._known[secret_hash] = (time.monotonic() + _REMEMBERED_FOR_S, caller)
        return caller

    def _look_up(self, secret: str) -> Caller:
        try:
            with self._database.snapshot() as session:
                return service.authenticate(session, secret)
        except Unauthenticated as error:
            error.headers.update(_challenge('error="invalid_token"'))
            raise


def _challenge(parameters: str = "") -> dict[str, str]:
    return {"WWW-Authenticate": f'Bearer realm="infographix"{", " if parameters else ""}{parameters}'}
