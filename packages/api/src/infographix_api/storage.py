"""Where finished pictures and uploads are kept: a folder, an S3 bucket, or memory. Knows keys and bytes, nothing of generations."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, ObjectStore, from_url

_PROBE = "health"
_PART = 5 * 1024 * 1024  # the least that S3 takes as a part of an object
_PARTS_AT_ONCE = 2
_TRIED_AGAIN, _GIVEN_UP_AFTER = 3, timedelta(seconds=15)  # a caller waits meanwhile, and can try again as well


class Missing(LookupError):
    """There is no object with this key."""


class StorageDown(ConnectionError):
    """The store does not answer, or refuses."""


class Storage:
    """One store, named by `file:///FOLDER`, `s3://BUCKET/PREFIX` or `memory:///`. Writes replace an object as a whole."""

    def __init__(self, url: str) -> None:
        self._store = _open(url)

    def put(self, key: str, data: bytes) -> None:
        try:
            obstore.put(self._store, key, data)
        except (BaseError, OSError) as error:
            raise StorageDown(str(error)) from error

    async def put_stream(self, key: str, chunks: AsyncIterator[bytes]) -> None:
        """As they come, with a few parts in memory at most. When `chunks` raises, that comes through and nothing is kept."""
        try:
            await obstore.put_async(self._store, key, chunks, chunk_size=_PART, max_concurrency=_PARTS_AT_ONCE)
        except (BaseError, OSError) as error:
            raise StorageDown(str(error)) from error

    def has(self, key: str) -> bool:
        try:
            obstore.head(self._store, key)
        except FileNotFoundError:
            return False
        except (BaseError, OSError) as error:
            raise StorageDown(str(error)) from error
        return True

    def get(self, key: str) -> bytes:
        try:
            return bytes(obstore.get(self._store, key).bytes())
        except FileNotFoundError as error:
            raise Missing(key) from error
        except (BaseError, OSError) as error:
            raise StorageDown(str(error)) from error

    def get_range(self, key: str, start: int, end: int) -> bytes:
        """Bytes from `start` up to, not including, `end`."""
        try:
            return bytes(obstore.get_range(self._store, key, start=start, end=end))
        except FileNotFoundError as error:
            raise Missing(key) from error
        except (BaseError, OSError) as error:
            raise StorageDown(str(error)) from error

    def delete(self, key: str) -> None:
        try:
            obstore.delete(self._store, key)
        except FileNotFoundError:
            return
        except (BaseError, OSError) as error:
            raise StorageDown(str(error)) from error

    def delete_all(self, folder: str) -> None:
        """Every object below `folder/`."""
        try:
            for batch in obstore.list(self._store, folder):
                obstore.delete(self._store, [each["path"] for each in batch])
        except (BaseError, OSError) as error:
            raise StorageDown(str(error)) from error

    def probe(self) -> None:
        """A write, because a full or read-only disk still reads; raises StorageDown."""
        self.put(_PROBE, b"ok")


def _open(url: str) -> ObjectStore:
    if url.startswith("file://"):
        folder = Path(url.removeprefix("file://"))
        folder.mkdir(parents=True, exist_ok=True)
        return LocalStore(folder)
    if url.startswith("memory:"):
        return MemoryStore()
    return from_url(url, retry_config={"max_retries": _TRIED_AGAIN, "retry_timeout": _GIVEN_UP_AFTER})
