"""Downloads that end complete or not at all: streamed to a `.part` file, continued after a cut, checked, then renamed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import time
from pathlib import Path
from typing import Dict

from infographix import _errors, _policy
from infographix._deadline import Deadline
from infographix._generated import models as m
from infographix._http import Driver


def save(driver: Driver, result: m.GenerationResult, path: Path, deadline: Deadline, max_retries: int) -> None:
    """Raises DownloadError when length or SHA-256 is not what the server said; the target is untouched then."""
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        _fetch_all(driver, result, part, deadline, max_retries)
        _check(part, result)
        part.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()


def _fetch_all(driver: Driver, result: m.GenerationResult, part: Path, deadline: Deadline, max_retries: int) -> None:
    attempt = 1
    while True:
        try:
            return _fetch(driver, result, part, deadline)
        except _errors.InfoGraphixError as error:
            delay = _policy.next_delay(attempt, error.retry_after)
            if not error.may_retry or attempt > max_retries or not deadline.allows(delay):
                raise
        time.sleep(delay)
        attempt += 1


def _fetch(driver: Driver, result: m.GenerationResult, part: Path, deadline: Deadline) -> None:
    """Append what is missing; a server that ignores the range starts anew."""
    have = part.stat().st_size if part.exists() else 0
    if have == result.bytes:
        return
    # Compressed, neither the length nor the place to go on from would be the picture's.
    headers: Dict[str, str] = {"Accept": result.media_type, "Accept-Encoding": "identity"}
    if 0 < have < result.bytes:
        headers.update({"Range": f"bytes={have}-", "If-Range": f'"{result.sha256}"'})
    with driver.download(result.url, headers, deadline) as response:
        if response.status_code >= 400:
            raise _errors.from_answer(response.status_code, response.headers, response.read())
        goes_on = response.status_code == 206 and response.headers.get("content-range", "").startswith(f"bytes {have}-")
        with part.open("ab" if goes_on else "wb") as file:
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
