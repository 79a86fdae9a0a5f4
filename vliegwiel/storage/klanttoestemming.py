"""Recorded consents of clients, and what they let a colleague read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.toegang import RECHTEN, Recht
from vliegwiel.core.toestemming import COLLEGA, JA, Toestemming
from vliegwiel.services.poorten_methoden import Collega, GedeeldeZaak
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import medewerker, overdracht
from vliegwiel.storage.tabellen_methoden import klanttoestemming as tabel
from vliegwiel.storage.woorden import Woorden

LEZERS = tuple(rol.value for rol, rechten in RECHTEN.items() if Recht.ZAAK_ZIEN in rechten)


class ToestemmingRepository:
    """Consents, within one transaction (``services.poorten_methoden.Toestemmingen``)."""

    def __init__(self, verbinding: AsyncConnection, woorden: Woorden) -> None:
        self._verbinding = verbinding
        self._woorden = woorden

    async def alle(self, overdracht_id: str) -> list[Toestemming]:
        """Return every consent of a case, newest first."""
        vraag = (
            select(tabel, medewerker.c.naam.label("vrager"))
            .join(medewerker, medewerker.c.id == tabel.c.medewerker_id)
            .where(tabel.c.overdracht_id == overdracht_id)
            .order_by(tabel.c.moment.desc(), tabel.c.id)
        )
        return [self._toestemming(rij) for rij in await self._verbinding.execute(vraag)]

    async def vraag(self, nieuw: Toestemming, medewerker_id: str, nu: datetime) -> bool:
        """Add one; False when the same thing is open or agreed to already."""
        waarden = {n: getattr(nieuw, n) for n in ("id", "overdracht_id", "soort", "voor", "staat", "hoe")}
        momenten = {n: getattr(nieuw, n) for n in ("gevraagd_op", "antwoord_op", "uitgenodigd_op")}
        versleuteld = self._woorden.dicht(nieuw.id, naam=nieuw.naam, rol=nieuw.rol)
        rij = waarden | momenten | {"versleuteld": versleuteld, "medewerker_id": medewerker_id, "moment": nu}
        return await voeg_in_als_nieuw(self._verbinding, tabel, rij)

    async def wijzig(self, anders: Toestemming, van: str) -> bool:
        """Write state and moments while the state is ``van``; return whether it was."""
        waarden = {n: getattr(anders, n) for n in ("staat", "antwoord_op", "uitgenodigd_op")}
        waar = (tabel.c.id == anders.id, tabel.c.staat == van)
        return (await self._verbinding.execute(update(tabel).where(*waar).values(**waarden))).rowcount == 1

    async def gedeeld_met(self, overdracht_id: str, medewerker_id: str) -> bool:
        """Return whether the client lets this colleague read the case."""
        return await is_gedeeld(self._verbinding, overdracht_id, medewerker_id)

    async def gedeelde_zaken(self, medewerker_id: str) -> list[GedeeldeZaak]:
        """Return what clients let others share with this colleague."""
        vraag = (
            select(overdracht.c.id, overdracht.c.referentie, medewerker.c.naam)
            .join(tabel, tabel.c.overdracht_id == overdracht.c.id)
            .join(medewerker, medewerker.c.id == tabel.c.medewerker_id)
            .where(tabel.c.voor == medewerker_id, tabel.c.soort == COLLEGA, tabel.c.staat == JA)
            .order_by(overdracht.c.referentie)
        )
        return [GedeeldeZaak(*rij) for rij in await self._verbinding.execute(vraag)]

    async def collegas(self, medewerker_id: str) -> list[Collega]:
        """Return the active colleagues who may read cases, by name."""
        vraag = (
            select(medewerker.c.id, medewerker.c.naam, medewerker.c.team)
            .where(medewerker.c.actief, medewerker.c.rol.in_(LEZERS), medewerker.c.id != medewerker_id)
            .order_by(medewerker.c.naam)
        )
        return [Collega(*rij) for rij in await self._verbinding.execute(vraag)]

    def _toestemming(self, rij: Row[Any]) -> Toestemming:
        namen = ("id", "overdracht_id", "soort", "hoe", "staat", "voor", "gevraagd_op", "antwoord_op", "uitgenodigd_op")
        velden: dict[str, Any] = {n: rij._mapping[n] for n in namen}
        return Toestemming(
            gevraagd_door=rij.vrager, **velden | self._woorden.open(rij.id, rij.versleuteld, "naam", "rol")
        )


async def is_gedeeld(verbinding: AsyncConnection, overdracht_id: str, medewerker_id: str) -> bool:
    """Return whether the client lets this colleague read the case."""
    waar = (tabel.c.overdracht_id == overdracht_id, tabel.c.voor == medewerker_id, tabel.c.soort == COLLEGA)
    return bool(await verbinding.scalar(select(exists().where(*waar, tabel.c.staat == JA))))
