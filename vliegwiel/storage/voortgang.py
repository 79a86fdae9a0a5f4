"""Phases, what was done and offered in them, and the rules that blocked."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.fase import FASEN, Fase
from vliegwiel.core.regel_in_de_weg import RegelInDeWeg
from vliegwiel.core.voortgang import Stap
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import medewerker
from vliegwiel.storage.tabellen_methoden import fase, methodestap, regel_in_de_weg
from vliegwiel.storage.woorden import Woorden


class VoortgangRepository:
    """Progress of cases, within one transaction (``services.poorten_methoden.Voortgang``)."""

    def __init__(self, verbinding: AsyncConnection, woorden: Woorden) -> None:
        self._verbinding = verbinding
        self._woorden = woorden

    async def fasen(self, overdracht_id: str) -> list[Fase]:
        """Return the phases that began, in their order."""
        vraag = select(fase.c.fase, fase.c.begonnen_op).where(fase.c.overdracht_id == overdracht_id)
        begonnen = [Fase(*rij) for rij in await self._verbinding.execute(vraag)]
        return sorted(begonnen, key=lambda f: FASEN.index(f.naam))

    async def begin_fase(self, overdracht_id: str, medewerker_id: str, nieuw: Fase, nu: datetime) -> bool:
        """Add a phase; False when it began already."""
        rij = {"overdracht_id": overdracht_id, "fase": nieuw.naam, "begonnen_op": nieuw.begonnen_op}
        return await voeg_in_als_nieuw(self._verbinding, fase, rij | {"medewerker_id": medewerker_id, "moment": nu})

    async def verbeter_fase(self, overdracht_id: str, medewerker_id: str, anders: Fase, nu: datetime) -> None:
        """Write another first day of a phase that began."""
        waar = (fase.c.overdracht_id == overdracht_id, fase.c.fase == anders.naam)
        waarden = {"begonnen_op": anders.begonnen_op, "medewerker_id": medewerker_id, "moment": nu}
        await self._verbinding.execute(update(fase).where(*waar).values(**waarden))

    async def stappen(self, overdracht_id: str) -> list[Stap]:
        """Return everything that was noted, oldest first."""
        vraag = (
            select(methodestap, medewerker.c.naam)
            .join(medewerker, medewerker.c.id == methodestap.c.medewerker_id)
            .where(methodestap.c.overdracht_id == overdracht_id)
            .order_by(methodestap.c.moment, methodestap.c.id)
        )
        return [
            Stap(
                r.id,
                overdracht_id,
                r.soort,
                r.code,
                self._woorden.open(r.id, r.versleuteld, "tekst")["tekst"],
                r.staat,
                r.naam,
                r.moment,
            )
            for r in await self._verbinding.execute(vraag)
        ]

    async def zet(self, stap: Stap, medewerker_id: str) -> None:
        """Add one."""
        rij = {n: getattr(stap, n) for n in ("id", "overdracht_id", "soort", "code", "staat", "moment")}
        versleuteld = self._woorden.dicht(stap.id, tekst=stap.tekst)
        await self._verbinding.execute(
            insert(methodestap).values(**rij, versleuteld=versleuteld, medewerker_id=medewerker_id)
        )

    async def wissel(self, stap: Stap, van: str) -> bool:
        """Write its state while that is ``van``; return whether it was."""
        waar = (methodestap.c.id == stap.id, methodestap.c.staat == van)
        resultaat = await self._verbinding.execute(update(methodestap).where(*waar).values(staat=stap.staat))
        return resultaat.rowcount == 1

    async def regels(self, overdracht_id: str) -> list[tuple[str, bool]]:
        """Return the rules that block as (tag, own tag), oldest first."""
        tabel = regel_in_de_weg
        vraag = select(tabel.c.tag, tabel.c.eigen).where(tabel.c.overdracht_id == overdracht_id)
        return [(tag, eigen) for tag, eigen in await self._verbinding.execute(vraag.order_by(tabel.c.moment))]

    async def noteer_regel(self, overdracht_id: str, medewerker_id: str, regel: RegelInDeWeg, nu: datetime) -> bool:
        """Add a rule; False when it was there already."""
        rij = {"id": str(uuid.uuid4()), "overdracht_id": overdracht_id, "medewerker_id": medewerker_id, "moment": nu}
        nieuw = rij | {"tag": regel.tag, "eigen": regel.eigen}
        return await voeg_in_als_nieuw(self._verbinding, regel_in_de_weg, nieuw)

    async def vergeet_regel(self, overdracht_id: str, tag: str) -> None:
        """Remove a rule."""
        waar = (regel_in_de_weg.c.overdracht_id == overdracht_id, regel_in_de_weg.c.tag == tag)
        await self._verbinding.execute(delete(regel_in_de_weg).where(*waar))
