"""Decides before a route runs whether the request may, and tells in the headers of every answer how much is left.

A route may name its class in `opt`: `rate="generate"`. Every request takes one token from `requests`, or from another
bucket where tiers.toml has one for strangers of this class.
"""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from infographix_api import metrics
from infographix_api.errors import ApiError, RateLimited
from infographix_api.limits import headers
from infographix_api.limits.bucket import Buckets, Limit, Taken
from infographix_api.limits.glance import QuotaGlance
from infographix_api.limits.quota import QuotaState
from infographix_api.limits.tiers import Allowance, Standing, Tiers

API = "/api/"
"""Where limits apply; health, the portal and the API's description are free."""

CLASSES = ("generate", "batch", "test")
"""Those that take from a bucket of their own besides `requests`."""

FREE = "free"
"""The class of routes that look at the buckets and take nothing."""

Guard = Callable[[Any, Any], Awaitable[None]]


class Subject(Protocol):
    """What has to be known of a caller."""

    @property
    def account_id(self) -> str: ...
    @property
    def livemode(self) -> bool: ...
    @property
    def session_id(self) -> str | None: ...
    @property
    def standing(self) -> Standing: ...


@dataclass(slots=True)
class Admission:
    """What was decided on one request; kept in the scope's state as `admission`."""

    taken: Taken
    charged: str | None = None  # the account that pays with its quota, and is told what is left of it
    quota: QuotaState | None = None  # as this very request has left it


class Limiter:
    """A guard around the guard that finds out who is calling, and the source of the headers."""

    def __init__(self, buckets: Buckets, tiers: Tiers, identify: Guard, quotas: QuotaGlance) -> None:
        self._buckets, self._tiers, self._identify, self._quotas = buckets, tiers, identify, quotas

    async def __call__(self, connection: Any, route: Any) -> None:
        """Sets `admission` and, for a known caller, `allowance` of `connection.state`. Raises RateLimited, and whatever `identify` raises."""
        refusal: ApiError | None = None
        try:
            await self._identify(connection, route)
        except ApiError as error:
            refusal = error
        if connection.scope["path"].startswith(API) and connection.scope["method"] != "OPTIONS":
            await self._charge(connection, route.opt.get("rate", "requests"))  # guessing has its price, too
        if refusal is not None:
            raise refusal

    async def _charge(self, connection: Any, rate: str) -> None:
        subject: Subject | None = connection.scope["state"].get("caller")
        if subject is None:
            await self._admit(connection, self._of_address(connection.scope, rate), 1)
            return
        allowance = self._tiers.of(subject.standing)
        admission = await self._admit(connection, self._of_account(subject, allowance, rate), 0 if rate == FREE else 1)
        connection.scope["state"]["allowance"] = allowance
        if subject.livemode:
            admission.charged = subject.account_id

    async def also(self, connection: Any, rate: str, cost: int) -> None:
        """For a request of a known caller that turns out to be of this class, too. Raises RateLimited."""
        state = connection.scope["state"]
        admission: Admission = state["admission"]
        limit = _limit(f"igx:rate:{state['caller'].account_id}", rate, state["allowance"])
        taken = await self._buckets.take([limit], cost)
        admission.taken = Taken(taken.admitted, admission.taken.levels + taken.levels)
        if not taken.admitted:
            raise _refusal(taken)

    async def headers(self, scope: Any, status: int) -> headers.Headers:
        """For the answer to this request; gives back the token of one that had nothing new to tell."""
        if not scope["path"].startswith(API) or scope["method"] == "OPTIONS":
            return []
        admission: Admission | None = scope.setdefault("state", {}).get("admission")
        if admission is None:  # no route was found
            admission = Admission(await self._buckets.take(self._of_address(scope, "requests")))
        taken, quota = admission.taken, admission.quota
        if status == 304 and taken.admitted:
            taken = await self._buckets.take([level.limit for level in taken.levels], -1)
        if admission.charged is not None:
            quota = await self._quotas.of(admission.charged, scope["state"]["allowance"], quota)
        return headers.of(taken, quota)

    async def levels(self, subject: Subject) -> Taken:
        """Every bucket of an account, without taking from any."""
        allowance = self._tiers.of(subject.standing)
        account = f"igx:rate:{subject.account_id}"
        names = ("requests", *CLASSES)
        return await self._buckets.take([_limit(account, name, allowance) for name in names], 0)

    async def _admit(self, connection: Any, limits: Sequence[Limit], cost: int) -> Admission:
        taken = await self._buckets.take(limits, cost)
        admission = connection.scope["state"]["admission"] = Admission(taken)
        if not taken.admitted:
            raise _refusal(taken)
        return admission

    def _of_account(self, subject: Subject, allowance: Allowance, rate: str) -> list[Limit]:
        account = f"igx:rate:{subject.account_id}"
        if rate in CLASSES:
            return [_limit(account, "requests", allowance), _limit(account, rate, allowance)]
        if subject.session_id is not None:
            per_minute = self._tiers.session_per_minute
            return [Limit("session", f"igx:rate:{subject.session_id}", per_minute, per_minute)]
        return [_limit(account, "requests", allowance)]

    def _of_address(self, scope: Any, rate: str) -> list[Limit]:
        address = _network(scope["client"][0] if scope.get("client") else "unknown")
        name = rate if rate in self._tiers.anonymous else "requests"
        per_minute = self._tiers.anonymous[name]
        return [Limit(name, f"igx:rate:{address}:{name}", per_minute, per_minute)]


def _limit(account: str, name: str, allowance: Allowance) -> Limit:
    per_minute: int = getattr(allowance, f"{name}_per_minute")
    return Limit(name, f"{account}:{name}", per_minute, max(1, int(per_minute * allowance.burst)))


@lru_cache(maxsize=4096)
def _network(address: str) -> str:
    """One subscriber has a whole /64 of IPv6."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return address
    mapped = found.ipv4_mapped
    return str(mapped or ipaddress.ip_network((found, 64), strict=False))


def _refusal(taken: Taken) -> RateLimited:
    wait_s = max(1, *(level.wait_s for level in taken.levels))
    spent = taken.exhausted or (taken.tightest,)
    for level in spent:
        metrics.REFUSED.add(level.limit.name)
    named = " and ".join(f"{level.limit.quota} `{level.limit.name}` a minute" for level in spent)
    return RateLimited(
        f"Too many requests: {named} are allowed. Send it again in {math.ceil(wait_s)} s.",
        headers={"Retry-After": str(wait_s)},
        violated=tuple(level.limit.name for level in spent),
    )
