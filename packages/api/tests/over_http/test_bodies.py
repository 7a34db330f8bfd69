"""Bodies that cannot be read, or could be read in two ways, sent to every operation of the description that takes one."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator

import pytest
from over_http.conftest import Api
from over_http.signing_in import AUTH, bearer, signed_in
from over_http.test_access import Operation, made, operations

from infographix_api.accounts import scopes

JSON = {"Content-Type": "application/json"}

NOT_JSON: dict[str, bytes] = {
    "nothing": b"",
    "only begun": b"{",
    "two values": b'{"name": "a"} {"name": "a"}',
    "more after it": b'{"name": "a"}, 1',
    "a comment": b'{"name": "a" /* b */}',
    "single quotes": b"{'name': 'a'}",
    "a comma too many": b'{"name": "a",}',
    "NaN": b'{"name": NaN}',
    "infinity": b'{"name": -Infinity}',
    "a control character": b'{"name": "a\x01b"}',
    "half a character": b'{"name": "\\ud800"}',
    "Latin-1": b'{"name": "\xff"}',
    "half a character in bytes": b'{"name": "\xed\xa0\x80"}',
    "UTF-16": '{"name": "a"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"name": "a"}',
    "arrays in arrays": b'{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "objects in objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
}
WRONG_TYPES: list[dict[str, str]] = [
    {"Content-Type": ""},
    {"Content-Type": "text/plain"},
    {"Content-Type": "application/json5"},
    {"Content-Type": "application/json, text/plain"},
    {"Content-Type": "multipart/form-data; boundary=x"},
    {"Content-Type": "application/json; charset=latin-1"},
    {"Content-Type": "application/json; charset=utf-7"},
    {**JSON, "Content-Encoding": "gzip"},
    {**JSON, "Content-Encoding": "deflate"},
    {**JSON, "Content-Encoding": "br"},
    {**JSON, "Content-Encoding": "identity, gzip"},
]

pytestmark = pytest.mark.parametrize("api", ["sqlite"], indirect=True)  # no database is asked


def with_bodies(api: Api) -> Iterator[tuple[Operation, dict[str, str]]]:
    """Each with the credential that opens it."""
    token, key = signed_in(api)["access_token"], made(api, (*scopes.OWNER, "admin"))
    for operation in operations(api):
        if "application/json" in operation.node.get("requestBody", {}).get(
            "content", {}
        ):  # files are bodies of their own
            yield operation, bearer(token if operation.needs.get("session") else key)


def answered(
    api: Api, operation: Operation, content: bytes | Iterator[bytes], headers: dict[str, str]
) -> tuple[int, str]:
    path = operation.path.replace("{id}", "key_unknown1")
    answer = api.client.request(operation.method, path, content=content, headers=headers)
    return answer.status_code, answer.json()["code"]


def test_what_is_no_json_is_said_to_be_none(api: Api) -> None:
    for operation, caller in with_bodies(api):
        for name, content in NOT_JSON.items():
            found = answered(api, operation, content, {**caller, **JSON})
            # what does not fit is told as soon as it is seen, which may be before the end
            assert found in {(400, "invalid-json"), (422, "validation-failed")}, (operation.id, name)
            if "name" not in content.decode("latin-1"):
                assert found == (400, "invalid-json"), (operation.id, name)


def test_member_that_stands_twice_is_refused_however_deep(api: Api) -> None:
    for content in (
        b'{"topic": "a", "topic": "b"}',
        b'{"topic": "a", "metadata": {"x": "1", "x": "1"}}',
        b'{"topic": "a", "t\\u006fpic": "b"}',
        b'{"source": {"type": "text", "text": "a", "text": "b"}}',
    ):
        answer = api.client.post("/api/v1/generate", content=content, headers={**api.auth, **JSON})
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid-json")
        assert "twice" in answer.json()["detail"]


def test_other_types_and_encodings_are_refused_unread(api: Api) -> None:
    bomb = b"x" * 1000
    for operation, caller in with_bodies(api):
        for headers in WRONG_TYPES:
            found = answered(api, operation, bomb, {**caller, **headers})
            assert found == (415, "unsupported-media-type"), (operation.id, headers)


def test_forms_are_read_in_utf_8_and_unpacked_only(api: Api) -> None:
    form = "application/x-www-form-urlencoded"
    for more in ({"Content-Type": f"{form}; charset=utf-16"}, {"Content-Encoding": "deflate"}):
        answer = api.client.post(f"{AUTH}/revoke", content=b"token=x", headers={"Content-Type": form, **more})
        assert (answer.status_code, answer.json()["code"]) == (415, "unsupported-media-type")
    for content in (b"", b"x=1", b"token=", b"token=a&token=b", b"token" + b"&a=1" * 9):
        answer = api.client.post(f"{AUTH}/revoke", content=content, headers={"Content-Type": form})
        assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed"), content


def test_too_long_is_refused_told_or_not_and_not_kept(api: Api) -> None:
    tracemalloc.start()
    for operation, caller in with_bodies(api):
        at_most = 8_388_608 if operation.id == "createBatch" else 1_048_576
        for content in (b"x" * (at_most + 1), iter([b"x" * 65_536] * 140)):
            found = answered(api, operation, content, {**caller, **JSON})
            assert found == (413, "body-too-large"), operation.id
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 10 << 20


def test_many_members_and_immense_numbers_are_values_like_any_other(api: Api) -> None:
    many = b",".join(b'"k%d": "v"' % number for number in range(50_000))
    for content, pointer in (
        (b"{" + many + b"}", "/k0"),
        (b'{"topic": "x", "metadata": {' + many + b"}}", "/metadata"),
        (b'{"topic": "x", "deadline_seconds": ' + b"9" * 5000 + b"}", "/deadline_seconds"),
        (b'{"topic": "x", "deadline_seconds": 1e999}', "/deadline_seconds"),
        (b'{"topic": "x", "metadata": {"a": ' + b"9" * 5000 + b"}}", "/metadata"),
    ):
        answer = api.client.post("/api/v1/generate", content=content, headers={**api.auth, **JSON})
        assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed")
        assert answer.json()["errors"][0]["pointer"] == pointer
