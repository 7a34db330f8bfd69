"""One point in time for everything a call does: connecting, waiting, retrying, pausing, reading the body."""

from __future__ import annotations

import time
from typing import Optional

from infographix._errors import DeadlineExceededError


class Deadline:
    """`None` seconds means never."""

    def __init__(self, seconds: Optional[float]) -> None:
        self.seconds = seconds
        self._at = None if seconds is None else time.monotonic() + seconds

    def left(self) -> Optional[float]:
        """Seconds left; raises DeadlineExceededError when there are none."""
        if self._at is None:
            return None
        left = self._at - time.monotonic()
        if left <= 0:
            raise self.exceeded()
        return left

    def allows(self, pause_s: float) -> bool:
        return self._at is None or time.monotonic() + pause_s < self._at

    def exceeded(self) -> DeadlineExceededError:
        return DeadlineExceededError(f"The deadline of {self.seconds:g} seconds passed. Give more with deadline=…")
