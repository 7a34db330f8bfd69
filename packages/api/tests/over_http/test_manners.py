"""What every answer has: ids, security headers, CORS, compression, problems for every wrong turn."""

from __future__ import annotations

import pytest
from over_http.conftest import Api
from sqlalchemy import inspect

from infographix_api.db.tables import Base
from infographix_api.errors import PROBLEMS


@pytest.mark.leaves_nothing
@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/v1/nothing", 404, "not-found"),
        ("PUT", "/api/v1/styles", 405, "method-not-allowed"),
        ("GET", "/api/v1/styles?page=2", 400, "invalid-parameter"),
        ("GET", "/api/v1/generate/gen_unknown1", 404, "not-found"),
        ("GET", "/problems/nonsense", 404, "not-found"),
        ("GET", "/..%2f..%2fetc/passwd", 404, "not-found"),
    ],
)
def test_wrong_turns_are_problems(api: Api, method: str, path: str, status: int, code: str) -> None:
    answer = api.client.request(method, path, headers=api.auth)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["request_id"] == answer.headers["x-request-id"]
    assert answer.json()["type"].endswith(f"/problems/{code}")
    if status == 405:
        assert answer.headers["allow"] == "GET, OPTIONS"


def test_every_problem_has_a_page(api: Api) -> None:
    for code in PROBLEMS:
        page = api.client.get(f"/problems/{code}")
        assert page.status_code == 200
        assert PROBLEMS[code].title in page.text


@pytest.mark.parametrize(
    "path", ["/openapi.json", "/openapi.yaml", "/openapi-3.0.json", "/problems/gone", "/.well-known/jwks.json"]
)
def test_what_is_published_is_not_sent_again(api: Api, path: str) -> None:
    first = api.client.get(path)
    again = api.client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"].startswith("public, max-age=")


def test_catalog_names_all_and_marks_what_is_drawn(api: Api) -> None:
    styles = api.client.get("/api/v1/styles")
    assert len(styles.json()["data"]) == 23
    assert [s["slug"] for s in styles.json()["data"] if s["available"]] == [
        "modern", "engineering", "corporate", "cyberpunk", "watercolor", "bauhaus", "art_deco", "chalkboard",
    ]  # fmt: skip
    palettes = api.client.get("/api/v1/palettes").json()["data"]
    assert len(palettes) == 12
    assert all(p["available"] and p["light"]["accents"] and p["dark"]["accents"] for p in palettes)
    assert api.client.get("/api/v1/styles", headers={"If-None-Match": styles.headers["etag"]}).status_code == 304


def test_security_headers_and_request_ids_are_always_there(api: Api) -> None:
    for path in ("/api/v1/styles", "/nothing", "/health/live"):
        headers = api.client.get(path, headers={"X-Request-Id": "my-own-id-1"}).headers
        assert headers["x-request-id"] == "my-own-id-1"
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]


def test_long_text_is_compressed_for_those_who_ask(api: Api) -> None:
    assert api.client.get("/openapi.json", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in api.client.get("/openapi.json", headers={"Accept-Encoding": "identity"}).headers


def test_named_origins_may_call_and_read_our_headers(api: Api) -> None:
    allowed = api.client.get("/api/v1/styles", headers={"Origin": "https://app.example.org"}).headers
    assert allowed["access-control-allow-origin"] == "https://app.example.org"
    assert "X-Request-Id" in allowed["access-control-expose-headers"]
    assert (
        "access-control-allow-origin"
        not in api.client.get("/api/v1/styles", headers={"Origin": "https://evil.example"}).headers
    )


def test_readiness_names_its_parts(api: Api) -> None:
    assert [check["name"] for check in api.client.get("/health/ready").json()["checks"]] == [
        "database",
        "queue",
        "storage",
    ]


def test_migrations_make_exactly_the_tables(api: Api) -> None:
    found = inspect(api.workshop.database.engine)
    assert set(found.get_table_names()) - {"alembic_version"} == set(Base.metadata.tables)
    for name, table in Base.metadata.tables.items():
        assert {column["name"] for column in found.get_columns(name)} == {column.name for column in table.columns}
