"""Administration through HTTP, on both databases: who may, what it changes, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from over_http.conftest import Api

from infographix_api import clock
from infographix_api.accounts import service as accounts
from infographix_api.api_keys import service as api_keys

ACCOUNTS = "/api/v1/admin/accounts"


class Operator:
    """A key with the scope `admin`, and one account to look after."""

    def __init__(self, api: Api) -> None:
        self.api = api
        with api.workshop.database.transaction() as session:
            own = accounts.account_of(session)
            self.own_id = own.id
            self.auth = {"Authorization": f"Bearer {api_keys.make(session, own.id, name='op', may=('admin',)).secret}"}
            ada = accounts.account_of(session, "ada@example.org", tier="free")
            self.ada_id = ada.id
            self.ada = {"Authorization": f"Bearer {api_keys.make(session, ada.id, name='k').secret}"}

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        return self.api.client.request(method, path, json=body, headers={**self.auth, **headers})

    def on_ada(self, method: str, action: str = "", body: object = None, **headers: str) -> Any:
        return self.ask(method, f"{ACCOUNTS}/{self.ada_id}{action}", body, **headers)


@pytest.fixture
def operator(api: Api) -> Operator:
    return Operator(api)


ROUTES = [
    ("GET", ACCOUNTS, None),
    ("GET", f"{ACCOUNTS}/acc_unknown1", None),
    ("PATCH", f"{ACCOUNTS}/acc_unknown1", {"tier": "pro"}),
    ("PUT", f"{ACCOUNTS}/acc_unknown1/limits", {"batch_size": 9}),
    ("DELETE", f"{ACCOUNTS}/acc_unknown1/limits", None),
    ("POST", f"{ACCOUNTS}/acc_unknown1/suspend", {}),
    ("POST", f"{ACCOUNTS}/acc_unknown1/resume", {}),
    ("POST", f"{ACCOUNTS}/acc_unknown1/quota-reset", {}),
    ("GET", "/api/v1/admin/stats", None),
]


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
def test_nobody_else_may(operator: Operator, method: str, path: str, body: object) -> None:
    for headers in (operator.api.auth, operator.ada):
        refused = operator.api.client.request(method, path, json=body, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (403, "insufficient-scope")
    assert operator.api.client.request(method, path, json=body).status_code == 401
    unknown = operator.ask(method, path, body).status_code
    assert unknown == (404 if "unknown" in path else 200)


def test_accounts_are_listed_and_found(operator: Operator) -> None:
    for number in range(3):
        operator.api.customer("pro", batch_size=number + 1)
    first = operator.ask("GET", f"{ACCOUNTS}?limit=2&tier=pro").json()
    rest = operator.ask("GET", f"{ACCOUNTS}?limit=2&tier=pro&cursor={first['next_cursor']}").json()
    assert [row["limits"]["batch_size"] for row in first["data"] + rest["data"]] == [3, 2, 1]
    assert (first["has_more"], rest["has_more"]) == (True, False)
    (ada,) = operator.ask("GET", f"{ACCOUNTS}?email=ADA@").json()["data"]
    assert ada == operator.on_ada("GET").json()
    assert operator.ask("GET", f"{ACCOUNTS}?status=suspended").json()["data"] == []
    assert operator.ask("GET", f"{ACCOUNTS}?email=%25").json()["data"] == []


def test_account_shows_its_limits_and_what_it_has_used(operator: Operator) -> None:
    operator.api.client.post("/api/v1/generate", json={"topic": "Climate"}, headers=operator.ada)
    found = operator.on_ada("GET").json()
    assert (found["tier"], found["open_generations"], found["generations_today"]) == ("free", 1, 1)
    assert found["limits"] == {
        "requests_per_minute": 10, "generations_per_day": 25, "batch_size": 5, "burst": 1.0, "concurrency": 2,
    }  # fmt: skip
    assert found["override"] is None


def limit_of(operator: Operator) -> str:
    """As the customer sees it, once the second is over for which a key is remembered."""
    with operator.api.workshop.database.transaction() as session:
        fresh = {"Authorization": f"Bearer {api_keys.make(session, operator.ada_id, name='f').secret}"}
    return str(operator.api.client.get("/api/v1/styles", headers=fresh).headers["x-ratelimit-limit"])


def test_tier_and_granted_limits_count(operator: Operator) -> None:
    assert operator.on_ada("PATCH", body={"tier": "pro"}).json()["limits"]["requests_per_minute"] == 60
    assert limit_of(operator) == "60"
    until = (clock.now() + timedelta(hours=1)).isoformat()
    granted = operator.on_ada("PUT", "/limits", {"requests_per_minute": 90, "burst": 2, "expires_at": until}).json()
    assert (granted["override"]["requests_per_minute"], granted["override"]["batch_size"]) == (90, None)
    assert limit_of(operator) == "180"
    with clock.moved(timedelta(hours=2)):
        assert operator.on_ada("GET").json()["limits"]["requests_per_minute"] == 60
    removed = operator.on_ada("DELETE", "/limits").json()
    assert (removed["override"], removed["limits"]["burst"]) == (None, 1.0)


def test_suspended_account_is_refused_until_it_is_resumed(operator: Operator) -> None:
    assert operator.on_ada("POST", "/suspend", {"reason": "Abuse"}).json()["status"] == "suspended"
    path = "/api/v1/generate/gen_unknown1"
    refused = operator.api.client.get(path, headers=operator.ada)
    assert (refused.status_code, refused.json()["code"]) == (403, "account-suspended")
    assert operator.on_ada("POST", "/resume", {}).json()["status"] == "active"
    assert operator.api.client.get(path, headers=operator.ada).status_code == 404


def test_reset_quota_can_be_spent_again_and_is_not_refunded_twice(operator: Operator) -> None:
    operator.on_ada("PUT", "/limits", {"generations_per_day": 1})
    with operator.api.workshop.database.transaction() as session:
        fresh = {"Authorization": f"Bearer {api_keys.make(session, operator.ada_id, name='f').secret}"}

    def post() -> Any:
        return operator.api.client.post("/api/v1/generate", json={"topic": "Climate"}, headers=fresh)

    made = post().json()["id"]
    assert post().json()["code"] == "quota-exceeded"
    assert operator.on_ada("POST", "/quota-reset", {}).json()["generations_today"] == 0
    operator.api.client.delete(f"/api/v1/generate/{made}", headers=fresh)
    assert operator.on_ada("GET").json()["generations_today"] == 0
    assert post().status_code == 202


def test_action_happens_once_for_a_key(operator: Operator) -> None:
    key = {"Idempotency-Key": "once"}
    first = operator.on_ada("POST", "/suspend", {}, **key)
    operator.on_ada("POST", "/resume", {})
    again = operator.on_ada("POST", "/suspend", {}, **key)
    assert again.headers["idempotency-replayed"] == "true"
    assert again.json() == first.json()
    assert operator.on_ada("GET").json()["status"] == "active"


def test_statistics(operator: Operator) -> None:
    operator.api.completed()
    operator.api.post({"topic": "Climate"})
    operator.on_ada("POST", "/suspend", {})
    found = operator.ask("GET", "/api/v1/admin/stats").json()
    assert found["accounts_by_tier"] == {"free": 1, "local": 1}
    assert found["accounts_by_status"] == {"active": 1, "suspended": 1}
    assert (found["accounts"], found["open_generations"], found["completed_today"], found["failed_today"]) == (
        2,
        1,
        1,
        0,
    )
    assert found["oldest_queued_at"] is not None


def test_nobody_locks_themselves_out(operator: Operator) -> None:
    refused = operator.ask("POST", f"{ACCOUNTS}/{operator.own_id}/suspend", {})
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("method", "action", "body", "pointer"),
    [
        ("PATCH", "", {"tier": "gold"}, "/tier"),
        ("PATCH", "", {}, "/tier"),
        ("PATCH", "", {"tier": "pro", "email": "x@y.z"}, "/email"),
        ("PUT", "/limits", {}, ""),
        ("PUT", "/limits", {"reason": "none"}, ""),
        ("PUT", "/limits", {"requests_per_minute": 0}, "/requests_per_minute"),
        ("PUT", "/limits", {"requests_per_minute": 1_000_001}, "/requests_per_minute"),
        ("PUT", "/limits", {"generations_per_day": -1}, "/generations_per_day"),
        ("PUT", "/limits", {"generations_per_day": 1.5}, "/generations_per_day"),
        ("PUT", "/limits", {"burst": 0.5}, "/burst"),
        ("PUT", "/limits", {"batch_size": 5, "expires_at": "2020-01-01T00:00:00Z"}, "/expires_at"),
        ("PUT", "/limits", {"batch_size": 5, "expires_at": "2036-01-01T00:00:00"}, "/expires_at"),
        ("PUT", "/limits", {"batch_size": 5, "tier": "pro"}, "/tier"),
        ("POST", "/suspend", {"reason": ""}, "/reason"),
        ("POST", "/suspend", {"status": "x"}, "/status"),
    ],
)
def test_bad_change_points_at_the_value(
    operator: Operator, method: str, action: str, body: object, pointer: str
) -> None:
    answer = operator.on_ada(method, action, body)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed")
    assert answer.json()["errors"][0]["pointer"] == pointer
    found = operator.on_ada("GET").json()
    assert (found["tier"], found["override"], found["status"]) == ("free", None, "active")


@pytest.mark.parametrize(
    "query",
    ["tier=0.5", "tier=Pro", "tier=", f"tier={'x' * 32}", "email=", "email=a%20b", "email=%C3%A9", "status=deleting", "status=active,suspended,gone"],
)  # fmt: skip
def test_filter_that_fits_no_account_is_named(operator: Operator, query: str) -> None:
    answer = operator.ask("GET", f"{ACCOUNTS}?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-parameter")
    assert answer.json()["errors"][0]["pointer"] == f"?{query.partition('=')[0]}"


def test_changes_are_in_the_audit_log_of_the_operator_alone(operator: Operator) -> None:
    operator.on_ada("PATCH", body={"tier": "pro"})
    operator.on_ada("POST", "/suspend", {"reason": "Abuse"})
    found = operator.api.get("/api/v1/account/audit-log?action=account.tier_changed,account.suspended").json()["data"]
    assert [(entry["action"], entry["subject_id"]) for entry in found] == [
        ("account.suspended", operator.ada_id),
        ("account.tier_changed", operator.ada_id),
    ]
    assert found[0]["details"] == {"reason": "Abuse"}
    ((count,),) = operator.api.rows(
        "SELECT count(*) FROM audit_entries WHERE account_id = :id AND action != 'account.created'", id=operator.ada_id
    )
    assert count == 0
