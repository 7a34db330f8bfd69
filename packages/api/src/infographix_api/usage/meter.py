"""Counts requests in memory and adds them to the database every second: an answer waits for no counting.

What a killed process has counted in its last second is lost; generations are counted elsewhere, and exactly.
"""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import AbstractAsyncContextManager
from threading import Lock
from typing import Any

from infographix_api.db.session import Database
from infographix_api.errors import Unavailable
from infographix_api.usage import queries, service
from infographix_api.usage.queries import REQUEST, Counted
from infographix_api.web import periodically

_EVERY_S = 1.0
_KEPT_AT_MOST = 50_000
_log = logging.getLogger(__name__)


class Meter:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: Counter[Counted] = Counter()
        self._flushing = Lock()

    def count(self, scope: Any, status: int, seconds: float) -> None:
        """A finished request of a known caller."""
        caller = scope.get("state", {}).get("caller")
        if caller is None:
            return
        endpoint = scope["route_handler"].name or ""
        self._counts[
            Counted(caller.account_id, service.now_hour(), REQUEST, endpoint, str(status), caller.key_id or "", "", 0)
        ] += 1

    def flush(self) -> None:
        """Write what has been counted; keeps it when the database is away."""
        with self._flushing:
            counts, self._counts = self._counts, Counter()
            if not counts:
                return
            try:
                with self._database.transaction() as session:
                    known = queries.known(session, {key.account_id for key in counts})  # the others are erased by now
                    queries.add(session, {key: count for key, count in counts.items() if key.account_id in known})
            except Unavailable as error:
                if len(self._counts) < _KEPT_AT_MOST:
                    self._counts.update(counts)
                _log.warning("usage is not written", extra={"error": str(error)})

    def kept(self, _: object) -> AbstractAsyncContextManager[None]:
        """While the application runs, and once more at its end."""
        return periodically.done(self.flush, every_s=_EVERY_S)
