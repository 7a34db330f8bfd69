"""What the account has used, and what its limits are now."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timezone
from typing import Any, Optional, Union

from infographix._call import Call
from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource

Moment = Union[datetime, str]
GranularityLike = Union[m.UsageGranularity, str]
GroupingLike = Union[m.UsageGrouping, str]


class UsageFlows(Resource):
    def _report(
        self,
        *,
        since: Optional[Moment] = None,
        until: Optional[Moment] = None,
        granularity: Optional[GranularityLike] = None,
        group_by: Optional[GroupingLike] = None,
    ) -> Flow[m.Usage]:
        """By the day for the last 30 days, unless said otherwise. A datetime without a zone is UTC."""
        found: m.Usage = yield from self._send(_asked(since, until, granularity, group_by))
        return found

    def _csv(
        self,
        *,
        since: Optional[Moment] = None,
        until: Optional[Moment] = None,
        granularity: Optional[GranularityLike] = None,
        group_by: Optional[GroupingLike] = None,
    ) -> Flow[str]:
        """The same as a table for spreadsheets."""
        call = _asked(since, until, granularity, group_by)
        content: bytes = yield from self._send(
            dataclasses.replace(call, returns=bytes, headers={**call.headers, "Accept": "text/csv"})
        )
        return content.decode("utf-8")

    def _quota(self) -> Flow[m.Quota]:
        """Every limit of the account as it is now; asking takes nothing from any of them."""
        return (yield from self._send(operations.get_quota()))


def _asked(
    since: Optional[Moment],
    until: Optional[Moment],
    granularity: Optional[GranularityLike],
    group_by: Optional[GroupingLike],
) -> Call[Any]:
    return operations.get_usage(
        from_=_text(since),
        to=_text(until),
        granularity=granularity,  # type: ignore[arg-type]
        group_by=group_by,  # type: ignore[arg-type]
    )


def _text(moment: Optional[Moment]) -> Optional[str]:
    if not isinstance(moment, datetime):
        return moment
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return zoned.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Usage(UsageFlows):
    """`client.usage` of InfoGraphix; needs a key with the scope `account:read`."""

    report, report_async = blocking(UsageFlows._report), awaiting(UsageFlows._report)
    csv, csv_async = blocking(UsageFlows._csv), awaiting(UsageFlows._csv)
    quota, quota_async = blocking(UsageFlows._quota), awaiting(UsageFlows._quota)


class AsyncUsage(UsageFlows):
    """`client.usage` of AsyncInfoGraphix."""

    report = awaiting(UsageFlows._report)
    csv = awaiting(UsageFlows._csv)
    quota = awaiting(UsageFlows._quota)
