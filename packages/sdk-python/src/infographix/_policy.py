"""When to send a request again, and how long to wait before. Pure decisions."""

from __future__ import annotations

import random
from email.utils import parsedate_to_datetime
from typing import Mapping, Optional

RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
FIRST_DELAY_S = 0.25
LONGEST_DELAY_S = 8.0


def should_retry(status: int, headers: Mapping[str, str]) -> bool:
    """The server's own word (X-Should-Retry) beats the table."""
    word = headers.get("x-should-retry", "").lower()
    if word in ("true", "false"):
        return word == "true"
    return status in RETRIED


def next_delay(attempt: int, retry_after: Optional[float]) -> float:
    """Seconds before attempt number `attempt` + 1 (the first is 1): what the server asks, else doubling with jitter."""
    if retry_after is not None:
        return retry_after
    ceiling = min(LONGEST_DELAY_S, FIRST_DELAY_S * 2.0 ** (attempt - 1))
    return ceiling * (0.5 + random.random() / 2)  # noqa: S311 - not a secret


def asked_delay(headers: Mapping[str, str], now: float) -> Optional[float]:
    """Seconds the server asks to wait: Retry-After as a number or a date; None when there is no usable one."""
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(text).timestamp() - now
        except (TypeError, ValueError, OverflowError):
            return None
        return max(0.0, seconds)
    return seconds if 0 <= seconds < float("inf") else None
