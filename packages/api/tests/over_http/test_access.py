"""Who may do what: every operation of the published description against everybody who must not.

The rows are made from the description, so an operation that is new is tested, or fails here for want of a resource.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import resources
from typing import Any

import pytest
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute
from over_http.conftest import Api, other_account
from over_http.signing_in import ADA, afresh, bearer, post, signed_in
from sqlalchemy import select, text

from infographix_api import clock, telemetry
from infographix_api.accounts import scopes, service
from infographix_api.api_keys import service as api_keys
from infographix_api.db.tables import Base

DOCUMENT: dict[str, Any] = json.loads((resources.files("infographix_api") / "openapi/openapi.json").read_text())
PUBLIC = {
    "signUp", "createToken", "refreshToken", "revokeToken", "getSigningKeys", "listStyles", "listPalettes", "getLiveness", "getReadiness",
    "getOpenapiJson", "getOpenapiYaml", "getOpenapi30Json", "getProblem", "getMetrics", "getThumbnail",
}  # fmt: skip


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    node: dict[str, Any]
    needs: dict[str, Any]  # what the route names in `opt`

    @property
    def example(self) -> Any:
        """Of its body; a file as text."""
        content = next(iter(self.node["requestBody"]["content"].values()))
        reference = next(iter(content["examples"].values()))["$ref"]
        return DOCUMENT["components"]["examples"][reference.rpartition("/")[2]]["value"]

    @property
    def takes_file(self) -> bool:
        return "application/json" not in self.node.get("requestBody", {}).get("content", {"application/json": {}})


def operations(api: Api) -> Iterator[Operation]:
    handlers: dict[str, HTTPRouteHandler] = {
        handler.name or "": handler
        for route in api.client.app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
    }
    for path, item in DOCUMENT["paths"].items():
        for method in item.keys() & {"get", "put", "post", "patch", "delete"}:
            node = {**item[method], "parameters": item.get("parameters", []) + item[method].get("parameters", [])}
            name = node["operationId"]
            yield Operation(name, method.upper(), path, node, dict(handlers[name].opt))


def guarded(api: Api) -> list[Operation]:
    return [operation for operation in operations(api) if operation.id not in PUBLIC]


def send(
    api: Api, operation: Operation, credential: str | None, *, id: str = "gen_unknown1", body: object = None
) -> Any:
    headers = {} if credential is None else bearer(credential)
    sent: dict[str, Any] = {} if body is None else {"json": body}
    if isinstance(body, str):
        sent, headers = {"content": body}, {**headers, "Content-Type": "text/plain"}
    return api.client.request(operation.method, operation.path.replace("{id}", id), headers=headers, **sent)


def answers(api: Api, credential: str | None) -> dict[str, tuple[int, str]]:
    """(status, code) of every guarded operation for one credential."""
    found = {}
    for operation in guarded(api):
        answer = send(api, operation, credential)
        found[operation.id] = (answer.status_code, answer.json()["code"])
    return found


def made(api: Api, may: tuple[str, ...] = scopes.OWNER, **more: Any) -> str:
    with api.workshop.database.transaction() as session:
        account = service.account_of(session)
        return api_keys.make(session, account.id, name="made", may=may, **more).secret


def test_what_is_open_to_everybody_is_said_to_be_and_the_rest_is_guarded(api: Api) -> None:
    for operation in operations(api):
        is_open = operation.node.get("security", DOCUMENT["security"])[:1] in ([], [{}])
        needs = [name for name in ("scope", "session", "known") if operation.needs.get(name)]
        assert is_open == (operation.id in PUBLIC) == (not needs), operation.id
    assert {operation.needs["scope"] for operation in guarded(api) if "scope" in operation.needs} <= {
        *scopes.OWNER,
        "admin",
    }


def test_without_a_valid_credential_nothing_is_done(api: Api) -> None:
    key = made(api)
    session = signed_in(api)
    expired, revoked = made(api, expires_at=clock.now() - timedelta(seconds=1)), made(api)
    with api.workshop.database.transaction() as transaction:
        last4 = {"last4": revoked[-4:], "now": clock.now()}
        transaction.execute(text("UPDATE api_keys SET revoked_at = :now WHERE last4 = :last4"), last4)
    post(api, "/revoke", {"token": session["refresh_token"]})
    for credential in (
        None, "", "x", "igx_live_" + "0" * 36, key[:-1], key[:-1] + ("a" if key[-1] != "a" else "b"), key.swapcase(), revoked,
        session["access_token"], session["refresh_token"],
    ):  # fmt: skip
        refused = (401, "unauthenticated")
        assert {k: v for k, v in answers(api, credential).items() if v != refused} == {}, credential
    assert set(answers(api, expired).values()) == {(401, "token-expired")}
    for operation in guarded(api):
        assert send(api, operation, None).headers["www-authenticate"].startswith("Bearer")


def test_expired_access_token_opens_nothing(api: Api) -> None:
    token = signed_in(api)["access_token"]
    with clock.moved(timedelta(minutes=16)):
        assert set(answers(api, token).values()) == {(401, "token-expired")}


@pytest.mark.parametrize("status", ["suspended", "deleting"])
def test_account_that_may_not_be_used_may_do_nothing(api: Api, status: str) -> None:
    key, token = made(api), signed_in(api)["access_token"]
    with api.workshop.database.transaction() as transaction:
        transaction.execute(text("UPDATE accounts SET status = :status"), {"status": status})
    afresh(api)
    for credential in (key, token):
        assert set(answers(api, credential).values()) == {(403, "account-suspended")}


def test_every_other_scope_does_not_help(api: Api) -> None:
    secrets = {scope: made(api, tuple(other for other in scopes.OWNER if other != scope)) for scope in scopes.OWNER}
    everything = made(api)
    for operation in guarded(api):
        if scope := operation.needs.get("scope"):
            answer = send(api, operation, secrets.get(scope, everything))  # nobody has `admin` by themselves
            assert f'scope="{scope}"' in answer.headers["www-authenticate"]
        else:
            answer = send(api, operation, everything)  # asks for somebody who has signed in
        assert (answer.status_code, answer.json()["code"]) == (403, "insufficient-scope"), operation.id


def resources_of(api: Api) -> dict[str, str]:
    """One of each kind, by the beginning of its id."""
    generation = api.completed()["id"]
    events = api.get(f"/api/v1/events?resource_id={generation}").json()["data"]
    keys = api.get("/api/v1/api-keys").json()["data"]
    template = api.send("POST", "/api/v1/templates", {"name": "Mine", "config": {}}).json()["id"]
    batch = api.send("POST", "/api/v1/batch", {"items": [{"topic": "Coffee"}]}).json()["id"]
    file = {**api.auth, "Content-Type": "text/plain"}
    source = api.client.post("/api/v1/sources", content="40 families share the harvest.", headers=file).json()["id"]
    return {
        "gen": generation,
        "evt": events[0]["id"],
        "key": keys[0]["id"],
        "tpl": template,
        "bat": batch,
        "src": source,
    }


def kind_of(operation: Operation) -> str | None:
    """The beginning of the ids it takes; None when it takes none."""
    for reference in operation.node["parameters"]:
        parameter = (
            DOCUMENT["components"]["parameters"][reference["$ref"].rpartition("/")[2]]
            if "$ref" in reference
            else reference
        )
        if parameter["in"] == "path":
            return str(parameter["schema"]["pattern"]).removeprefix("^").partition("_")[0]
    return None


def test_foreign_resources_look_exactly_like_absent_ones(api: Api) -> None:
    mine, theirs = resources_of(api), other_account(api)
    for operation in guarded(api):
        if (kind := kind_of(operation)) is None or operation.needs.get("scope") == "admin":
            continue
        body = operation.example if "requestBody" in operation.node else None
        foreign, absent = mine[kind], f"{kind}_{'0' * 26}"
        seen = []
        for id in (foreign, absent):
            answer = send(api, operation, theirs.key, id=id, body=body)
            problem = {**answer.json(), "request_id": ""}
            seen.append((answer.status_code, json.dumps(problem).replace(id, "ID"), sorted(answer.headers)))
        assert seen[0] == seen[1], operation.id
        assert seen[0][0] == 404, operation.id
    assert resources_still_there(api, mine)


def resources_still_there(api: Api, mine: dict[str, str]) -> bool:
    paths = {
        "gen": "generate",
        "evt": "events",
        "key": "api-keys",
        "tpl": "templates",
        "bat": "batch",
        "src": "sources",
    }
    return all(api.get(f"/api/v1/{paths[kind]}/{id}").status_code == 200 for kind, id in mine.items())


def test_no_list_shows_what_is_anothers(api: Api) -> None:
    resources_of(api)
    theirs = other_account(api)
    lists = [each for each in guarded(api) if each.method == "GET" and "next_cursor" in theirs.get(each.path).text]
    assert len(lists) >= 4
    mine = api.get("/api/v1/account").json()["id"]
    for operation in lists:
        shown = theirs.get(operation.path).text
        assert mine not in shown
        for entry in api.get(operation.path).json()["data"]:
            if not entry.get("builtin"):
                assert entry["id"] not in shown, operation.id


SMUGGLED = {
    "account_id": "acc_other1",
    "tier": "enterprise",
    "is_admin": True,
    "quota": 1_000_000,
    "livemode": False,
    "id": "gen_mine01",
}


def test_no_body_takes_members_that_are_not_described(api: Api) -> None:
    token, key = signed_in(api)["access_token"], made(api, (*scopes.OWNER, "admin"))
    for operation in operations(api):
        if "requestBody" not in operation.node or operation.takes_file:
            continue
        credential = token if operation.needs.get("session") else key
        for name, value in SMUGGLED.items():
            if name in operation.example:
                continue
            answer = send(api, operation, credential, id="key_unknown1", body={**operation.example, name: value})
            assert answer.status_code == 422, (operation.id, name)
            assert answer.json()["errors"][0]["pointer"] == f"/{name}"


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Every line of every logger, as it would be written."""
    lines: list[str] = []
    formatter = telemetry.JsonFormatter()

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(formatter.format(record))

    root, handler = logging.getLogger(), Keep()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(handler)
    root.setLevel(before)


