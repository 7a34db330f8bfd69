"""Tiers and overrides of accounts, the daily quota with its ledger, and which key asked for a generation."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0005"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
OPEN = sa.text("status IN ('queued', 'analyzing', 'generating')")


def upgrade() -> None:
    op.add_column("accounts", sa.Column("tier", sa.Text(), nullable=False, server_default="free"))
    op.add_column("accounts", sa.Column("limit_override", sa.JSON(), nullable=True))
    op.execute("UPDATE accounts SET tier = 'local'")  # made before there were tiers, by whoever runs the installation
    op.add_column("generations", sa.Column("api_key_id", sa.Text(), nullable=True))
    op.create_index(
        "ix_generations_open_account_id", "generations", ["account_id"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_table(
        "quota_days",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_quota_days_account_id")),
        sa.PrimaryKeyConstraint("account_id", "day", name=op.f("pk_quota_days")),
    )
    op.create_table(
        "quota_entries",
        sa.Column("generation_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("refunded_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_quota_entries_account_id")),
        sa.PrimaryKeyConstraint("generation_id", name=op.f("pk_quota_entries")),
    )
    op.create_index("ix_quota_entries_account_id_day", "quota_entries", ["account_id", "day"])
