"""Services are tested on the real databases: SQLite and PostgreSQL."""

from tests.hulp.databases import database, database_url, gemigreerd_postgres, gemigreerd_sqlite

__all__ = ["database", "database_url", "gemigreerd_postgres", "gemigreerd_sqlite"]