def test_secrets_are_found_nowhere_afterwards(api: Api, logged: list[str]) -> None:
    token = signed_in(api)
    fresh = post(api, "/refresh", {"refresh_token": token["refresh_token"]}).json()
    sent = {"json": {"name": "canary"}, "headers": {**bearer(fresh["access_token"]), "Idempotency-Key": "k"}}
    key = api.client.post(
        "/api/v1/api-keys", **{**sent, "json": {"name": "canary", "scopes": ["generate:write", "generate:read"]}}
    ).json()
    new = "another battery horse"
    api.client.post("/api/v1/generate", json={"topic": "Tides", "size": "1K"}, headers=bearer(key["secret"]))
    api.draw()
    for path, body in (
        ("/token", {**ADA, "password": new}),
        ("/token", {"api_key": key["secret"], "scope": "nonsense"}),
        ("/token", {"api_key": key["secret"][:-1]}),
        ("/refresh", {"refresh_token": token["refresh_token"] + "x"}),
        ("/revoke", {"token": fresh["refresh_token"], "surplus": 1}),
    ):
        answer = post(api, path, body)
        assert not [s for s in (new, key["secret"], token["refresh_token"], fresh["refresh_token"]) if s in answer.text]
    changed = {"current_password": ADA["password"], "new_password": new}
    assert post(api, "/password", changed, **bearer(fresh["access_token"])).status_code == 204
    api.get("/api/v1/account/requests")  # writes the log of requests
    secrets = [
        ADA["password"], new, key["secret"], api.key, token["access_token"], token["refresh_token"], fresh["access_token"], fresh["refresh_token"],
    ]  # fmt: skip
    kept = "\n".join(logged) + dump(api) + repr(api.queue.waiting)
    files = [path for path in api.state.rglob("*") if path.is_file()]
    assert files
    for secret in secrets:
        assert secret not in kept
        assert not [path for path in files if secret.encode() in path.read_bytes()]


def dump(api: Api) -> str:
    with api.workshop.database.snapshot() as session:
        return "\n".join(repr(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table)))
