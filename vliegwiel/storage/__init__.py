"""Storage on SQLite (WAL) and PostgreSQL: tables, repositories, unit of work. The only place with SQLAlchemy."""

from vliegwiel.storage.database import Database, migreer

__all__ = ["Database", "migreer"]
