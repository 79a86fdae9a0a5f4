"""An insert that does nothing when the row is there already: SQLite and PostgreSQL both have it, under another name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


async def voeg_in_als_nieuw(verbinding: AsyncConnection, tabel: Table, waarden: dict[str, Any]) -> bool:
    """Insert one row; False when it breaks a unique constraint. Waits for a parallel insert of the same row."""
    maak = postgresql.insert if verbinding.dialect.name == "postgresql" else sqlite.insert
    sleutel = next(iter(tabel.primary_key))
    opdracht = maak(tabel).values(**waarden).on_conflict_do_nothing().returning(sleutel)
    return (await verbinding.execute(opdracht)).first() is not None


async def voeg_in_als_nieuw_alle(verbinding: AsyncConnection, tabel: Table, rijen: Sequence[dict[str, Any]]) -> None:
    """Insert rows; those that break a unique constraint are left out."""
    if rijen:
        maak = postgresql.insert if verbinding.dialect.name == "postgresql" else sqlite.insert
        await verbinding.execute(maak(tabel).on_conflict_do_nothing(), list(rijen))
