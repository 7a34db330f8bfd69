"""Access tokens (RFC 9068): made and read. Whether the session behind one still lives is not asked here."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from infographix_api import clock, ids
from infographix_api.auth import signing_keys
from infographix_api.db.session import Database
from infographix_api.errors import TokenExpired, Unauthenticated

LIFETIME_S = 900
_HEADER = {"alg", "typ", "kid"}
_CLAIMS = ["iss", "aud", "sub", "sid", "jti", "iat", "exp", "scope", "client_id"]
_RELOADED_EVERY_S = 60.0
_RELOADED_AT_MOST_EVERY_S = 1.0
_NOT_OURS = "This access token is not one of ours, or not whole. Sign in again."


@dataclass(frozen=True)
class Claims:
    """What a token says that we have signed."""

    account_id: str
    session_id: str
    scopes: frozenset[str]


@dataclass(frozen=True)
class _Signer:
    name: str
    key: Ed25519PrivateKey
    active_from: datetime


class AccessTokens:
    """Remembers the signing keys for a minute, and looks again when a token names one it does not know."""

    def __init__(self, database: Database, public_url: str, secret_key: str) -> None:
        self._database, self._public_url, self._secret_key = database, public_url, secret_key
        self._lock = Lock()
        self._signers: list[_Signer] = []
        self._public: dict[str, Ed25519PublicKey] = {}
        self._loaded_at = -_RELOADED_EVERY_S

    def issue(self, account_id: str, session_id: str, client_id: str, scopes: Iterable[str], expires_in_s: int) -> str:
        signer, now = self._signer(), int(clock.now().timestamp())
        claims = {
            "iss": self._public_url,
            "aud": self._public_url,
            "sub": account_id,
            "sid": session_id,
            "jti": ids.new_id("jti"),
            "iat": now,
            "exp": now + expires_in_s,
            "scope": " ".join(scopes),
            "client_id": client_id,
        }
        return jwt.encode(claims, signer.key, algorithm="EdDSA", headers={"typ": "at+jwt", "kid": signer.name})

    def read(self, token: str) -> Claims:
        """Raises Unauthenticated, or TokenExpired."""
        claims = self._verified(token)
        now = clock.now().timestamp()
        if not all(isinstance(claims[name], int) for name in ("iat", "exp")) or claims["iat"] > now + 60:
            raise Unauthenticated(_NOT_OURS)
        if claims["exp"] <= now:
            raise TokenExpired("This access token has expired; refresh it, or sign in again.")
        return Claims(str(claims["sub"]), str(claims["sid"]), frozenset(str(claims["scope"]).split()))

    def published(self) -> dict[str, Ed25519PublicKey]:
        self._signer()
        return dict(self._public)

    def _verified(self, token: str) -> dict[str, Any]:
        try:
            header = jwt.get_unverified_header(token)
            if set(header) != _HEADER or header["alg"] != "EdDSA" or header["typ"] != "at+jwt":
                raise Unauthenticated(_NOT_OURS)
            # the clock is ours to read, so that tests can move it
            options: Any = {"require": _CLAIMS, "verify_exp": False, "verify_iat": False, "verify_nbf": False}
            found: dict[str, Any] = jwt.decode(
                token,
                self._key(header["kid"]),
                algorithms=["EdDSA"],
                audience=self._public_url,
                issuer=self._public_url,
                options=options,
            )
        except (jwt.PyJWTError, ValueError, TypeError):
            raise Unauthenticated(_NOT_OURS) from None
        return found

    def _key(self, name: str) -> Ed25519PublicKey:
        if name not in self._public or self._age_s() > _RELOADED_EVERY_S:
            self._load()
        if name not in self._public:
            raise Unauthenticated(_NOT_OURS)
        return self._public[name]

    def _signer(self) -> _Signer:
        """The newest that has begun to sign; made when there is none."""
        if self._age_s() > _RELOADED_EVERY_S:
            self._load()
        active = [signer for signer in self._signers if signer.active_from <= clock.now()]
        if not active:
            with self._database.transaction() as session:
                signing_keys.make(session, self._secret_key, active_from=clock.now())
            self._load(at_once=True)
            active = self._signers
        return active[-1]

    def _age_s(self) -> float:
        return time.monotonic() - self._loaded_at

    def _load(self, *, at_once: bool = False) -> None:
        with self._lock:
            if not at_once and self._age_s() < _RELOADED_AT_MOST_EVERY_S:
                return
            with self._database.snapshot() as session:
                rows = signing_keys.present(session)
            opened = [(row, signing_keys.opened(row, self._secret_key)) for row in rows]
            self._signers = [_Signer(row.id, key, row.active_from) for row, key in opened if key is not None]
            self._public = {row.id: Ed25519PublicKey.from_public_bytes(row.public) for row in rows}
            self._loaded_at = time.monotonic()
