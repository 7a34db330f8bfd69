"""The head of a request, within bounds and with one meaning. Knows nothing of what is asked.

uvicorn's parser refuses what is malformed; it takes heads of any length, and two `Host` headers, of which a proxy before
us may have looked at the other.
"""

from __future__ import annotations

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_BYTES = 32_768
_AT_MOST_ONCE = (b"host", b"authorization")


class _Refused(Exception):
    """The parser passes it on as an error of its own, which is answered 400 before the connection is closed."""


class StrictHead(HttpToolsProtocol):
    _received: int | None = None
    """Bytes of a head that has begun and not ended."""

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._received is not None and not self.transport.is_closing():
            self._received += len(data)
            if self._received > MAX_BYTES:
                self.send_400_response(f"The head of a request may have {MAX_BYTES:,} bytes.")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._received = 0

    def on_headers_complete(self) -> None:
        self._received = None
        names = [name for name, _ in self.headers]
        version = self.parser.get_http_version()
        if (
            len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MAX_BYTES
            or any(names.count(name) > 1 for name in _AT_MOST_ONCE)
            or version not in {"1.0", "1.1"}
            or (version == "1.1" and b"host" not in names)
        ):
            raise _Refused
        super().on_headers_complete()
