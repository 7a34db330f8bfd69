"""What callers change by hand: ids, cursors, windows and origins, on every operation of the description that takes them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from over_http.conftest import Api, other_account
from over_http.signing_in import afresh, bearer, signed_in
from over_http.test_access import DOCUMENT, Operation, guarded, kind_of, made, send

from infographix_api import clock
from infographix_api.accounts import scopes
from infographix_api.web import cors

UNKNOWN, KEYS = "/api/v1/generate/gen_unknown1", "/api/v1/api-keys"
EVERYTHING = (*scopes.OWNER, "admin")


def parameters(operation: Operation) -> Iterator[dict[str, Any]]:
    for node in operation.node["parameters"]:
        yield DOCUMENT["components"]["parameters"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def lists(api: Api) -> list[Operation]:
    """Those with pages, but for the parts of a resource."""
    paged = (each for each in guarded(api) if any(node["name"] == "cursor" for node in parameters(each)))
    return [each for each in paged if "{" not in each.path]


STRANGE_IDS = [
    "..%2faccount", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%00", "{kind}_%00", "{kind}_abc%00def", "{kind}_%ff%fe", "%F0%9F%92%A9", "{kind}_ａｂｃｄｅｆ",
    "{kind}_'%20OR%20'1'='1", "{kind}_%25%27%3B--", "{kind}_abcdef%0d%0aX-A:%20b", "{kind}_", "{kind}_short", "{kind}_" + "a" * 10_000, "acc", "xyz_abcdef",
    "{kind}_abcdef%3Flimit=1", "{kind}_abcdef*", "{kind}_[a-z]", "-1", "null", "{{}}", "$%7Bjndi%7D", "%c0%ae%c0%ae",
]  # fmt: skip


def test_ids_that_nothing_has_are_not_found(api: Api) -> None:
    key, seen = made(api, EVERYTHING), set()
    for operation in guarded(api):
        if (kind := kind_of(operation)) is None:
            continue
        body = operation.example if "requestBody" in operation.node else None
        for form in STRANGE_IDS:
            answer = send(api, operation, key, id=form.format(kind=kind), body=body)
            assert (answer.status_code, answer.json()["code"]) in {
                (404, "not-found"), (400, "invalid-parameter"), (405, "method-not-allowed"),
            }, (operation.id, form)  # fmt: skip
            assert "x-a" not in answer.headers
        seen.add(operation.id)
    assert len(seen) >= 10


def cursor_of(api: Api) -> str:
    """Of its list of keys."""
    for name in ("a", "b"):
        assert api.send("POST", KEYS, {"name": name}).status_code == 201
    return str(api.get(f"{KEYS}?limit=1").json()["next_cursor"])


def test_cursor_of_another_list_or_made_up_is_refused_by_every_list(api: Api) -> None:
    keys, key = cursor_of(api), made(api, EVERYTHING)
    theirs = cursor_of(other_account(api))
    middle = len(keys) // 2
    changed = keys[:middle] + ("A" if keys[middle] != "A" else "B") + keys[middle + 1 :]
    strange = ["", "nonsense", "%00", "%ff", "key_01jx5m2v7q8r9s0t1u2v3w4x5y", keys[:-2], keys * 2, changed, "A" * 10_000, theirs, "0", "-1", "null"]  # fmt: skip
    for operation in lists(api):
        for cursor in (*strange, *([keys] if operation.id != "listApiKeys" else [])):
            answer = api.client.get(f"{operation.path}?limit=1&cursor={cursor}", headers=bearer(key))
            assert (answer.status_code, answer.json()["code"]) == (400, "invalid-cursor"), (operation.id, cursor)
            assert answer.json()["errors"][0]["pointer"] == "?cursor"
    assert len(lists(api)) >= 5


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=-1", "limit=101", "limit=1000000000", "limit=1e1", "limit=1.0", "limit=", "limit=%00", "limit=1&limit=2", "page=2", "limit%00=1", "sort=;drop"],
)  # fmt: skip
def test_windows_are_within_bounds_on_every_list(api: Api, query: str) -> None:
    key = made(api, EVERYTHING)
    for operation in lists(api):
        answer = api.client.get(f"{operation.path}?{query}", headers=bearer(key))
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid-parameter"), operation.id


def test_parameter_that_is_not_described_is_refused_by_every_operation(api: Api) -> None:
    key, token = made(api, EVERYTHING), signed_in(api)["access_token"]
    for operation in guarded(api):
        credential = token if operation.needs.get("session") else key
        body = operation.example if "requestBody" in operation.node else None
        asked = replace(operation, path=f"{operation.path}?account_id=acc_other1")
        answer = send(api, asked, credential, id=f"{kind_of(operation)}_unknown1", body=body)
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid-parameter"), operation.id
        assert answer.json()["errors"][0]["pointer"] == "?account_id"


OURS = "https://app.example.org"
STRANGE_ORIGINS = [
    "null", "*", "", "https://evil.example", f"{OURS}.evil.example", "https://evil-app.example.org", f"{OURS}:8443", "http://app.example.org",
    "https://sub.app.example.org", f"{OURS}/", f"{OURS}%00.evil.example", f"{OURS}@evil.example", f"{OURS} https://evil.example", "https://appXexample.org", "file://",
]  # fmt: skip


def test_pages_of_other_origins_are_told_nothing(api: Api) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    for origin in STRANGE_ORIGINS:
        for answer in (
            api.get("/api/v1/account", Origin=origin),
            api.client.options("/api/v1/generate", headers={"Origin": origin, **asked}),
        ):
            told = {name: value for name, value in answer.headers.items() if name.startswith("access-control-allow")}
            assert "access-control-allow-origin" not in told, origin
            assert "access-control-allow-credentials" not in told, origin


def test_named_page_may_send_and_read_every_header_that_is_described(api: Api) -> None:
    sent = {node["name"] for each in guarded(api) for node in parameters(each) if node["in"] == "header"}
    for header in sorted(sent | {"Authorization", "Content-Type", "X-Request-Id", "Last-Event-ID"}):
        asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": header.lower()}
        answer = api.client.options("/api/v1/generate", headers={"Origin": OURS, **asked})
        assert answer.status_code == 204, header
        assert answer.headers["access-control-allow-origin"] == OURS
        assert header.lower() in answer.headers["access-control-allow-headers"].lower().split(", "), header
        assert answer.headers["access-control-max-age"] == "7200"
        assert "Origin" in answer.headers["vary"]
    exposed = api.get("/api/v1/styles", Origin=OURS).headers["access-control-expose-headers"].split(", ")
    assert described_headers() - {"Cache-Control", "Content-Type", "WWW-Authenticate", "Set-Cookie"} <= set(exposed)


def described_headers() -> set[str]:
    """Of all answers."""
    answers = [
        answer
        for item in DOCUMENT["paths"].values()
        for method in item.keys() & {"get", "put", "post", "patch", "delete"}
        for answer in item[method]["responses"].values()
    ]
    resolved = (
        DOCUMENT["components"]["responses"][each["$ref"].rpartition("/")[2]] if "$ref" in each else each
        for each in answers
    )
    return {name for answer in resolved for name in answer.get("headers", {})}


def test_without_origins_of_the_operator_no_page_may_call() -> None:
    assert cors.config(()) is None


def test_open_request_is_answered_though_its_key_is_revoked_and_the_next_is_not(api: Api) -> None:
    answer = api.send("POST", "/api/v1/api-keys", {"name": "k", "scopes": ["generate:read", "generate:write"]})
    key, caller = answer.json(), bearer(answer.json()["secret"])
    generation = api.client.post("/api/v1/generate", json={"topic": "Tides", "size": "1K"}, headers=caller).json()["id"]
    afresh(api)
    with ThreadPoolExecutor(1) as pool:
        headers = {**caller, "Prefer": "wait=30"}
        waiting = pool.submit(api.client.get, f"/api/v1/generate/{generation}", headers=headers)
        while not api.client.app.state.guard._known:  # until it has been let in
            assert not waiting.done()
        assert api.send("DELETE", f"/api/v1/api-keys/{key['id']}").status_code == 204
        api.draw()
        assert waiting.result().json()["status"] == "completed"
    afresh(api)
    assert api.client.get(f"/api/v1/generate/{generation}", headers=caller).status_code == 401


@pytest.mark.parametrize("hours", [1, -1])
def test_limits_do_not_follow_the_clock_of_the_machine(api: Api, hours: int) -> None:
    caller = api.customer("free", generations_per_day=100, requests_per_minute=10)
    assert {api.client.get(UNKNOWN, headers=caller).status_code for _ in range(10)} == {404}
    with clock.moved(timedelta(hours=hours)):
        assert api.client.get(UNKNOWN, headers=caller).status_code == 429
