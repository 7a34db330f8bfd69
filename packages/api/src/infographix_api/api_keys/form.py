"""The form of an API key: `igx_live_` or `igx_test_`, 30 letters and digits of chance, 6 of checksum. Stores nothing."""

from __future__ import annotations

import hashlib
import re
import secrets
import string
import zlib
from typing import Literal

Mode = Literal["live", "test"]

_ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
_RANDOM_LENGTH, _CHECKSUM_LENGTH = 30, 6
_FORM = re.compile(rf"igx_(?:live|test)_[0-9A-Za-z]{{{_RANDOM_LENGTH + _CHECKSUM_LENGTH}}}")


def prefix(mode: str) -> str:
    return f"igx_{mode}_"


def new_key(mode: Mode) -> str:
    body = prefix(mode) + "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM_LENGTH))
    return body + _checksum(body)


def is_well_formed(key: str) -> bool:
    """False for a mistyped or cut-off key, without asking the database."""
    if not _FORM.fullmatch(key):
        return False
    return secrets.compare_digest(_checksum(key[:-_CHECKSUM_LENGTH]), key[-_CHECKSUM_LENGTH:])


def digest(key: str) -> str:
    """SHA-256 in hex: a key has 178 bits of chance, so a slow hash would add nothing."""
    return hashlib.sha256(key.encode()).hexdigest()


def _checksum(text: str) -> str:
    rest, digits = zlib.crc32(text.encode()), ""
    for _ in range(_CHECKSUM_LENGTH):
        rest, digit = divmod(rest, len(_ALPHABET))
        digits = _ALPHABET[digit] + digits
    return digits
