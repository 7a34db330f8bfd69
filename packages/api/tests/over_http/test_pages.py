"""Pages of long lists through HTTP, read while many rows are inserted: nothing is left out, nothing comes twice."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from over_http.conftest import Api
from sqlalchemy import insert, select

from infographix_api import ids
from infographix_api.db.tables import Batch, Generation

BEFORE, MEANWHILE, AT_ONCE, LIMIT = 60, 1000, 40, 10


def copied(api: Api, table: type[Batch | Generation], count: int) -> list[str]:
    """Ids of that many more rows like the newest one."""
    with api.workshop.database.transaction() as session:
        like = session.execute(select(*table.__table__.columns).order_by(table.id.desc()).limit(1)).one()._asdict()
        made = sorted(ids.new_id(like["id"][:3]) for _ in range(count))
        session.execute(insert(table.__table__), [{**like, "id": id} for id in made])
    return made


def read(api: Api, path: str) -> Iterator[str]:
    """Ids on all pages from the first to the last that there is then."""
    cursor = ""
    while True:
        page = api.get(f"{path}limit={LIMIT}{cursor}").json()
        yield from (each["id"] for each in page["data"])
        if not page["has_more"]:
            return
        cursor = f"&cursor={page['next_cursor']}"


@pytest.mark.parametrize(
    ("path", "table", "newest_first"),
    [
        ("/api/v1/batch?", Batch, True),
        ("/api/v1/history?", Generation, True),
        ("/api/v1/history?sort=created_at&", Generation, False),
    ],
)
def test_pages_are_stable_while_a_thousand_rows_are_inserted(
    api: Api, path: str, table: type[Batch | Generation], newest_first: bool
) -> None:
    assert api.send("POST", "/api/v1/batch", {"items": [{"topic": "Tides"}]}).status_code == 202
    before = copied(api, table, BEFORE)
    with ThreadPoolExecutor(1) as pool:
        inserting = [pool.submit(copied, api, table, AT_ONCE) for _ in range(MEANWHILE // AT_ONCE)]
        while not inserting[-1].done():
            seen = list(read(api, path))
            in_order = seen[::-1] if newest_first else seen
            assert all(older < newer for older, newer in pairwise(in_order))
            assert in_order[1 : BEFORE + 1] == before
    late = [id for each in inserting for id in each.result()]
    assert sorted(read(api, path))[1:] == sorted([*before, *late])
