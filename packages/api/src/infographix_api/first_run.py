"""What `serve` does before anything runs: tables brought up to date, a local account, its first API key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from infographix_api.accounts import scopes, service
from infographix_api.api_keys import service as api_keys
from infographix_api.db.migrate import migrate
from infographix_api.db.session import Database
from infographix_api.jobs import LocalQueue
from infographix_api.settings import Settings


def prepare(settings: Settings, *, new_key: bool) -> str | None:
    """The secret of the key that was made; None when there was one and no other is wanted."""
    with database_of(settings) as database:
        migrate(database)
        with database.transaction() as session:
            account = service.account_of(session)
            if api_keys.has_any(session, account.id) and not new_key:
                return None
            return api_keys.make(session, account.id, name="made by serve", may=scopes.OWNER).secret


@contextmanager
def database_of(settings: Settings) -> Iterator[Database]:
    """For work that wakes nobody."""
    database = Database(settings.database_url, LocalQueue())
    try:
        yield database
    finally:
        database.close()
