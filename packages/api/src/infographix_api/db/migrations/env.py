"""Alembic's entry: the connection is opened, locked and committed by `db.migrate`."""

from alembic import context

from infographix_api.db.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
