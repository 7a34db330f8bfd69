"""The list of events through HTTP: filters, pages, and cursors that belong to one list of one account."""

from __future__ import annotations

import base64
import string

import pytest
from over_http.conftest import Api, other_account

EVENTS = "/api/v1/events"


def canceled(api: Api, count: int) -> list[str]:
    """Ids of generations, each with one event."""
    ids = [api.post({"topic": "Tides"}).json()["id"] for _ in range(count)]
    for generation_id in ids:
        api.send("DELETE", f"/api/v1/generate/{generation_id}")
    return ids


def test_events_of_a_generation_are_listed_the_newest_first(api: Api) -> None:
    made = api.completed()
    found = api.get(f"{EVENTS}?resource_id={made['id']}").json()["data"]
    assert [(event["type"], event["sequence"]) for event in found] == [
        ("generation.completed", 4),
        ("generation.generating", 3),
        ("generation.analyzing", 2),
        ("generation.started", 1),
    ]
    assert found[0]["data"]["status"] == "completed"
    one = api.get(f"{EVENTS}/{found[0]['id']}")
    assert one.json() == found[0]
    assert api.get(f"{EVENTS}/{found[0]['id']}", **{"If-None-Match": one.headers["etag"]}).status_code == 304


def test_events_are_filtered_by_type_and_time(api: Api) -> None:
    canceled(api, 2)
    count = lambda query: len(api.get(f"{EVENTS}?{query}").json()["data"])  # noqa: E731
    assert count("type=generation.canceled") == 2
    assert count("type=generation.failed,generation.canceled") == 2
    assert count("type=generation.failed") == 0
    assert count("created_after=2100-01-01T00:00:00Z") == 0
    assert count("created_after=2020-01-01T00:00:00Z&created_before=2100-01-01T00:00:00Z") == 2


def test_nobody_sees_the_events_of_another_account(api: Api) -> None:
    canceled(api, 1)
    (event,) = api.get(EVENTS).json()["data"]
    theirs = other_account(api)
    assert theirs.get(EVENTS).json()["data"] == []
    foreign, absent = theirs.get(f"{EVENTS}/{event['id']}"), theirs.get(f"{EVENTS}/{event['id'][:-1]}_")
    assert (foreign.status_code, absent.status_code) == (404, 404)


def test_pages_follow_each_other_while_events_happen(api: Api) -> None:
    before = canceled(api, 5)[::-1]
    seen: list[str] = []
    cursor = ""
    while True:
        page = api.get(f"{EVENTS}?limit=2{cursor}").json()
        seen += [event["resource_id"] for event in page["data"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
        canceled(api, 1)
    assert seen == before


def test_cursor_belongs_to_one_list_of_one_account(api: Api) -> None:
    canceled(api, 2)
    cursor = api.get(f"{EVENTS}?limit=1").json()["next_cursor"]
    assert api.get(f"{EVENTS}?limit=50&cursor={cursor}").status_code == 200
    for answer in (
        api.get(f"{EVENTS}?type=generation.canceled&cursor={cursor}"),
        api.get(f"/api/v1/account/requests?cursor={cursor}"),
        other_account(api).get(f"{EVENTS}?cursor={cursor}"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid-cursor")


def test_no_letter_of_a_cursor_can_be_changed(api: Api) -> None:
    canceled(api, 2)
    cursor = api.get(f"{EVENTS}?limit=1").json()["next_cursor"]
    raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    for position in range(len(raw)):
        forged = bytearray(raw)
        forged[position] ^= 1
        text = base64.urlsafe_b64encode(bytes(forged)).decode().rstrip("=")
        assert api.get(f"{EVENTS}?limit=1&cursor={text}").json()["code"] == "invalid-cursor"


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    "id", ["x", "evt_", "..%2f..%2fetc", "%00", "evt_" + "0" * 10_000, "%F0%9F%92%A5", string.punctuation[:3]]
)
def test_ids_that_no_event_has_are_not_found(api: Api, id: str) -> None:
    answer = api.get(f"{EVENTS}/{id.replace('#', '%23').replace('%' + '%', '%')}")
    assert answer.status_code in {400, 404}
    assert answer.headers["content-type"] == "application/problem+json"
