"""Batches, and whose turn it is when several accounts wait."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0030"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
QUEUED = sa.text("status = 'queued'")


def upgrade() -> None:
    op.create_table(
        "batches",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("livemode", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("metadata", sa.JSON(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.Column("started_at", TIME, nullable=True),
        sa.Column("completed_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_batches_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    op.create_index("ix_batches_account_id_id", "batches", ["account_id", "id"])
    op.create_index("ix_batches_status_updated_at", "batches", ["status", "updated_at"])
    with op.batch_alter_table("generations") as table:
        table.add_column(sa.Column("turn", sa.Float(), nullable=False, server_default="0"))
        table.add_column(sa.Column("position", sa.Integer(), nullable=True))
        table.add_column(sa.Column("replaced_by", sa.Text(), nullable=True))
        table.create_foreign_key("fk_generations_batch_id", "batches", ["batch_id"], ["id"])
    for name, columns in (("turn", ["turn", "id"]), ("account_id_turn", ["account_id", "turn"])):
        op.create_index(
            f"ix_generations_queued_{name}", "generations", columns, sqlite_where=QUEUED, postgresql_where=QUEUED
        )
    op.create_index("ix_generations_batch_id_position", "generations", ["batch_id", "position"])
