"""Storage on SQLite (WAL) and PostgreSQL: tables, repositories, unit of work. The only place with SQLAlchemy."""

from sqlalchemy.ext.asyncio import AsyncConnection as Verbinding

from vliegwiel.storage.botsing import DatabaseBezet
from vliegwiel.storage.database import Database, migreer

__all__ = ["Database", "DatabaseBezet", "Verbinding", "migreer"]
