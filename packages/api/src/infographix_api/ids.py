"""Prefixed identifiers: in order of time, without look-alike letters, safe in URLs and file names."""

from __future__ import annotations

import secrets

from infographix_api import clock

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 26
_RANDOM_BITS = 80


def new_id(prefix: str) -> str:
    """48 bits of milliseconds, 80 of chance: a ULID in lower case."""
    value = (int(clock.now().timestamp() * 1000) << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    digits = (_ALPHABET[(value >> shift) & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))
    return f"{prefix}_{''.join(digits)}"
