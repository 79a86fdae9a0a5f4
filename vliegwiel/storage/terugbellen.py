"""Requests to be called back: who asked when, who calls; number and name encrypted, tied to their own row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.terugbellen import LOPEND, Terugbelverzoek
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.outbox import OutboxRepository
from vliegwiel.storage.tabellen import medewerker, terugbelverzoek
from vliegwiel.storage.versleuteling import Versleuteling

KOLOMMEN = ("id", "gesprek_id", "status", "gevraagd_op", "uiterlijk", "gewijzigd_op", "pogingen", "eigenaar_id")
VAN_MEDEWERKER = ("status", "eigenaar_id", "pogingen", "gewijzigd_op")


class TerugbelRepository:
    """Requests, within one transaction (``services.poorten_terugbel.Terugbelverzoeken``)."""

    def __init__(self, verbinding: AsyncConnection, versleuteling: Versleuteling) -> None:
        self._v = verbinding
        self._versleuteling = versleuteling
        self.outbox = OutboxRepository(verbinding)
        self.audit = AuditRepository(verbinding)

    async def vind(self, verzoek_id: str) -> Terugbelverzoek | None:
        """Return one request, or None."""
        rij = (await self._v.execute(_alle().where(terugbelverzoek.c.id == verzoek_id))).first()
        return _verzoek(rij) if rij else None

    async def van_gesprek(self, gesprek_id: str) -> Terugbelverzoek | None:
        """Return the newest request of a conversation, or None."""
        vraag = _alle().where(terugbelverzoek.c.gesprek_id == gesprek_id)
        rij = (await self._v.execute(vraag.order_by(terugbelverzoek.c.gevraagd_op.desc()).limit(1))).first()
        return _verzoek(rij) if rij else None

    async def maak(self, verzoek: Terugbelverzoek, velden: Mapping[str, Any], tekstversie: str) -> None:
        """Add a request with its number, encrypted."""
        waarden = {k: getattr(verzoek, k) for k in KOLOMMEN}
        versleuteld = self._versleuteling.versleutel(velden, bij=verzoek.id)
        await self._v.execute(
            insert(terugbelverzoek).values(**waarden, versleuteld=versleuteld, tekstversie=tekstversie)
        )

    async def ander_nummer(self, verzoek_id: str, velden: Mapping[str, Any], nu: datetime) -> None:
        """Replace the number of a request."""
        versleuteld = self._versleuteling.versleutel(velden, bij=verzoek_id)
        waar = terugbelverzoek.c.id == verzoek_id
        await self._v.execute(update(terugbelverzoek).where(waar).values(versleuteld=versleuteld, gewijzigd_op=nu))

    async def velden(self, verzoek_id: str) -> dict[str, Any]:
        """Return the number and the name, empty when the request is gone; raises ``OnleesbareContactwens``."""
        vraag = select(terugbelverzoek.c.versleuteld).where(terugbelverzoek.c.id == verzoek_id)
        versleuteld = await self._v.scalar(vraag)
        return {} if versleuteld is None else self._versleuteling.ontsleutel(versleuteld, bij=verzoek_id)

    async def lopend(self) -> list[Terugbelverzoek]:
        """Return what is not finished, the first promise first."""
        vraag = _alle().where(terugbelverzoek.c.status.in_(LOPEND))
        vraag = vraag.order_by(terugbelverzoek.c.uiterlijk, terugbelverzoek.c.gevraagd_op, terugbelverzoek.c.id)
        return [_verzoek(rij) for rij in await self._v.execute(vraag)]

    async def wissel(self, verzoek: Terugbelverzoek, van: Sequence[str], eigenaar_id: str | None) -> bool:
        """Write it only while it is in one of the states ``van`` and owned by ``eigenaar_id``; was that so?"""
        tabel = terugbelverzoek.c
        eigenaar = tabel.eigenaar_id.is_(None) if eigenaar_id is None else tabel.eigenaar_id == eigenaar_id
        resultaat = await self._v.execute(
            update(terugbelverzoek)
            .where(tabel.id == verzoek.id, tabel.status.in_(van), eigenaar)
            .values(**{k: getattr(verzoek, k) for k in VAN_MEDEWERKER})
        )
        return resultaat.rowcount == 1

    async def verwijder(self, gesprek_id: str) -> list[str]:
        """Remove the requests of a conversation and return their ids."""
        return await self._verwijder(terugbelverzoek.c.gesprek_id == gesprek_id)

    async def ouder_dan(self, voor: datetime) -> bool:
        """Return whether anything was asked before this moment."""
        vraag = select(terugbelverzoek.c.id).where(terugbelverzoek.c.gevraagd_op < voor).limit(1)
        return await self._v.scalar(vraag) is not None

    async def ruim_op(self, voor: datetime) -> list[str]:
        """Remove what was asked before this moment and return the ids."""
        return await self._verwijder(terugbelverzoek.c.gevraagd_op < voor)

    async def _verwijder(self, waar: Any) -> list[str]:
        weg = delete(terugbelverzoek).where(waar).returning(terugbelverzoek.c.id)
        return [str(rij.id) for rij in (await self._v.execute(weg)).all()]


def _alle() -> Select[Any]:
    kolommen = [terugbelverzoek.c[naam] for naam in KOLOMMEN]
    vraag = select(*kolommen, medewerker.c.naam.label("eigenaar"))
    return vraag.outerjoin(medewerker, medewerker.c.id == terugbelverzoek.c.eigenaar_id)


def _verzoek(rij: Row[Any]) -> Terugbelverzoek:
    return Terugbelverzoek(**{naam: rij._mapping[naam] for naam in (*KOLOMMEN, "eigenaar")})
