"""`client.auth`: what goes on the wire, and that tokens do not show in what is printed."""

from __future__ import annotations

import json
from typing import Any, Dict

import pytest
from server import Server, as_json, problem, raw

from infographix import AuthenticationError, InfoGraphix, Scope

KEY = "igx_live_secretsecretsecretsecret"


def token(**changes: Any) -> bytes:
    made: Dict[str, Any] = {"access_token": "eyJx", "token_type": "Bearer", "expires_in": 900, "scope": "a b"}
    return as_json(200, {**made, "refresh_token": None, **changes})


def test_key_is_exchanged_for_a_narrower_token() -> None:
    with Server(token()) as server:
        auth = InfoGraphix(KEY, base_url=server.url).auth
        auth.token(KEY, scope=[Scope.GENERATE_READ, "account:read"], expires_in=60)
        auth.token(KEY)
    first, second = (json.loads(asked.body) for asked in server.asked)
    assert first == {"api_key": KEY, "scope": "generate:read account:read", "expires_in": 60}
    assert second == {"api_key": KEY}


def test_session_begins_goes_on_and_ends() -> None:
    with Server(token(refresh_token="igr_1"), token(refresh_token="igr_2"), raw(200, b"")) as server:
        auth = InfoGraphix(KEY, base_url=server.url).auth
        assert auth.sign_in("a@b", "p").refresh_token == "igr_1"
        assert auth.refresh("igr_1").refresh_token == "igr_2"
        assert auth.revoke("igr_2") is None
    assert [json.loads(asked.body) for asked in server.asked] == [
        {"email": "a@b", "password": "p"},
        {"refresh_token": "igr_1"},
        {"token": "igr_2"},
    ]


def test_used_refresh_token_is_not_sent_again() -> None:
    with Server(problem(401, "unauthenticated")) as server:
        with pytest.raises(AuthenticationError):
            InfoGraphix(KEY, base_url=server.url).auth.refresh("igr_1")
    assert len(server.asked) == 1
