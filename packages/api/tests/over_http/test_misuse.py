"""What callers get wrong, or do at the same moment, with batches, pictures and streams: tables of what they are told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from over_http.conftest import Api
from over_http.test_batches import NO_TABLE, TOPIC, batch, counted, draw, made, read
from over_http.test_quota import books

from infographix_api import clock

STREAM = {"Accept": "text/event-stream"}


def test_ranges_of_a_picture(api: Api) -> None:
    found = api.completed()
    path, size = f"/api/v1/generate/{found['id']}/result", found["result"]["bytes"]
    whole = api.get(path).content
    for asked, status, told in (
        (f"bytes=0-{size * 2}", 206, f"bytes 0-{size - 1}/{size}"),
        (f"bytes={size - 1}-", 206, f"bytes {size - 1}-{size - 1}/{size}"),
        ("bytes=-5", 206, f"bytes {size - 5}-{size - 1}/{size}"),
        (f"bytes=-{size * 2}", 206, f"bytes 0-{size - 1}/{size}"),
        (f"bytes={size}-", 416, f"bytes */{size}"),
        (f"bytes={size}-{size + 5}", 416, f"bytes */{size}"),
        ("bytes=99999999999999999999-", 416, f"bytes */{size}"),
        ("bytes=-0", 416, f"bytes */{size}"),
        *((ignored, 200, None) for ignored in ("bytes=5-4", "bytes=0-1,4-5", "bytes=", "bytes=-", "bytes=a-b", "bytes=٣-", "pages=0-1", "0-1", f"bytes={'9' * 5000}-")),
    ):  # fmt: skip
        answer = api.client.get(path, headers={**api.auth, "Range": asked.encode()})
        assert (answer.status_code, answer.headers.get("content-range")) == (status, told), asked
        if status == 416:
            assert (answer.json()["code"], str(size) in answer.json()["detail"]) == ("range-not-satisfiable", True)
        elif status == 200:
            assert answer.content == whole


def test_signed_address_is_good_for_one_picture_until_its_time(api: Api) -> None:
    found, other = api.completed(), api.post(TOPIC).json()
    path, _, query = found["result"]["url"].removeprefix("http://127.0.0.1:8000").partition("?")
    expires, _, signature = query.partition("&")
    for address in (
        f"{path}?{expires}0&{signature}",
        f"{path}?expires=99999999999&{signature}",
        f"{path}?expires=-1&{signature}",
        f"{path}?expires=&{signature}",
        f"{path}?{expires}&{signature[:-1]}",
        f"{path}?{expires}&signature=",
        f"{path}?{signature}",
        f"{path.replace(found['id'], other['id'])}?{query}",
        path,
    ):
        answer = api.client.get(address)
        assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated"), address
    with clock.moved(timedelta(hours=3)):
        late = api.client.get(f"{path}?{query}")
    assert (late.status_code, late.json()["code"]) == (401, "token-expired")
    assert "read the generation again" in late.json()["detail"]
    assert api.client.get(f"{path}?{query}").status_code == 200


def test_last_event_id_from_another_resource_is_refused_while_it_is_ahead(api: Api) -> None:
    elsewhere = api.completed()["id"]
    last = max(row[0] for row in api.rows("SELECT sequence FROM events WHERE resource_id = :id", id=elsewhere))
    for path in (
        f"/api/v1/generate/{api.post({'topic': 'Tides'}).json()['id']}",
        f"/api/v1/batch/{made(api, TOPIC)}",
    ):
        answer = api.get(f"{path}/events", **STREAM, **{"Last-Event-ID": str(last)})
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid-parameter"), path
        assert answer.json()["errors"][0]["pointer"] == "Last-Event-ID"
        assert "from this stream" in answer.json()["detail"]


def test_cursor_of_another_batch_or_changed_is_refused(api: Api) -> None:
    one, other = (f"/api/v1/batch/{made(api, TOPIC, TOPIC)}/results" for _ in range(2))
    cursor = api.get(f"{one}?limit=1").json()["next_cursor"]
    assert api.get(f"{one}?limit=1&cursor={cursor}").json()["data"][0]["position"] == 1
    middle = len(cursor) // 2
    changed = cursor[:middle] + ("A" if cursor[middle] != "A" else "B") + cursor[middle + 1 :]
    for address in (
        f"{other}?cursor={cursor}",
        f"{one}?status=failed&cursor={cursor}",
        f"{one}?cursor={changed}",
        f"{one}?cursor={cursor[:-1]}",
        f"{one}?cursor=0",
        f"{one}?cursor=",
        f"/api/v1/batch?cursor={cursor}",
        f"/api/v1/history?cursor={cursor}",
    ):
        answer = api.get(address)
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid-cursor"), address


def test_batches_of_one_and_of_as_many_as_the_plan_allows(api: Api) -> None:
    for tier, most in (("free", 5), ("pro", 50), ("local", 500)):
        for count in (1, most):
            answer = batch(api, *[TOPIC] * count, caller=api.customer(tier))
            assert (answer.status_code, answer.json()["counts"]["total"]) == (202, count)
        refused = batch(api, *[TOPIC] * (most + 1), caller=api.customer(tier))
        assert (refused.status_code, refused.json()["code"]) == (422, "batch-too-large")
        assert f"{most + 1} items; your plan allows {most}" in refused.json()["detail"]


def test_template_deleted_while_a_batch_uses_it_changes_nothing_in_it(api: Api) -> None:
    config = {"style": "bauhaus", "size": "1K", "sections": 1}
    template = api.send("POST", "/api/v1/templates", {"name": "Mine", "config": config}).json()["id"]
    name = made(api, *[{"topic": "Coffee", "template_id": template}] * 2, {"template_id": template, **NO_TABLE})
    draw(api, at_most=1)
    assert api.send("DELETE", f"/api/v1/templates/{template}").status_code == 204
    draw(api)
    assert counted(api, name) == {"total": 3, "completed": 2, "failed": 1}
    assert api.send("POST", f"/api/v1/batch/{name}/retry").status_code == 202
    draw(api)
    data = api.get(f"/api/v1/batch/{name}/results").json()["data"]
    assert {(each["generation"]["style"], each["generation"]["template_id"]) for each in data} == {
        ("bauhaus", template)
    }
    late = batch(api, TOPIC, {"topic": "Coffee", "template_id": template})
    assert (late.status_code, late.json()["errors"][0]["pointer"]) == (422, "/items/1/template_id")


def test_two_cancels_and_the_picture_at_once_end_a_generation_once(api: Api) -> None:
    for _ in range(2):
        path = f"/api/v1/generate/{api.post(TOPIC).json()['id']}"
        with ThreadPoolExecutor(3) as pool:
            drawn = pool.submit(api.draw)
            answers: list[Any] = [each.result() for each in [pool.submit(api.send, "DELETE", path) for _ in range(2)]]
            drawn.result()
        status = api.get(path).json()["status"]
        ends = [name for name in api.events(path.rpartition("/")[2]) if name.rpartition(".")[2] in {"completed", "canceled"}]  # fmt: skip
        assert ends == [f"generation.{status}"]
        expected = {"canceled": {200}, "completed": {409}}[status]
        assert {answer.status_code for answer in answers} == expected
    (charged, booked) = books(api)[0]
    assert charged == booked


def test_two_cancels_and_a_retry_at_once_leave_a_batch_in_one_state(api: Api) -> None:
    name = made(api, TOPIC, NO_TABLE)
    draw(api)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda what: api.send("POST", f"/api/v1/batch/{name}/{what}"), ("retry", "cancel") * 2))
    assert {answer.status_code for answer in answers} <= {202, 409}
    assert sum(answer.status_code == 202 for answer in answers[::2]) == 1  # whoever came second had nothing to retry
    draw(api)
    found = read(api, name)
    assert sum(found["counts"][status] for status in ("completed", "failed", "canceled")) == found["counts"]["total"]
    assert found["round"] == 2
