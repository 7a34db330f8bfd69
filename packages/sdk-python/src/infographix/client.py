"""The client: one object for threads and for event loops."""

from __future__ import annotations

import os
from types import TracebackType
from typing import TYPE_CHECKING, Mapping, Optional, Type

from infographix import _errors
from infographix._deadline import Deadline
from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._http import Driver
from infographix.resources import generations
from infographix.resources.catalog import Palettes, Styles
from infographix.resources.generations import (
    AspectRatioLike,
    ContentLike,
    FormatLike,
    Generations,
    PaletteLike,
    Progress,
    SizeLike,
    StyleLike,
)
from infographix.resources.sources import SourceLike
from infographix.results import InfographicResult

if TYPE_CHECKING:
    import httpx

DEFAULT_BASE_URL = "http://127.0.0.1:8000"
DEFAULT_DEADLINE_S = 300.0


class InfoGraphix:
    """Use as `with InfoGraphix(…)` or `async with InfoGraphix(…)`, or simply make one and keep it.

    `api_key` and `base_url` default to INFOGRAPHIX_API_KEY and INFOGRAPHIX_BASE_URL. `deadline` is in seconds and covers
    everything a call does, retries and pauses included; None waits for ever.
    """

    def __init__(
        self,
        api_key: Optional[str] = None,
        *,
        base_url: Optional[str] = None,
        deadline: Optional[float] = DEFAULT_DEADLINE_S,
        max_retries: int = 3,
        http_client: Optional["httpx.Client"] = None,
    ) -> None:
        key = api_key or os.environ.get("INFOGRAPHIX_API_KEY", "")
        if not key:
            raise _errors.InfoGraphixError(
                "Give api_key=… or set INFOGRAPHIX_API_KEY; `infographix-api key create` makes one."
            )
        self._driver = Driver(base_url or os.environ.get("INFOGRAPHIX_BASE_URL") or DEFAULT_BASE_URL, key, http_client)
        self._deadline_s, self._max_retries = deadline, max_retries
        self._hint = f"{key[:9]}…" if key.startswith("igx_") else "…"
        self.generations = Generations(self._driver, deadline, max_retries)
        self.styles = Styles(self._driver, deadline, max_retries)
        self.palettes = Palettes(self._driver, deadline, max_retries)

    def __repr__(self) -> str:
        return f"InfoGraphix(api_key={self._hint!r}, base_url={self._driver.base_url!r})"

    @property
    def rate_limit(self) -> Optional[_errors.RateLimit]:
        """The request limit as of the last answer."""
        return self._driver.rate_limit

    def _generate(
        self,
        topic: Optional[str] = None,
        *,
        source: Optional[SourceLike] = None,
        content: Optional[ContentLike] = None,
        style: Optional[StyleLike] = None,
        palette: Optional[PaletteLike] = None,
        size: Optional[SizeLike] = None,
        aspect_ratio: Optional[AspectRatioLike] = None,
        format: Optional[FormatLike] = None,
        language: Optional[str] = None,
        metadata: Optional[Mapping[str, str]] = None,
        on_progress: Optional[Progress] = None,
        idempotency_key: Optional[str] = None,
        deadline: Optional[float] = None,
    ) -> Flow[InfographicResult]:
        """Make an infographic and wait for it. Give one of topic, source or content.

        `source` is a text, the path of a Markdown, CSV or text file, or a source of the API; `content` is a Document,
        which is checked and drawn without analysis.

        Raises GenerationFailedError when it cannot be made, ValidationError when a value is not usable, and
        DeadlineExceededError after `deadline` seconds (default: the client's).

        >>> result = client.generate(topic="Climate Change Statistics")  # doctest: +SKIP
        """
        fields = {
            "topic": topic,
            "source": source,
            "content": content,
            "style": style,
            "palette": palette,
            "size": size,
            "aspect_ratio": aspect_ratio,
            "format": format,
            "language": language,
            "metadata": metadata,
        }
        until = Deadline(self._deadline_s if deadline is None else deadline)
        first_wait = generations.waiting_time(until, on_progress)
        made = yield from generations.create(fields, idempotency_key, first_wait, until, self._max_retries)
        done = yield from generations.wait(made, on_progress, until, self._max_retries)
        return InfographicResult(done, self._driver, self._deadline_s, self._max_retries)

    generate = blocking(_generate)
    generate_async = awaiting(_generate)

    def infographic(self, generation: m.Generation) -> InfographicResult:
        """The picture of a generation that completed, to save or read; raises ValueError for any other."""
        return InfographicResult(generation, self._driver, self._deadline_s, self._max_retries)

    def close(self) -> None:
        self._driver.close()

    async def aclose(self) -> None:
        await self._driver.aclose()

    def __enter__(self) -> "InfoGraphix":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    async def __aenter__(self) -> "InfoGraphix":
        return self

    async def __aexit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        await self.aclose()
