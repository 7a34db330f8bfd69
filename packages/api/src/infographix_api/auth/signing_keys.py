"""The keys that sign access tokens: kept encrypted, published before they are used, replaced without a gap."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from infographix_api import clock, ids
from infographix_api.db.tables import SigningKey

PUBLISHED_FOR = timedelta(hours=1)
"""How long others may keep the published set."""

_LEAD = PUBLISHED_FOR + timedelta(minutes=10)
_LONGEST_TOKEN = timedelta(hours=1)
_NONCE = 12


@dataclass(frozen=True)
class Public:
    """A key as far as anybody may know it."""

    id: str
    key: Ed25519PublicKey


def present(session: Session) -> list[SigningKey]:
    """Those that check tokens now, and the next."""
    alive = or_(SigningKey.retires_at.is_(None), SigningKey.retires_at > clock.now())
    return list(session.scalars(select(SigningKey).where(alive).order_by(SigningKey.active_from)))


def make(session: Session, secret_key: str, *, active_from: datetime) -> SigningKey:
    private, name = Ed25519PrivateKey.generate(), ids.new_id("sig")
    nonce = secrets.token_bytes(_NONCE)
    sealed = nonce + _cipher(secret_key).encrypt(nonce, private.private_bytes_raw(), name.encode())
    public = private.public_key().public_bytes_raw()
    row = SigningKey(id=name, public=public, sealed=sealed, active_from=active_from, retires_at=None)
    session.add(row)
    session.flush()
    return row


def rotate(session: Session, secret_key: str, *, at_once: bool) -> datetime:
    """When the new key begins to sign. `at_once` ends the old keys, and with them every access token."""
    before = present(session)
    begins_at = clock.now() if at_once else clock.now() + _LEAD
    make(session, secret_key, active_from=begins_at)
    for row in before:
        ends_at = begins_at if at_once else begins_at + _LONGEST_TOKEN
        row.retires_at = min(ends_at, row.retires_at or ends_at)
    return begins_at


def opened(row: SigningKey, secret_key: str) -> Ed25519PrivateKey | None:
    """None when it was sealed with another SECRET_KEY: then it can only check."""
    try:
        raw = _cipher(secret_key).decrypt(row.sealed[:_NONCE], row.sealed[_NONCE:], row.id.encode())
    except InvalidTag:
        return None
    return Ed25519PrivateKey.from_private_bytes(raw)


def forget_old(session: Session) -> None:
    session.execute(delete(SigningKey).where(SigningKey.retires_at < clock.now() - _LONGEST_TOKEN))


def _cipher(secret_key: str) -> AESGCM:
    return AESGCM(hmac.digest(secret_key.encode(), b"signing keys", hashlib.sha256))
