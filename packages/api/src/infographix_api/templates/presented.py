"""A template as callers see it."""

from __future__ import annotations

import msgspec

from infographix_api import wire
from infographix_api.templates.builtin import Builtin
from infographix_api.templates.service import AnyTemplate
from infographix_api.thumbnails import address
from infographix_api.web import caching


def to_wire(template: AnyTemplate, use_count: int, public_url: str) -> wire.Template:
    config = template.config
    palette = config["palette"]
    return wire.Template(
        id=template.id,
        name=template.name,
        description=template.description,
        category=wire.TemplateCategory(template.category) if template.category else None,
        tags=list(template.tags),
        builtin=isinstance(template, Builtin),
        config=wire.TemplateConfig(
            style=wire.Style(config["style"]),
            palette=wire.Palette(palette) if isinstance(palette, str) else wire.CustomPalette(colors=palette),
            size=wire.Size(config["size"]),
            aspect_ratio=wire.AspectRatio(config["aspect_ratio"]),
            format=wire.Format(config["format"]),
            language=config["language"],
            sections=config["sections"],
        ),
        thumbnail_url=_thumbnail(template, public_url),
        use_count=use_count,
        created_at=template.created_at,
        updated_at=template.updated_at,
    )


def _thumbnail(template: AnyTemplate, public_url: str) -> str | None:
    if isinstance(template, Builtin):
        return address.url(public_url, "template", template.id.removeprefix("tpl_"))
    return address.url(public_url, "style", template.config["style"])


def etag(template: AnyTemplate) -> str:
    """Of all but the count of uses: or a picture drawn meanwhile would look like somebody else's change."""
    return caching.etag(msgspec.json.encode(to_wire(template, 0, "")))
