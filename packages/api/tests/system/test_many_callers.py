"""Two API processes and many callers at once: limits, quotas and keys hold as if there were one, and what is kept of it all
holds no secret.
"""

from __future__ import annotations

import itertools
import os
import socket
import subprocess
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
import redis
from limits.conftest import ValkeyProcess
from system.conftest import new_database
from system.served import PATIENCE_S, eventually
from system.test_outages import booked

from infographix_api import first_run, settings, wire
from infographix_api.accounts import scopes
from infographix_api.accounts import service as accounts
from infographix_api.api_keys import service as api_keys

SECRETS = {"SECRET_KEY": "canary-that-signs-and-encrypts-0123456789", "METRICS_TOKEN": "canary-that-opens-metrics"}
PASSWORD = "canary battery staple"
TIERS = """
[anonymous]
sign_in_per_minute = 1000
[few]
requests_per_minute = 300
generate_per_minute = 300
batch_per_minute = 10
test_per_minute = 10
batch_size = 5
generations_per_day = 50
burst = 10
"""
AT_ONCE = 16


@dataclass
class Several:
    """Two API processes on one database and one Redis; nobody draws."""

    environment: dict[str, str]
    folder: Path
    clients: list[httpx.Client]
    secrets: list[str] = field(default_factory=lambda: [PASSWORD, *SECRETS.values()])

    def key(self, *may: wire.Scope, email: str = "ada@example.org") -> dict[str, str]:
        """The header of a new one."""
        with first_run.database_of(settings.from_env(self.environment)) as database, database.transaction() as session:
            account = accounts.account_of(session, email, tier="few")
            made = api_keys.make(session, account.id, name="k", may=may or scopes.DRAWING).secret
        self.secrets.append(made)
        return {"Authorization": f"Bearer {made}"}

    def given_out_alone(self, capacity: int) -> int:
        """How many more may be admitted where a busy machine let Redis be too late: all processes together a bucket of their own."""
        return capacity if "Redis is away" in (self.folder / "log").read_text() else 0

    def at_once(self, count: int, method: str, path: str, **sent: Any) -> list[httpx.Response]:
        """The same request many times, by turns to each process."""
        turns = itertools.islice(itertools.cycle(self.clients), count)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(lambda client: client.request(method, f"/api/v1{path}", **sent), turns))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def several(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Several]:
    folder = tmp_path_factory.mktemp("several")
    (folder / "tiers.toml").write_text(TIERS)
    with ValkeyProcess(folder) as redis_url, ExitStack() as stack:
        given = {"INFOGRAPHIX_STATE": str(folder / "state"), "TIERS_FILE": str(folder / "tiers.toml")}
        given |= {"REDIS_URL": redis_url, "DEFAULT_TIER": "few", "LOG_LEVEL": "debug", "API_PROCESSES": "2"}
        environment = os.environ | given | SECRETS
        sqlite = f"sqlite:///{folder / 'state' / 'db'}"
        on_postgres = request.param == "postgresql"
        environment["DATABASE_URL"] = new_database(request.getfixturevalue("postgres")) if on_postgres else sqlite
        (folder / "state").mkdir()
        first_run.prepare(settings.from_env(environment), new_key=False)
        log = stack.enter_context((folder / "log").open("w"))
        made = Several(environment, folder, [])
        for _ in range(2):
            listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            number = listener.fileno()
            command = [sys.executable, "-m", "infographix_api", "api", "--fd", str(number)]
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, pass_fds=(number,))
            stack.callback(stack.enter_context(process).terminate)
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            made.clients.append(stack.enter_context(httpx.Client(base_url=url, timeout=PATIENCE_S)))
        yield made


def test_bucket_and_quota_are_shared_and_one_key_is_one_effect(several: Several) -> None:
    caller, topic = several.key(), {"topic": "Tides", "size": "1K"}
    began = time.monotonic()
    answers = several.at_once(140, "POST", "/batch", headers=caller, json={})
    admitted = sum(answer.status_code == 422 for answer in answers)
    refilled = 1 + (time.monotonic() - began) / 6
    assert 100 <= admitted <= 100 + refilled + several.given_out_alone(100)
    assert {answer.json()["code"] for answer in answers if answer.status_code != 422} == {"rate-limited"}

    once = several.at_once(20, "POST", "/generate", headers={**caller, "Idempotency-Key": "once"}, json=topic)
    assert {answer.status_code for answer in once} <= {202, 409}
    assert len({answer.json()["id"] for answer in once if answer.status_code == 202}) == 1

    answers = several.at_once(100, "POST", "/generate", headers=caller, json=topic)
    assert Counter(answer.status_code for answer in answers) == {202: 49, 429: 51}
    assert booked(several.environment["DATABASE_URL"]) == (50, 50, 50)


