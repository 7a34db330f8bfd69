"""When a deleted account is erased."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("erase_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_accounts_erase_at"), "accounts", ["erase_at"], unique=False)
