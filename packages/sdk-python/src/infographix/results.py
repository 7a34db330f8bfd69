"""A finished infographic: the picture, and what it says."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path
from typing import Callable, List, Optional, TypeVar, Union

from infographix import _errors, download
from infographix._deadline import Deadline
from infographix._flow import send
from infographix._generated import models as m
from infographix._generated import operations
from infographix._http import Driver

T = TypeVar("T")


class Finished:
    """A completed generation. Bytes are fetched when asked for."""

    def __init__(self, generation: m.Generation, driver: Driver, deadline_s: Optional[float], max_retries: int) -> None:
        if generation.result is None:
            raise ValueError(f"generation {generation.id} is {generation.status}: only a completed one has a picture")
        self.generation = generation
        self._result = generation.result
        self._driver, self._deadline_s, self._max_retries = driver, deadline_s, max_retries

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id} {self.media_type} {self.width}x{self.height}>"

    @property
    def id(self) -> str:
        return self.generation.id

    @property
    def url(self) -> str:
        """Signed address of the picture; opens without a key until `generation.result.expires_at`."""
        return self._result.url

    @property
    def media_type(self) -> str:
        return self._result.media_type

    @property
    def width(self) -> int:
        """Pixels."""
        return self._result.width

    @property
    def height(self) -> int:
        """Pixels."""
        return self._result.height

    @property
    def alt_text(self) -> str:
        """The picture in words."""
        return self._result.alt_text

    @property
    def document(self) -> m.Document:
        """The checked content, with the evidence of every figure."""
        assert self.generation.document is not None, "a completed generation has a document"
        return self.generation.document

    @property
    def warnings(self) -> List[m.DocumentWarning]:
        return self.generation.warnings

    def _save(self, path: Union[str, "os.PathLike[str]"]) -> Path:
        target, deadline = Path(path), Deadline(self._deadline_s)
        try:
            download.save(self._driver, self._result, target, deadline, self._max_retries)
        except _errors.AuthenticationError:  # the signed address has expired
            download.save(self._driver, self._renewed(deadline), target, deadline, self._max_retries)
        return target

    def _to_bytes(self) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            return self._save(Path(folder) / "picture").read_bytes()

    def _renewed(self, deadline: Deadline) -> m.GenerationResult:
        flow = send(operations.get_generation(id=self.id), deadline, self._max_retries)
        self.generation = self._driver.run(flow)
        assert self.generation.result is not None, "a completed generation stays completed"
        self._result = self.generation.result
        return self._result


class InfographicResult(Finished):
    """What `InfoGraphix.generate` returns."""

    def save(self, path: Union[str, "os.PathLike[str]"]) -> Path:
        """Write the picture. Raises DownloadError rather than leave a partial file."""
        return self._save(path)

    def to_bytes(self) -> bytes:
        """The picture, checked like `save`."""
        return self._to_bytes()

    async def save_async(self, path: Union[str, "os.PathLike[str]"]) -> Path:
        return await in_thread(self._save, path)

    async def to_bytes_async(self) -> bytes:
        return await in_thread(self._to_bytes)


class AsyncInfographicResult(Finished):
    """What `AsyncInfoGraphix.generate` returns."""

    async def save(self, path: Union[str, "os.PathLike[str]"]) -> Path:
        """Write the picture. Raises DownloadError rather than leave a partial file."""
        return await in_thread(self._save, path)

    async def to_bytes(self) -> bytes:
        """The picture, checked like `save`."""
        return await in_thread(self._to_bytes)


async def in_thread(work: Callable[..., T], *arguments: object) -> T:
    """Files block, so they are written where nobody waits."""
    return await asyncio.get_running_loop().run_in_executor(None, work, *arguments)
