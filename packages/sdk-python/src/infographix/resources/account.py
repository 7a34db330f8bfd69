"""The account that the key belongs to, its audit log and its latest requests."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional, Sequence, Union

from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import LEFT_OUT, Resource, listed, moment

ActionLike = Union[m.AuditAction, str]


class AccountFlows(Resource):
    def _get(self) -> Flow[m.Account]:
        return (yield from self._send(operations.get_account()))

    def _update(self, *, name: Any = LEFT_OUT) -> Flow[m.Account]:
        """What is left out stays; `name=None` means no name."""
        body: Any = {} if name is LEFT_OUT else {"name": name}
        return (yield from self._send(operations.update_account(body=body)))

    def _audit_log(
        self,
        *,
        action: Union[ActionLike, Sequence[ActionLike], None] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Flow[m.AuditLog]:
        """A page of who did what, the newest first."""
        call = operations.list_audit_log(
            action=listed(action),
            created_after=moment(created_after),
            created_before=moment(created_before),
            limit=limit,
            cursor=cursor,
        )
        return (yield from self._send(call))

    def _requests(
        self,
        *,
        status: Union[int, str, Sequence[Union[int, str]], None] = None,
        api_key_id: Optional[str] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Flow[m.RequestLog]:
        """A page of the requests of the last seven days, the newest first. `status` may be 404, "5xx", or several."""
        call = operations.list_requests(
            status=listed(status),
            api_key_id=api_key_id,
            created_after=moment(created_after),
            created_before=moment(created_before),
            limit=limit,
            cursor=cursor,
        )
        return (yield from self._send(call))


class Account(AccountFlows):
    """`client.account` of InfoGraphix; needs a key with the scope `account:read`, and `account:write` to change it."""

    get, get_async = blocking(AccountFlows._get), awaiting(AccountFlows._get)
    update, update_async = blocking(AccountFlows._update), awaiting(AccountFlows._update)
    audit_log, audit_log_async = blocking(AccountFlows._audit_log), awaiting(AccountFlows._audit_log)
    requests, requests_async = blocking(AccountFlows._requests), awaiting(AccountFlows._requests)


class AsyncAccount(AccountFlows):
    """`client.account` of AsyncInfoGraphix."""

    get = awaiting(AccountFlows._get)
    update = awaiting(AccountFlows._update)
    audit_log = awaiting(AccountFlows._audit_log)
    requests = awaiting(AccountFlows._requests)
