"""How many streams an account may hold open at once. Counted by each process for itself.

With several API processes each allows its share of the plan's number, and one stream at least.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from infographix_api.errors import ConcurrencyLimited


class Seats:
    """`processes` is how many API processes there are in all."""

    def __init__(self, *, processes: int = 1) -> None:
        self._processes = processes
        self._held: Counter[str] = Counter()

    @asynccontextmanager
    async def taken(self, account_id: str, most: int | None) -> AsyncIterator[None]:
        """One of so many, or of any number; raises ConcurrencyLimited."""
        if most is not None and self._held[account_id] >= math.ceil(most / self._processes):
            raise ConcurrencyLimited(
                f"{self._held[account_id]} streams are open, as many as your plan allows here at once. Close one of them.",
                headers={"Retry-After": "3"},
                violated=("concurrency",),
            )
        self._held[account_id] += 1
        try:
            yield
        finally:
            self._held[account_id] -= 1
            if not self._held[account_id]:
                del self._held[account_id]
