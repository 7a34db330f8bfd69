"""An account as callers see it."""

from __future__ import annotations

from infographix_api import wire
from infographix_api.db.tables import Account


def to_wire(account: Account) -> wire.Account:
    return wire.Account(
        id=account.id,
        email=account.email,
        name=account.name,
        status=wire.AccountStatus(account.status),
        erase_at=account.erase_at,
        created_at=account.created_at,
        updated_at=account.updated_at,
    )
