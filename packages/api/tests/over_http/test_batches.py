"""Batches through HTTP, on both databases: all or nothing at the start, counts that add up, one end a round, fairness."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from over_http.conftest import Api, other_account
from over_http.test_quota import books

from infographix_api import clock
from infographix_api.batches import service
from infographix_api.batches.jobs import run_generation

TOPIC = {"topic": "Coffee", "size": "1K"}
NO_TABLE = {"source": {"type": "csv", "text": "<html><body>\n<p>not a table</p>\n</body></html>\n"}}
Headers = dict[str, str]


def batch(api: Api, *items: object, caller: Headers | None = None, **more: Any) -> Any:
    body = {"items": list(items), **more}
    return api.client.post("/api/v1/batch", json=body, headers=caller or api.auth)


def made(api: Api, *items: object, **more: Any) -> str:
    answer = batch(api, *items, **more)
    assert answer.status_code == 202, answer.text
    return str(answer.json()["id"])


def draw(api: Api, at_most: int = 1000) -> None:
    """As a worker: each wake-up draws whatever's turn it is."""
    while api.queue.waiting and at_most:
        at_most -= 1
        run_generation(api.workshop, api.queue.waiting.popleft()[1])


def read(api: Api, batch_id: str) -> Any:
    return api.get(f"/api/v1/batch/{batch_id}").json()


def items(api: Api, batch_id: str, query: str = "") -> list[Any]:
    found: list[Any] = api.get(f"/api/v1/batch/{batch_id}/results{query}").json()["data"]
    return found


def told(api: Api, batch_id: str, *, but: str = "progress") -> list[str]:
    rows = api.rows("SELECT type FROM events WHERE resource_id = :id ORDER BY sequence", id=batch_id)
    return [what for row in rows if (what := row[0].removeprefix("batch.")) != but]


def counted(api: Api, batch_id: str) -> dict[str, int]:
    return {name: count for name, count in read(api, batch_id)["counts"].items() if count}


def test_from_the_request_to_the_archive(api: Api) -> None:
    answer = batch(
        api,
        {"custom_id": "coffee", "topic": "Coffee", "style": "bauhaus", "metadata": {"n": "1"}},
        {"topic": "Solar Energy", "format": "svg"},
        {"custom_id": "empty", **NO_TABLE},
        name="Series",
        metadata={"team": "red"},
        defaults={
            "style": "corporate",
            "size": "1K",
            "palette": {"colors": ["#123456", "#fedcba"]},
            "aspect_ratio": "1:1",
        },
    )
    new = answer.json()
    assert answer.status_code == 202
    assert answer.headers["location"].endswith(f"/api/v1/batch/{new['id']}")
    assert (new["status"], new["round"], new["name"], new["metadata"]) == ("queued", 1, "Series", {"team": "red"})
    assert new["counts"] == {"total": 3, "queued": 3, "running": 0, "completed": 0, "failed": 0, "canceled": 0}

    draw(api)
    done = read(api, new["id"])
    assert (done["status"], counted(api, new["id"])) == ("completed", {"total": 3, "completed": 2, "failed": 1})
    assert done["links"]["cancel"] is None
    assert told(api, new["id"]) == ["started", "completed"]

    coffee, solar, empty = items(api, new["id"])
    assert [each["position"] for each in (coffee, solar, empty)] == [0, 1, 2]
    assert (coffee["custom_id"], solar["custom_id"]) == ("coffee", None)
    one, other = coffee["generation"], solar["generation"]
    assert (one["style"], one["aspect_ratio"], one["metadata"]) == ("bauhaus", "square", {"n": "1"})
    assert (other["style"], other["format"], other["palette"]) == (
        "corporate",
        "svg",
        {"colors": ["#123456", "#fedcba"]},
    )
    assert (one["batch_id"], one["custom_id"]) == (new["id"], "coffee")
    assert empty["generation"]["error"]["code"] == "not_tabular"

    lines = api.get(f"/api/v1/batch/{new['id']}/results", accept="application/x-ndjson").text.splitlines()
    assert [json.loads(line) for line in lines] == items(api, new["id"])

    archive = api.get(f"/api/v1/batch/{new['id']}/results", accept="application/zip")
    assert archive.headers["content-disposition"] == f'attachment; filename="{new["id"]}.zip"'
    with zipfile.ZipFile(io.BytesIO(archive.content)) as zipped:
        assert zipped.namelist() == ["000-coffee.png", f"001-{other['id']}.svg", "manifest.json"]
        assert zipped.testzip() is None
        listed = json.loads(zipped.read("manifest.json"))["items"]
        assert [each["file"] for each in listed] == ["000-coffee.png", f"001-{other['id']}.svg", None]
        assert listed[0]["sha256"] == one["result"]["sha256"]
        assert listed[2]["error"] == "not_tabular"


