"""Downloads that end complete or not at all: streamed to `NAME.part`, continued after a cut, checked, then renamed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from pathlib import Path
from typing import Dict

from infographix import _errors, _policy
from infographix._deadline import Deadline
from infographix._generated import models as m
from infographix._http import Driver


def save(driver: Driver, result: m.GenerationResult, path: Path, deadline: Deadline, max_retries: int) -> None:
    """Raises DownloadError when length or SHA-256 is not what the server said; the target is untouched then."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        attempt = 1
        while True:
            try:
                _fetch(driver, result, part, deadline)
                break
            except _errors.InfoGraphixError as error:
                delay = _policy.next_delay(attempt, getattr(error, "retry_after", None))
                if attempt > max_retries or not _may_retry(error) or not deadline.allows(delay):
                    raise
            time.sleep(delay)
            attempt += 1
        _check(part, result)
        part.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()


def _fetch(driver: Driver, result: m.GenerationResult, part: Path, deadline: Deadline) -> None:
    """Append what is missing; a server that ignores the range starts anew."""
    have = part.stat().st_size if part.exists() else 0
    headers: Dict[str, str] = {"Accept": result.media_type}
    if have:
        headers.update({"Range": f"bytes={have}-", "If-Range": f'"{result.sha256}"'})
    with driver.download(result.url, headers, deadline) as response:
        if response.status_code >= 400:
            raise _errors.from_answer(response.status_code, response.headers, response.read())
        with part.open("ab" if response.status_code == 206 else "wb") as file:
            for chunk in response.iter_bytes():
                deadline.left()
                file.write(chunk)


def _check(part: Path, result: m.GenerationResult) -> None:
    digest = hashlib.sha256()
    with part.open("rb") as file:
        for chunk in iter(lambda: file.read(1 << 20), b""):
            digest.update(chunk)
    if digest.hexdigest() != result.sha256:
        raise _errors.DownloadError(
            f"The picture arrived with {part.stat().st_size} of {result.bytes} bytes or changed on its way."
        )


def _may_retry(error: _errors.InfoGraphixError) -> bool:
    if isinstance(error, _errors.APIStatusError):
        return error.status in _policy.RETRIED
    return isinstance(error, _errors.APIConnectionError) and error.may_retry
