"""Every test here that asks for a database runs on SQLite and on PostgreSQL."""

from tests.hulp.databases import database, database_url, gemigreerd_postgres, gemigreerd_sqlite

__all__ = ["database", "database_url", "gemigreerd_postgres", "gemigreerd_sqlite"]
