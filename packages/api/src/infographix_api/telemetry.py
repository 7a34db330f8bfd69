"""Structured logs: one JSON object a line, with the request's id and without secrets. Decides nothing."""

from __future__ import annotations

import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

import msgspec

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)

_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName", "color_message"}
_SECRETS = re.compile(r"igx_(?:live|test)_[0-9A-Za-z]{8,}|signature=[^&\s\"]+|(?<=://)[^/\s:@\"]*:[^@/\s\"]+(?=@)")


def configure(level: str) -> None:
    """Send every log of this process to standard error as JSON."""
    output = logging.StreamHandler()
    output.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers = [output]
    root.setLevel(level)


class JsonFormatter(logging.Formatter):
    """Time, level, logger, message, request id, and whatever was passed as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC)
            .isoformat(timespec="milliseconds")
            .replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (current := request_id.get()) is not None:
            line["request_id"] = current
        line |= {name: value for name, value in record.__dict__.items() if name not in _STANDARD}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return without_secrets(msgspec.json.encode(line, enc_hook=str).decode())


def without_secrets(text: str) -> str:
    """API keys, signatures and passwords in URLs, replaced by a mark."""
    return _SECRETS.sub("[secret]", text)
