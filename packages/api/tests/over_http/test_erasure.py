"""Leaving: closed at once, restored within thirty days, erased without a trace afterwards."""

from __future__ import annotations

from datetime import timedelta

from over_http.conftest import Api
from over_http.signing_in import ADA, afresh, bearer, post, signed_in, status_with
from sqlalchemy import select, text

from infographix_api import clock
from infographix_api.accounts import queries as accounts
from infographix_api.db.tables import Base
from infographix_api.erasure import service

ACCOUNT = "/api/v1/account"


def delete(api: Api, token: str, password: str = ADA["password"]) -> tuple[int, dict[str, str]]:
    answer = api.client.request("DELETE", ACCOUNT, json={"password": password}, headers=bearer(token))
    return answer.status_code, answer.json()


def erase(api: Api, *, days: int) -> None:
    with clock.moved(timedelta(days=days)):
        service.erase_due(api.workshop.database, api.workshop.storage)


def key_of_ada(api: Api, token: str) -> str:
    body = {"name": "k", "scopes": ["generate:read", "generate:write", "account:read"]}
    made = api.client.post("/api/v1/api-keys", json=body, headers=bearer(token))
    return str(made.json()["secret"])


def test_account_closes_at_once_with_jobs_sessions_and_keys(api: Api) -> None:
    session = signed_in(api)
    key = key_of_ada(api, session["access_token"])
    made = api.client.post("/api/v1/generate", json={"topic": "Tides"}, headers=bearer(key)).json()
    status, closed = delete(api, session["access_token"])
    assert (status, closed["status"]) == (202, "deleting")
    assert closed["erase_at"] > clock.now().isoformat()
    afresh(api)
    api.draw()
    assert api.events(made["id"]) == ["generation.canceled"]
    assert status_with(api, key) == (403, "account-suspended")
    assert status_with(api, session["access_token"]) == (401, "unauthenticated")
    assert post(api, "/token", ADA).json()["code"] == "account-suspended"


def test_work_under_way_is_dropped(api: Api) -> None:
    session = signed_in(api)
    key = key_of_ada(api, session["access_token"])
    made = api.client.post("/api/v1/generate", json={"topic": "Tides", "size": "1K"}, headers=bearer(key)).json()
    storage_put = api.workshop.storage.put

    def put(name: str, data: bytes) -> None:
        """The picture is drawn; before it is told, its owner leaves."""
        storage_put(name, data)
        delete(api, session["access_token"])

    object.__setattr__(api.workshop.storage, "put", put)
    api.draw()
    object.__delattr__(api.workshop.storage, "put")
    assert "generation.completed" not in api.events(made["id"])
    assert not stored(api, made["id"])


def test_password_is_asked_and_a_key_cannot_close(api: Api) -> None:
    session = signed_in(api)
    status, problem = delete(api, session["access_token"], "wrong")
    assert (status, problem["code"]) == (422, "validation-failed")
    assert delete(api, key_of_ada(api, session["access_token"]))[1]["code"] == "insufficient-scope"
    assert status_with(api, session["access_token"])[0] == 200


def test_operator_restores_it_before_the_time_has_come(api: Api) -> None:
    session = signed_in(api)
    key = key_of_ada(api, session["access_token"])
    delete(api, session["access_token"])
    erase(api, days=29)
    with api.workshop.database.transaction() as transaction:
        account = accounts.find_by_email(transaction, "ada@example.org")
        assert account is not None
        service.restore(transaction, account)
    erase(api, days=31)
    afresh(api)
    assert status_with(api, key)[0] == 200


def test_nothing_of_it_is_left_and_nothing_of_others_is_touched(api: Api) -> None:
    session = signed_in(api)
    key = key_of_ada(api, session["access_token"])
    mine = api.client.get(ACCOUNT, headers=bearer(key)).json()["id"]
    sent = {"json": {"topic": "Tides", "size": "1K"}, "headers": {**bearer(key), "Idempotency-Key": "k"}}
    hers = api.client.post("/api/v1/generate", **sent).json()["id"]
    others = api.completed()["id"]
    assert stored(api, hers)
    api.client.get("/api/v1/account/requests", headers=bearer(key))  # writes the log of requests
    post(api, "/refresh", {"refresh_token": session["refresh_token"]})
    delete(api, session["access_token"])
    erase(api, days=31)
    assert not stored(api, hers)
    assert stored(api, others)
    with api.workshop.database.snapshot() as transaction:
        for table in Base.metadata.sorted_tables:
            rows = transaction.execute(select(table)).all()
            assert mine not in repr(rows), table.name
            assert "ada@example.org" not in repr(rows).lower(), table.name
        assert transaction.execute(text("SELECT count(*) FROM accounts")).scalar_one() == 1
    assert api.get(f"/api/v1/generate/{others}/result").status_code == 200
    assert post(api, "/signup", ADA).status_code == 201


def stored(api: Api, generation_id: str) -> list[str]:
    """Names of what storage holds of a generation."""
    folder = api.state / "results"
    return [path.name for path in folder.rglob("*") if path.is_file() and generation_id in path.parts]
