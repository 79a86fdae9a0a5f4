"""Alembic's entry point: runs the migrations on SQLite or PostgreSQL with a synchronous driver."""

from alembic import context
from sqlalchemy import create_engine, make_url, pool

from vliegwiel.storage.alle_tabellen import metadata

url = make_url(context.config.get_main_option("sqlalchemy.url") or "")
if url.drivername == "sqlite+aiosqlite":
    url = url.set(drivername="sqlite")

engine = create_engine(url, poolclass=pool.NullPool)
with engine.connect() as verbinding:
    context.configure(connection=verbinding, target_metadata=metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
