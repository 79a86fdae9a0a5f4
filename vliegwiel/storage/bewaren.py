"""Finished cases in the database, and erasing the whole of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.overdracht import AFGEROND, Overdracht
from vliegwiel.services.bewaren import VERNIETIGD, Oud
from vliegwiel.services.poorten_zaakklok import Portie
from vliegwiel.storage.database import Database
from vliegwiel.storage.outbox import OutboxRepository
from vliegwiel.storage.tabellen import auditregel, gesprek, overdracht
from vliegwiel.storage.tabellen import outbox as gebeurtenis
from vliegwiel.storage.tabellen_rapport import teldag
from vliegwiel.storage.tabellen_zaak import vernietiging
from vliegwiel.storage.zaak import gevolgd, gevolgden
from vliegwiel.storage.zaakklok import deel, vergrendel


class Bewaaropslag:
    """Transactions on finished cases (``services.bewaren.Bewaaropslag``)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[BewaarRepository]:
        """Give a reading transaction."""
        async with self._database.lezen() as verbinding:
            yield BewaarRepository(verbinding)

    async def doe[T](self, werk: Callable[[BewaarRepository], Awaitable[T]]) -> T:
        """Do all of this in one writing transaction, and take what was erased off the disk."""
        gedaan = await self._database.doe(lambda verbinding: werk(BewaarRepository(verbinding)))
        await self._database.ruim_op()
        return gedaan


class BewaarRepository:
    """Finished cases, within one transaction (``services.bewaren.Afgeronde``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._v = verbinding
        self._outbox = OutboxRepository(verbinding)

    async def oud(self, portie: Portie, voor: datetime) -> list[Oud]:
        """Return finished cases of which everything recorded lies before ``voor``."""
        return await self._oud(deel(_oude(voor), portie))

    async def oudste(self, team: str, voor: datetime, hooguit: int) -> list[Oud]:
        """Return such cases of one team, the one that was finished first on top."""
        vraag = _oude(voor).where(overdracht.c.team == team).order_by(overdracht.c.afgerond_op)
        return await self._oud(vraag.limit(hooguit))

    async def _oud(self, vraag: Select[Any]) -> list[Oud]:
        rijen = [(gevolgd(rij), rij.laatst_actief_op) for rij in await self._v.execute(vraag)]
        return [Oud(een.zaak.overdracht, max(een.teken, actief)) for een, actief in rijen]

    async def geteld_tot(self) -> date | None:
        """Return the last day that was counted for the reports, or None."""
        gevonden: date | None = await self._v.scalar(select(func.max(teldag.c.dag)))
        return gevonden

    async def vergrendel(self, ids: Collection[str]) -> None:
        """Let nobody change these cases until the transaction ends."""
        await vergrendel(self._v, ids)

    async def wis(self, zaken: Collection[Overdracht], nu: datetime) -> None:
        """Erase the whole of these, with the conversations; write it in the log, and tell the desks and the exchange."""
        if not zaken:
            return
        ids = [een.id for een in zaken]
        # Everything about a case and about a conversation hangs on the conversation and goes with it.
        await self._v.execute(delete(gesprek).where(gesprek.c.id.in_([een.gesprek_id for een in zaken])))
        await self._v.execute(delete(gebeurtenis).where(gebeurtenis.c.overdracht_id.in_(ids)))
        weg = [{"overdracht_id": een.id, "referentie": een.referentie, "moment": nu} for een in zaken]
        await self._v.execute(insert(vernietiging), weg)
        regels = [{"actie": VERNIETIGD, "overdracht_id": i, "moment": nu} for i in ids]
        await self._v.execute(insert(auditregel), regels)
        for een in zaken:
            await self._outbox.meld(VERNIETIGD, een.id, nu, een.team)


def _oude(voor: datetime) -> Select[Any]:
    o = overdracht.c
    vraag = gevolgden().join(gesprek, gesprek.c.id == o.gesprek_id).add_columns(gesprek.c.laatst_actief_op)
    waar = (o.status == AFGEROND, o.afgerond_op < voor, o.gewijzigd_op < voor, gesprek.c.laatst_actief_op < voor)
    return vraag.where(*waar)
