"""Walks through a list that comes in pages, blocking and awaiting."""

from __future__ import annotations

from typing import Any, AsyncIterator, Awaitable, Callable, Iterator, List, Optional, TypeVar

from typing_extensions import Protocol

T = TypeVar("T")


class Page(Protocol[T]):
    """What any list answers with."""

    @property
    def data(self) -> "List[T]": ...

    @property
    def next_cursor(self) -> Optional[str]: ...


def each(list: "Callable[..., Page[T]]", **filters: Any) -> Iterator[T]:
    """Every entry of a list, page after page.

    >>> for key in each(client.api_keys.list): print(key.name)  # doctest: +SKIP
    """
    cursor: Optional[str] = None
    while True:
        page = list(cursor=cursor, **filters)
        yield from page.data
        cursor = page.next_cursor
        if cursor is None:
            return


async def each_async(list: "Callable[..., Awaitable[Page[T]]]", **filters: Any) -> AsyncIterator[T]:
    """Every entry of a list, page after page.

    >>> async for key in each_async(client.api_keys.list_async): print(key.name)  # doctest: +SKIP
    """
    cursor: Optional[str] = None
    while True:
        page = await list(cursor=cursor, **filters)
        for entry in page.data:
            yield entry
        cursor = page.next_cursor
        if cursor is None:
            return
