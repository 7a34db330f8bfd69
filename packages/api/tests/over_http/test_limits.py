"""Rate limits through HTTP: who is counted with whom, what is charged, and what every answer tells."""

from __future__ import annotations

import asyncio
import re
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from over_http.conftest import Api
from over_http.signing_in import bearer, signed_in

from infographix_api import first_run, settings
from infographix_api.app import create_app
from infographix_api.jobs import LocalQueue

UNKNOWN = "/api/v1/generate/gen_01jx5m2v7q8r9s0t1u2v3w4x5y"
DISTINCT_ENOUGH_S = 1.5


@pytest.fixture
def strangers() -> str:
    """As installed."""
    return ""


def get(api: Api, path: str, caller: dict[str, str], **headers: str) -> Any:
    return api.client.get(path, headers={**caller, **headers})


def post(api: Api, caller: dict[str, str], **body: object) -> Any:
    return api.client.post("/api/v1/generate", json={"topic": "Climate", **body}, headers=caller)


def test_every_answer_tells_the_tightest_limit_and_the_quota(api: Api) -> None:
    pro = api.customer("pro")
    headers = post(api, pro).headers
    assert headers["x-ratelimit-limit"] == "30"
    assert headers["x-ratelimit-remaining"] == "29"
    assert int(headers["x-ratelimit-reset"]) - time.time() <= 2 + DISTINCT_ENOUGH_S
    assert (
        headers["ratelimit-policy"] == '"requests";q=60;w=60, "generate";q=30;w=60, "daily-generations";q=500;w=86400'
    )
    assert re.fullmatch(r'"requests";r=59;t=[01], "generate";r=29;t=[12]', headers["ratelimit"])
    assert (headers["x-quota-limit"], headers["x-quota-remaining"]) == ("500", "499")
    assert int(headers["x-quota-reset"]) % 86_400 == 0
    assert headers["x-quota-reset"] == get(api, "/api/v1/styles", pro).headers["x-quota-reset"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/v1/styles", 200), (UNKNOWN, 404), ("/api/v1/nothing", 404), ("/api/v1/styles?page=1", 400)],
)
def test_errors_tell_them_too(api: Api, path: str, status: int) -> None:
    answer = get(api, path, api.customer("pro"))
    assert answer.status_code == status
    assert "x-ratelimit-remaining" in answer.headers


def test_unlimited_quota_is_left_out(api: Api) -> None:
    answer = post(api, api.customer("enterprise"))
    assert not [name for name in answer.headers if name.startswith("x-quota")]
    assert "daily-generations" not in answer.headers["ratelimit-policy"]


def test_eleventh_request_of_a_free_account_is_refused_with_the_way_out(api: Api) -> None:
    free = api.customer("free")
    assert {get(api, UNKNOWN, free).status_code for _ in range(10)} == {404}
    refused = get(api, UNKNOWN, free)
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (429, "rate-limited")
    assert problem["violated-policies"] == ["requests"]
    assert problem["detail"].startswith("Too many requests: 10 `requests` a minute are allowed.")
    assert 1 <= int(refused.headers["retry-after"]) <= 6
    assert refused.headers["ratelimit"] == f'"requests";r=0;t={refused.headers["retry-after"]}'
    assert refused.headers["x-should-retry"] == "true"
    assert refused.headers["x-ratelimit-remaining"] == "0"
    assert get(api, UNKNOWN, api.customer("free")).status_code == 404


def test_class_that_is_spent_refuses_and_costs_no_request(api: Api) -> None:
    free = api.customer("free", generations_per_day=100, requests_per_minute=10)
    answers = [post(api, free, style="no such style") for _ in range(7)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429] * 2
    assert answers[-1].json()["violated-policies"] == ["generate"]
    assert get(api, UNKNOWN, free).headers["x-ratelimit-remaining"] == "4"


