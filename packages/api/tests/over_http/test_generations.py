"""Generations through HTTP, on SQLite and PostgreSQL: from the request to the picture, and everything that can go otherwise."""

from __future__ import annotations

import base64
import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from over_http.conftest import Api

from infographix_api import clock
from infographix_api.accounts import service
from infographix_api.api_keys import service as api_keys

EVENTS = ["generation.started", "generation.analyzing", "generation.generating", "generation.completed"]
CONTENT = {
    "title": "T",
    "sections": [
        {"blocks": [{"type": "stat", "items": [{"label": "Trips", "value": {"display": "12,400", "value": 12400}}]}]}
    ],
}


def test_topic_becomes_a_picture_with_its_document_and_events(api: Api) -> None:
    found = api.completed()
    assert (found["status"], found["attempt"], found["error"]) == ("completed", 1, None)
    assert found["title"] == found["document"]["title"] == "Climate Change Statistics"
    assert api.events(found["id"]) == EVENTS
    picture = api.get(f"/api/v1/generate/{found['id']}/result")
    assert hashlib.sha256(picture.content).hexdigest() == found["result"]["sha256"]
    assert picture.headers["content-type"] == "image/png"
    assert len(picture.content) == found["result"]["bytes"]


@pytest.mark.parametrize("format", ["svg", "pdf", "webp"])
def test_formats_come_as_themselves(api: Api, format: str) -> None:
    found = api.completed(format=format, aspect_ratio="9:16")
    picture = api.get(f"/api/v1/generate/{found['id']}/result")
    assert picture.headers["content-type"].startswith(found["result"]["media_type"])
    assert found["aspect_ratio"] == "portrait"
    if format == "svg":
        assert picture.headers["content-security-policy"] == "sandbox"
        assert picture.headers["content-disposition"].startswith("attachment")


def test_own_content_is_checked_and_drawn(api: Api) -> None:
    made = api.post({"content": CONTENT, "size": "1K", "palette": {"colors": ["#0b3d91", "#ff8a5c"]}}).json()
    api.draw()
    found = api.get(f"/api/v1/generate/{made['id']}").json()
    assert found["status"] == "completed"
    item = found["document"]["sections"][0]["blocks"][0]["items"][0]
    assert item["evidence"][0]["kind"] == "caller"
    assert found["result"]["alt_text"].startswith(f"Infographic: {CONTENT['title']}.")
    assert "colour_adjusted" in [warning["code"] for warning in found["warnings"]]
    again = api.post({"content": found["document"], "size": "1K"})
    assert again.status_code == 202


def test_signed_address_opens_without_a_key_until_it_expires(api: Api) -> None:
    found = api.completed()
    path = found["result"]["url"].replace("http://127.0.0.1:8000", "")
    assert api.client.get(path).status_code == 200
    assert api.client.get(path.replace("signature=", "signature=x")).status_code == 401
    with clock.moved(timedelta(hours=3)):
        assert api.client.get(path).json()["code"] == "token-expired"


