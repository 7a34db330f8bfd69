"""What generations are found by: template, batch, palette, words and labels; and what of them has been erased."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0011"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
KEPT = sa.text("deleted_at IS NULL")
FOUND_BY = ("status", "style", "palette_name", "template_id", "batch_id")
GENERATIONS = sa.table(
    "generations",
    *(sa.column(name, sa.Text()) for name in ("id", "account_id", "topic", "title", "palette_name", "search_text")),
    *(sa.column(name, sa.JSON()) for name in ("metadata", "palette")),
)


def upgrade() -> None:
    for name in ("template_id", "batch_id", "custom_id", "palette_name"):
        op.add_column("generations", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("generations", sa.Column("search_text", sa.Text(), nullable=False, server_default=""))
    op.add_column("generations", sa.Column("erased_at", TIME, nullable=True))
    op.add_column("generations", sa.Column("deleted_at", TIME, nullable=True))
    names = ("account_id", "key", "value", "generation_id")
    labels = op.create_table(
        "generation_labels",
        *(sa.Column(name, sa.Text(), nullable=False) for name in names),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_generation_labels_account_id")),
        sa.PrimaryKeyConstraint(*names, name=op.f("pk_generation_labels")),
    )
    op.create_index("ix_generation_labels_generation_id", "generation_labels", ["generation_id"])
    for rows in _present():
        _describe(labels, rows)
    op.drop_index("ix_generations_account_id_id", "generations")
    _index("ix_generations_kept_id", "account_id", "id", where=KEPT)
    for name in FOUND_BY:
        _index(f"ix_generations_kept_{name}", "account_id", name, "id", where=KEPT)
    _index("ix_generations_unerased_completed_at", "completed_at", where=sa.text("erased_at IS NULL"))


def _index(name: str, *columns: str, where: sa.TextClause) -> None:
    op.create_index(name, "generations", [*columns], sqlite_where=where, postgresql_where=where)


def _present() -> Iterator[Sequence[Any]]:
    """What there is, some at a time."""
    last = ""
    while True:
        query = sa.select(GENERATIONS).where(GENERATIONS.c.id > last).order_by(GENERATIONS.c.id).limit(1000)
        if not (rows := op.get_bind().execute(query).all()):
            return
        yield rows
        last = rows[-1].id


def _describe(labels: sa.Table, rows: Sequence[Any]) -> None:
    for row in rows:
        values = {"search_text": " ".join(filter(None, (row.topic, row.title))).casefold()}
        if isinstance(row.palette, str):
            values["palette_name"] = row.palette
        op.get_bind().execute(GENERATIONS.update().where(GENERATIONS.c.id == row.id).values(values))
    found = [
        {"account_id": row.account_id, "key": key, "value": value.replace("\0", "\ufffd"), "generation_id": row.id}
        for row in rows
        for key, value in row.metadata.items()
    ]
    if found:
        op.bulk_insert(labels, found)
