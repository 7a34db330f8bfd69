"""Prefixed identifiers: in order of time, without look-alike letters, safe in URLs and file names."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from infographix_api import clock

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_SHIFTS = range(120, -1, -10)  # 26 letters of 5 bits, two at a time
_RANDOM_BITS = 80


def new_id(prefix: str) -> str:
    """48 bits of milliseconds, 80 of chance: a ULID in lower case, 26 letters and digits."""
    return _written(prefix, (_milliseconds(clock.now()) << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS))


def first_of(prefix: str, moment: datetime, *, later: timedelta = timedelta()) -> str:
    """The least id that can be made at this moment, or so much later: whoever looks for a time can look for ids."""
    return _written(prefix, max(0, _milliseconds(moment) + later // timedelta(milliseconds=1)) << _RANDOM_BITS)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _written(prefix: str, value: int) -> str:
    return f"{prefix}_{''.join([_PAIRS[(value >> shift) & 1023] for shift in _SHIFTS])}"
