"""The measured wait until the first contact."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.services.wachttijd import Meting
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import overdracht
from vliegwiel.storage.tabellen_zaak import wachttijdmeting, zaakstand

ENIGE = 1


class WachttijdRepository:
    """The measured waits, within one transaction (``services.wachttijd.Wachttijden``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._v = verbinding

    async def laatste(self) -> Meting | None:
        """Return the last measurement, None before the first."""
        rij = (await self._v.execute(select(wachttijdmeting).where(wachttijdmeting.c.id == ENIGE))).first()
        return Meting(rij.werkdagen, rij.aantal, rij.gemeten_op) if rij else None

    async def bewaar(self, meting: Meting) -> None:
        """Keep it in place of the one before; a process that was slow never puts an older one over a newer."""
        waarden = {"werkdagen": meting.werkdagen, "aantal": meting.aantal, "gemeten_op": meting.gemeten_op}
        ouder = (wachttijdmeting.c.id == ENIGE, wachttijdmeting.c.gemeten_op < meting.gemeten_op)
        if not await voeg_in_als_nieuw(self._v, wachttijdmeting, {"id": ENIGE} | waarden):
            await self._v.execute(update(wachttijdmeting).where(*ouder).values(**waarden))

    async def eerste_contacten(self, sinds: datetime) -> list[tuple[datetime, datetime]]:
        """Return (shared, first contact) of every first contact since a moment."""
        contact = zaakstand.c.eerste_contact_op
        vraag = select(overdracht.c.gemaakt_op, contact).join(zaakstand, zaakstand.c.overdracht_id == overdracht.c.id)
        # Before the last sharing after an end: another round, of which the sharing is no longer known.
        rijen = await self._v.execute(vraag.where(contact >= sinds, contact >= overdracht.c.gemaakt_op))
        return [(rij.gemaakt_op, rij.eerste_contact_op) for rij in rijen]
