"""Impressions, agreements, profiles, and who is at the table."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.indruk import Indruk
from vliegwiel.core.plan import Afspraak, Profielkeuze, Tafelgenoot
from vliegwiel.storage.tabellen import medewerker
from vliegwiel.storage.tabellen_methoden import afspraak, indruk, profielkeuze, tafelgenoot
from vliegwiel.storage.woorden import Woorden


class PlanRepository:
    """The plan of cases, within one transaction (``services.poorten_methoden.Plan``)."""

    def __init__(self, verbinding: AsyncConnection, woorden: Woorden) -> None:
        self._verbinding = verbinding
        self._woorden = woorden

    async def indrukken(self, overdracht_id: str) -> dict[str, Indruk]:
        """Return the newest impression of each domain."""
        vraag = (
            select(indruk.c.leefgebied, indruk.c.waarde, medewerker.c.naam, indruk.c.moment)
            .join(medewerker, medewerker.c.id == indruk.c.medewerker_id)
            .where(indruk.c.overdracht_id == overdracht_id)
            .order_by(indruk.c.id)
        )
        return {rij.leefgebied: Indruk(*rij) for rij in await self._verbinding.execute(vraag)}

    async def geef_indrukken(
        self, overdracht_id: str, medewerker_id: str, waarden: Mapping[str, int | None], nu: datetime
    ) -> None:
        """Add impressions; the earlier ones stay."""
        vast = {"overdracht_id": overdracht_id, "medewerker_id": medewerker_id, "moment": nu}
        if waarden:
            rijen = [vast | {"leefgebied": gebied, "waarde": waarde} for gebied, waarde in waarden.items()]
            await self._verbinding.execute(insert(indruk), rijen)

    async def afspraken(self, overdracht_id: str) -> list[Afspraak]:
        """Return the agreements of a case, oldest first."""
        vraag = select(afspraak).where(afspraak.c.overdracht_id == overdracht_id).order_by(afspraak.c.moment)
        return [self._afspraak(rij) for rij in await self._verbinding.execute(vraag)]

    async def afspraak(self, overdracht_id: str, afspraak_id: str) -> Afspraak | None:
        """Return one agreement of a case, or None."""
        vraag = select(afspraak).where(afspraak.c.id == afspraak_id, afspraak.c.overdracht_id == overdracht_id)
        rij = (await self._verbinding.execute(vraag)).first()
        return self._afspraak(rij) if rij else None

    async def spreek_af(self, nieuw: Afspraak, medewerker_id: str) -> None:
        """Add an agreement."""
        await self._verbinding.execute(
            insert(afspraak).values(
                id=nieuw.id,
                overdracht_id=nieuw.overdracht_id,
                versleuteld=self._woorden.dicht(nieuw.id, wat=nieuw.wat, wie=nieuw.wie),
                uiterlijk=nieuw.uiterlijk,
                gezin=nieuw.gezin,
                gedaan_op=nieuw.gedaan_op,
                medewerker_id=medewerker_id,
                moment=nieuw.gemaakt_op,
            )
        )

    async def is_klaar(self, klaar: Afspraak) -> bool:
        """Write that it was done, once; return whether this was the first time."""
        waar = (afspraak.c.id == klaar.id, afspraak.c.gedaan_op.is_(None))
        resultaat = await self._verbinding.execute(update(afspraak).where(*waar).values(gedaan_op=klaar.gedaan_op))
        return resultaat.rowcount == 1

    async def vergeet_afspraak(self, overdracht_id: str, afspraak_id: str) -> None:
        """Remove an agreement."""
        waar = (afspraak.c.id == afspraak_id, afspraak.c.overdracht_id == overdracht_id)
        await self._verbinding.execute(delete(afspraak).where(*waar))

    async def profielen(self, overdracht_id: str) -> list[Profielkeuze]:
        """Return every profile that was chosen, newest first."""
        vraag = (
            select(profielkeuze, medewerker.c.naam)
            .join(medewerker, medewerker.c.id == profielkeuze.c.medewerker_id)
            .where(profielkeuze.c.overdracht_id == overdracht_id)
            .order_by(profielkeuze.c.moment.desc())
        )
        return [
            Profielkeuze(r.profiel, self._woorden.open(r.id, r.versleuteld, "reden")["reden"], r.naam, r.moment)
            for r in await self._verbinding.execute(vraag)
        ]

    async def kies_profiel(self, overdracht_id: str, medewerker_id: str, keuze: Profielkeuze) -> None:
        """Add a choice; the earlier ones stay."""
        nieuw = str(uuid.uuid4())
        await self._verbinding.execute(
            insert(profielkeuze).values(
                id=nieuw,
                overdracht_id=overdracht_id,
                profiel=keuze.profiel,
                versleuteld=self._woorden.dicht(nieuw, reden=keuze.reden),
                medewerker_id=medewerker_id,
                moment=keuze.moment,
            )
        )

    async def tafel(self, overdracht_id: str) -> list[Tafelgenoot]:
        """Return who is at the table, in the order in which they were added."""
        vraag = select(tafelgenoot).where(tafelgenoot.c.overdracht_id == overdracht_id).order_by(tafelgenoot.c.moment)
        return [
            Tafelgenoot(r.id, overdracht_id, **self._woorden.open(r.id, r.versleuteld, "naam", "rol"))
            for r in await self._verbinding.execute(vraag)
        ]

    async def zet_aan_tafel(self, wie: Tafelgenoot, nu: datetime) -> None:
        """Add somebody."""
        versleuteld = self._woorden.dicht(wie.id, naam=wie.naam, rol=wie.rol)
        rij = {"id": wie.id, "overdracht_id": wie.overdracht_id, "versleuteld": versleuteld, "moment": nu}
        await self._verbinding.execute(insert(tafelgenoot).values(**rij))

    async def van_tafel(self, overdracht_id: str, tafelgenoot_id: str) -> None:
        """Remove somebody."""
        waar = (tafelgenoot.c.id == tafelgenoot_id, tafelgenoot.c.overdracht_id == overdracht_id)
        await self._verbinding.execute(delete(tafelgenoot).where(*waar))

    def _afspraak(self, rij: Row[Any]) -> Afspraak:
        woorden = self._woorden.open(rij.id, rij.versleuteld, "wat", "wie")
        return Afspraak(
            rij.id,
            rij.overdracht_id,
            gemaakt_op=rij.moment,
            uiterlijk=rij.uiterlijk,
            gezin=rij.gezin,
            gedaan_op=rij.gedaan_op,
            **woorden,
        )
