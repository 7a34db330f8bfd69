"""What both clients are: their settings, and how an infographic is made. Knows neither blocking nor awaiting."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Generic, Mapping, Optional, Type, TypeVar, Union

from infographix import _errors
from infographix._deadline import Deadline
from infographix._flow import Flow
from infographix._generated import models as m
from infographix._http import Driver
from infographix.resources import generations
from infographix.resources.generations import (
    AspectRatioLike,
    ContentLike,
    FormatLike,
    PaletteLike,
    Progress,
    SizeLike,
    StyleLike,
)
from infographix.resources.sources import SourceLike
from infographix.results import Finished

if TYPE_CHECKING:
    import httpx

DEFAULT_BASE_URL = "http://127.0.0.1:8000"
DEFAULT_DEADLINE_S = 300.0

R = TypeVar("R", bound=Finished)


class Client(Generic[R]):
    """What InfoGraphix and AsyncInfoGraphix have in common; `R` is what `generate` returns."""

    _result_type: Type[R]

    def __init__(
        self,
        api_key: Optional[str],
        *,
        base_url: Optional[str],
        deadline: Optional[float],
        max_retries: int,
        http_client: Union[httpx.Client, httpx.AsyncClient, None],
    ) -> None:
        key = api_key or os.environ.get("INFOGRAPHIX_API_KEY", "")
        if not key:
            raise _errors.InfoGraphixError(
                "Give api_key=… or set INFOGRAPHIX_API_KEY; `infographix-api key create` makes one."
            )
        self._driver = Driver(base_url or os.environ.get("INFOGRAPHIX_BASE_URL") or DEFAULT_BASE_URL, key, http_client)
        self._deadline_s, self._max_retries = deadline, max_retries
        self._hint = f"{key[:9]}…" if key.startswith("igx_") else "…"

    def __repr__(self) -> str:
        return f"{type(self).__name__}(api_key={self._hint!r}, base_url={self._driver.base_url!r})"

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
        template_id: Optional[str] = None,
        style: Optional[StyleLike] = None,
        palette: Optional[PaletteLike] = None,
        size: Optional[SizeLike] = None,
        aspect_ratio: Optional[AspectRatioLike] = None,
        format: Optional[FormatLike] = None,
        language: Optional[str] = None,
        sections: Optional[int] = None,
        metadata: Optional[Mapping[str, str]] = None,
        on_progress: Optional[Progress] = None,
        idempotency_key: Optional[str] = None,
        deadline: Optional[float] = None,
    ) -> Flow[R]:
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
            "template_id": template_id,
            "style": style,
            "palette": palette,
            "size": size,
            "aspect_ratio": aspect_ratio,
            "format": format,
            "language": language,
            "sections": sections,
            "metadata": metadata,
        }
        until = Deadline(self._deadline_s if deadline is None else deadline)
        first_wait = generations.waiting_time(until, on_progress)
        made = yield from generations.create(fields, idempotency_key, first_wait, until, self._max_retries)
        done = yield from generations.wait(made, on_progress, until, self._max_retries)
        return self._result_of(done)

    def _result_of(self, generation: m.Generation) -> R:
        return self._result_type(generation, self._driver, self._deadline_s, self._max_retries)
