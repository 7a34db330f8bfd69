"""Signing up, in and out through HTTP; tokens that are refreshed, narrowed, stolen and forged."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from over_http.conftest import QUICK, Api
from over_http.signing_in import ADA, AUTH, afresh, bearer, post, signed_in, status_with
from sqlalchemy import text

from infographix_api import clock
from infographix_api.auth.passwords import Passwords
from infographix_api.errors import Unavailable


def test_somebody_signs_up_and_in_and_sees_their_own_account(api: Api) -> None:
    answer = post(api, "/signup", {**ADA, "name": "Ada"})
    assert (answer.status_code, answer.json()) == (201, {"email": ADA["email"]})
    signed = post(api, "/token", {**ADA, "email": " ada@EXAMPLE.org"})
    token = signed.json()
    assert (token["token_type"], token["expires_in"]) == ("Bearer", 900)
    assert "admin" not in token["scope"].split()
    assert "keys:write" in token["scope"].split()
    assert signed.headers["cache-control"] == "no-store"
    mine = api.client.get("/api/v1/account", headers=bearer(token["access_token"])).json()
    assert (mine["email"], mine["name"]) == ("ada@example.org", "Ada")
    log = api.client.get("/api/v1/account/audit-log", headers=bearer(token["access_token"])).json()["data"]
    assert [entry["action"] for entry in log] == ["session.created", "account.created"]


def test_signing_up_again_tells_nobody_that_there_is_an_account(api: Api) -> None:
    first = post(api, "/signup", ADA)
    other = post(api, "/signup", {**ADA, "password": "another long password"})
    assert (first.status_code, first.content) == (other.status_code, other.content)
    assert post(api, "/token", {**ADA, "password": "another long password"}).status_code == 401
    assert post(api, "/token", ADA).status_code == 200


def test_repeated_sign_up_is_replayed(api: Api) -> None:
    first, again = (post(api, "/signup", ADA, **{"Idempotency-Key": "k"}) for _ in range(2))
    assert first.content == again.content
    assert again.headers["idempotency-replayed"] == "true"


def test_operator_may_switch_signing_up_off(api: Api) -> None:
    state = api.client.app.state
    entry = state.entry
    state.entry_of_tests = replace(entry, allow_signup=False)
    request = type("SignUp", (), ADA)
    with pytest.raises(Exception, match="Ask the operator"):
        asyncio.run(state.entry_of_tests.sign_up(request))


def test_wrong_password_and_unknown_address_look_the_same(api: Api) -> None:
    post(api, "/signup", ADA)
    wrong = post(api, "/token", {**ADA, "password": "wrong"})
    unknown = post(api, "/token", {"email": "nobody@example.org", "password": "wrong"})
    assert wrong.status_code == unknown.status_code == 401
    assert {**wrong.json(), "request_id": ""} == {**unknown.json(), "request_id": ""}


@pytest.mark.parametrize("email", [ADA["email"], "nobody@example.org"])
def test_address_closes_after_five_wrong_passwords_however_many_at_once(api: Api, email: str) -> None:
    post(api, "/signup", ADA)
    body = {"email": email, "password": "wrong"}
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: post(api, "/token", body), range(8)))
    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [429] * 3
    closed = post(api, "/token", {**ADA, "email": email})
    assert (closed.status_code, closed.json()["code"]) == (429, "rate-limited")
    assert closed.headers["retry-after"] == "900"
    with clock.moved(timedelta(minutes=16)):
        assert post(api, "/token", {**ADA, "email": email}).status_code == (200 if email == ADA["email"] else 401)


def test_right_password_forgives_the_wrong_ones(api: Api) -> None:
    post(api, "/signup", ADA)
    for _ in range(2):
        for _ in range(4):
            assert post(api, "/token", {**ADA, "password": "wrong"}).status_code == 401
        assert post(api, "/token", ADA).status_code == 200


def test_more_than_can_be_hashed_are_sent_away() -> None:
    async def all_at_once() -> list[object]:
        passwords = Passwords()
        passwords.hasher = QUICK
        return await asyncio.gather(*(passwords.fits("x", None) for _ in range(40)), return_exceptions=True)

    answers = asyncio.run(all_at_once())
    assert answers.count(False) == 22
    assert sum(isinstance(answer, Unavailable) for answer in answers) == 18


def test_access_token_expires_and_is_refreshed(api: Api) -> None:
    token = signed_in(api)
    with clock.moved(timedelta(seconds=901)):
        assert status_with(api, token["access_token"]) == (401, "token-expired")
        fresh = post(api, "/refresh", {"refresh_token": token["refresh_token"]}).json()
        assert status_with(api, fresh["access_token"])[0] == 200
    assert fresh["refresh_token"] != token["refresh_token"]


def test_twenty_at_once_get_the_same_successor(api: Api) -> None:
    token = signed_in(api)["refresh_token"]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: post(api, "/refresh", {"refresh_token": token}), range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1


def test_lost_answer_may_be_asked_for_again_within_the_grace(api: Api) -> None:
    token = signed_in(api)["refresh_token"]
    first = post(api, "/refresh", {"refresh_token": token}).json()["refresh_token"]
    with clock.moved(timedelta(seconds=9)):
        assert post(api, "/refresh", {"refresh_token": token}).json()["refresh_token"] == first
        assert post(api, "/refresh", {"refresh_token": first}).status_code == 200


def test_reuse_after_the_grace_ends_the_session_for_thief_and_owner(api: Api) -> None:
    token = signed_in(api)
    fresh = post(api, "/refresh", {"refresh_token": token["refresh_token"]}).json()
    with clock.moved(timedelta(seconds=11)):
        stolen = post(api, "/refresh", {"refresh_token": token["refresh_token"]})
        assert (stolen.status_code, stolen.json()["code"]) == (401, "unauthenticated")
        assert "used before" in stolen.json()["detail"]
        assert post(api, "/refresh", {"refresh_token": fresh["refresh_token"]}).status_code == 401
        assert status_with(api, fresh["access_token"]) == (401, "unauthenticated")
        other = post(api, "/token", ADA).json()
        log = api.client.get("/api/v1/account/audit-log", headers=bearer(other["access_token"])).json()["data"]
    assert "session.reuse_detected" in [entry["action"] for entry in log]


def test_session_ends_when_idle_for_a_month_and_after_ninety_days(api: Api) -> None:
    token = signed_in(api)["refresh_token"]
    with clock.moved(timedelta(days=30)):
        assert post(api, "/refresh", {"refresh_token": token}).json()["code"] == "token-expired"
    for day in (29, 58, 87):
        with clock.moved(timedelta(days=day)):
            token = post(api, "/refresh", {"refresh_token": token}).json()["refresh_token"]
    with clock.moved(timedelta(days=90)):
        assert post(api, "/refresh", {"refresh_token": token}).json()["code"] == "token-expired"


def test_cookie_carries_the_refresh_token_for_browsers_of_this_origin_only(api: Api) -> None:
    post(api, "/signup", ADA)
    answer = post(api, "/token", {**ADA, "use_cookie": True})
    assert answer.json()["refresh_token"] is None
    for attribute in ("igx_refresh=igr_", "HttpOnly", "SameSite=Strict", "Path=/api/v1/auth"):
        assert attribute in answer.headers["set-cookie"]
    assert post(api, "/refresh", {}, Origin="https://evil.example").status_code == 401
    again = post(api, "/refresh", {}, Origin="http://127.0.0.1:8000")
    assert (again.status_code, again.json()["refresh_token"]) == (200, None)
    assert again.headers["set-cookie"] != answer.headers["set-cookie"]
    api.client.cookies.clear()
    assert post(api, "/refresh", {}).status_code == 401


def test_key_becomes_a_token_that_may_do_less_and_ends_with_it(api: Api) -> None:
    made = api.send("POST", "/api/v1/api-keys", {"name": "k", "scopes": ["generate:read", "account:read"]}).json()
    token = post(api, "/token", {"api_key": made["secret"], "scope": "account:read", "expires_in": 60}).json()
    assert (token["scope"], token["expires_in"], token["refresh_token"]) == ("account:read", 60, None)
    access = token["access_token"]
    assert status_with(api, access)[0] == 200
    assert status_with(api, access, "/api/v1/generate/gen_unknown1") == (403, "insufficient-scope")
    assert status_with(api, access, "/api/v1/api-keys") == (403, "insufficient-scope")
    with clock.moved(timedelta(seconds=61)):
        afresh(api)
        assert status_with(api, access) == (401, "token-expired")
    api.send("DELETE", f"/api/v1/api-keys/{made['id']}")
    afresh(api)
    assert status_with(api, access) == (401, "unauthenticated")
    assert post(api, "/token", {"api_key": made["secret"]}).status_code == 401


def test_token_of_a_key_is_no_session(api: Api) -> None:
    access = post(api, "/token", {"api_key": api.key}).json()["access_token"]
    for path, body in (
        ("/password", {"current_password": "x", "new_password": "y" * 10}),
        ("/logout-all", {"password": "x"}),
    ):
        for credential in (access, api.key):
            answer = post(api, path, body, **bearer(credential))
            assert (answer.status_code, answer.json()["code"]) == (403, "insufficient-scope")


@pytest.mark.parametrize("what", ["access_token", "refresh_token"])
@pytest.mark.parametrize("as_form", [False, True])
def test_revoking_either_token_ends_the_session(api: Api, what: str, as_form: bool) -> None:
    token = signed_in(api)
    form = {"token": token[what], "token_type_hint": "something_else"}
    answer = api.client.post(f"{AUTH}/revoke", **({"data": form} if as_form else {"json": form}))
    assert answer.status_code == 200
    assert status_with(api, token["access_token"]) == (401, "unauthenticated")
    assert post(api, "/refresh", {"refresh_token": token["refresh_token"]}).status_code == 401


def test_revoking_what_is_unknown_is_fine(api: Api) -> None:
    for token in ("igr_unknown", "eyJunknown", "nonsense", api.key):
        assert post(api, "/revoke", {"token": token}).status_code == 200
    assert api.get("/api/v1/account").status_code == 200


def test_signing_out_ends_the_session_and_a_key_cannot(api: Api) -> None:
    token = signed_in(api)
    assert api.client.delete(f"{AUTH}/revoke", headers=bearer(token["access_token"])).status_code == 204
    afresh(api)
    assert status_with(api, token["access_token"]) == (401, "unauthenticated")
    assert post(api, "/refresh", {"refresh_token": token["refresh_token"]}).status_code == 401
    assert api.send("DELETE", f"{AUTH}/revoke").json()["code"] == "insufficient-scope"
    assert api.client.delete(f"{AUTH}/revoke").status_code == 401


def test_new_password_ends_all_sessions_and_is_the_only_one_that_works(api: Api) -> None:
    here, there = signed_in(api), post(api, "/token", ADA).json()
    new = "battery staple horse"
    wrong = post(api, "/password", {"current_password": "x", "new_password": new}, **bearer(here["access_token"]))
    assert wrong.json()["errors"][0]["code"] == "wrong_password"
    body = {"current_password": ADA["password"], "new_password": new}
    assert post(api, "/password", body, **bearer(here["access_token"])).status_code == 204
    afresh(api)
    for token in (here, there):
        assert status_with(api, token["access_token"])[0] == 401
        assert post(api, "/refresh", {"refresh_token": token["refresh_token"]}).status_code == 401
    assert post(api, "/token", ADA).status_code == 401
    assert post(api, "/token", {**ADA, "password": new}).status_code == 200


def test_signing_out_everywhere_leaves_keys_alone(api: Api) -> None:
    here = signed_in(api)
    made = api.client.post(
        "/api/v1/api-keys", json={"name": "k", "scopes": ["account:read"]}, headers=bearer(here["access_token"])
    )
    refused = post(api, "/logout-all", {"password": "wrong"}, **bearer(here["access_token"]))
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/password")
    assert post(api, "/logout-all", {"password": ADA["password"]}, **bearer(here["access_token"])).status_code == 204
    afresh(api)
    assert status_with(api, here["access_token"])[0] == 401
    assert status_with(api, made.json()["secret"])[0] == 200


def test_suspended_account_may_neither_sign_in_nor_refresh_nor_go_on(api: Api) -> None:
    token = signed_in(api)
    with api.workshop.database.transaction() as session:
        session.execute(text("UPDATE accounts SET status = 'suspended'"))
    for answer in (
        post(api, "/token", ADA),
        post(api, "/token", {"api_key": api.key}),
        post(api, "/refresh", {"refresh_token": token["refresh_token"]}),
        api.client.get("/api/v1/account", headers=bearer(token["access_token"])),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "account-suspended")


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        ("/signup", {}, "/email"),
        ("/signup", {"email": "ada", "password": "x" * 10}, "/email"),
        ("/signup", {"email": "a b@c", "password": "x" * 10}, "/email"),
        ("/signup", {"email": "a@" + "b" * 260, "password": "x" * 10}, "/email"),
        ("/signup", {**ADA, "password": "short"}, "/password"),
        ("/signup", {**ADA, "password": "aaaaaaaaaaaa"}, "/password"),
        ("/signup", {**ADA, "password": "ada@example.org"}, "/password"),
        ("/signup", {**ADA, "password": "x" * 257}, "/password"),
        ("/signup", {**ADA, "tier": "enterprise"}, "/tier"),
        ("/signup", {**ADA, "is_admin": True}, "/is_admin"),
        ("/signup", {**ADA, "scopes": ["admin"]}, "/scopes"),
        ("/token", {}, "/api_key"),
        ("/token", {"email": "a@b"}, "/api_key"),
        ("/token", {"email": "a@b", "password": "x", "api_key": "y"}, "/api_key"),
        ("/token", {"api_key": "y", "password": "x"}, "/api_key"),
        ("/token", {"api_key": "y", "expires_in": 59}, "/expires_in"),
        ("/token", {"api_key": "y", "expires_in": 3601}, "/expires_in"),
        ("/token", {"grant_type": "password"}, "/grant_type"),
        ("/refresh", {"refresh_token": 1}, "/refresh_token"),
        ("/refresh", {"scope": "admin"}, "/scope"),
        ("/revoke", {}, "/token"),
        ("/revoke", {"token": ""}, "/token"),
    ],
)  # fmt: skip
def test_unusable_body_points_at_the_value(api: Api, path: str, body: dict[str, Any], pointer: str) -> None:
    answer = post(api, path, body)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed")
    assert answer.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(("scope", "status"), [("everything", 422), ("", 422), ("admin", 403), ("generate:read", 200)])
def test_key_gives_only_what_it_has(api: Api, scope: str, status: int) -> None:
    assert post(api, "/token", {"api_key": api.key, "scope": scope}).status_code == status
