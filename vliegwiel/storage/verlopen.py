"""Conversations that nobody shared, in the database, and erasing the whole of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from datetime import date, datetime

from sqlalchemy import delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.nadenken import AFGEHANDELD
from vliegwiel.core.terugbellen import LOPEND
from vliegwiel.services.verlopen import VERLOPEN, Grens
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.database import Database
from vliegwiel.storage.tabellen import gesprek, hervatcode, nadenken, outbox, overdracht, terugbelverzoek
from vliegwiel.storage.tabellen_rapport import teldag


class Verloopopslag:
    """Transactions on conversations that nobody shared (``services.verlopen.Verloopopslag``)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[VerloopRepository]:
        """Give a reading transaction."""
        async with self._database.lezen() as verbinding:
            yield VerloopRepository(verbinding)

    async def doe[T](self, werk: Callable[[VerloopRepository], Awaitable[T]]) -> T:
        """Do all of this in one writing transaction, and take what was erased off the disk."""
        gedaan = await self._database.doe(lambda verbinding: werk(VerloopRepository(verbinding)))
        await self._database.ruim_op()
        return gedaan


class VerloopRepository:
    """Conversations that nobody shared, within one transaction (``services.verlopen.Gesprekken``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._v = verbinding
        self._audit = AuditRepository(verbinding)

    async def geteld_tot(self) -> date | None:
        """Return the last day that was counted for the reports, or None."""
        gevonden: date | None = await self._v.scalar(select(func.max(teldag.c.dag)))
        return gevonden

    async def verlopen(self, grens: Grens, hooguit: int, ids: Collection[str] | None = None) -> list[str]:
        """Return the ids of what may go, the longest silent first; with ``ids`` only of these."""
        g, code, plan, bellen = gesprek.c, hervatcode.c, nadenken.c, terugbelverzoek.c
        vraag = select(g.id).where(
            g.laatst_actief_op < grens.stil,
            ~exists().where(overdracht.c.gesprek_id == g.id),
            ~exists().where(code.gesprek_id == g.id, code.verloopt_op >= grens.code),
            ~exists().where(plan.gesprek_id == g.id, plan.status != AFGEHANDELD),
            ~exists().where(bellen.gesprek_id == g.id, bellen.status.in_(LOPEND)),
        )
        if ids is not None:
            vraag = vraag.where(g.id.in_(ids))
        return list(await self._v.scalars(vraag.order_by(g.laatst_actief_op, g.id).limit(hooguit)))

    async def vergrendel(self, ids: Collection[str]) -> None:
        """Let nobody write in these conversations until the transaction ends; always in the same order."""
        vraag = select(gesprek.c.id).where(gesprek.c.id.in_(ids)).order_by(gesprek.c.id)
        await self._v.execute(vraag.with_for_update())

    async def wis(self, ids: Collection[str], nu: datetime) -> None:
        """Erase the whole of these, with everything that hangs on them; write in the log that it was done."""
        for tabel in (nadenken, terugbelverzoek):  # events of what was dealt with
            van_hier = select(tabel.c.id).where(tabel.c.gesprek_id.in_(ids))
            await self._v.execute(delete(outbox).where(outbox.c.overdracht_id.in_(van_hier)))
        # Everything about a conversation hangs on it and goes with it.
        await self._v.execute(delete(gesprek).where(gesprek.c.id.in_(ids)))
        # No number: of a few people that is nobody's business (docs/beslissingen/0011).
        await self._audit.noteer(VERLOPEN, None, None, nu)
