"""Consultants in the database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.services.medewerker import Medewerker
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.database import Database
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import medewerker

VELDEN = ("id", "gebruikersnaam", "naam", "rol", "actief", "wachtwoord_hash", "team")


class Medewerkersopslag:
    """Transactions on consultants (``services.medewerker.Medewerkersopslag``)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def transactie(self) -> AsyncIterator[MedewerkerRepository]:
        """Give a writing transaction."""
        async with self._database.transactie() as verbinding:
            yield MedewerkerRepository(verbinding)

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[MedewerkerRepository]:
        """Give a reading transaction."""
        async with self._database.lezen() as verbinding:
            yield MedewerkerRepository(verbinding)


class MedewerkerRepository:
    """Consultants, within one transaction (``services.medewerker.Medewerkers``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._verbinding = verbinding
        self.audit = AuditRepository(verbinding)

    async def vind(self, medewerker_id: str) -> Medewerker | None:
        """Return one consultant, or None."""
        return await self._een(medewerker.c.id == medewerker_id)

    async def met_gebruikersnaam(self, gebruikersnaam: str) -> Medewerker | None:
        """Return the consultant with this (lower case) name, or None."""
        return await self._een(medewerker.c.gebruikersnaam == gebruikersnaam)

    async def is_er_een(self) -> bool:
        """Return whether there is any consultant."""
        return (await self._verbinding.execute(select(medewerker.c.id).limit(1))).first() is not None

    async def voeg_toe(self, nieuw: Medewerker, nu: datetime) -> bool:
        """Add a consultant; False when the name is taken."""
        waarden: dict[str, Any] = {naam: getattr(nieuw, naam) for naam in VELDEN} | {"gemaakt_op": nu}
        return await voeg_in_als_nieuw(self._verbinding, medewerker, waarden)

    async def _een(self, waar: ColumnElement[bool]) -> Medewerker | None:
        rij = (await self._verbinding.execute(select(*(medewerker.c[naam] for naam in VELDEN)).where(waar))).first()
        return Medewerker(*rij) if rij else None
