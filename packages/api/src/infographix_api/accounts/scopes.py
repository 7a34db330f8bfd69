"""What a key or token may do. The names are the spec's; which of them go together is decided here."""

from __future__ import annotations

from collections.abc import Iterable

from infographix_api import wire

DRAWING = (wire.Scope.GENERATE_READ, wire.Scope.GENERATE_WRITE)
"""What a key may do unless somebody says otherwise."""

OWNER = tuple(scope for scope in wire.Scope if scope is not wire.Scope.ADMIN)
"""What somebody may do with their own account; only the operator makes keys with `admin`."""


def in_order(chosen: Iterable[str]) -> list[str]:
    """Each once, in the order of the spec, so that equal sets look equal."""
    wanted = set(chosen)
    return [scope.value for scope in wire.Scope if scope in wanted]
