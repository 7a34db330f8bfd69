"""The two clients: one for blocking and awaiting code alike, one for code that only awaits."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Optional, Type

from infographix._client import DEFAULT_DEADLINE_S, Client
from infographix._flow import awaiting, blocking
from infographix._generated import models as m
from infographix.resources.account import Account, AsyncAccount
from infographix.resources.admin import Admin, AsyncAdmin
from infographix.resources.api_keys import ApiKeys, AsyncApiKeys
from infographix.resources.auth import AsyncAuth, Auth
from infographix.resources.batches import AsyncBatches, Batches
from infographix.resources.catalog import AsyncPalettes, AsyncStyles, AsyncSuggestions, Palettes, Styles, Suggestions
from infographix.resources.events import AsyncEvents, Events
from infographix.resources.generations import AsyncGenerations, Generations
from infographix.resources.history import AsyncHistory, History
from infographix.resources.sources import AsyncSources, Sources
from infographix.resources.templates import AsyncTemplates, Templates
from infographix.resources.usage import AsyncUsage, Usage
from infographix.results import AsyncInfographicResult, InfographicResult

if TYPE_CHECKING:
    import httpx


class InfoGraphix(Client[InfographicResult]):
    """Use as `with InfoGraphix(…)` or `async with InfoGraphix(…)`, or simply make one and keep it.

    `api_key` and `base_url` default to INFOGRAPHIX_API_KEY and INFOGRAPHIX_BASE_URL. `deadline` is in seconds and covers
    everything a call does, retries and pauses included; None waits for ever. `http_client` brings proxies and certificates
    of your own to the blocking methods.
    """

    _result_type = InfographicResult

    def __init__(
        self,
        api_key: Optional[str] = None,
        *,
        base_url: Optional[str] = None,
        deadline: Optional[float] = DEFAULT_DEADLINE_S,
        max_retries: int = 3,
        http_client: Optional[httpx.Client] = None,
    ) -> None:
        super().__init__(
            api_key, base_url=base_url, deadline=deadline, max_retries=max_retries, http_client=http_client
        )
        self.generations = Generations(self._driver, deadline, max_retries)
        self.batches = Batches(self._driver, deadline, max_retries)
        self.styles = Styles(self._driver, deadline, max_retries)
        self.palettes = Palettes(self._driver, deadline, max_retries)
        self.suggestions = Suggestions(self._driver, deadline, max_retries)
        self.sources = Sources(self._driver, deadline, max_retries)
        self.templates = Templates(self._driver, deadline, max_retries)
        self.api_keys = ApiKeys(self._driver, deadline, max_retries)
        self.account = Account(self._driver, deadline, max_retries)
        self.auth = Auth(self._driver, deadline, max_retries)
        self.events = Events(self._driver, deadline, max_retries)
        self.admin = Admin(self._driver, deadline, max_retries)
        self.usage = Usage(self._driver, deadline, max_retries)
        self.history = History(self._driver, deadline, max_retries)

    generate = blocking(Client[InfographicResult]._generate)
    generate_async = awaiting(Client[InfographicResult]._generate)

    def infographic(self, generation: m.Generation) -> InfographicResult:
        """The picture of a generation that completed, to save or read; raises ValueError for any other."""
        return self._result_of(generation)

    def close(self) -> None:
        self._driver.close()

    async def aclose(self) -> None:
        await self._driver.aclose()

    def __enter__(self) -> InfoGraphix:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    async def __aenter__(self) -> InfoGraphix:
        return self

    async def __aexit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        await self.aclose()


class AsyncInfoGraphix(Client[AsyncInfographicResult]):
    """Like InfoGraphix, but every method awaits; use as `async with AsyncInfoGraphix(…)`.

    `http_client` serves every call but downloads, which run in a thread with connections of their own.
    """

    _result_type = AsyncInfographicResult

    def __init__(
        self,
        api_key: Optional[str] = None,
        *,
        base_url: Optional[str] = None,
        deadline: Optional[float] = DEFAULT_DEADLINE_S,
        max_retries: int = 3,
        http_client: Optional[httpx.AsyncClient] = None,
    ) -> None:
        super().__init__(
            api_key, base_url=base_url, deadline=deadline, max_retries=max_retries, http_client=http_client
        )
        self.generations = AsyncGenerations(self._driver, deadline, max_retries)
        self.batches = AsyncBatches(self._driver, deadline, max_retries)
        self.styles = AsyncStyles(self._driver, deadline, max_retries)
        self.palettes = AsyncPalettes(self._driver, deadline, max_retries)
        self.suggestions = AsyncSuggestions(self._driver, deadline, max_retries)
        self.sources = AsyncSources(self._driver, deadline, max_retries)
        self.templates = AsyncTemplates(self._driver, deadline, max_retries)
        self.api_keys = AsyncApiKeys(self._driver, deadline, max_retries)
        self.account = AsyncAccount(self._driver, deadline, max_retries)
        self.auth = AsyncAuth(self._driver, deadline, max_retries)
        self.events = AsyncEvents(self._driver, deadline, max_retries)
        self.admin = AsyncAdmin(self._driver, deadline, max_retries)
        self.usage = AsyncUsage(self._driver, deadline, max_retries)
        self.history = AsyncHistory(self._driver, deadline, max_retries)

    generate = awaiting(Client[AsyncInfographicResult]._generate)

    def infographic(self, generation: m.Generation) -> AsyncInfographicResult:
        """The picture of a generation that completed, to save or read; raises ValueError for any other."""
        return self._result_of(generation)

    async def close(self) -> None:
        await self._driver.aclose()

    async def __aenter__(self) -> AsyncInfoGraphix:
        return self

    async def __aexit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        await self.close()
