"""Usage by the hour, and the trace that a generation belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TEXTS = ("kind", "endpoint", "status", "api_key_id", "style")


def upgrade() -> None:
    op.create_table(
        "usage_counts",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        sa.Column("duration", sa.Integer(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_usage_counts_account_id")),
        sa.PrimaryKeyConstraint("account_id", "hour", *TEXTS, "duration", name=op.f("pk_usage_counts")),
    )
    op.create_index("ix_usage_counts_hour", "usage_counts", ["hour"])
    op.add_column("generations", sa.Column("traceparent", sa.Text(), nullable=True))
