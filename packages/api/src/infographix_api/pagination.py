"""Pages of a list: cursors that nobody can make up, and the page that follows. Knows no table and no framework.

Lists are in a fixed order, mostly that of their ids, which is the order of time; a page begins after the place of the
last row of the one before, so rows that are inserted meanwhile neither repeat nor hide another.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from infographix_api.errors import FieldError, InvalidCursor

MAX_LIMIT = 100
DEFAULT_LIMIT = 20
_MAC_LENGTH = 16

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Window:
    """The part of a list that is asked for; `after` is where the page before ended."""

    limit: int = DEFAULT_LIMIT
    after: str | None = None


@dataclass(frozen=True)
class Page(Generic[T]):
    """Rows of a window, and the place of the last one when more follow."""

    rows: Sequence[T]
    last: str | None

    @property
    def has_more(self) -> bool:
        return self.last is not None

    def mapped(self, present: Callable[[T], U]) -> list[U]:
        return [present(row) for row in self.rows]


def _id(row: Any) -> str:
    return str(row.id)


def cut(rows: Sequence[T], window: Window, place: Callable[[T], str] = _id) -> Page[T]:
    """A page of rows that were fetched with one more than the window holds; `place` tells where in the list a row is."""
    kept = rows[: window.limit]
    return Page(kept, place(kept[-1]) if len(rows) > window.limit else None)


class Cursors:
    """Writes and reads cursors. Each is good for one list only: the same caller, address and filters."""

    def __init__(self, secret_key: str) -> None:
        self._key = hmac.digest(secret_key.encode(), b"cursors", hashlib.sha256)

    def write(self, list: str, place: str) -> str:
        data = place.encode()
        return base64.urlsafe_b64encode(self._mac(list, data) + data).decode().rstrip("=")

    def read(self, list: str, cursor: str) -> str:
        """The place; raises InvalidCursor."""
        try:
            raw = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
            mac, data = raw[:_MAC_LENGTH], raw[_MAC_LENGTH:]
            if hmac.compare_digest(mac, self._mac(list, data)):
                return data.decode()
        except ValueError:
            pass
        detail = "Pass `next_cursor` exactly as received, with the same filters, or begin without a cursor."
        raise InvalidCursor(
            f"This cursor does not belong here. {detail}", FieldError("?cursor", "invalid_cursor", detail)
        )

    def _mac(self, list: str, data: bytes) -> bytes:
        return hmac.digest(self._key, list.encode() + b"\n" + data, hashlib.sha256)[:_MAC_LENGTH]
