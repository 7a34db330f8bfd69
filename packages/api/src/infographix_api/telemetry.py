"""Structured logs: one JSON object a line, with the request's id and without secrets. Decides nothing."""

from __future__ import annotations

import logging
import re
import time
from contextvars import ContextVar
from datetime import UTC, datetime

import msgspec

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
ip_address: ContextVar[str | None] = ContextVar("ip_address", default=None)
"""Where the present request came from."""

_access = logging.getLogger("infographix_api.access")
_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName", "color_message"}
_SECRETS = re.compile(
    r"igx_(?:live|test)_[0-9A-Za-z]{8,}|igr_[0-9A-Za-z_-]{8,}|whsec_[0-9A-Za-z+/=]{8,}|eyJ[0-9A-Za-z_-]+\.[0-9A-Za-z_.-]+"
    r"|signature=[^&\s\"]+|(?<=://)[^/\s:@\"]*:[^@/\s\"]+(?=@)"
)
_MARKS = ("igx_", "igr_", "whsec_", "eyJ", "signature=", "://")
"""Most lines have none of these, and looking for them costs little."""


def configure(level: str) -> None:
    """Send every log of this process to standard error as JSON."""
    output = logging.StreamHandler()
    output.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers = [output]
    root.setLevel(level)
    _record_only_what_is_written()


def _record_only_what_is_written() -> None:
    """As logging's own documentation advises: looking for the calling line and thread took half of each log line's time."""
    logging._srcfile = None  # noqa: SLF001
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False


def log_request(**fields: object) -> None:
    """The one line that every request leaves: what `Logger.info` would write, past the making of a log record."""
    if _access.isEnabledFor(logging.INFO):
        for handler in logging.getLogger().handlers:
            if isinstance(handler, logging.StreamHandler) and isinstance(handler.formatter, JsonFormatter):
                handler.stream.write(_line(time.time(), "info", _access.name, "request", fields) + "\n")


class JsonFormatter(logging.Formatter):
    """Time, level, logger, message, request id, and whatever was passed as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        fields = {name: value for name, value in record.__dict__.items() if name not in _STANDARD}
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        return _line(record.created, record.levelname.lower(), record.name, record.getMessage(), fields)


def _line(created: float, level: str, logger: str, message: str, fields: dict[str, object]) -> str:
    time_of_day = datetime.fromtimestamp(created, UTC).isoformat(timespec="milliseconds")
    line: dict[str, object] = {"time": f"{time_of_day[:-6]}Z", "level": level, "logger": logger, "message": message}
    if (current := request_id.get()) is not None:
        line["request_id"] = current
    return without_secrets(msgspec.json.encode(line | fields, enc_hook=str).decode())


def without_secrets(text: str) -> str:
    """API keys, tokens, secrets of webhooks, signatures, and passwords in URLs, replaced by a mark."""
    if not any(mark in text for mark in _MARKS):
        return text
    return _SECRETS.sub("[secret]", text)
