"""The catalogue of local offers, and what was proposed on cases."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.aanbod import VOORGESTELD, Aanbod, Gegevens, Voorstel
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import medewerker
from vliegwiel.storage.tabellen_aanbod import aanbod, aanbodvoorstel


class AanbodRepository:
    """Offers and proposals, within one transaction (``services.poorten_aanbod.Aanbiedingen``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._v = verbinding
        self.audit = AuditRepository(verbinding)

    async def alle(self) -> list[Aanbod]:
        """Return everything that was ever in the catalogue."""
        return [_aanbod(r) for r in await self._v.execute(select(aanbod).order_by(aanbod.c.naam))]

    async def vind(self, aanbod_id: str) -> Aanbod | None:
        """Return one offer, or None."""
        rij = (await self._v.execute(select(aanbod).where(aanbod.c.id == aanbod_id))).first()
        return _aanbod(rij) if rij else None

    async def bewaar(self, gegevens: Sequence[Gegevens], nu: datetime) -> None:
        """Add offers, or write over those with the same name and provider; one that was taken away is back."""
        maak = postgresql.insert if self._v.dialect.name == "postgresql" else sqlite.insert
        opdracht = maak(aanbod)
        nieuw = {k: opdracht.excluded[k] for k in aanbod.c.keys() if k not in ("id", "naam", "aanbieder")}  # noqa: SIM118
        opdracht = opdracht.on_conflict_do_update(index_elements=[aanbod.c.naam, aanbod.c.aanbieder], set_=nieuw)
        vast = {"ingetrokken_op": None, "gewijzigd_op": nu}
        if gegevens:
            rijen = [
                asdict(g) | {"leefgebieden": list(g.leefgebieden), "id": str(uuid.uuid4())} | vast for g in gegevens
            ]
            await self._v.execute(opdracht, rijen)

    async def trek_in(self, aanbod_id: str, nu: datetime) -> bool:
        """Take an offer away; False when that was done already."""
        waar = (aanbod.c.id == aanbod_id, aanbod.c.ingetrokken_op.is_(None))
        gedaan = await self._v.execute(update(aanbod).where(*waar).values(ingetrokken_op=nu, gewijzigd_op=nu))
        return gedaan.rowcount == 1

    async def stel_voor(self, overdracht_id: str, aanbod_id: str, medewerker_id: str, nu: datetime) -> bool:
        """Propose an offer on a case; False when it was proposed already."""
        waarden = {
            "id": str(uuid.uuid4()),
            "overdracht_id": overdracht_id,
            "aanbod_id": aanbod_id,
            "stand": VOORGESTELD,
            "voorgesteld_door": medewerker_id,
            "voorgesteld_op": nu,
        }
        return await voeg_in_als_nieuw(self._v, aanbodvoorstel, waarden)

    async def beantwoord(
        self, overdracht_id: str, voorstel_id: str, stand: str, medewerker_id: str, nu: datetime
    ) -> bool:
        """Write down what the client said; False when there is no such proposal on this case."""
        gedaan = await self._v.execute(
            update(aanbodvoorstel)
            .where(aanbodvoorstel.c.id == voorstel_id, aanbodvoorstel.c.overdracht_id == overdracht_id)
            .values(stand=stand, beantwoord_door=medewerker_id, beantwoord_op=nu)
        )
        return gedaan.rowcount == 1

    async def voorstellen(self, overdracht_id: str) -> list[Voorstel]:
        """Return what was proposed on a case, newest first."""
        door, antwoord = medewerker.alias("door"), medewerker.alias("antwoord")
        v = aanbodvoorstel
        vraag = (
            select(
                aanbod,
                v.c.id.label("voorstel"),
                v.c.stand,
                v.c.voorgesteld_op,
                v.c.beantwoord_op,
                door.c.naam.label("door"),
                antwoord.c.naam.label("antwoord"),
            )
            .join(v, v.c.aanbod_id == aanbod.c.id)
            .join(door, door.c.id == v.c.voorgesteld_door)
            .outerjoin(antwoord, antwoord.c.id == v.c.beantwoord_door)
            .where(v.c.overdracht_id == overdracht_id)
            .order_by(v.c.voorgesteld_op.desc(), aanbod.c.naam)
        )
        return [
            Voorstel(r.voorstel, _aanbod(r), r.stand, r.door, r.voorgesteld_op, r.antwoord, r.beantwoord_op)
            for r in await self._v.execute(vraag)
        ]


def _aanbod(rij: Row[Any]) -> Aanbod:
    velden = ("naam", "omschrijving", "aanbieder", "waar", "wanneer", "contact", "einddatum")
    gegevens = Gegevens(leefgebieden=tuple(rij.leefgebieden), **{v: getattr(rij, v) for v in velden})
    return Aanbod(rij.id, gegevens, rij.ingetrokken_op)
