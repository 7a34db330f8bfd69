"""Look after the accounts of an installation; for operators."""

from __future__ import annotations

from datetime import datetime
from typing import Optional

from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource, given, new_key


class AdminFlows(Resource):
    def _accounts(
        self,
        *,
        tier: Optional[str] = None,
        status: Optional[str] = None,
        email: Optional[str] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Flow[m.ManagedAccountList]:
        """A page of accounts, the newest first; `infographix.each` walks through all of them."""
        call = operations.list_accounts(tier=tier, status=status, email=email, limit=limit, cursor=cursor)
        return (yield from self._send(call))

    def _account(self, id: str) -> Flow[m.ManagedAccount]:
        return (yield from self._send(operations.get_managed_account(id=id)))

    def _set_tier(self, id: str, tier: str) -> Flow[m.ManagedAccount]:
        """Effective within a second."""
        return (yield from self._send(operations.set_account_tier(id=id, body=given(tier=tier))))

    def _set_limits(
        self,
        id: str,
        *,
        requests_per_minute: Optional[int] = None,
        generations_per_day: Optional[int] = None,
        batch_size: Optional[int] = None,
        burst: Optional[float] = None,
        expires_at: Optional[datetime] = None,
        reason: Optional[str] = None,
    ) -> Flow[m.ManagedAccount]:
        """Instead of those of the tier and those set before; what is left out stays as the tier says."""
        body = given(
            requests_per_minute=requests_per_minute,
            generations_per_day=generations_per_day,
            batch_size=batch_size,
            burst=burst,
            expires_at=expires_at,
            reason=reason,
        )
        return (yield from self._send(operations.set_account_limits(id=id, body=body)))

    def _remove_limits(self, id: str) -> Flow[m.ManagedAccount]:
        """The limits of the tier count again."""
        return (yield from self._send(operations.remove_account_limits(id=id)))

    def _suspend(self, id: str, *, reason: Optional[str] = None) -> Flow[m.ManagedAccount]:
        """Within a second none of its keys is accepted."""
        body = given(reason=reason)
        return (yield from self._send(operations.suspend_account(id=id, body=body, idempotency_key=new_key())))

    def _resume(self, id: str, *, reason: Optional[str] = None) -> Flow[m.ManagedAccount]:
        body = given(reason=reason)
        return (yield from self._send(operations.resume_account(id=id, body=body, idempotency_key=new_key())))

    def _reset_quota(self, id: str, *, reason: Optional[str] = None) -> Flow[m.ManagedAccount]:
        """Today counts as unused."""
        body = given(reason=reason)
        return (yield from self._send(operations.reset_account_quota(id=id, body=body, idempotency_key=new_key())))

    def _stats(self) -> Flow[m.Stats]:
        """The whole installation in figures."""
        return (yield from self._send(operations.get_stats()))


class Admin(AdminFlows):
    """`client.admin` of InfoGraphix; needs a key with the scope `admin`."""

    accounts, accounts_async = blocking(AdminFlows._accounts), awaiting(AdminFlows._accounts)
    account, account_async = blocking(AdminFlows._account), awaiting(AdminFlows._account)
    set_tier, set_tier_async = blocking(AdminFlows._set_tier), awaiting(AdminFlows._set_tier)
    set_limits, set_limits_async = blocking(AdminFlows._set_limits), awaiting(AdminFlows._set_limits)
    remove_limits, remove_limits_async = blocking(AdminFlows._remove_limits), awaiting(AdminFlows._remove_limits)
    suspend, suspend_async = blocking(AdminFlows._suspend), awaiting(AdminFlows._suspend)
    resume, resume_async = blocking(AdminFlows._resume), awaiting(AdminFlows._resume)
    reset_quota, reset_quota_async = blocking(AdminFlows._reset_quota), awaiting(AdminFlows._reset_quota)
    stats, stats_async = blocking(AdminFlows._stats), awaiting(AdminFlows._stats)


class AsyncAdmin(AdminFlows):
    """`client.admin` of AsyncInfoGraphix."""

    accounts = awaiting(AdminFlows._accounts)
    account = awaiting(AdminFlows._account)
    set_tier = awaiting(AdminFlows._set_tier)
    set_limits = awaiting(AdminFlows._set_limits)
    remove_limits = awaiting(AdminFlows._remove_limits)
    suspend = awaiting(AdminFlows._suspend)
    resume = awaiting(AdminFlows._resume)
    reset_quota = awaiting(AdminFlows._reset_quota)
    stats = awaiting(AdminFlows._stats)
