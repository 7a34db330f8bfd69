"""The commands that run the platform or its parts, and make API keys."""

from __future__ import annotations

import argparse
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy.orm import Session

from infographix_api import (
    clock,
    embedded,
    first_run,
    http_server,
    listening,
    settings,
    state_folder,
    supervisor,
    worker,
)
from infographix_api.accounts import queries as accounts
from infographix_api.accounts import scopes, service
from infographix_api.api_keys import service as api_keys
from infographix_api.auth import passwords, signing_keys
from infographix_api.auth import service as sessions
from infographix_api.cli.refusal import Refusal
from infographix_api.db.migrate import migrate as bring_up_to_date
from infographix_api.db.tables import Account
from infographix_api.erasure import service as erasure
from infographix_api.errors import Unavailable
from infographix_api.limits import tiers
from infographix_api.settings import Settings, SettingsError


def serve(arguments: argparse.Namespace) -> None:
    options = supervisor.ServeOptions(
        state=arguments.state,
        host=arguments.host,
        port=arguments.port,
        workers=arguments.workers,
        ready_file=arguments.ready_file,
        new_key=arguments.new_key,
        verbose=arguments.verbose,
    )
    with _refusals():
        supervisor.serve(options)


def serve_api(arguments: argparse.Namespace) -> None:
    with _refusals():
        http_server.run(_settings(arguments), host=arguments.host, port=arguments.port, fd=arguments.fd)


def work(arguments: argparse.Namespace) -> None:
    with _refusals():
        worker.work(_settings(arguments))


def migrate(arguments: argparse.Namespace) -> None:
    with _refusals(), first_run.database_of(_settings(arguments)) as database:
        bring_up_to_date(database)
        print(f"{database.engine.dialect.name} database is up to date")


def create_key(arguments: argparse.Namespace) -> None:
    days = arguments.expires_in_days
    with _refusals(), first_run.database_of(found := _settings(arguments)) as database:
        bring_up_to_date(database)
        email, tier = arguments.account or service.LOCAL_EMAIL, found.default_tier
        with database.transaction() as session:
            account = service.account_of(session, email, tier=tiers.LOCAL if email == service.LOCAL_EMAIL else tier)
            expires_at = None if days is None else clock.now() + timedelta(days=days)
            key = api_keys.make(
                session,
                account.id,
                name=arguments.name,
                mode=arguments.mode,
                may=arguments.scope or scopes.DRAWING,
                expires_at=expires_at,
            )
    print(key.secret)


def reset_password(arguments: argparse.Namespace) -> None:
    password = secrets.token_urlsafe(12)
    with _refusals(), first_run.database_of(_settings(arguments)) as database:
        bring_up_to_date(database)
        with database.transaction() as session:
            account = _account(session, arguments.email)
            sessions.set_password(session, account, passwords.hashed_now(password), by=None)
    print(password)


def restore_account(arguments: argparse.Namespace) -> None:
    with _refusals(), first_run.database_of(_settings(arguments)) as database:
        bring_up_to_date(database)
        with database.transaction() as session:
            erasure.restore(session, _account(session, arguments.email))
    print(f"{arguments.email} is active")


def _account(session: Session, email: str) -> Account:
    if (account := accounts.find_by_email(session, service.normal_email(email))) is None:
        raise Refusal("not_found", f"There is no account {email}. Check the address.", exit_code=2)
    return account


def rotate_signing_key(arguments: argparse.Namespace) -> None:
    found = _settings(arguments)
    with _refusals(), first_run.database_of(found) as database:
        bring_up_to_date(database)
        with database.transaction() as session:
            begins_at = signing_keys.rotate(session, found.secret_key, at_once=arguments.at_once)
    print(f"the new key signs from {begins_at:%Y-%m-%dT%H:%M:%SZ}")


def _settings(arguments: argparse.Namespace) -> Settings:
    return settings.from_env({**os.environ, "INFOGRAPHIX_STATE": str(arguments.state)})


@contextmanager
def _refusals() -> Iterator[None]:
    """What these commands run into, with a code."""
    try:
        yield
    except SettingsError as error:
        raise Refusal("invalid_setting", str(error), exit_code=2) from error
    except supervisor.CannotServe as error:
        raise Refusal("cannot_serve", str(error)) from error
    except listening.CannotListen as error:
        raise Refusal("cannot_listen", str(error)) from error
    except state_folder.StateLocked as error:
        raise Refusal("state_locked", str(error)) from error
    except embedded.NoValkey as error:
        raise Refusal("no_valkey", str(error)) from error
    except Unavailable as error:
        raise Refusal("unavailable", f"{error.detail} ({error.__cause__})") from error
