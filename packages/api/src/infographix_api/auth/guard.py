"""Finds out who is calling before a route runs. A route names what it needs in `opt`.

`scope="generate:read"` asks for a scope; `session=True` for somebody who has signed in, which an API key has not;
`known=True` for anybody with a valid key or token. `public=True` needs nothing, but who shows a credential there is
known by it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import Any

from anyio.to_thread import run_sync
from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from infographix_api.accounts.caller import Caller
from infographix_api.api_keys import form
from infographix_api.api_keys import service as api_keys
from infographix_api.auth import service as sessions
from infographix_api.auth.tokens import AccessTokens
from infographix_api.db.session import Database
from infographix_api.errors import InsufficientScope, TokenExpired, Unauthenticated

_REMEMBERED_FOR_S = 1.0
_REMEMBERED_AT_MOST = 10_000

Connection = ASGIConnection[Any, Any, Any, Any]


class Guard:
    """Remembers a caller for one second: a busy one costs no query, and what is revoked stops within that second."""

    def __init__(self, database: Database, tokens: AccessTokens) -> None:
        self._database, self._tokens = database, tokens
        self._known: dict[bytes, tuple[float, Caller]] = {}

    async def __call__(self, connection: Connection, route: BaseRouteHandler) -> None:
        """Sets `connection.state.caller`; raises Unauthenticated, TokenExpired, AccountSuspended or InsufficientScope."""
        scope, needs_session = route.opt.get("scope"), route.opt.get("session", False)
        header = connection.headers.get("authorization")
        needs_caller = scope or needs_session or route.opt.get("known")
        if not (needs_caller or (route.opt.get("public") and header is not None)):
            return
        if route.opt.get("signed_address") and "signature" in connection.query_params:
            return
        caller = await self._caller(header)
        connection.state.caller = caller
        if needs_session and caller.session_id is None:
            raise InsufficientScope("Sign in for this (POST /api/v1/auth/token); an API key cannot do it.")
        if scope and scope not in caller.scopes:
            raise InsufficientScope(
                f"This key or token lacks the scope {scope}.",
                headers=_challenge(f'error="insufficient_scope", scope="{scope}"'),
            )

    async def _caller(self, header: str | None) -> Caller:
        if header is None:
            raise Unauthenticated("Send `Authorization: Bearer KEY` with your API key.", headers=_challenge())
        method, _, secret = header.partition(" ")
        secret = secret.strip()
        if method.lower() != "bearer":
            raise Unauthenticated("Only `Authorization: Bearer KEY` is accepted.", headers=_challenge())
        look_up = self._look_up(secret)
        known = self._known.get(digest := hashlib.sha256(secret.encode("latin-1")).digest())
        if known is not None and known[0] > time.monotonic():
            return known[1]
        caller = await run_sync(self._challenging, look_up, secret)
        if len(self._known) >= _REMEMBERED_AT_MOST:
            self._known.clear()
        self._known[digest] = (time.monotonic() + _REMEMBERED_FOR_S, caller)
        return caller

    def _look_up(self, secret: str) -> Callable[[str], Caller]:
        """By its form: a key, or an access token. Most wrong ones end here and cost nothing."""
        if form.is_well_formed(secret):
            return self._of_key
        if secret.startswith("eyJ") and secret.isascii():
            return self._of_token
        detail = "This is not an API key of ours: it is mistyped or cut off."
        if secret.startswith("igr_"):
            detail = "A refresh token works at POST /api/v1/auth/refresh only; send the access token here."
        raise Unauthenticated(detail, headers=_challenge('error="invalid_token"'))

    def _challenging(self, look_up: Callable[[str], Caller], secret: str) -> Caller:
        try:
            return look_up(secret)
        except (Unauthenticated, TokenExpired) as error:
            error.headers.update(_challenge('error="invalid_token"'))
            raise

    def _of_key(self, secret: str) -> Caller:
        with self._database.snapshot() as session:
            return api_keys.authenticate(session, secret)

    def _of_token(self, token: str) -> Caller:
        claims = self._tokens.read(token)
        with self._database.snapshot() as session:
            return sessions.caller_of(session, claims)


def _challenge(parameters: str = "") -> dict[str, str]:
    return {"WWW-Authenticate": f'Bearer realm="infographix"{", " if parameters else ""}{parameters}'}
