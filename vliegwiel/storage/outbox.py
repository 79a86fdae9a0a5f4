"""The outbox: events that desks follow, written in the transaction that causes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.services.poorten_overdracht import Gebeurtenis
from vliegwiel.storage.tabellen import outbox, overdracht

SLOT = 7_150_001  # any number, as long as nothing else uses it as an advisory lock


class OutboxRepository:
    """Events, within one transaction (``services.poorten_overdracht.Outbox``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._verbinding = verbinding

    async def meld(self, soort: str, overdracht_id: str, nu: datetime, team: str | None = None) -> None:
        """Add an event. Make it the last write of a transaction: writers of events wait for each other.

        Without ``team`` it is for the team that the hand-over has now, or for every team when it is no hand-over.
        """
        await self._op_volgorde()
        voor = team or select(overdracht.c.team).where(overdracht.c.id == overdracht_id).scalar_subquery()
        waarden = {"soort": soort, "overdracht_id": overdracht_id, "team": voor, "moment": nu}
        await self._verbinding.execute(insert(outbox).values(**waarden))

    async def meld_alle(self, soort: str, ids: Sequence[str], nu: datetime) -> None:
        """Add the same event for some of them, each for the team that it has now."""
        await self._op_volgorde()
        vraag = select(overdracht.c.id, overdracht.c.team).where(overdracht.c.id.in_(ids))
        teams = {rij.id: rij.team for rij in await self._verbinding.execute(vraag)}
        rijen = [{"soort": soort, "overdracht_id": i, "team": teams.get(i), "moment": nu} for i in ids]
        if rijen:
            await self._verbinding.execute(insert(outbox), rijen)

    async def _op_volgorde(self) -> None:
        if self._verbinding.dialect.name == "postgresql":
            # PostgreSQL gives out ids before the commit. Without this lock id 8 could become visible before id 7,
            # and a desk that has seen 8 would never read 7. SQLite has one writer at a time.
            await self._verbinding.execute(text("SELECT pg_advisory_xact_lock(:slot)"), {"slot": SLOT})

    async def vergeet(self, overdracht_id: str) -> None:
        """Take away the events of a hand-over that is gone."""
        await self._verbinding.execute(delete(outbox).where(outbox.c.overdracht_id == overdracht_id))

    async def na(self, laatste: int, maximum: int = 100, team: str | None = None) -> list[Gebeurtenis]:
        """Return events after this id, oldest first; with ``team`` only what that team's desks hear."""
        vraag = select(outbox).where(outbox.c.id > laatste).order_by(outbox.c.id).limit(maximum)
        if team is not None:
            vraag = vraag.where(or_(outbox.c.team.is_(None), outbox.c.team == team))
        rijen = await self._verbinding.execute(vraag)
        return [Gebeurtenis(r.id, r.soort, r.overdracht_id, r.moment, r.team) for r in rijen]

    async def laatste(self) -> int:
        """Return the newest id, 0 when nothing ever happened."""
        return int(await self._verbinding.scalar(select(func.coalesce(func.max(outbox.c.id), 0))) or 0)
