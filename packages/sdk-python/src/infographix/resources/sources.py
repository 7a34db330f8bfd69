"""What people have at hand as a source of the API: a string, a file, or a file that was uploaded before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Any, Mapping, Optional, Tuple, Union

from infographix import _errors
from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource, new_key

SourceLike = Union[
    str, "os.PathLike[str]", m.TextSource, m.MarkdownSource, m.CsvSource, m.UploadSource, m.Upload, Mapping[str, Any]
]
FileLike = Union[str, "os.PathLike[str]", bytes, IO[bytes]]
_KINDS = {".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".tsv": "csv"}
_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".pdf": "application/pdf",
}


def as_source(given: SourceLike) -> Any:
    """A string is a text; of a file the suffix tells its kind. Everything else goes on the wire as it is."""
    if isinstance(given, str):
        return {"type": "text", "text": given}
    if isinstance(given, os.PathLike):
        path = Path(given)
        return {"type": _KINDS.get(path.suffix.lower(), "text"), "text": _text_of(path)}
    if isinstance(given, m.Upload):
        return {"type": "upload", "id": given.id}
    return given


class SourceFlows(Resource):
    def _create(
        self,
        file: FileLike,
        *,
        file_name: Optional[str] = None,
        media_type: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Flow[m.Upload]:
        """Upload a file, up to 20 MB: its path, its bytes, or itself, open for reading bytes. The suffix tells its media type."""
        content, found_name = _read(file)
        name = file_name or found_name
        kind = media_type or _MEDIA_TYPES.get(Path(name or "").suffix.lower(), "text/plain")
        key = idempotency_key or new_key()
        call = operations.create_source(file=content, content_type=kind, file_name=name, idempotency_key=key)
        return (yield from self._send(call))

    def _list(self, *, limit: Optional[int] = None, cursor: Optional[str] = None) -> Flow[m.UploadList]:
        """A page of uploads that can be used, the newest first."""
        return (yield from self._send(operations.list_sources(limit=limit, cursor=cursor)))

    def _get(self, id: str) -> Flow[m.Upload]:
        return (yield from self._send(operations.get_source(id=id)))

    def _delete(self, id: str) -> Flow[None]:
        """Generations that have read it stay as they are."""
        return (yield from self._send(operations.delete_source(id=id)))


class Sources(SourceFlows):
    """`client.sources` of InfoGraphix; what `create` returns is a `source` for any number of generations."""

    create, create_async = blocking(SourceFlows._create), awaiting(SourceFlows._create)
    list, list_async = blocking(SourceFlows._list), awaiting(SourceFlows._list)
    get, get_async = blocking(SourceFlows._get), awaiting(SourceFlows._get)
    delete, delete_async = blocking(SourceFlows._delete), awaiting(SourceFlows._delete)


class AsyncSources(SourceFlows):
    """`client.sources` of AsyncInfoGraphix."""

    create = awaiting(SourceFlows._create)
    list = awaiting(SourceFlows._list)
    get = awaiting(SourceFlows._get)
    delete = awaiting(SourceFlows._delete)


def _read(file: FileLike) -> Tuple[bytes, Optional[str]]:
    """Its bytes, so that they can be sent again, and its name."""
    if isinstance(file, bytes):
        return file, None
    if isinstance(file, (str, os.PathLike)):
        path = Path(file)
        return path.read_bytes(), path.name
    name = getattr(file, "name", None)  # a number, where it was opened by one
    return file.read(), Path(name).name if isinstance(name, str) else None


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise _errors.InfoGraphixError(
            f"{path} is not UTF-8 text. Save it as UTF-8 and try again, or upload it with client.sources.create."
        ) from None
