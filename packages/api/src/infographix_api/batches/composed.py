"""Items of a request as columns of their generations: defaults filled in, every fault found before anything starts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import UNSET

from infographix_api import wire
from infographix_api.errors import FieldError, ValidationFailed, unusable
from infographix_api.generations import requested

_MOST_TOLD = 20

Preset = Callable[[str | None], Mapping[str, Any] | None]
"""The config of a template; raises ValidationFailed when there is none such."""


CheckUpload = Callable[[str | None], None]
"""Raises ValidationFailed when there is no upload with this id."""


def items(
    wanted: wire.CreateBatchRequest, now: datetime, preset: Preset, check_upload: CheckUpload
) -> list[dict[str, Any]]:
    """Raises ValidationFailed that points at what cannot be used in any item."""
    faults = list(_repeated(wanted.items))
    found = []
    for position, item in enumerate(wanted.items):
        try:
            whole = whole_request(item, wanted.defaults)
            columns = requested.columns(whole, now, preset(whole.template_id or None))
            check_upload(requested.upload_id(whole))
        except ValidationFailed as error:
            faults += [FieldError(f"/items/{position}{e.pointer}", e.code, e.detail) for e in error.errors]
            continue
        found.append({**columns, "position": position, "custom_id": item.custom_id or None})
    if faults:
        raise unusable(*faults[:_MOST_TOLD])
    return found


def _repeated(given: Sequence[wire.BatchItemRequest]) -> Iterator[FieldError]:
    first: dict[str, int] = {}
    for position, item in enumerate(given):
        if item.custom_id is UNSET:
            continue
        before = first.setdefault(item.custom_id, position)
        if before != position:
            detail = f"Item {before} has this custom_id already; give each its own."
            yield FieldError(f"/items/{position}/custom_id", "duplicate", detail)


def template_uses(wanted: wire.CreateBatchRequest) -> Counter[str]:
    """How many items each template is for."""
    named = (whole_request(item, wanted.defaults).template_id for item in wanted.items)
    return Counter(template_id for template_id in named if template_id)


def whole_request(
    item: wire.BatchItemRequest, defaults: wire.BatchDefaults | msgspec.UnsetType
) -> wire.GenerateRequest:
    """The single request that this item stands for."""
    own = {name: value for name, value in _given(item).items() if name != "custom_id"}
    return wire.GenerateRequest(**{**(_given(defaults) if defaults is not UNSET else {}), **own})


def _given(struct: msgspec.Struct) -> dict[str, Any]:
    members = {name: getattr(struct, name) for name in struct.__struct_fields__}
    return {name: value for name, value in members.items() if value is not UNSET}
