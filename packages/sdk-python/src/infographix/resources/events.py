"""What happened to the account's infographics."""

from __future__ import annotations

from datetime import datetime
from typing import Optional, Sequence, Union

from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource, listed, moment

TypeLike = Union[m.EventType, str]


class EventFlows(Resource):
    def _list(
        self,
        *,
        type: Union[TypeLike, Sequence[TypeLike], None] = None,
        resource_id: Optional[str] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Flow[m.EventList]:
        """A page of events, the newest first; `infographix.each` walks through all of them."""
        call = operations.list_events(
            type=listed(type),
            resource_id=resource_id,
            created_after=moment(created_after),
            created_before=moment(created_before),
            limit=limit,
            cursor=cursor,
        )
        return (yield from self._send(call))

    def _get(self, id: str) -> Flow[m.Event]:
        return (yield from self._send(operations.get_event(id=id)))


class Events(EventFlows):
    """`client.events` of InfoGraphix; needs a key with the scope `webhooks:read`."""

    list, list_async = blocking(EventFlows._list), awaiting(EventFlows._list)
    get, get_async = blocking(EventFlows._get), awaiting(EventFlows._get)


class AsyncEvents(EventFlows):
    """`client.events` of AsyncInfoGraphix."""

    list = awaiting(EventFlows._list)
    get = awaiting(EventFlows._get)