def test_parts_and_versions_of_a_picture(api: Api) -> None:
    found = api.completed()
    path = f"/api/v1/generate/{found['id']}/result"
    whole = api.get(path)
    part = api.get(path, Range="bytes=10-19")
    assert (part.status_code, part.content) == (206, whole.content[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(whole.content)}"
    assert api.get(path, **{"If-None-Match": whole.headers["etag"]}).status_code == 304
    assert api.get(path, Range=f"bytes={len(whole.content)}-").status_code == 416
    assert api.get(path, Range="bytes=0-1", **{"If-Range": '"other"'}).status_code == 200
    assert api.get(path, Accept="application/json").json()["sha256"] == found["result"]["sha256"]
    assert api.get(path, Accept="image/gif").status_code == 406


def test_digest_of_the_whole_picture_goes_with_every_part(api: Api) -> None:
    path = f"/api/v1/generate/{api.completed()['id']}/result"
    whole = api.get(path)
    digest = base64.b64encode(hashlib.sha256(whole.content).digest()).decode()
    for answer in (whole, api.get(path, Range="bytes=10-19")):
        assert answer.headers["repr-digest"] == f"sha-256=:{digest}:"
    assert "repr-digest" not in api.get(path, Accept="application/json").headers


def test_generation_has_an_etag(api: Api) -> None:
    found = api.completed()
    first = api.get(f"/api/v1/generate/{found['id']}")
    assert api.get(f"/api/v1/generate/{found['id']}", **{"If-None-Match": first.headers["etag"]}).status_code == 304


def test_same_key_draws_once_and_answers_the_same(api: Api) -> None:
    body, key = {"topic": "Climate"}, {"Idempotency-Key": "a-key"}
    first, second = api.post(body, **key), api.post(body, **key)
    assert first.content == second.content
    assert second.headers["idempotency-replayed"] == "true"
    assert len(api.queue.waiting) == 1
    assert api.post({"topic": "Other"}, **key).json()["code"] == "idempotency-mismatch"


def test_fifty_at_once_with_one_key_make_one_generation(api: Api) -> None:
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: api.post({"topic": "Climate"}, **{"Idempotency-Key": "k"}), range(50)))
    assert {answer.status_code for answer in answers} <= {202, 409}
    assert len({answer.json()["id"] for answer in answers if answer.status_code == 202}) == 1
    assert len(api.queue.waiting) == 1


def test_cancel_is_final_and_may_be_repeated(api: Api) -> None:
    made = api.post({"topic": "Climate"}).json()
    path = f"/api/v1/generate/{made['id']}"
    for _ in range(2):
        canceled = api.client.delete(path, headers=api.auth)
        assert (canceled.status_code, canceled.json()["status"]) == (200, "canceled")
    api.draw()
    assert api.get(path).json()["status"] == "canceled"
    assert api.events(made["id"]) == ["generation.canceled"]
    assert api.get(f"{path}/result").json()["code"] == "not-completed"


def test_completed_cannot_be_canceled(api: Api) -> None:
    found = api.completed()
    answer = api.client.delete(f"/api/v1/generate/{found['id']}", headers=api.auth)
    assert (answer.status_code, answer.json()["code"]) == (409, "not-cancelable")


def test_deadline_that_passed_ends_it(api: Api) -> None:
    made = api.post({"topic": "Climate", "deadline_seconds": 1}).json()
    with clock.moved(timedelta(seconds=5)):
        api.draw()
        found = api.get(f"/api/v1/generate/{made['id']}").json()
    assert (found["status"], found["error"]["code"], found["error"]["retryable"]) == (
        "failed",
        "deadline_exceeded",
        True,
    )


def test_result_before_completion_tells_how_to_wait(api: Api) -> None:
    made = api.post({"topic": "Climate"}).json()
    answer = api.get(f"/api/v1/generate/{made['id']}/result").json()
    assert answer["code"] == "not-completed"
    assert "Prefer: wait" in answer["detail"]


def test_waiting_answers_with_what_there_is(api: Api) -> None:
    made = api.post({"topic": "Climate"}, Prefer="wait=1")
    assert (made.status_code, made.headers["preference-applied"]) == (202, "wait=1")
    api.draw()
    found = api.get(f"/api/v1/generate/{made.json()['id']}", Prefer="wait=30")
    assert found.json()["status"] == "completed"


