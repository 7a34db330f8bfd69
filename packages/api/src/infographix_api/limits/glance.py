"""How much of its quota an account has left, for the headers of every answer: looked up once a second at most."""

from __future__ import annotations

import time

from anyio.to_thread import run_sync

from infographix_api.db.session import Database
from infographix_api.errors import Unavailable
from infographix_api.limits import quota
from infographix_api.limits.quota import QuotaState
from infographix_api.limits.tiers import Allowance

_REMEMBERED_FOR_S = 1.0
_REMEMBERED_AT_MOST = 10_000


class QuotaGlance:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, tuple[float, QuotaState]] = {}

    async def of(self, account_id: str, allowance: Allowance, fresh: QuotaState | None = None) -> QuotaState | None:
        """`fresh` is what the request itself has just changed. None without a limit, or while the database is away."""
        limit = allowance.generations_per_day
        if limit is None:
            return None
        now, known = time.monotonic(), self._known.get(account_id)
        if fresh is None and known is not None and known[0] > now and known[1].limit == limit:
            return known[1]
        try:
            found = fresh if fresh is not None else await run_sync(self._look_up, account_id, limit)
        except Unavailable:
            return None
        if len(self._known) >= _REMEMBERED_AT_MOST:
            self._known.clear()
        self._known[account_id] = (now + _REMEMBERED_FOR_S, found)
        return found

    def _look_up(self, account_id: str, limit: int) -> QuotaState:
        with self._database.snapshot() as session:
            return quota.state(session, account_id, limit)
