"""Signed addresses of pictures: whoever has one may fetch that picture, without a key, until it expires."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime

from infographix_api import clock
from infographix_api.errors import TokenExpired, Unauthenticated

_PERIOD_S = 3600
"""Addresses change once an hour, so that the same generation has the same ETag within it; each lives one to two hours."""


@dataclass(frozen=True)
class Signer:
    """Makes and checks addresses below one public URL."""

    public_url: str
    secret_key: str

    def url(self, generation_id: str) -> tuple[str, datetime]:
        """(address, when it expires)."""
        expires = (int(clock.now().timestamp()) // _PERIOD_S + 2) * _PERIOD_S
        query = f"expires={expires}&signature={self._signature(generation_id, expires)}"
        return f"{self.public_url}/api/v1/generate/{generation_id}/result?{query}", datetime.fromtimestamp(expires, UTC)

    def check(self, generation_id: str, expires: str | None, signature: str) -> None:
        """Raises Unauthenticated or TokenExpired."""
        if not expires or not expires.isascii() or not expires.isdigit() or len(expires) > 12:
            raise Unauthenticated("The signed address is incomplete; read the generation again for a new one.")
        if not hmac.compare_digest(self._signature(generation_id, int(expires)).encode(), signature.encode()):
            raise Unauthenticated("The signature does not fit this address; read the generation again for a new one.")
        if int(expires) <= clock.now().timestamp():
            raise TokenExpired("The signed address has expired; read the generation again for a new one.")

    def _signature(self, generation_id: str, expires: int) -> str:
        message = f"{generation_id}\n{expires}".encode()
        digest = hmac.new(self.secret_key.encode(), message, hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")
