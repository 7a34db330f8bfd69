"""API keys that change: when they were used and changed last, and what replaced them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("api_keys", sa.Column("replaced_by", sa.Text(), nullable=True))
    op.add_column("api_keys", sa.Column("last_used_at", TIME, nullable=True))
    op.add_column("api_keys", sa.Column("updated_at", TIME, nullable=True))
    op.execute("UPDATE api_keys SET updated_at = created_at")
    with op.batch_alter_table("api_keys") as table:
        table.alter_column("updated_at", existing_type=TIME, nullable=False)
