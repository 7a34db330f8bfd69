"""API keys through HTTP: made, narrowed, rotated and revoked, and everything that must not be possible with them."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from over_http.conftest import Api
from sqlalchemy import text

from infographix_api import clock

KEYS = "/api/v1/api-keys"
OWN = [
    "generate:read", "generate:write", "templates:read", "templates:write", "webhooks:read", "webhooks:write",
    "account:read", "account:write", "keys:write",
]  # fmt: skip


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def send(api: Api, method: str, path: str, body: object = None, /, *, key: str = "", **headers: str) -> Any:
    sent = {**bearer(key or api.key), **headers}
    return api.client.request(method, path, headers=sent, **({} if body is None else {"json": body}))


def made(api: Api, **body: object) -> dict[str, Any]:
    answer = send(api, "POST", KEYS, {"name": "a key", **body})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def works(api: Api, secret: str) -> bool:
    """Whether it may look for a generation, which is not there."""
    answer = send(api, "GET", "/api/v1/generate/gen_unknown1", key=secret)
    assert answer.status_code in {401, 404}
    return bool(answer.status_code == 404)


def test_key_is_made_with_a_secret_that_works_and_is_never_shown_again(api: Api) -> None:
    answer = send(api, "POST", KEYS, {"name": "  Nightly report ", "scopes": ["generate:write", "generate:read"]})
    key = answer.json()
    assert (answer.status_code, key["name"], key["mode"]) == (201, "Nightly report", "live")
    assert key["scopes"] == ["generate:read", "generate:write"]
    assert key["secret"].startswith(key["prefix"])
    assert key["secret"].endswith(key["last4"])
    assert answer.headers["cache-control"] == "no-store"
    assert works(api, key["secret"])
    found = send(api, "GET", answer.headers["location"])
    assert found.json() == {**key, "secret": None}
    assert found.headers["cache-control"] == "no-store"
    assert key["secret"] not in send(api, "GET", KEYS).text


def test_repeated_creation_answers_without_the_secret(api: Api) -> None:
    body = {"name": "once"}
    first = send(api, "POST", KEYS, body, **{"Idempotency-Key": "k1"})
    again = send(api, "POST", KEYS, body, **{"Idempotency-Key": "k1"})
    assert again.json() == {**first.json(), "secret": None}
    assert again.headers["idempotency-replayed"] == "true"
    assert len(send(api, "GET", KEYS).json()["data"]) == 2
    with api.workshop.database.snapshot() as session:
        stored = session.execute(text("SELECT body FROM stored_answers")).scalar_one()
    assert first.json()["secret"].encode() not in bytes(stored)


def test_test_key_makes_test_generations_and_no_live_key(api: Api) -> None:
    key = made(api, mode="test", scopes=OWN)["secret"]
    assert key.startswith("igx_test_")
    assert send(api, "POST", "/api/v1/generate", {"topic": "Tides"}, key=key).json()["livemode"] is False
    assert send(api, "POST", KEYS, {"name": "x"}, key=key).json()["code"] == "insufficient-scope"
    assert send(api, "POST", KEYS, {"name": "x", "mode": "test"}, key=key).status_code == 201


def test_nobody_hands_out_more_than_they_have(api: Api) -> None:
    wide, narrow = made(api, scopes=OWN), made(api, scopes=["keys:write", "generate:read"])
    secret = narrow["secret"]
    for method, path, body in (
        ("POST", KEYS, {"name": "x"}),
        ("POST", KEYS, {"name": "x", "scopes": ["admin"]}),
        ("PATCH", f"{KEYS}/{narrow['id']}", {"scopes": ["generate:read", "generate:write"]}),
        ("POST", f"{KEYS}/{wide['id']}/rotate", {}),
    ):
        answer = send(api, method, path, body, key=secret)
        assert (answer.status_code, answer.json()["code"]) == (403, "insufficient-scope")
    assert send(api, "POST", KEYS, {"name": "x", "scopes": ["admin"]}).status_code == 403
    assert send(api, "PATCH", f"{KEYS}/{wide['id']}", {"scopes": OWN[1:]}, key=secret).status_code == 200


def test_change_takes_hold_and_leaves_the_rest(api: Api) -> None:
    key = made(api, expires_at="2100-01-01T00:00:00Z")
    path = f"{KEYS}/{key['id']}"
    changed = send(api, "PATCH", path, {"name": "Wall"}).json()
    assert {**changed, "updated_at": key["updated_at"]} == {**key, "name": "Wall", "secret": None}
    assert send(api, "PATCH", path, {"expires_at": None}).json()["expires_at"] is None
    assert send(api, "PATCH", path, {"scopes": ["webhooks:read"]}).json()["scopes"] == ["webhooks:read"]
    answer = send(api, "GET", "/api/v1/generate/gen_unknown1", key=key["secret"])
    assert (answer.status_code, answer.json()["code"]) == (403, "insufficient-scope")
    assert 'scope="generate:read"' in answer.headers["www-authenticate"]


def test_key_expires(api: Api) -> None:
    key = made(api, expires_at=(clock.now() + timedelta(hours=1)).isoformat())
    with clock.moved(timedelta(hours=1)):
        answer = send(api, "GET", "/api/v1/generate/gen_unknown1", key=key["secret"])
    assert (answer.status_code, answer.json()["code"]) == (401, "token-expired")


def test_revoked_key_stops_within_a_second_and_for_good(api: Api) -> None:
    key = made(api)
    path = f"{KEYS}/{key['id']}"
    assert works(api, key["secret"])
    for _ in range(2):
        assert send(api, "DELETE", path).status_code == 204
    give_up_at = time.monotonic() + 60
    while works(api, key["secret"]):
        assert time.monotonic() < give_up_at
        time.sleep(0.1)
    assert send(api, "GET", path).status_code == 404
    assert send(api, "PATCH", path, {"name": "back"}).status_code == 404
    assert send(api, "POST", f"{path}/rotate", {}).status_code == 404
    assert key["id"] not in send(api, "GET", KEYS).text


def test_old_key_works_through_the_grace_and_not_longer(api: Api) -> None:
    old = made(api, expires_at="2100-01-01T00:00:00Z", scopes=["generate:read"])
    answer = send(api, "POST", f"{KEYS}/{old['id']}/rotate", {"grace_period_seconds": 600})
    new = answer.json()
    assert (answer.status_code, answer.headers["location"]) == (201, f"{KEYS}/{new['id']}")
    same = ("name", "mode", "scopes", "expires_at")
    assert {name: new[name] for name in same} == {name: old[name] for name in same}
    assert works(api, new["secret"])
    with clock.moved(timedelta(seconds=599)):
        assert works(api, old["secret"])
    time.sleep(1.1)  # what the guard remembers of it
    with clock.moved(timedelta(seconds=601)):
        assert not works(api, old["secret"])
        assert works(api, new["secret"])


def test_rotation_without_grace_ends_the_old_key_and_never_prolongs_it(api: Api) -> None:
    old = made(api, expires_at=(clock.now() + timedelta(hours=1)).isoformat())
    send(api, "POST", f"{KEYS}/{old['id']}/rotate", {"grace_period_seconds": 604800})
    assert send(api, "GET", f"{KEYS}/{old['id']}").json()["expires_at"] == old["expires_at"]
    other = made(api)
    send(api, "POST", f"{KEYS}/{other['id']}/rotate", {"grace_period_seconds": 0})
    assert not works(api, other["secret"])


def test_two_rotations_at_once_make_one_successor(api: Api) -> None:
    old = made(api)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: send(api, "POST", f"{KEYS}/{old['id']}/rotate", {}), range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    successor = next(answer.json()["id"] for answer in answers if answer.status_code == 201)
    assert all(successor in answer.json()["detail"] for answer in answers if answer.status_code == 409)


def test_pages_are_stable_while_keys_are_made(api: Api) -> None:
    ids = [made(api, name=str(n))["id"] for n in range(5)][::-1]
    seen: list[str] = []
    path: str | None = f"{KEYS}?limit=2"
    while path:
        answer = send(api, "GET", path)
        seen += [key["id"] for key in answer.json()["data"]]
        assert answer.json()["has_more"] == ("link" in answer.headers) == (answer.json()["next_cursor"] is not None)
        link = answer.headers.get("link")
        path = link.partition(">")[0][1:] if link else None
        made(api, name="late")
    assert seen[:5] == ids
    assert len(seen) == len(set(seen)) == 6


def test_unchanged_list_and_key_are_not_sent_again(api: Api) -> None:
    key = made(api)
    for path in (KEYS, f"{KEYS}/{key['id']}"):
        tag = send(api, "GET", path).headers["etag"]
        assert send(api, "GET", path, **{"If-None-Match": tag}).status_code == 304


def test_account_has_a_limited_number_of_keys(api: Api) -> None:
    for _ in range(99):
        last = made(api)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: send(api, "POST", KEYS, {"name": "one more"}), range(4)))
    assert {(a.status_code, a.json()["code"]) for a in answers} == {(409, "conflict")}
    send(api, "DELETE", f"{KEYS}/{last['id']}")
    assert made(api)["id"]


PAST = "2020-01-01T00:00:00Z"


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/name"),
        ({"name": ""}, "/name"),
        ({"name": " \t"}, "/name"),
        ({"name": "a\nb"}, "/name"),
        ({"name": "x" * 101}, "/name"),
        ({"name": 5}, "/name"),
        ({"name": "x", "mode": "prod"}, "/mode"),
        ({"name": "x", "scopes": []}, "/scopes"),
        ({"name": "x", "scopes": ["everything"]}, "/scopes/0"),
        ({"name": "x", "scopes": "generate:read"}, "/scopes"),
        ({"name": "x", "expires_at": PAST}, "/expires_at"),
        ({"name": "x", "expires_at": "2100-01-01"}, "/expires_at"),
        ({"name": "x", "expires_at": "2100-01-01T00:00:00"}, "/expires_at"),
        ({"name": "x", "account_id": "acc_other1"}, "/account_id"),
        ({"name": "x", "is_admin": True}, "/is_admin"),
        ({"name": "x", "secret": "igx_live_mine"}, "/secret"),
    ],
)
def test_unusable_creation_points_at_the_value(api: Api, body: Any, pointer: str) -> None:
    answer = send(api, "POST", KEYS, body)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed")
    assert answer.json()["errors"][0]["pointer"] == pointer


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        ("", {"name": ""}, "/name"),
        ("", {"scopes": []}, "/scopes"),
        ("", {"expires_at": PAST}, "/expires_at"),
        ("", {"mode": "test"}, "/mode"),
        ("", {"last_used_at": None}, "/last_used_at"),
        ("/rotate", {"grace_period_seconds": -1}, "/grace_period_seconds"),
        ("/rotate", {"grace_period_seconds": 604801}, "/grace_period_seconds"),
        ("/rotate", {"grace_period_seconds": 1.5}, "/grace_period_seconds"),
    ],
)
def test_unusable_change_points_at_the_value(api: Api, path: str, body: Any, pointer: str) -> None:
    key = made(api)
    answer = send(api, "POST" if path else "PATCH", f"{KEYS}/{key['id']}{path}", body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("limit=0", "invalid-parameter"),
        ("limit=101", "invalid-parameter"),
        ("limit=-1", "invalid-parameter"),
        ("limit=ten", "invalid-parameter"),
        ("limit=1000000000000000", "invalid-parameter"),
        ("limit=2&limit=3", "invalid-parameter"),
        ("page=2", "invalid-parameter"),
        ("cursor=", "invalid-cursor"),
        ("cursor=nonsense", "invalid-cursor"),
        ("cursor=%00", "invalid-cursor"),
        ("cursor=key_01jx5m2v7q8r9s0t1u2v3w4x5y", "invalid-cursor"),
    ],
)
def test_unusable_window_is_refused(api: Api, query: str, code: str) -> None:
    answer = send(api, "GET", f"{KEYS}?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert answer.json()["errors"][0]["pointer"].startswith("?")