def test_what_has_not_changed_costs_nothing(api: Api) -> None:
    free = api.customer("free")
    first = get(api, "/api/v1/styles", free)
    for _ in range(30):
        again = get(api, "/api/v1/styles", free, **{"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        assert again.headers["x-ratelimit-remaining"] == first.headers["x-ratelimit-remaining"]


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/openapi.json", "/problems/gone"])
def test_health_and_description_are_free(api: Api, path: str) -> None:
    answers = [api.client.get(path) for _ in range(70)]
    assert {answer.status_code for answer in answers} == {200}
    assert "x-ratelimit-limit" not in answers[0].headers


def test_strangers_are_counted_by_address(api: Api) -> None:
    answers = [api.client.get("/api/v1/styles") for _ in range(70)]
    assert {answer.status_code for answer in answers[:60]} == {200}
    assert answers[-1].status_code == 429  # nine come back only after nine seconds
    assert answers[0].headers["x-ratelimit-limit"] == "60"
    assert get(api, "/api/v1/styles", api.customer("free")).status_code == 200


def test_guessing_keys_is_slowed_down(api: Api) -> None:
    answers = [get(api, UNKNOWN, {"Authorization": f"Bearer guess{n}"}) for n in range(70)]
    assert {answer.status_code for answer in answers[:60]} == {401}
    assert answers[-1].status_code == 429
    assert get(api, UNKNOWN, api.auth).status_code == 404


def test_attempts_to_sign_in_have_a_narrow_limit_of_their_own(api: Api) -> None:
    wrong = {"email": "ada@example.org", "password": "correct horse"}
    answers = [api.client.post("/api/v1/auth/token", json=wrong) for _ in range(11)]
    assert [answer.status_code for answer in answers][-1] == 429
    assert answers[-1].json()["violated-policies"] == ["sign_in"]
    assert api.client.get("/api/v1/styles").status_code == 200


def test_browser_session_has_a_bucket_of_its_own(api: Api) -> None:
    session = bearer(signed_in(api)["access_token"])
    looked = get(api, UNKNOWN, session)
    assert looked.headers["ratelimit-policy"].startswith('"session";q=120;w=60')
    assert looked.headers["x-ratelimit-remaining"] == "119"
    drawn = post(api, session)
    assert drawn.headers["ratelimit-policy"].startswith('"requests";q=10;w=60, "generate";q=5;w=60')
    assert drawn.headers["x-quota-limit"] == "25"


def test_known_caller_of_a_public_address_is_counted_by_account_and_must_be_known(api: Api) -> None:
    assert get(api, "/api/v1/styles", api.customer("pro")).headers["x-ratelimit-limit"] == "60"
    assert get(api, "/api/v1/styles", {"Authorization": "Bearer nobody"}).status_code == 401


def test_picture_by_its_signed_address_has_a_wide_limit_of_its_own(api: Api) -> None:
    path = api.completed()["result"]["url"].replace("http://127.0.0.1:8000", "")
    assert api.client.get(path).headers["ratelimit-policy"] == '"pictures";q=600;w=60'


def test_third_unfinished_generation_of_a_free_account_has_to_wait(api: Api) -> None:
    free = api.customer("free")
    made = [post(api, free) for _ in range(2)]
    refused = post(api, free)
    assert (refused.status_code, refused.json()["code"]) == (429, "concurrency-limited")
    assert refused.json()["violated-policies"] == ["concurrency"]
    assert (refused.headers["retry-after"], refused.headers["x-should-retry"]) == ("1", "true")
    assert refused.headers["x-quota-remaining"] == "23"
    api.client.delete(f"/api/v1/generate/{made[0].json()['id']}", headers=free)
    assert post(api, free).status_code == 202


def test_preflight_of_a_browser_is_free(api: Api) -> None:
    headers = {"Origin": "https://app.example.org", "Access-Control-Request-Method": "GET"}
    answers = [api.client.options("/api/v1/styles", headers=headers) for _ in range(70)]
    assert {answer.status_code for answer in answers} == {204}
    exposed = api.client.get("/api/v1/styles", headers=headers).headers["access-control-expose-headers"]
    assert {"X-RateLimit-Remaining", "RateLimit", "RateLimit-Policy", "Retry-After"} <= set(exposed.split(", "))


def test_a_subscriber_of_ipv6_is_one_address(tmp_path: Path) -> None:
    found = settings.from_env({"INFOGRAPHIX_STATE": str(tmp_path)})
    first_run.prepare(found, new_key=True)
    app = create_app(found, queue=LocalQueue())

    async def left(address: str) -> int:
        transport = httpx.ASGITransport(app, client=(address, 1))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return int((await client.get("/api/v1/styles")).headers["x-ratelimit-remaining"])

    async def all_of(*addresses: str) -> list[int]:
        return [await left(address) for address in addresses]

    assert asyncio.run(all_of("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")) == [59, 58, 59]
    assert asyncio.run(all_of("192.0.2.1", "::ffff:192.0.2.1", "192.0.2.2")) == [59, 58, 59]
