"""The history through HTTP: filters, pages, order, deleting, and what is erased when its time is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

from over_http.conftest import Api, other_account
from sqlalchemy import text

from infographix_api import clock
from infographix_api.history import queries, service
from infographix_api.history.queries import Filters
from infographix_api.pagination import Window

HISTORY = "/api/v1/history"


def made(api: Api, **body: object) -> str:
    return str(api.post({"topic": "Tides", **body}).json()["id"])


def found(api: Api, query: str = "") -> list[str]:
    """Ids of the one page."""
    answer = api.get(f"{HISTORY}?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.json()["has_more"] is False
    return [each["id"] for each in answer.json()["data"]]


def pages(api: Api, query: str, *, between: Any = None) -> list[str]:
    seen: list[str] = []
    cursor = ""
    while True:
        page = api.get(f"{HISTORY}?{query}{cursor}").json()
        seen += [each["id"] for each in page["data"]]
        if page["next_cursor"] is None:
            return seen
        cursor = f"&cursor={page['next_cursor']}"
        if between:
            between()


def test_generations_are_listed_without_their_documents(api: Api) -> None:
    drawn = api.completed(metadata={"project": "atlas"})
    waiting = made(api)
    newest, oldest = api.get(HISTORY).json()["data"]
    assert (newest["id"], oldest["id"]) == (waiting, drawn["id"])
    assert drawn["document"] is not None
    assert {**oldest, "result": None} == {**drawn, "document": None, "result": None}
    one = api.get(f"{HISTORY}/{drawn['id']}")
    assert one.json()["document"] == drawn["document"]
    assert other_account(api).get(HISTORY).json()["data"] == []


def test_every_filter_finds_what_it_names(api: Api) -> None:
    atlas = made(api, style="bauhaus", palette="ocean", metadata={"project": "atlas", "team [1]": "ä&b"})
    other = made(api, topic="Ärger mit 100% Baumwolle", style="art_deco", metadata={"project": "other"})
    own = made(api, palette={"colors": ["#112233", "#ffeedd"]})
    api.send("DELETE", f"/api/v1/generate/{own}")
    batch = api.send("POST", "/api/v1/batch", {"items": [{"topic": "Not looked for", "style": "corporate"}]}).json()
    one = api.get(f"/api/v1/batch/{batch['id']}/results").json()["data"][0]["generation"]["id"]
    api.send("DELETE", f"/api/v1/generate/{one}")
    api.send("DELETE", f"{HISTORY}/{one}")
    with api.workshop.database.transaction() as session:
        session.execute(
            text("UPDATE generations SET template_id = 'tpl_abcdef', batch_id = :batch WHERE id = :id"),
            {"id": other, "batch": batch["id"]},
        )
    for query, expected in {
        "status=queued": [other, atlas],
        "status=canceled,failed": [own],
        "status=canceled,queued": [own, other, atlas],
        "style=bauhaus": [atlas],
        "style=bauhaus,art_deco&status=queued": [other, atlas],
        "style=bauhaus,modern&status=canceled": [own],
        "palette=ocean": [atlas],
        "template_id=tpl_abcdef": [other],
        f"batch_id={batch['id']}&style=art_deco": [other],
        f"batch_id={batch['id']}&style=modern": [],
        "metadata[project]=atlas": [atlas],
        f"metadata[project]=atlas&metadata[{quote('team [1]')}]={quote('ä&b')}": [atlas],
        "metadata[project]=atlas&metadata[project2]=x": [],
        "metadata[project]=atlas&style=art_deco": [],
        "metadata[none]=%00": [],
        f"q={quote('ÄRGER')}": [other],
        "q=100%25": [other],
        "q=100%25_b": [],
        "q=%00": [],
        "q=tides&status=queued": [atlas],
        "created_after=2100-01-01T00:00:00Z": [],
        "created_before=9999-12-31T23:59:59Z&created_after=1900-01-01T00:00:00Z": [own, other, atlas],
        "sort=created_at": [atlas, other, own],
        "sort=created_at&status=canceled,queued": [atlas, other, own],
    }.items():  # fmt: skip
        assert found(api, query) == expected, query
    between = api.get(f"{HISTORY}/{other}").json()["created_at"]
    assert other not in found(api, f"created_after={between}")
    assert other not in found(api, f"created_before={between}")


UNUSABLE = {
    "status=done": "?status", "status=": "?status", "style=": "?style", "palette=beige": "?palette", "template_id=x": "?template_id",
    "batch_id=x'--": "?batch_id", "created_after=yesterday": "?created_after", "created_before=2026-06-15": "?created_before",
    "q=": "?q", "q=" + "a" * 201: "?q", "sort=title": "?sort", "sort=": "?sort", "limit=0": "?limit", "limit=101": "?limit",
    "metadata=x": "?metadata", "metadata[a]=1&metadata[a]=2": "?metadata[a]", "topic=x": "?topic", "cursor=x": "?cursor",
    "metadata[a=1": "?metadata[a",
}  # fmt: skip


def test_unusable_parameter_is_named(api: Api) -> None:
    for query, pointer in UNUSABLE.items():
        answer = api.get(f"{HISTORY}?{query}")
        assert answer.status_code == 400, query
        assert answer.json()["errors"][0]["pointer"] == pointer


def test_pages_are_stable_while_generations_are_made(api: Api) -> None:
    before = [made(api) for _ in range(5)]
    assert pages(api, "limit=2", between=lambda: made(api)) == before[::-1]
    before = found(api)
    assert pages(api, "limit=2&status=queued,canceled", between=lambda: made(api)) == before
    before, late = found(api, "sort=created_at"), []

    def insert() -> None:
        if len(late) < 4:
            late.append(made(api))

    assert pages(api, "limit=2&sort=created_at", between=insert) == [*before, *late]


def test_what_is_deleted_is_gone_but_was_used(api: Api) -> None:
    id = api.completed(metadata={"project": "atlas"})["id"]
    (key,) = api.rows("SELECT result_key FROM generations WHERE id = :id", id=id)[0]
    signed = api.get(f"/api/v1/generate/{id}").json()["result"]["url"]
    assert api.workshop.storage.get(key)
    deleted = api.send("DELETE", f"{HISTORY}/{id}")
    assert (deleted.status_code, deleted.content) == (204, b"")
    for path in (f"{HISTORY}/{id}", f"/api/v1/generate/{id}", f"/api/v1/generate/{id}/result"):
        assert api.get(path).status_code == 404
    assert api.client.get(signed).status_code == 404
    assert api.send("DELETE", f"{HISTORY}/{id}").status_code == 404
    assert found(api) == found(api, "metadata[project]=atlas") == []
    assert not [path for path in api.state.rglob("*.png") if id in str(path)]
    assert api.rows("SELECT count(*) FROM quota_entries WHERE generation_id = :id", id=id) == [(1,)]
    kept = str(api.rows("SELECT * FROM generations")) + str(api.rows("SELECT * FROM events"))
    assert "Climate Change" not in kept
    assert "atlas" not in kept


def test_what_is_being_made_cannot_be_deleted(api: Api) -> None:
    id = made(api)
    refused = api.send("DELETE", f"{HISTORY}/{id}")
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert "Cancel it" in refused.json()["detail"]
    assert api.get(f"{HISTORY}/{id}").json()["status"] == "queued"


def test_pictures_and_texts_are_erased_when_their_time_is_over(api: Api) -> None:
    id, waiting = api.completed(metadata={"project": "atlas"})["id"], made(api)

    def retire() -> None:
        service.retire_due(api.workshop.database, api.workshop.storage, timedelta(days=30))

    with clock.moved(timedelta(days=29)):
        retire()
    assert api.get(f"/api/v1/generate/{id}/result").status_code == 200
    with clock.moved(timedelta(days=31)):
        retire()
    gone = api.get(f"/api/v1/generate/{id}/result")
    assert (gone.status_code, gone.json()["code"]) == (410, "gone")
    assert "generate it again" in gone.json()["detail"]
    kept = api.get(f"{HISTORY}/{id}").json()
    assert (kept["status"], kept["topic"], kept["title"], kept["document"], kept["result"]) == (
        "completed",
        *[None] * 4,
    )
    assert (kept["links"]["result"], kept["metadata"]) == (None, {"project": "atlas"})
    assert api.get(f"{HISTORY}/{waiting}").json()["topic"] == "Tides"
    assert not [path for path in api.state.rglob("*.png") if id in str(path)]
    assert api.send("DELETE", f"{HISTORY}/{id}").status_code == 204


PLANS = {
    "ix_generations_kept_id": Filters(),
    "ix_generations_kept_status": Filters(status=["completed", "failed"]),
    "ix_generations_kept_style": Filters(style=["modern", "art_deco"], status=["completed", "failed"]),
    "ix_generations_kept_palette_name": Filters(palette=["ocean"]),
    "ix_generations_kept_template_id": Filters(template_id="tpl_1", style=["modern", "art_deco"]),
    "ix_generations_kept_batch_id": Filters(batch_id="bat_1", newest_first=False),
    "generation_labels": Filters(labels={"project": "atlas", "team": "x"}, status=["completed"]),
}


def test_pages_are_read_along_an_index(api: Api) -> None:
    """Nothing is sorted but a page: each index is in the order of ids."""
    for index in PLANS:
        plan = plan_of(api, index)
        assert any(index in line and ("Index" in line or "USING" in line) for line in plan), plan
        assert not any(line.startswith(("SCAN generations", "Seq Scan")) for line in plan), plan


def plan_of(api: Api, index: str) -> list[str]:
    with api.workshop.database.transaction() as session:
        dialect = session.get_bind().dialect
        query = queries.page_query("acc_1", PLANS[index], Window(20, "gen_" + "5" * 26))
        sql = str(query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})).replace("%%", "%")
        if dialect.name == "postgresql":
            session.execute(text("SET LOCAL enable_seqscan = off"))  # the table is as good as empty here
            session.execute(text("SET LOCAL enable_bitmapscan = off"))
        explain = "EXPLAIN" if dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
        return [str(row[-1]) for row in session.connection().exec_driver_sql(f"{explain} {sql}")]
