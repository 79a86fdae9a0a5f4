"""The audit trail: who did or saw what, and when. Lines are only added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.storage.tabellen import auditregel


class AuditRepository:
    """Audit lines, within one transaction (``services.poorten_overdracht.Audit``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._verbinding = verbinding

    async def noteer(
        self, actie: str, medewerker_id: str | None, overdracht_id: str | None, nu: datetime, wat: str | None = None
    ) -> int:
        """Write one line and return its id. ``wat``: which page, version, export or account; never what is in it."""
        regel = insert(auditregel).values(
            actie=actie, medewerker_id=medewerker_id, overdracht_id=overdracht_id, moment=nu, wat=wat
        )
        resultaat = await self._verbinding.execute(regel.returning(auditregel.c.id))
        return int(resultaat.scalar_one())

    async def laatste_keer(self, actie: str, overdracht_id: str) -> datetime | None:
        """Return when this was last done to a hand-over, or None."""
        vraag = select(func.max(auditregel.c.moment))
        waar = (auditregel.c.overdracht_id == overdracht_id, auditregel.c.actie == actie)
        gevonden: datetime | None = await self._verbinding.scalar(vraag.where(*waar))
        return gevonden
