"""ZIP archives that are sent while they are written: one member in memory at a time, the same bytes for the same members."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator


def stream(members: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Of names and contents. Nothing is compressed: pictures are already."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data)  # without the time of day
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Where the archive is written; nothing can be changed afterwards, so it can be sent at once."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        self._written.append(bytes(data))  # type: ignore[call-overload]
        return len(self._written[-1])

    def taken(self) -> bytes:
        """What was written since last time."""
        taken, self._written = b"".join(self._written), []
        return taken
