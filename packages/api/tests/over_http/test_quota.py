"""The daily quota through HTTP, on both databases: what is charged, what is given back, and that nobody gets one too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from over_http.conftest import Api

from infographix_api import clock

Headers = dict[str, str]


def post(api: Api, caller: Headers, **headers: str) -> Any:
    return api.client.post("/api/v1/generate", json={"topic": "Climate", "size": "1K"}, headers={**caller, **headers})


def cancel(api: Api, caller: Headers, generation_id: str) -> None:
    api.client.delete(f"/api/v1/generate/{generation_id}", headers=caller)


def left(api: Api, caller: Headers) -> int:
    """As the next refusal or charge sees it, not as remembered for headers."""
    return int(post(api, caller).headers["x-quota-remaining"]) + 1


def books(api: Api) -> list[tuple[int, int]]:
    """(counter, entries of the ledger that were not given back) of every account and day."""
    return api.rows(
        "SELECT d.used, (SELECT count(*) FROM quota_entries e WHERE e.account_id = d.account_id AND e.day = d.day"
        " AND e.refunded_at IS NULL) FROM quota_days d ORDER BY d.day"
    )


def told(api: Api) -> Counter[str]:
    return Counter(row[0] for row in api.rows("SELECT type FROM events WHERE type LIKE 'quota.%'"))


@contextmanager
def just_before_midnight() -> Iterator[None]:
    now = clock.now()
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
    with clock.moved(midnight - now - timedelta(minutes=1)):
        yield


def test_spent_quota_is_refused_until_midnight(api: Api) -> None:
    caller = api.customer(generations_per_day=3)
    assert [post(api, caller).headers["x-quota-remaining"] for _ in range(3)] == ["2", "1", "0"]
    with just_before_midnight():
        caller = api.customer(generations_per_day=1)
        post(api, caller)
        refused = post(api, caller)
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (429, "quota-exceeded")
    assert problem["violated-policies"] == ["daily-generations"]
    assert problem["detail"] == "The daily quota of 1 generations is used up; it resets at 00:00 UTC."
    assert refused.headers["x-should-retry"] == "false"
    assert 50 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["x-quota-remaining"] == "0"


def test_exactly_fifty_of_three_hundred_at_once(api: Api) -> None:
    caller = api.customer(generations_per_day=50)
    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda _: post(api, caller), range(300)))
    assert Counter(answer.status_code for answer in answers) == {202: 50, 429: 250}
    assert books(api) == [(50, 50)]
    assert told(api) == {"quota.warning": 1, "quota.exceeded": 1}
    assert len(api.queue.waiting) == 50


def test_the_last_one_goes_to_one_of_a_hundred(api: Api) -> None:
    caller = api.customer(generations_per_day=3)
    made = [post(api, caller).json()["id"] for _ in range(3)]
    cancel(api, caller, made[0])
    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda _: post(api, caller), range(100)))
    assert Counter(answer.status_code for answer in answers) == {202: 1, 429: 99}
    assert books(api) == [(3, 3)]


def test_warning_comes_at_four_fifths_once_a_day(api: Api) -> None:
    caller = api.customer(generations_per_day=5)
    for _ in range(3):
        post(api, caller)
    assert told(api) == {}
    fourth = post(api, caller).json()["id"]
    cancel(api, caller, fourth)
    post(api, caller)
    assert told(api) == {"quota.warning": 1}
    with clock.moved(timedelta(days=1)):
        for _ in range(6):
            post(api, caller)
    assert told(api) == {"quota.warning": 2, "quota.exceeded": 1}
    ((data,),) = api.rows("SELECT data FROM events WHERE type = 'quota.exceeded'")
    assert '"used": 5' in data if isinstance(data, str) else data["used"] == 5


def test_canceled_before_work_began_is_given_back_once(api: Api) -> None:
    caller = api.customer(generations_per_day=5)
    made = post(api, caller).json()["id"]
    for _ in range(3):
        cancel(api, caller, made)
    assert books(api) == [(0, 0)]
    assert left(api, caller) == 5


def test_canceled_while_it_is_drawn_stays_charged(api: Api) -> None:
    from infographix_api.generations import service

    caller = api.customer(generations_per_day=5)
    made = post(api, caller).json()["id"]
    with api.workshop.database.transaction() as session:
        service.claim(session, made, lease_s=15, max_attempts=3)
    cancel(api, caller, made)
    assert books(api) == [(1, 1)]


def test_failure_of_ours_is_given_back(api: Api) -> None:
    caller = api.customer(generations_per_day=5)
    body = {"topic": "Climate", "deadline_seconds": 1}
    api.client.post("/api/v1/generate", json=body, headers=caller)
    assert books(api) == [(1, 1)]
    with clock.moved(timedelta(seconds=5)):
        api.draw()
    assert books(api) == [(0, 0)]


def test_failure_of_the_input_stays_charged(api: Api) -> None:
    caller = api.customer(generations_per_day=5)
    body = {"source": {"type": "markdown", "text": "<!-- a -->"}}
    made = api.client.post("/api/v1/generate", json=body, headers=caller).json()["id"]
    api.draw()
    found = api.client.get(f"/api/v1/generate/{made}", headers=caller).json()
    assert (found["status"], found["error"]["code"]) == ("failed", "no_data")
    assert books(api) == [(1, 1)]


def test_refused_request_is_not_charged(api: Api) -> None:
    caller = api.customer(generations_per_day=5)
    answer = api.client.post("/api/v1/generate", json={"topic": ""}, headers=caller)
    assert answer.status_code == 422
    assert answer.headers["x-quota-remaining"] == "5"
    assert books(api) == []


def test_replay_is_not_charged(api: Api) -> None:
    caller = api.customer(generations_per_day=5)
    answers = [post(api, caller, **{"Idempotency-Key": "a"}) for _ in range(3)]
    assert answers[2].headers["idempotency-replayed"] == "true"
    assert books(api) == [(1, 1)]


def test_test_key_draws_for_free(api: Api) -> None:
    caller = api.customer(mode="test", generations_per_day=0)
    answer = post(api, caller)
    assert (answer.status_code, answer.json()["livemode"]) == (202, False)
    assert "x-quota-limit" not in answer.headers
    assert books(api) == []


def test_quota_of_none_is_refused_and_told_once(api: Api) -> None:
    caller = api.customer(generations_per_day=0)
    assert {post(api, caller).status_code for _ in range(3)} == {429}
    assert told(api) == {"quota.exceeded": 1}


def test_refund_after_midnight_goes_to_the_day_of_the_charge(api: Api) -> None:
    caller = api.customer(generations_per_day=2)
    with just_before_midnight():
        made = [post(api, caller).json()["id"] for _ in range(2)]
        assert post(api, caller).status_code == 429
        with clock.moved(timedelta(minutes=2)):
            assert post(api, caller).headers["x-quota-remaining"] == "1"
            cancel(api, caller, made[0])
            assert post(api, caller).headers["x-quota-remaining"] == "0"
            assert post(api, caller).status_code == 429
    assert books(api) == [(1, 1), (2, 2)]


@pytest.mark.parametrize("account", ["a", "b"])
def test_accounts_do_not_share_a_quota(api: Api, account: str) -> None:
    first, second = api.customer(generations_per_day=1), api.customer(generations_per_day=1)
    assert [post(api, caller).status_code for caller in (first, second, first)] == [202, 202, 429]
