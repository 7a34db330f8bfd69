"""Finished pictures in other formats and sizes: drawn when they are first asked for, once, and for those who may ask."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from over_http.conftest import Api, other_account
from PIL import Image

from infographix_api import clock
from infographix_api.history import service as history

NOW = {"Prefer": "wait=0"}


def drawn(api: Api, address: str, **headers: str) -> Any:
    """The first answer is 202; after the worker's turn the same request has the picture."""
    first = api.get(address, **NOW, **headers)
    assert (first.status_code, first.content) == (202, b"")
    assert first.headers["retry-after"] == "1"
    api.draw()
    second = api.get(address, **NOW, **headers)
    assert second.status_code == 200, second.text
    return second


def test_every_format_is_drawn_once_and_kept(api: Api) -> None:
    found = api.completed(format="svg", size="1K")
    address = f"/api/v1/generate/{found['id']}/result"
    for media_type, magic in (("image/png", b"\x89PNG"), ("application/pdf", b"%PDF"), ("image/webp", b"RIFF")):
        picture = drawn(api, address, Accept=media_type)
        assert picture.content.startswith(magic)
        assert picture.headers["content-type"] == media_type
        assert picture.headers["etag"] == f'"{hashlib.sha256(picture.content).hexdigest()}"'
        part = api.get(address, Accept=media_type, Range="bytes=4-7")
        assert (part.status_code, part.content) == (206, picture.content[4:8])
        assert api.get(address, Accept=media_type, **{"If-None-Match": picture.headers["etag"]}).status_code == 304
    assert api.rows("SELECT count(*) FROM renditions WHERE status = 'drawn'") == [(3,)]
    assert not api.queue.waiting
    assert api.events(found["id"])[-1] == "generation.completed"


def test_browsers_that_accept_everything_get_the_first_format(api: Api) -> None:
    found = api.completed()
    address = f"/api/v1/generate/{found['id']}/result"
    for accept in (
        "text/html,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
        "image/webp, image/*;q=0.1",
        "*/*",
    ):
        assert api.get(address, Accept=accept).headers["content-type"] == "image/png"


