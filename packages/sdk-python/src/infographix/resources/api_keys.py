"""Make, change, replace and revoke the account's API keys."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional, Sequence, Union

from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import LEFT_OUT, Resource, given, new_key

ScopeLike = Union[m.Scope, str]


class ApiKeyFlows(Resource):
    def _list(self, *, limit: Optional[int] = None, cursor: Optional[str] = None) -> Flow[m.ApiKeyList]:
        """A page of the keys that are not revoked, the newest first; `infographix.each` walks through all of them."""
        return (yield from self._send(operations.list_api_keys(limit=limit, cursor=cursor)))

    def _create(
        self,
        name: str,
        *,
        scopes: Optional[Sequence[ScopeLike]] = None,
        mode: Optional[Union[m.ApiKeyMode, str]] = None,
        expires_at: Optional[datetime] = None,
        idempotency_key: Optional[str] = None,
    ) -> Flow[m.ApiKey]:
        """The answer has the `secret`, this once. Without `scopes` the key makes and reads infographics."""
        body = given(name=name, scopes=scopes, mode=mode, expires_at=expires_at)
        return (
            yield from self._send(operations.create_api_key(body=body, idempotency_key=idempotency_key or new_key()))
        )

    def _get(self, id: str) -> Flow[m.ApiKey]:
        return (yield from self._send(operations.get_api_key(id=id)))

    def _update(
        self,
        id: str,
        *,
        name: Optional[str] = None,
        scopes: Optional[Sequence[ScopeLike]] = None,
        expires_at: Any = LEFT_OUT,
    ) -> Flow[m.ApiKey]:
        """What is left out stays; `expires_at=None` means never."""
        body = given(name=name, scopes=scopes)
        if expires_at is not LEFT_OUT:
            body["expires_at"] = expires_at
        return (yield from self._send(operations.update_api_key(id=id, body=body)))

    def _rotate(
        self, id: str, *, grace_period_seconds: Optional[int] = None, idempotency_key: Optional[str] = None
    ) -> Flow[m.ApiKey]:
        """A successor with its `secret`, this once; the old key ends after the grace period, by default a day."""
        body = given(grace_period_seconds=grace_period_seconds)
        key = idempotency_key or new_key()
        return (yield from self._send(operations.rotate_api_key(id=id, body=body, idempotency_key=key)))

    def _revoke(self, id: str) -> Flow[None]:
        """For good, everywhere, within a second."""
        return (yield from self._send(operations.revoke_api_key(id=id)))


class ApiKeys(ApiKeyFlows):
    """`client.api_keys` of InfoGraphix; needs a key with the scope `keys:write`."""

    list, list_async = blocking(ApiKeyFlows._list), awaiting(ApiKeyFlows._list)
    create, create_async = blocking(ApiKeyFlows._create), awaiting(ApiKeyFlows._create)
    get, get_async = blocking(ApiKeyFlows._get), awaiting(ApiKeyFlows._get)
    update, update_async = blocking(ApiKeyFlows._update), awaiting(ApiKeyFlows._update)
    rotate, rotate_async = blocking(ApiKeyFlows._rotate), awaiting(ApiKeyFlows._rotate)
    revoke, revoke_async = blocking(ApiKeyFlows._revoke), awaiting(ApiKeyFlows._revoke)


class AsyncApiKeys(ApiKeyFlows):
    """`client.api_keys` of AsyncInfoGraphix."""

    list = awaiting(ApiKeyFlows._list)
    create = awaiting(ApiKeyFlows._create)
    get = awaiting(ApiKeyFlows._get)
    update = awaiting(ApiKeyFlows._update)
    rotate = awaiting(ApiKeyFlows._rotate)
    revoke = awaiting(ApiKeyFlows._revoke)
