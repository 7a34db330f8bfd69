"""Argon2id, a few at a time: each takes 64 MiB, so whoever sends many passwords waits, and then is sent away."""

from __future__ import annotations

from functools import cache, partial
from typing import TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from infographix_api.errors import Unavailable

T = TypeVar("T")

_AT_ONCE = 2
_WAITING = 20
_STRONG = PasswordHasher()  # the second choice of RFC 9106


class Passwords:
    """One pool for each process; made where its event loop runs."""

    def __init__(self) -> None:
        self.hasher = _STRONG
        self._limiter: CapacityLimiter | None = None
        self._coming = 0

    async def hashed(self, password: str) -> str:
        return await self._run(partial(self.hasher.hash, password))

    async def fits(self, password: str, hash: str | None) -> bool:
        """Takes as long when there is no hash to compare with."""
        return await self._run(partial(_fits, self.hasher, password, hash))

    async def _run(self, work: partial[T]) -> T:
        if self._limiter is None:
            self._limiter = CapacityLimiter(_AT_ONCE)
        if self._coming >= _AT_ONCE + _WAITING:
            raise Unavailable("Too many are signing in. Try again in a moment.", headers={"Retry-After": "1"})
        self._coming += 1
        try:
            return await run_sync(work, limiter=self._limiter)
        finally:
            self._coming -= 1


def hashed_now(password: str) -> str:
    """For the command line."""
    return _STRONG.hash(password)


def _fits(hasher: PasswordHasher, password: str, hash: str | None) -> bool:
    nobodys = _nobodys(hasher)  # also when it is not needed: the first comparison takes longer, whosever it is
    try:
        return hasher.verify(hash or nobodys, password) and hash is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys(hasher: PasswordHasher) -> str:
    return hasher.hash("nobody has this password")