def test_pages_of_items_and_batches(api: Api) -> None:
    names = [made(api, *[TOPIC] * 5), made(api, TOPIC)]
    first = api.get(f"/api/v1/batch/{names[0]}/results?limit=3").json()
    rest = api.get(f"/api/v1/batch/{names[0]}/results?limit=3&cursor={first['next_cursor']}").json()
    assert [each["position"] for each in first["data"] + rest["data"]] == [0, 1, 2, 3, 4]
    assert rest["has_more"] is False
    assert items(api, names[0], "?status=failed,completed") == []
    listed = api.get("/api/v1/batch?limit=1").json()
    assert [each["id"] for each in listed["data"]] == names[1:]
    following = api.get(f"/api/v1/batch?limit=1&cursor={listed['next_cursor']}").json()
    assert [each["id"] for each in following["data"]] == names[:1]
    assert api.get("/api/v1/batch?status=completed").json()["data"] == []


def test_what_cannot_be_used_starts_nothing(api: Api) -> None:
    free = api.customer("free")
    bad_content = {"content": {"title": "t", "sections": [{"blocks": [{"type": "stat", "items": [{"label": "x"}]}]}]}}
    table = [
        (batch(api), 422, "/items", None),
        (batch(api, *[TOPIC] * 6, caller=free), 422, None, "batch-too-large"),
        (batch(api, *[TOPIC] * 501), 422, None, "batch-too-large"),
        (batch(api, {"custom_id": "a", **TOPIC}, TOPIC, {"custom_id": "a", **TOPIC}), 422, "/items/2/custom_id", None),
        (batch(api, *[TOPIC] * 300, {"size": "1K"}, *[TOPIC] * 199), 422, "/items/300/topic", None),
        (batch(api, TOPIC, {"topic": "x", "source": {"type": "text", "text": "y"}}), 422, "/items/1/source", None),
        (batch(api, TOPIC, bad_content), 422, "/items/1/content/sections/0/blocks/0/items/0/value", None),
        (batch(api, {"topic": "x", "style": "vintage"}), 422, "/items/0/style", None),
        (batch(api, TOPIC, defaults={"style": "vintage"}), 422, "/items/0/style", None),
        (batch(api, TOPIC, defaults={"topic": "x"}), 422, "/defaults/topic", None),
        (batch(api, {**TOPIC, "custom_id": "../x"}), 422, "/items/0/custom_id", None),
        (batch(api, {**TOPIC, "tier": "pro"}), 422, "/items/0/tier", None),
        (batch(api, TOPIC, webhook="x"), 422, "/webhook", None),
    ]
    for answer, status, pointer, code in table:
        problem = answer.json()
        assert (answer.status_code, problem["code"]) == (status, code or "validation-failed"), problem
        if pointer:
            assert problem["errors"][0]["pointer"] == pointer, problem
    assert api.rows("SELECT count(*) FROM generations") == [(0,)]
    assert api.rows("SELECT count(*) FROM batches") == [(0,)]
    assert not api.queue.waiting
    assert batch(api, *[TOPIC] * 5, caller=free).status_code == 202


