"""All items of a batch as one stream, a page of them in memory at a time: a line of JSON each, or a ZIP of the pictures."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from infographix_api.batches import presented, service
from infographix_api.db.session import Database
from infographix_api.db.tables import Batch, Generation
from infographix_api.generations.signing import Signer
from infographix_api.pagination import Window
from infographix_api.storage import Missing, Storage
from infographix_api.web import zipped

_AT_ONCE = 50


def lines(db: Database, batch: Batch, statuses: list[str], signer: Signer) -> Iterator[bytes]:
    for row in _items(db, batch, statuses):
        yield msgspec.json.encode(presented.item(row, signer)) + b"\n"


def pictures(db: Database, storage: Storage, batch: Batch, statuses: list[str]) -> Iterator[bytes]:
    """The archive, one picture after the other; its last member says which file is what, and what has none."""
    return zipped.stream(_members(db, storage, batch, statuses))


def _members(db: Database, storage: Storage, batch: Batch, statuses: list[str]) -> Iterator[tuple[str, bytes]]:
    manifest = []
    for row in _items(db, batch, statuses):
        entry, data = _entry(row, storage)
        manifest.append(entry)
        if data is not None:
            yield str(entry["file"]), data
    listing = {"batch": batch.id, "name": batch.name, "items": manifest}
    yield "manifest.json", msgspec.json.format(msgspec.json.encode(listing))


def _items(db: Database, batch: Batch, statuses: list[str]) -> Iterator[Generation]:
    window: Window | None = Window(_AT_ONCE)
    while window is not None:
        with db.snapshot() as session:
            page = service.items(session, batch.account_id, batch.id, statuses, window)
        yield from page.rows
        window = Window(_AT_ONCE, page.last) if page.has_more else None


def _entry(row: Generation, storage: Storage) -> tuple[dict[str, object], bytes | None]:
    entry: dict[str, object] = {
        "position": row.position,
        "custom_id": row.custom_id,
        "generation": row.id,
        "status": row.status,
        "title": row.title,
        "file": None,
        "sha256": None,
        "error": row.error_code,
    }
    if row.result_key is None:
        return entry, None
    try:
        data = storage.get(row.result_key)
    except Missing:
        return {**entry, "error": "gone"}, None
    name = f"{row.position:03d}-{row.custom_id or row.id}.{row.format}"
    return {**entry, "file": name, "sha256": row.sha256}, data