def test_revoked_key_is_refused_by_every_process(several: Several) -> None:
    caller = several.key(wire.Scope.KEYS_WRITE)
    (made, *_) = several.at_once(1, "GET", "/api-keys", headers=caller)
    assert {answer.status_code for answer in several.at_once(4, "GET", "/api-keys", headers=caller)} == {200}
    newest = made.json()["data"][0]["id"]
    assert several.clients[0].delete(f"/api/v1/api-keys/{newest}", headers=caller).status_code == 204

    def is_gone() -> bool:
        return {answer.status_code for answer in several.at_once(4, "GET", "/api-keys", headers=caller)} == {401}

    eventually("both processes to refuse the key", is_gone)


def test_refreshing_at_both_processes_makes_one_successor(several: Several) -> None:
    answers = refreshed(several, "eve@example.org")
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1
    signed_in = {"Authorization": f"Bearer {answers[0].json()['access_token']}"}
    for answer in several.at_once(2, "GET", "/account", headers=signed_in):
        assert answer.json()["email"] == "eve@example.org"


def refreshed(several: Several, email: str) -> list[httpx.Response]:
    """Somebody signs up at one process and in at the other, and refreshes at both at once."""
    credentials = {"email": email, "password": PASSWORD}
    several.clients[0].post("/api/v1/auth/signup", json=credentials)
    tokens = several.clients[1].post("/api/v1/auth/token", json=credentials).json()
    answers = several.at_once(20, "POST", "/auth/refresh", json={"refresh_token": tokens["refresh_token"]})
    found = [tokens, *(answer.json() for answer in answers)]
    several.secrets += [each[kind] for each in found for kind in ("access_token", "refresh_token")]
    return answers


def test_no_secret_is_in_logs_files_redis_or_the_database(several: Several) -> None:
    refreshed(several, "fay@example.org")
    caller = several.key(wire.Scope.GENERATE_WRITE, wire.Scope.KEYS_WRITE, email="fay@example.org")
    body = {"topic": "Tides", "size": "1K", "metadata": {"a": "b"}}
    several.at_once(2, "POST", "/generate", headers={**caller, "Idempotency-Key": "k"}, json=body)
    made = several.at_once(2, "POST", "/api-keys", headers=caller, json={"name": "k", "scopes": ["generate:write"]})
    several.secrets += [answer.json()["secret"] for answer in made]
    several.at_once(2, "GET", "/nothing", headers={"Authorization": f"Basic {several.secrets[-1]}"})
    several.at_once(2, "POST", "/auth/token", json={"email": "fay@example.org", "password": several.secrets[-1]})
    several.at_once(1, "GET", f"/generate/gen_unknown1?key={several.secrets[-1]}", headers=caller)
    kept = {
        "redis": b"\n".join(in_redis(several.environment["REDIS_URL"])),
        "log": (several.folder / "log").read_bytes(),
    }
    kept |= {str(path): path.read_bytes() for path in (several.folder / "state").rglob("*") if path.is_file()}
    if several.environment["DATABASE_URL"].startswith("postgresql"):
        kept["database"] = dumped(several.environment["DATABASE_URL"])
        assert b"fay@example.org" in kept["database"]
    assert b"run_generation" in kept["redis"]
    assert b'"logger"' in kept["log"]
    assert len(several.secrets) > 30
    for place, content in kept.items():
        for secret in several.secrets:
            assert secret.encode() not in content, place
            assert secret.encode().hex().encode() not in content, place


def in_redis(url: str) -> Iterator[bytes]:
    """Every key and value, unpacked where RQ packs it."""
    readers = {
        b"string": lambda found, key: [found.get(key)],
        b"hash": lambda found, key: itertools.chain(*found.hgetall(key).items()),
        b"list": lambda found, key: found.lrange(key, 0, -1),
        b"set": lambda found, key: found.smembers(key),
        b"zset": lambda found, key: found.zrange(key, 0, -1),
    }
    with redis.Redis.from_url(url) as found:
        for key in found.scan_iter():
            yield key
            for value in readers[found.type(key)](found, key):
                yield value
                with suppress(zlib.error):
                    yield zlib.decompress(value)


def dumped(url: str) -> bytes:
    """Every row of every table, as PostgreSQL writes them."""
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        pieces = []
        for (table,) in tables:
            with connection.cursor().copy(f'COPY "{table}" TO STDOUT') as rows:  # type: ignore[arg-type]
                pieces += [bytes(row) for row in rows]
    return b"".join(pieces)
