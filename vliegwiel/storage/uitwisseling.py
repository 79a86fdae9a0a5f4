"""The exchange's own outbox: messages for another system, and whose turn it is to send them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.overdracht import AFGEROND, Overdracht
from vliegwiel.core.uitwisseling import DOOD, NAKIJKEN, OPEN, OVERDRACHT, RUST, VERSTUURD, VERVALLEN, WACHT, Opdracht
from vliegwiel.services.poorten_uitwisseling import Stand
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.database import Database
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen import overdracht
from vliegwiel.storage.tabellen_uitwisseling import uitwisseling, uitwisseling_stand
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.storage.wachtrij import als_overdracht, met_eigenaar

NAAM = "klantinteracties"
VAST = ("nummer", "id", "soort", "overdracht_id", "referentie", "versie", "gemaakt_op")


class Uitwisselopslag:
    """Transactions of the exchange (``services.poorten_uitwisseling.Uitwisselopslag``)."""

    def __init__(self, database: Database, kluis: Versleuteling) -> None:
        self._database, self._kluis = database, kluis

    @asynccontextmanager
    async def transactie(self) -> AsyncIterator[UitwisselingRepository]:
        """Give a writing transaction."""
        async with self._database.transactie() as verbinding:
            yield UitwisselingRepository(verbinding, self._kluis)

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[UitwisselingRepository]:
        """Give a reading transaction."""
        async with self._database.lezen() as verbinding:
            yield UitwisselingRepository(verbinding, self._kluis)


class UitwisselingRepository:
    """Messages, within one transaction (``services.poorten_uitwisseling.Uitwisselingen``)."""

    def __init__(self, verbinding: AsyncConnection, kluis: Versleuteling) -> None:
        self._verbinding = verbinding
        self.overdrachten = OverdrachtRepository(verbinding)
        self.contactwensen = Contactwensen(verbinding, kluis)

    async def stand(self) -> Stand | None:
        """Return how far it is; None: never begun."""
        rij = (await self._verbinding.execute(select(uitwisseling_stand))).first()
        return Stand(rij.laatste, rij.houder, rij.houdt_tot, rij.pauze_tot) if rij else None

    async def begin(self) -> None:
        """Begin with what happens from now on."""
        laatste = await self.overdrachten.outbox.laatste()
        await voeg_in_als_nieuw(self._verbinding, uitwisseling_stand, {"naam": NAAM, "laatste": laatste})

    async def neem(self, houder: str, nu: datetime, tot: datetime) -> bool:
        """Take (or keep) the turn to send; False when another process has it."""
        stand = uitwisseling_stand.c
        vrij = or_(stand.houder.is_(None), stand.houder == houder, stand.houdt_tot < nu)
        opdracht = update(uitwisseling_stand).where(stand.naam == NAAM, vrij).values(houder=houder, houdt_tot=tot)
        return (await self._verbinding.execute(opdracht)).rowcount == 1

    async def laat_los(self, houder: str) -> None:
        """Give the turn back."""
        waar = uitwisseling_stand.c.houder == houder
        await self._verbinding.execute(update(uitwisseling_stand).where(waar).values(houder=None, houdt_tot=None))

    async def pauzeer(self, tot: datetime) -> None:
        """Send nothing before this moment."""
        await self._verbinding.execute(update(uitwisseling_stand).values(pauze_tot=tot))

    async def schuif(self, laatste: int) -> None:
        """Remember the newest event that was looked at."""
        await self._verbinding.execute(update(uitwisseling_stand).values(laatste=laatste))

    async def voeg_toe(
        self, soort: str, overdracht_id: str, referentie: str, versie: int, nu: datetime, vanaf: datetime | None = None
    ) -> bool:
        """Add a message, to be sent from ``vanaf`` on; False when it is there already."""
        waarden = {
            "id": str(uuid4()),
            "soort": soort,
            "overdracht_id": overdracht_id,
            "referentie": referentie,
            "versie": versie,
            "status": WACHT,
            "pogingen": 0,
            "geprobeerd": False,
            "gemaakt_op": nu,
            "gewijzigd_op": nu,
            "volgende_op": vanaf or nu,
            "fout": "",
            "op_afstand": {},
        }
        return await voeg_in_als_nieuw(self._verbinding, uitwisseling, waarden)

    async def gemist(self) -> list[Overdracht]:
        """Return the hand-overs that are not finished and of which there is no message at all, the oldest first."""
        al = exists().where(uitwisseling.c.overdracht_id == overdracht.c.id)
        vraag = met_eigenaar().where(overdracht.c.status != AFGEROND, ~al)
        rijen = await self._verbinding.execute(vraag.order_by(overdracht.c.gemaakt_op, overdracht.c.id))
        return [gevonden for rij in rijen if (gevonden := als_overdracht(rij))]

    async def van_overdracht(self, overdracht_id: str) -> list[Opdracht]:
        """Return every message about a hand-over, oldest first."""
        vraag = select(uitwisseling).where(uitwisseling.c.overdracht_id == overdracht_id)
        return [_opdracht(r) for r in await self._verbinding.execute(vraag.order_by(uitwisseling.c.nummer))]

    async def laat_vervallen(self, overdracht_id: str, voor: int | None, nu: datetime) -> None:
        """Drop what was not sent yet about a hand-over, of versions below ``voor`` (None: all)."""
        waar = [
            uitwisseling.c.overdracht_id == overdracht_id,
            uitwisseling.c.soort == OVERDRACHT,
            uitwisseling.c.status.in_(OPEN),
        ]
        if voor is not None:
            waar.append(uitwisseling.c.versie < voor)
        await self._verbinding.execute(update(uitwisseling).where(*waar).values(status=VERVALLEN, gewijzigd_op=nu))

    async def volgende(self, nu: datetime) -> Opdracht | None:
        """Return the oldest message whose moment has come and that waits for no other one of its hand-over."""
        eerder = uitwisseling.alias("eerder")
        wacht_op = exists().where(
            eerder.c.overdracht_id == uitwisseling.c.overdracht_id,
            eerder.c.nummer < uitwisseling.c.nummer,
            eerder.c.status == WACHT,
            eerder.c.soort != NAKIJKEN,
        )
        vraag = select(uitwisseling).where(uitwisseling.c.status == WACHT, uitwisseling.c.volgende_op <= nu, ~wacht_op)
        rij = (await self._verbinding.execute(vraag.order_by(uitwisseling.c.nummer).limit(1))).first()
        return _opdracht(rij) if rij else None

    async def werk_bij(self, opdracht: Opdracht) -> None:
        """Write state, attempts, moments, error and ids."""
        waarden = {k: v for k, v in asdict(opdracht).items() if k not in VAST}
        await self._verbinding.execute(
            update(uitwisseling).where(uitwisseling.c.nummer == opdracht.nummer).values(**waarden)
        )

    async def vind(self, opdracht_id: str) -> Opdracht | None:
        """Return one message, or None."""
        rij = (await self._verbinding.execute(select(uitwisseling).where(uitwisseling.c.id == opdracht_id))).first()
        return _opdracht(rij) if rij else None

    async def wek(self, opdracht_id: str, status: str, nu: datetime) -> bool:
        """Give a message that is tried no more this state and no attempts, in one conditional write."""
        opdracht = (
            update(uitwisseling)
            .where(uitwisseling.c.id == opdracht_id, uitwisseling.c.status == DOOD)
            .values(status=status, pogingen=0, volgende_op=nu, gewijzigd_op=nu)
        )
        return (await self._verbinding.execute(opdracht)).rowcount == 1

    async def met_status(self, statussen: Sequence[str], maximum: int) -> list[Opdracht]:
        """Return messages in these states, the last changed one first."""
        vraag = select(uitwisseling).where(uitwisseling.c.status.in_(statussen)).limit(maximum)
        vraag = vraag.order_by(uitwisseling.c.gewijzigd_op.desc(), uitwisseling.c.nummer.desc())
        return [_opdracht(r) for r in await self._verbinding.execute(vraag)]

    async def aantallen(self) -> Mapping[str, int]:
        """Return how many messages there are in each state."""
        vraag = select(uitwisseling.c.status, func.count()).group_by(uitwisseling.c.status)
        return {r[0]: int(r[1]) for r in await self._verbinding.execute(vraag)}

    async def ruim_op(self, voor: datetime) -> int:
        """Erase what was done before this moment about hand-overs that are gone; return how many."""
        leeft = exists().where(overdracht.c.id == uitwisseling.c.overdracht_id)
        open_ = uitwisseling.alias("open_")
        nog_bezig = exists().where(
            open_.c.overdracht_id == uitwisseling.c.overdracht_id,
            or_(open_.c.status.in_(OPEN), open_.c.gewijzigd_op >= voor),
        )
        weg = delete(uitwisseling).where(uitwisseling.c.status.in_((VERSTUURD, VERVALLEN, RUST)), ~leeft, ~nog_bezig)
        return int((await self._verbinding.execute(weg)).rowcount)


def _opdracht(rij: Row[Any]) -> Opdracht:
    return Opdracht(**rij._mapping)