def test_a_body_has_eight_megabytes_and_no_more(api: Api) -> None:
    text = {"source": {"type": "text", "text": "word " * 50_000}, "size": "1K"}
    assert batch(api, *[text] * 20).status_code == 202
    refused = batch(api, *[text] * 40)
    assert (refused.status_code, refused.json()["code"]) == (413, "body-too-large")
    assert "8,388,608" in refused.json()["detail"]


def test_quota_is_taken_for_all_or_none(api: Api) -> None:
    caller = api.customer(generations_per_day=10)
    assert batch(api, *[TOPIC] * 6, caller=caller).headers["x-quota-remaining"] == "4"
    refused = batch(api, *[TOPIC] * 5, caller=caller)
    assert (refused.status_code, refused.json()["code"]) == (429, "quota-exceeded")
    assert books(api) == [(6, 6)]
    assert batch(api, *[TOPIC] * 4, caller=caller).status_code == 202
    assert books(api) == [(10, 10)]


def test_many_at_once_never_pass_the_quota(api: Api) -> None:
    caller = api.customer(generations_per_day=20)
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: batch(api, *[TOPIC] * 3, caller=caller), range(24)))
    assert Counter(answer.status_code for answer in answers) == {202: 6, 429: 18}
    assert books(api) == [(18, 18)]


def test_canceling_gives_back_what_has_not_begun(api: Api) -> None:
    name = made(api, *[TOPIC] * 4)
    draw(api, at_most=1)
    canceled = api.send("POST", f"/api/v1/batch/{name}/cancel")
    assert (canceled.status_code, canceled.json()["status"]) == (202, "canceled")
    assert counted(api, name) == {"total": 4, "completed": 1, "canceled": 3}
    again = api.send("POST", f"/api/v1/batch/{name}/cancel")
    assert (again.status_code, again.json()["status"]) == (202, "canceled")
    draw(api)
    assert counted(api, name) == {"total": 4, "completed": 1, "canceled": 3}
    assert told(api, name) == ["started", "canceled"]
    assert books(api) == [(1, 1)]


def test_cancels_and_the_last_picture_at_once_end_it_once(api: Api) -> None:
    name = made(api, TOPIC)
    path = f"/api/v1/batch/{name}/cancel"
    with ThreadPoolExecutor(4) as pool:
        drawn = pool.submit(draw, api)
        answers = [pool.submit(api.send, "POST", path) for _ in range(3)]
        drawn.result()
    assert {answer.result().status_code for answer in answers} <= {202, 409}
    status = read(api, name)["status"]
    assert told(api, name, but="progress")[-1:] == [status]
    assert len(told(api, name)) <= 2
    assert sum(counted(api, name).values()) == 2


def test_only_what_failed_is_tried_again(api: Api) -> None:
    name = made(api, {"custom_id": "good", **TOPIC}, {"custom_id": "bad", **NO_TABLE})
    early = api.send("POST", f"/api/v1/batch/{name}/retry")
    assert (early.status_code, early.json()["code"]) == (409, "conflict")
    draw(api)
    before = {each["custom_id"]: each["generation"]["id"] for each in items(api, name)}
    retried = api.send("POST", f"/api/v1/batch/{name}/retry")
    assert (retried.status_code, retried.json()["status"], retried.json()["round"]) == (202, "queued", 2)
    after = {each["custom_id"]: each["generation"]["id"] for each in items(api, name)}
    assert (after["good"] == before["good"], after["bad"] == before["bad"]) == (True, False)
    assert len(api.queue.waiting) == 1
    draw(api)
    assert (read(api, name)["status"], counted(api, name)) == ("completed", {"total": 2, "completed": 1, "failed": 1})
    assert told(api, name) == ["started", "completed", "started", "completed"]


def test_nothing_completed_is_failed_and_nothing_failed_is_no_retry(api: Api) -> None:
    failed, good = made(api, NO_TABLE), made(api, TOPIC)
    draw(api)
    assert read(api, failed)["status"] == "failed"
    refused = api.send("POST", f"/api/v1/batch/{good}/retry")
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    refused = api.send("POST", f"/api/v1/batch/{good}/cancel")
    assert (refused.status_code, refused.json()["code"]) == (409, "not-cancelable")