BAD: list[tuple[Any, int, str, str]] = [
    ({}, 422, "validation-failed", "/topic"),
    ({"topic": ""}, 422, "validation-failed", "/topic"),
    ({"topic": " \t "}, 422, "validation-failed", "/topic"),
    ({"topic": "x" * 2001}, 422, "validation-failed", "/topic"),
    ({"topic": 5}, 422, "validation-failed", "/topic"),
    ({"topic": "x", "colour": "red"}, 422, "validation-failed", "/colour"),
    ({"topic": "x", "style": "retro"}, 422, "validation-failed", "/style"),
    ({"topic": "x", "style": "steampunk"}, 422, "validation-failed", "/style"),
    ({"topic": "x", "palette": "beige"}, 422, "validation-failed", "/palette"),
    ({"topic": "x", "palette": {"colors": ["#fff"]}}, 422, "validation-failed", "/palette/colors"),
    ({"topic": "x", "size": "8K"}, 422, "validation-failed", "/size"),
    ({"topic": "x", "metadata": {str(i): "" for i in range(21)}}, 422, "validation-failed", "/metadata"),
    ({"topic": "x", "source": {"type": "text", "text": "y"}}, 422, "validation-failed", "/source"),
    ({"source": {"type": "fax", "text": "y"}}, 422, "validation-failed", "/source/type"),
    ({"source": {"type": "csv", "text": "a,b\n"}}, 422, "validation-failed", "/source/text"),
    ({"source": {"type": "text", "text": "\x89PNG\r\n\x1a\n\x00\x01"}}, 422, "validation-failed", "/source/text"),
    ({"content": {"title": "T", "sections": []}}, 422, "validation-failed", "/content/sections"),
    (["a"], 422, "validation-failed", ""),
]


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(("body", "status", "code", "pointer"), BAD)
def test_bad_request_is_a_problem_that_points_at_the_value(
    api: Api, body: Any, status: int, code: str, pointer: str
) -> None:
    answer = api.post(body)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code)
    assert problem["errors"][0]["pointer"].startswith(pointer)
    assert problem["errors"][0]["detail"].endswith(".")
    assert answer.headers["content-type"] == "application/problem+json"
    assert not api.queue.waiting


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("content", "headers", "status", "code"),
    [
        (b"{", {}, 400, "invalid-json"),
        (b'{"topic": "\xff"}', {}, 400, "invalid-json"),
        (b"[" * 10_000, {}, 422, "validation-failed"),
        (b'{"topic": "x"}', {"Content-Type": "text/plain"}, 415, "unsupported-media-type"),
        (b'{"topic": "x"}', {"Content-Encoding": "gzip"}, 415, "unsupported-media-type"),
        (b'{"topic": "' + b"x" * 3_000_000 + b'"}', {}, 413, "body-too-large"),
        (b'{"topic": "x"}', {"Idempotency-Key": "k" * 256}, 400, "invalid-parameter"),
        (b'{"topic": "x"}', {"Accept": "text/html"}, 406, "not-acceptable"),
    ],
)
def test_unreadable_request_is_a_problem(
    api: Api, content: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    sent = {"Content-Type": "application/json", **api.auth, **headers}
    answer = api.client.post("/api/v1/generate", content=content, headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "unauthenticated"),
        ({"Authorization": "Basic x"}, "unauthenticated"),
        ({"Authorization": "Bearer nonsense"}, "unauthenticated"),
        ({"Authorization": "Bearer igx_live_" + "0" * 36}, "unauthenticated"),
    ],
)
def test_no_valid_key_is_401_with_a_challenge(api: Api, headers: dict[str, str], code: str) -> None:
    answer = api.client.get("/api/v1/generate/gen_01jx5m2v7q8r9s0t1u2v3w4x5y", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, code)
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_nobody_sees_the_generations_of_another_account(api: Api) -> None:
    found = api.completed()
    with api.workshop.database.transaction() as session:
        other = service.account_of(session, "other@example.org")
        key = api_keys.make(session, other.id, name="other").secret
        expired = api_keys.make(session, other.id, name="old", expires_at=clock.now() - timedelta(days=1)).secret
    theirs = {"Authorization": f"Bearer {key}"}
    for path in (f"/api/v1/generate/{found['id']}", f"/api/v1/generate/{found['id']}/result"):
        assert api.client.get(path, headers=theirs).json()["code"] == "not-found"
    assert api.client.delete(f"/api/v1/generate/{found['id']}", headers=theirs).json()["code"] == "not-found"
    late = api.client.get("/api/v1/generate/x", headers={"Authorization": f"Bearer {expired}"})
    assert late.json()["code"] == "token-expired"
