"""The migrations lead to the tables that the code knows, on both databases, and back."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, make_url

from vliegwiel.storage import migreer
from vliegwiel.storage.alle_tabellen import metadata


def synchroon(url: str) -> str:
    """Return the address for a driver without asyncio."""
    return make_url(url.replace("sqlite+aiosqlite", "sqlite")).render_as_string(hide_password=False)


def test_the_migrated_database_has_just_the_tables_of_the_code(database_url: str) -> None:
    engine = create_engine(synchroon(database_url))
    with engine.connect() as verbinding:
        context = MigrationContext.configure(verbinding, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_migrating_again_changes_nothing_and_everything_can_be_taken_back(database_url: str) -> None:
    migreer(database_url)
    migreer(database_url, "base")
    engine = create_engine(synchroon(database_url))
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()
    migreer(database_url)
