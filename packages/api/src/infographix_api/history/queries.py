"""SQL of the history. Every page is read along an index that has its order already, however many rows there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased, defer

from infographix_api import ids
from infographix_api.db.tables import Generation, GenerationLabel
from infographix_api.generations import found_by
from infographix_api.pagination import Window

_ID_LATER_THAN_ROW = timedelta(minutes=1)
"""An id is made a moment after the time its row tells; how long a moment can be in a busy process."""


@dataclass(frozen=True)
class Filters:
    """Which generations, and in which order; empty and None let all through."""

    status: Sequence[str] = ()
    style: Sequence[str] = ()
    palette: Sequence[str] = ()
    template_id: str | None = None
    batch_id: str | None = None
    after: datetime | None = None
    before: datetime | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    words: str | None = None
    newest_first: bool = True


def page(session: Session, account_id: str, filters: Filters, window: Window) -> list[Generation]:
    """One more than the window holds, without their documents."""
    query = page_query(account_id, filters, window)
    return list(session.scalars(query.options(defer(Generation.document), defer(Generation.source))))


def page_query(account_id: str, filters: Filters, window: Window) -> Select[Generation]:
    """Of several values each is looked up by itself: an index has the order of ids within one value only."""
    narrowed, id = _narrowed(account_id, filters)
    narrowed, order = _cut(narrowed, id, filters, window)
    leading, values = _leading(filters)
    each = [narrowed.where(leading == value) for value in values] if leading is not None else [narrowed]
    parts = [select(part.order_by(order).limit(window.limit + 1).subquery().c.id) for part in each]
    found = parts[0] if len(parts) == 1 else union_all(*parts)
    rows = select(Generation).where(Generation.id.in_(found))
    return rows.order_by(_directed(Generation.id, filters)).limit(window.limit + 1)


def due(session: Session, *, ended_before: datetime, limit: int) -> list[tuple[str, str]]:
    """(account, id) of what ended so long ago and has not been erased, of all accounts."""
    query = select(Generation.account_id, Generation.id)
    query = query.where(Generation.erased_at.is_(None), Generation.completed_at < ended_before)
    return [(row[0], row[1]) for row in session.execute(query.order_by(Generation.completed_at).limit(limit))]


def _narrowed(account_id: str, filters: Filters) -> tuple[Select[str], InstrumentedAttribute[str]]:
    """Ids that pass, and the column they come from: with labels it is theirs, which is in order for each label."""
    query, id = select(Generation.id.label("id")), Generation.id
    labels = list(filters.labels.items())
    if labels:  # they name the account as well; saying it of both would offer a plan that begins at the other end
        id = GenerationLabel.generation_id
        query = select(id.label("id")).join(Generation, Generation.id == id)
        query = query.where(*_is(GenerationLabel, account_id, labels[0]), Generation.deleted_at.is_(None))
    else:
        query = query.where(Generation.account_id == account_id, Generation.deleted_at.is_(None))
    for label in labels[1:]:
        other = aliased(GenerationLabel)
        query = query.join(other, other.generation_id == Generation.id).where(*_is(other, account_id, label))
    leading, _ = _leading(filters)
    for column, wanted in _chosen(filters):
        if column is not leading:
            query = query.where(_beside(column).in_(wanted))
    if filters.words is not None:
        query = query.where(Generation.search_text.contains(found_by.words(filters.words), autoescape=True))
    return query, id


def _cut(
    query: Select[str], id: InstrumentedAttribute[str], filters: Filters, window: Window
) -> tuple[Select[str], ColumnElement[str]]:
    """Times are cut by ids, which are in the order of time, and then exactly."""
    if window.after is not None:
        query = query.where(id < window.after if filters.newest_first else id > window.after)
    if filters.after is not None:
        query = query.where(id >= ids.first_of("gen", filters.after), Generation.created_at > filters.after)
    if filters.before is not None:
        beyond = ids.first_of("gen", filters.before, later=_ID_LATER_THAN_ROW)
        query = query.where(id < beyond, Generation.created_at < filters.before)
    return query, _directed(id, filters)


def _chosen(filters: Filters) -> list[tuple[InstrumentedAttribute[Any], Sequence[str]]]:
    """The filters that have an index each, the one that usually lets fewest through first."""
    listed: list[tuple[InstrumentedAttribute[Any], Sequence[str]]] = [
        (Generation.batch_id, [filters.batch_id] if filters.batch_id else []),
        (Generation.template_id, [filters.template_id] if filters.template_id else []),
        (Generation.style, filters.style),
        (Generation.palette_name, filters.palette),
        (Generation.status, filters.status),
    ]
    return [(column, wanted) for column, wanted in listed if wanted]


def _leading(filters: Filters) -> tuple[InstrumentedAttribute[Any] | None, Sequence[str]]:
    """The filter whose index is read along; none where labels are."""
    chosen = _chosen(filters)
    return chosen[0] if chosen and not filters.labels else (None, ())


def _beside(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """So that its index is not taken for it: several values would have to be sorted."""
    return func.coalesce(column, "")


def _directed(id: Any, filters: Filters) -> ColumnElement[Any]:
    directed: ColumnElement[Any] = id.desc() if filters.newest_first else id.asc()
    return directed


def _is(table: Any, account_id: str, label: tuple[str, str]) -> tuple[ColumnElement[bool], ...]:
    key, value = label
    return (
        table.account_id == account_id,
        table.key == found_by.storable(key),
        table.value == found_by.storable(value),
    )
