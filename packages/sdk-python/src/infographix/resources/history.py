"""What was made before: found, read, deleted."""

from __future__ import annotations

from datetime import datetime
from typing import Mapping, Optional, Sequence, Union

from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource, listed, moment

StatusLike = Union[m.GenerationStatus, str]
StyleLike = Union[m.Style, str]
PaletteLike = Union[m.Palette, str]


class HistoryFlows(Resource):
    def _list(
        self,
        *,
        status: Union[StatusLike, Sequence[StatusLike], None] = None,
        style: Union[StyleLike, Sequence[StyleLike], None] = None,
        palette: Union[PaletteLike, Sequence[PaletteLike], None] = None,
        template_id: Optional[str] = None,
        batch_id: Optional[str] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        metadata: Optional[Mapping[str, str]] = None,
        q: Optional[str] = None,
        sort: Optional[str] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Flow[m.HistoryList]:
        """A page of generations, the newest first, each with `document` None; `infographix.each` walks through all of them.

        `q` is looked for in topics and titles; `metadata` are labels that must all be there.
        """
        call = operations.list_history(
            status=listed(status),
            style=listed(style),
            palette=listed(palette),
            template_id=template_id,
            batch_id=batch_id,
            created_after=moment(created_after),
            created_before=moment(created_before),
            metadata=metadata,
            q=q,
            sort=sort,
            limit=limit,
            cursor=cursor,
        )
        return (yield from self._send(call))

    def _get(self, id: str) -> Flow[m.Generation]:
        """With its document."""
        return (yield from self._send(operations.get_history_entry(id=id)))

    def _delete(self, id: str) -> Flow[None]:
        """Erase its picture and texts for good; raises ConflictError while it is being made."""
        return (yield from self._send(operations.delete_history_entry(id=id)))


class History(HistoryFlows):
    """`client.history` of InfoGraphix."""

    list, list_async = blocking(HistoryFlows._list), awaiting(HistoryFlows._list)
    get, get_async = blocking(HistoryFlows._get), awaiting(HistoryFlows._get)
    delete, delete_async = blocking(HistoryFlows._delete), awaiting(HistoryFlows._delete)


class AsyncHistory(HistoryFlows):
    """`client.history` of AsyncInfoGraphix."""

    list = awaiting(HistoryFlows._list)
    get = awaiting(HistoryFlows._get)
    delete = awaiting(HistoryFlows._delete)
