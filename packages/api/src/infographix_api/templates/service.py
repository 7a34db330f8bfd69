"""The rules of templates: names are unique within an account, built-in ones are for reading, a use is counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import dropwhile, islice
from typing import Any

from msgspec import UNSET
from sqlalchemy.orm import Session

from infographix_api import clock, errors, ids, wire
from infographix_api.accounts import queries as accounts
from infographix_api.db.tables import Template
from infographix_api.engine import catalog
from infographix_api.engine.brief import InputError
from infographix_api.errors import FieldError
from infographix_api.pagination import Page, Window, cut
from infographix_api.templates import builtin, queries
from infographix_api.templates.builtin import Builtin
from infographix_api.templates.queries import Filters

AT_MOST = 1000
"""Templates of one account."""

AnyTemplate = Template | Builtin
Check = Callable[[AnyTemplate], None]
"""Raises PreconditionFailed when a change is meant for another version of it."""


def create(session: Session, account_id: str, wanted: wire.TemplateInput) -> Template:
    """Raises ValidationFailed, or Conflict when the name is taken or there are too many."""
    members = _members(wanted)
    accounts.find(session, account_id, lock=True)  # so that two at once cannot both have the name, or be the last
    if queries.count(session, account_id) >= AT_MOST:
        raise errors.Conflict(f"The account has {AT_MOST} templates; delete one that is no longer needed.")
    now = clock.now()
    row = Template(id=ids.new_id("tpl"), account_id=account_id, created_at=now, updated_at=now, **members)
    _check_name(session, row)
    session.add(row)
    session.flush()
    return row


def get(session: Session, account_id: str, template_id: str) -> AnyTemplate:
    if (found := builtin.find(template_id) or queries.find(session, account_id, template_id)) is None:
        raise _not_found(template_id)
    return found


def replace(session: Session, account_id: str, template_id: str, wanted: wire.TemplateInput, check: Check) -> Template:
    members = _members(wanted)
    accounts.find(session, account_id, lock=True)
    row = _own(session, account_id, template_id)
    check(row)
    for name, value in members.items():
        setattr(row, name, value)
    row.updated_at = clock.now()
    _check_name(session, row)
    return row


def delete(session: Session, account_id: str, template_id: str, check: Check) -> None:
    """Generations keep what they took from it."""
    row = _own(session, account_id, template_id)
    check(row)
    queries.forget_uses(session, account_id, row.id)
    session.delete(row)


def page(session: Session, account_id: str, scope: str, filters: Filters, window: Window) -> Page[AnyTemplate]:
    """First the account's own, then the built-in ones."""
    found: list[AnyTemplate] = []
    if scope != "builtin" and (window.after is None or builtin.find(window.after) is None):
        found += queries.page(session, account_id, filters, window)
    if scope != "own":
        found += islice(_builtin_after(window.after, filters), window.limit + 1)
    return cut(found, window)


def used(session: Session, account_id: str, template_id: str | None, *, times: int = 1) -> Mapping[str, Any] | None:
    """The config for as many generations as are being made; they keep it, whatever becomes of the template.

    Raises ValidationFailed that points at a generation's `template_id`.
    """
    if template_id is None:
        return None
    if (found := builtin.find(template_id) or queries.find(session, account_id, template_id)) is None:
        detail = "There is no such template. GET /api/v1/templates lists those you may use."
        raise errors.unusable(FieldError("/template_id", "not_found", detail))
    queries.count_uses(session, account_id, found.id, times)
    return found.config


def uses(session: Session, account_id: str, listed: Sequence[AnyTemplate]) -> dict[str, int]:
    return queries.uses(session, account_id, [each.id for each in listed])


def _builtin_after(last_id: str | None, filters: Filters) -> Iterator[Builtin]:
    listed = iter(builtin.templates().values())
    if last_id is not None and builtin.find(last_id):
        listed = islice(dropwhile(lambda each: each.id != last_id, listed), 1, None)
    return (each for each in listed if _fits(each, filters))


def _fits(template: Builtin, filters: Filters) -> bool:
    return (
        (not filters.categories or template.category in filters.categories)
        and (filters.tag is None or filters.tag in template.tags)
        and (filters.q is None or filters.q.casefold() in template.search)
    )


def _own(session: Session, account_id: str, template_id: str) -> Template:
    if builtin.find(template_id):
        raise errors.ReadOnly(
            "This template comes with the product and stays as it is. Create one of your own with its values."
        )
    if (row := queries.find(session, account_id, template_id, lock=True)) is None:
        raise _not_found(template_id)
    return row


def _not_found(template_id: str) -> errors.NotFound:
    return errors.NotFound(f"There is no template {template_id[:60]}.")


def _check_name(session: Session, row: Template) -> None:
    with session.no_autoflush:
        is_taken = queries.is_taken(session, row.account_id, row.name, but=row.id)
    if is_taken:
        raise errors.Conflict(
            f"You have a template called {row.name} already; choose another name, or replace that one."
        )


def _members(wanted: wire.TemplateInput) -> dict[str, Any]:
    """As columns of a row."""
    name = wanted.name.strip()
    if not name or not name.isprintable():
        raise errors.unusable(FieldError("/name", "blank", "Use printable characters, and more than white space."))
    description, tags = wanted.description or None, list(dict.fromkeys(wanted.tags or ()))
    return {
        "name": name,
        "description": description,
        "category": wanted.category.value if wanted.category else None,
        "tags": tags,
        "config": _config(wanted.config),
        "search": builtin.searched(name, description, tags),
    }


def _config(wanted: wire.TemplateConfigInput) -> dict[str, Any]:
    try:
        style = catalog.style(wanted.style)
    except InputError as error:
        raise errors.unusable(FieldError(f"/config{error.pointer}", error.code, error.message)) from None
    palette: str | list[str] = style.default_palette
    if isinstance(wanted.palette, wire.CustomPalette):
        palette = list(wanted.palette.colors)
    elif wanted.palette is not UNSET:
        palette = str(wanted.palette)
    return {
        "style": style.slug,
        "palette": palette,
        "size": str(wanted.size),
        "aspect_ratio": str(wanted.aspect_ratio),
        "format": str(wanted.format),
        "language": wanted.language or None,
        "sections": wanted.sections or None,
    }
