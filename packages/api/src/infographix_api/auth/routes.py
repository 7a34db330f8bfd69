"""HTTP of signing up, signing in and out, and the keys that access tokens are checked with."""

from __future__ import annotations

import base64
import hashlib
from typing import Any
from urllib.parse import parse_qs

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, Router, delete, get, post
from litestar.di import NamedDependency
from msgspec import UNSET
from sqlalchemy.orm import Session

from infographix_api import errors, once, wire
from infographix_api.auth import cookie, signup
from infographix_api.auth.entry import Entry
from infographix_api.db.idempotency import Answer, IdempotencyKey
from infographix_api.errors import FieldError
from infographix_api.web import body, caching, negotiation
from infographix_api.web.options import options

_JSON = "application/json"
_NO_STORE = {"Cache-Control": "no-store"}
_SIGN_IN = {"rate": "sign_in"}

Req = Request[Any, Any, Any]


@post("/signup", opt=_SIGN_IN, name="signUp")
async def sign_up(request: Req, entry: NamedDependency[Entry]) -> Response[bytes]:
    given = negotiation.idempotency_key(request.headers.get("idempotency-key"))
    wanted = body.decode(await body.read(request), wire.SignUpRequest)
    hash = await entry.sign_up(wanted)
    key = None if given is None else _anonymous_key(given, wanted)
    return once.response(await run_sync(_sign_up, entry, key, wanted, hash))


@post("/token", opt=_SIGN_IN, status_code=200, name="createToken")
async def create_token(request: Req, entry: NamedDependency[Entry]) -> Response[bytes]:
    wanted = body.decode(await body.read(request), wire.TokenRequest)
    return _token(await entry.token(wanted), entry, as_cookie=wanted.use_cookie)


@post("/refresh", opt=_SIGN_IN, status_code=200, name="refreshToken")
async def refresh_token(request: Req, entry: NamedDependency[Entry]) -> Response[bytes]:
    wanted = body.decode(await body.read(request), wire.RefreshRequest)
    kept = cookie.read(request, entry.public_url) if wanted.refresh_token is UNSET else None
    token = kept if wanted.refresh_token is UNSET else wanted.refresh_token
    if not token:
        raise errors.Unauthenticated("Send the refresh token as `refresh_token`, or the cookie it came as.")
    return _token(await run_sync(entry.refresh, token), entry, as_cookie=kept is not None)


@delete("/revoke", opt={"known": True}, name="endSession", sync_to_thread=True)
def end_session(request: Req, entry: NamedDependency[Entry]) -> None:
    _, _, presented = request.headers["authorization"].partition(" ")
    if not presented.strip().startswith("eyJ"):
        raise errors.InsufficientScope("An API key has no session to end. Revoke it with DELETE /api/v1/api-keys/{id}.")
    entry.revoke(presented.strip())


@post("/revoke", opt=_SIGN_IN, status_code=200, name="revokeToken")
async def revoke_token(request: Req, entry: NamedDependency[Entry]) -> Response[None]:
    await run_sync(entry.revoke, (await _revocation(request)).token)
    return Response(None, headers=dict(_NO_STORE))


@post("/password", opt={"session": True}, status_code=204, name="changePassword")
async def change_password(request: Req, entry: NamedDependency[Entry]) -> None:
    wanted = body.decode(await body.read(request), wire.ChangePasswordRequest)
    await entry.change_password(request.state.caller, wanted)


@post("/logout-all", opt={"session": True}, status_code=204, name="endAllSessions")
async def end_all_sessions(request: Req, entry: NamedDependency[Entry]) -> None:
    wanted = body.decode(await body.read(request), wire.PasswordConfirmation)
    await entry.end_all(request.state.caller, wanted.password)


@get("/.well-known/jwks.json", name="getSigningKeys", sync_to_thread=True)
def get_signing_keys(request: Req, entry: NamedDependency[Entry]) -> Response[bytes | None]:
    keys = [
        wire.SigningKey(
            kid=name,
            kty="OKP",
            crv="Ed25519",
            x=base64.urlsafe_b64encode(key.public_bytes_raw()).decode().rstrip("="),
            use="sig",
            alg="EdDSA",
        )
        for name, key in entry.tokens.published().items()
    ]
    encoded = msgspec.json.encode(wire.SigningKeySet(keys=keys))
    headers = {"Cache-Control": "public, max-age=3600"}
    return caching.answer(request, encoded, tag=caching.etag(encoded), media_type=_JSON, headers=headers)


def _anonymous_key(given: str, wanted: wire.SignUpRequest) -> IdempotencyKey:
    """Nobody's, so it holds for the address; its fingerprint must not help to guess the password."""
    address = hashlib.sha256(wanted.email.encode()).hexdigest()
    return IdempotencyKey(f"anonymous {address}", "POST /api/v1/auth/signup", given, address)


def _sign_up(entry: Entry, key: IdempotencyKey | None, wanted: wire.SignUpRequest, hash: str) -> Answer:
    def work(session: Session) -> Answer:
        signup.sign_up(session, wanted, hash, entry.default_tier)
        return Answer(201, dict(_NO_STORE), msgspec.json.encode(wire.SignedUp(email=wanted.email)))

    return once.answer(entry.database, key, work)


async def _revocation(request: Req) -> wire.RevokeRequest:
    """As JSON, or as the form of RFC 7009."""
    if request.content_type[0].lower() != body.FORM:
        return body.decode(await body.read(request), wire.RevokeRequest)
    fields = parse_qs((await body.read(request, media_type=body.FORM)).decode("latin-1"), max_num_fields=10)
    if len(fields.get("token", ())) != 1:
        raise errors.unusable(FieldError("/token", "required", "This member is required, once."))
    return wire.RevokeRequest(token=fields["token"][0])


def _token(token: wire.Token, entry: Entry, *, as_cookie: bool) -> Response[bytes]:
    headers = {**_NO_STORE, "Pragma": "no-cache"}
    if as_cookie and token.refresh_token is not None:
        headers["Set-Cookie"] = cookie.written(token.refresh_token, entry.public_url)
        token.refresh_token = None
    return Response(msgspec.json.encode(token), media_type=_JSON, headers=headers)


router = Router(
    "/api/v1/auth",
    route_handlers=[
        options("/revoke", "POST", "DELETE"),
        sign_up,
        create_token,
        refresh_token,
        end_session,
        revoke_token,
        change_password,
        end_all_sessions,
    ],
)
