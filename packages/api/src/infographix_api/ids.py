"""Prefixed identifiers: in order of time, without look-alike letters, safe in URLs and file names."""

from __future__ import annotations

import secrets

from infographix_api import clock

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_SHIFTS = range(120, -1, -10)  # 26 letters of 5 bits, two at a time
_RANDOM_BITS = 80


def new_id(prefix: str) -> str:
    """48 bits of milliseconds, 80 of chance: a ULID in lower case, 26 letters and digits."""
    value = (int(clock.now().timestamp() * 1000) << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    return f"{prefix}_{''.join([_PAIRS[(value >> shift) & 1023] for shift in _SHIFTS])}"
