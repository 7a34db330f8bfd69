"""SQL of an account's own templates, and of how often it has used which."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Text, cast, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from infographix_api.db.tables import Template, TemplateUse
from infographix_api.pagination import Window


@dataclass(frozen=True)
class Filters:
    """What a listed template must have; `q` is part of what is written in it."""

    categories: Collection[str] = ()
    tag: str | None = None
    q: str | None = None


def find(session: Session, account_id: str, template_id: str, *, lock: bool = False) -> Template | None:
    query = select(Template).where(Template.account_id == account_id, Template.id == template_id)
    return session.scalar(query.with_for_update() if lock else query)


def is_taken(session: Session, account_id: str, name: str, *, but: str) -> bool:
    """Whether a template other than `but` has this name."""
    query = select(Template.id).where(Template.account_id == account_id, Template.name == name, Template.id != but)
    return session.scalar(query) is not None


def count(session: Session, account_id: str) -> int:
    return session.scalar(select(func.count()).where(Template.account_id == account_id)) or 0


def page(session: Session, account_id: str, filters: Filters, window: Window) -> list[Template]:
    """The newest first, one more than the window holds."""
    query = select(Template).where(Template.account_id == account_id)
    if window.after is not None:
        query = query.where(Template.id < window.after)
    if filters.categories:
        query = query.where(Template.category.in_(filters.categories))
    if filters.tag is not None:  # tags have no quotation marks
        query = query.where(cast(Template.tags, Text).contains(f'"{filters.tag}"', autoescape=True))
    if filters.q is not None:
        query = query.where(Template.search.contains(filters.q.casefold(), autoescape=True))
    return list(session.scalars(query.order_by(Template.id.desc()).limit(window.limit + 1)))


def uses(session: Session, account_id: str, template_ids: Collection[str]) -> dict[str, int]:
    """How often the account has used them; those never used are left out."""
    query = select(TemplateUse).where(TemplateUse.account_id == account_id, TemplateUse.template_id.in_(template_ids))
    return {row.template_id: row.count for row in session.scalars(query)}


def count_uses(session: Session, account_id: str, template_id: str, times: int) -> None:
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert(TemplateUse)
    values = insert.values(account_id=account_id, template_id=template_id, count=times)
    key = [TemplateUse.account_id, TemplateUse.template_id]
    session.execute(values.on_conflict_do_update(index_elements=key, set_={"count": TemplateUse.count + times}))


def forget_uses(session: Session, account_id: str, template_id: str) -> None:
    session.execute(
        delete(TemplateUse).where(TemplateUse.account_id == account_id, TemplateUse.template_id == template_id)
    )
