"""Ways of drawing under a name: those that come with the product, and your own."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, Union

from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource, given, listed, new_key

CategoryLike = Union[m.TemplateCategory, str]
ConfigLike = Union[m.TemplateConfigInput, m.TemplateConfig, Mapping[str, Any]]


class TemplateFlows(Resource):
    def _list(
        self,
        *,
        scope: Optional[str] = None,
        category: Union[CategoryLike, Sequence[CategoryLike], None] = None,
        tag: Optional[str] = None,
        q: Optional[str] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Flow[m.TemplateList]:
        """A page of templates, your own first. `scope` is "all", "own" or "builtin"; `q` is part of name, description or tags."""
        call = operations.list_templates(
            scope=scope,
            category=listed(category),
            tag=tag,
            q=q,
            limit=limit,
            cursor=cursor,
        )
        return (yield from self._send(call))

    def _create(
        self,
        name: str,
        config: ConfigLike,
        *,
        description: Optional[str] = None,
        category: Optional[CategoryLike] = None,
        tags: Optional[Sequence[str]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Flow[m.Template]:
        """Keep a way of drawing: `config` may name style, palette, size, aspect_ratio, format, language and sections."""
        body = given(name=name, config=config, description=description, category=category, tags=tags)
        return (
            yield from self._send(operations.create_template(body=body, idempotency_key=idempotency_key or new_key()))
        )

    def _get(self, id: str) -> Flow[m.Template]:
        return (yield from self._send(operations.get_template(id=id)))

    def _replace(
        self,
        id: str,
        name: str,
        config: ConfigLike,
        *,
        description: Optional[str] = None,
        category: Optional[CategoryLike] = None,
        tags: Optional[Sequence[str]] = None,
    ) -> Flow[m.Template]:
        """Everything anew: what is left out has its default afterwards."""
        body = given(name=name, config=config, description=description, category=category, tags=tags)
        return (yield from self._send(operations.replace_template(id=id, body=body)))

    def _delete(self, id: str) -> Flow[None]:
        """Generations that were made with it stay as they are."""
        return (yield from self._send(operations.delete_template(id=id)))


class Templates(TemplateFlows):
    """`client.templates` of InfoGraphix; needs a key with the scope `templates:read`, and `templates:write` to change them."""

    list, list_async = blocking(TemplateFlows._list), awaiting(TemplateFlows._list)
    create, create_async = blocking(TemplateFlows._create), awaiting(TemplateFlows._create)
    get, get_async = blocking(TemplateFlows._get), awaiting(TemplateFlows._get)
    replace, replace_async = blocking(TemplateFlows._replace), awaiting(TemplateFlows._replace)
    delete, delete_async = blocking(TemplateFlows._delete), awaiting(TemplateFlows._delete)


class AsyncTemplates(TemplateFlows):
    """`client.templates` of AsyncInfoGraphix."""

    list = awaiting(TemplateFlows._list)
    create = awaiting(TemplateFlows._create)
    get = awaiting(TemplateFlows._get)
    replace = awaiting(TemplateFlows._replace)
    delete = awaiting(TemplateFlows._delete)