def test_sizes_come_as_one_picture_or_as_an_archive(api: Api) -> None:
    found = api.completed(size="1K", aspect_ratio="square")
    address = f"/api/v1/generate/{found['id']}/result?sizes="
    large = drawn(api, address + "2K")
    assert Image.open(io.BytesIO(large.content)).size == (2048, 2048)
    assert large.headers["content-disposition"].endswith('-2k.png"')
    archive = drawn(api, address + "1K,2K,4K", Accept="application/zip")
    with zipfile.ZipFile(io.BytesIO(archive.content)) as opened:
        widths = [Image.open(io.BytesIO(opened.read(name))).width for name in opened.namelist()]
        assert opened.namelist()[0] == "climate-change-statistics.png"
    assert widths == [1024, 2048, 4096]
    again = api.get(address + "1K,2K,4K", Accept="application/zip", **{"If-None-Match": archive.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("query", "accept", "status", "code"),
    [
        ("?sizes=8K", "*/*", 400, "invalid-parameter"),
        ("?sizes=", "*/*", 400, "invalid-parameter"),
        ("?sizes=1K,1K", "application/zip", 406, "not-acceptable"),
        ("?sizes=1K,2K", "image/png", 406, "not-acceptable"),
        ("?sizes=1K", "application/json", 406, "not-acceptable"),
        ("", "application/zip", 406, "not-acceptable"),
        ("", "text/html", 406, "not-acceptable"),
    ],
)
def test_what_cannot_be_had_is_named(
    finished: tuple[Api, str], query: str, accept: str, status: int, code: str
) -> None:
    api, address = finished
    answer = api.get(address + query, Accept=accept)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_signed_address_opens_what_has_been_drawn_and_draws_nothing(api: Api) -> None:
    found = api.completed()
    signed = urlsplit(found["result"]["url"])
    address = f"{signed.path}?{signed.query}"
    refused = api.client.get(address, headers={"Accept": "application/pdf"})
    assert (refused.status_code, refused.json()["code"]) == (401, "unauthenticated")
    assert not api.queue.waiting
    drawn(api, signed.path, Accept="application/pdf")
    assert api.client.get(address, headers={"Accept": "application/pdf"}).content.startswith(b"%PDF")
    assert other_account(api).get(signed.path, Accept="application/pdf").status_code == 404


def test_each_drawing_takes_a_token_and_nothing_of_the_quota(api: Api) -> None:
    customer = api.customer("free")  # ten requests and five generations a minute
    made = api.client.post("/api/v1/generate", json={"topic": "Malaria", "size": "1K"}, headers=customer)
    api.draw()
    address = f"/api/v1/generate/{made.json()['id']}/result"

    def ask(sizes: str, accept: str) -> Any:
        return api.client.get(f"{address}?sizes={sizes}", headers={**customer, **NOW, "Accept": accept})

    asked = ask("1K,2K,4K", "application/zip")
    assert asked.status_code == 202
    assert (asked.headers["x-quota-remaining"], asked.headers["x-ratelimit-remaining"]) == ("24", "2")
    assert (
        ask("1K,2K,4K", "application/zip").status_code == ask("2K", "image/png").status_code == 202
    )  # paid for already
    assert ask("1K", "application/pdf").status_code == ask("1K", "image/webp").status_code == 202
    refused = ask("4K", "image/webp")
    assert (refused.status_code, refused.json()["code"]) == (429, "rate-limited")
    assert api.client.get(address, headers=customer).status_code == 200


def test_a_lost_wake_up_and_a_dead_worker_are_made_up_for_by_whoever_asks_again(api: Api) -> None:
    found = api.completed()
    address = f"/api/v1/generate/{found['id']}/result"
    assert api.get(address, Accept="application/pdf", **NOW).status_code == 202
    api.queue.waiting.clear()
    assert api.get(address, Accept="application/pdf", **NOW).status_code == 202
    assert not api.queue.waiting, "a moment later it is only late"
    with clock.moved(timedelta(seconds=11)):
        assert api.get(address, Accept="application/pdf", **NOW).status_code == 202
        api.draw()
        assert api.get(address, Accept="application/pdf", **NOW).status_code == 200


def test_pictures_that_storage_has_lost_are_drawn_again(api: Api) -> None:
    found = api.completed()
    address = f"/api/v1/generate/{found['id']}/result"
    pdf = drawn(api, address, Accept="application/pdf").content
    archive = drawn(api, f"{address}?sizes=1K,2K", Accept="application/zip").content
    kept = {path.read_bytes(): path for path in api.state.rglob(f"*{found['id']}*/*")}
    kept.pop(own := api.get(address).content)
    for path in kept.values():
        path.unlink()
    assert drawn(api, address, Accept="application/pdf").content == pdf
    assert drawn(api, f"{address}?sizes=1K,2K", Accept="application/zip").content == archive
    assert api.get(address).content == own


def test_the_picture_a_generation_made_is_not_promised_once_it_is_lost(api: Api) -> None:
    found = api.completed(size="1K")
    address = f"/api/v1/generate/{found['id']}/result"
    drawn(api, f"{address}?sizes=1K,2K", Accept="application/zip")
    own = api.get(address).content
    next(path for path in api.state.rglob(f"*{found['id']}*/*") if path.read_bytes() == own).unlink()
    for gone in (api.get(address), api.get(f"{address}?sizes=1K,2K", Accept="application/zip")):
        assert (gone.status_code, gone.json()["code"]) == (410, "gone")


def test_erasing_takes_every_picture_with_it(api: Api) -> None:
    found = api.completed()
    address = f"/api/v1/generate/{found['id']}/result"
    drawn(api, address, Accept="application/pdf")
    assert api.get(address, Accept="image/webp", **NOW).status_code == 202
    assert api.send("DELETE", f"/api/v1/history/{found['id']}").status_code == 204
    api.draw()
    assert not list(api.state.rglob(f"*{found['id']}*/*"))
    assert api.rows("SELECT count(*) FROM renditions") == [(0,)]
    assert api.get(address, Accept="application/pdf").status_code == 404


def test_after_its_retention_no_format_is_to_be_had(api: Api) -> None:
    found = api.completed()
    address = f"/api/v1/generate/{found['id']}/result"
    drawn(api, address, Accept="application/pdf")
    with clock.moved(timedelta(days=2)):
        history.retire_due(api.workshop.database, api.workshop.storage, timedelta(days=1))
        for accept in ("image/png", "application/pdf", "image/webp"):
            gone = api.get(address, Accept=accept)
            assert (gone.status_code, gone.json()["code"]) == (410, "gone")
    assert not list(api.state.rglob(f"*{found['id']}*/*"))


@pytest.fixture
def finished(api: Api) -> tuple[Api, str]:
    return api, f"/api/v1/generate/{api.completed()['id']}/result"