def test_progress_is_told_once_a_second_at_most(api: Api) -> None:
    name = made(api, *[TOPIC] * 4)
    draw(api, at_most=1)
    began = told(api, name, but="nothing")
    with clock.moved(timedelta(minutes=1)):
        draw(api, at_most=1)
    assert told(api, name, but="nothing") == [*began, "progress"]
    with clock.moved(timedelta(seconds=50)):  # by its clock no second has passed since
        draw(api, at_most=1)
    assert told(api, name, but="nothing") == [*began, "progress"]
    draw(api)
    assert told(api, name, but="nothing") == [*began, "progress", "completed"]
    with clock.moved(timedelta(minutes=3)), api.workshop.database.transaction() as session:
        service.refresh(session, name)
    assert told(api, name, but="nothing") == [*began, "progress", "completed"]


def test_items_canceled_one_by_one_end_the_batch(api: Api) -> None:
    name = made(api, TOPIC, TOPIC)
    for each in items(api, name):
        api.send("DELETE", f"/api/v1/generate/{each['generation']['id']}")
    with clock.moved(timedelta(seconds=2)), api.workshop.database.transaction() as session:
        service.refresh_open(session)
    assert (read(api, name)["status"], told(api, name)) == ("canceled", ["started", "canceled"])


def test_a_repeated_key_makes_one_batch(api: Api) -> None:
    body = {"items": [TOPIC]}
    first = api.send("POST", "/api/v1/batch", body, **{"Idempotency-Key": "k"})
    second = api.send("POST", "/api/v1/batch", body, **{"Idempotency-Key": "k"})
    assert second.json() == first.json()
    assert second.headers["idempotency-replayed"] == "true"
    assert api.rows("SELECT count(*) FROM batches") == [(1,)]


def test_archive_of_a_batch_under_way_is_not_there_yet(api: Api) -> None:
    name = made(api, TOPIC)
    refused = api.get(f"/api/v1/batch/{name}/results", accept="application/zip")
    assert (refused.status_code, refused.json()["code"]) == (409, "not-completed")
    refused = api.get(f"/api/v1/batch/{name}/results", accept="image/png")
    assert (refused.status_code, refused.json()["code"]) == (406, "not-acceptable")


def test_another_account_sees_nothing_of_it(api: Api) -> None:
    name = made(api, TOPIC)
    stranger = other_account(api)
    for method, path in (("GET", ""), ("GET", "/results"), ("POST", "/cancel"), ("POST", "/retry")):
        assert stranger.send(method, f"/api/v1/batch/{name}{path}").status_code == 404
    assert stranger.get("/api/v1/batch").json()["data"] == []


@pytest.mark.parametrize("tier", ["local", "free"])
def test_a_picture_does_not_wait_for_the_batch_of_another_account(api: Api, tier: str) -> None:
    name = made(api, *[TOPIC] * 8)
    caller = api.customer(tier)
    single = api.client.post("/api/v1/generate", json=TOPIC, headers=caller).json()["id"]
    draw(api, at_most=2)
    found = api.client.get(f"/api/v1/generate/{single}", headers=caller).json()["status"]
    assert (found, counted(api, name)) == ("completed", {"total": 8, "queued": 7, "completed": 1})


def test_a_higher_tier_is_served_more_often_and_starves_nobody(api: Api) -> None:
    free = api.customer("free")
    theirs = batch(api, *[TOPIC] * 5, caller=free).json()["id"]
    ours = made(api, *[TOPIC] * 12)
    draw(api, at_most=10)
    assert counted(api, ours) == {"total": 12, "queued": 4, "completed": 8}
    counts = api.client.get(f"/api/v1/batch/{theirs}", headers=free).json()["counts"]
    assert (counts["completed"], counts["queued"]) == (2, 3)
