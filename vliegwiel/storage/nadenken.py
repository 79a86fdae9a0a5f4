"""The plans to ask again: a day, and one way to reach that is unreadable without the key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.nadenken import AFGEHANDELD, BIJ_DE_WERKPLEK, CONCEPT, GEPLAND, OPGEPAKT, WACHT, Nadenken
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.outbox import OutboxRepository
from vliegwiel.storage.tabellen import medewerker, nadenken
from vliegwiel.storage.versleuteling import Versleuteling

_BEREIK = "bereik"


class NadenkRepository:
    """Plans to ask again, within one transaction (``services.poorten_nadenken.Nadenkers``)."""

    def __init__(self, verbinding: AsyncConnection, versleuteling: Versleuteling) -> None:
        self._v = verbinding
        self._versleuteling = versleuteling
        self.outbox = OutboxRepository(verbinding)
        self.audit = AuditRepository(verbinding)

    async def bewaar_concept(self, gesprek_id: str, bereik: str, nu: datetime) -> str | None:
        """Keep a way to reach until the turn is done; return the id of a plan that the desk knew and that is gone."""
        weg = await self.trek_in(gesprek_id)
        nieuw = str(uuid4())
        versleuteld = self._versleuteling.versleutel({_BEREIK: bereik}, bij=nieuw)
        await self._v.execute(
            insert(nadenken).values(
                id=nieuw, gesprek_id=gesprek_id, status=CONCEPT, versleuteld=versleuteld, gemaakt_op=nu
            )
        )
        return weg

    async def plan(self, gesprek_id: str, datum: date) -> bool:
        """Make the concept a plan for this day; False when there is no concept."""
        waar = (nadenken.c.gesprek_id == gesprek_id, nadenken.c.status == CONCEPT)
        resultaat = await self._v.execute(update(nadenken).where(*waar).values(status=GEPLAND, datum=datum))
        return resultaat.rowcount == 1

    async def van_gesprek(self, gesprek_id: str) -> tuple[Nadenken, str] | None:
        """Return the plan of a conversation and the way to reach."""
        waar = (nadenken.c.gesprek_id == gesprek_id, nadenken.c.status.in_((GEPLAND, *BIJ_DE_WERKPLEK)))
        rij = (await self._v.execute(_alle().where(*waar))).first()
        return None if rij is None else (_nadenken(rij), self._lees(rij))

    async def status_van(self, gesprek_id: str) -> str | None:
        """Return the state of what there is of a conversation, or None."""
        vraag = select(nadenken.c.status).where(nadenken.c.gesprek_id == gesprek_id)
        gevonden: str | None = await self._v.scalar(vraag)
        return gevonden

    async def trek_in(self, gesprek_id: str) -> str | None:
        """Delete what there is of a conversation; return the id when the desk knew it."""
        weg = delete(nadenken).where(nadenken.c.gesprek_id == gesprek_id).returning(nadenken.c.id, nadenken.c.status)
        return next((rij.id for rij in await self._v.execute(weg) if rij.status in BIJ_DE_WERKPLEK), None)

    async def aan_de_beurt(self, vandaag: date) -> list[str]:
        """Put every plan whose day has come in the queue; return the ids that this call put there."""
        # The second of two parallel UPDATEs waits for the first, looks again, and finds them gone from GEPLAND.
        opdracht = update(nadenken).where(nadenken.c.status == GEPLAND, nadenken.c.datum <= vandaag)
        return sorted((await self._v.scalars(opdracht.values(status=WACHT).returning(nadenken.c.id))).all())

    async def vind(self, nadenken_id: str) -> Nadenken | None:
        """Return one, or None."""
        rij = (await self._v.execute(_alle().where(nadenken.c.id == nadenken_id))).first()
        return None if rij is None else _nadenken(rij)

    async def bereik(self, nadenken_id: str) -> str:
        """Return the way to reach, empty when it was erased; raises ``OnleesbareContactwens``."""
        rij = (await self._v.execute(_alle().where(nadenken.c.id == nadenken_id))).first()
        return "" if rij is None else self._lees(rij)

    async def bij_de_werkplek(self, statussen: Sequence[str]) -> list[Nadenken]:
        """Return those in these states, the earliest day first."""
        vraag = _alle().where(nadenken.c.status.in_(statussen))
        vraag = vraag.order_by(nadenken.c.datum, nadenken.c.gemaakt_op, nadenken.c.id)
        return [_nadenken(rij) for rij in await self._v.execute(vraag)]

    async def wissel(
        self, nadenken_id: str, van: str, naar: str, eigenaar_id: str | None, wie: str, nu: datetime
    ) -> bool:
        """Move it while it is in ``van`` and ``eigenaar_id`` has it; was that so?"""
        per_status: dict[str, dict[str, Any]] = {
            OPGEPAKT: {"eigenaar_id": wie, "opgepakt_op": nu},
            WACHT: {"eigenaar_id": None, "opgepakt_op": None},
            AFGEHANDELD: {"versleuteld": None, "afgehandeld_op": nu},
        }
        bezit = nadenken.c.eigenaar_id
        resultaat = await self._v.execute(
            update(nadenken)
            .where(
                nadenken.c.id == nadenken_id,
                nadenken.c.status == van,
                bezit.is_(None) if eigenaar_id is None else bezit == eigenaar_id,
            )
            .values(status=naar, **per_status[naar])
        )
        return resultaat.rowcount == 1

    async def ruim_op(self, voor: date, concepten_voor: datetime) -> list[str]:
        """Delete what lies before these moments; return the ids that stood at the desk."""
        oud = (nadenken.c.status == CONCEPT) & (nadenken.c.gemaakt_op < concepten_voor)
        weg = delete(nadenken).where((nadenken.c.datum < voor) | oud).returning(nadenken.c.id, nadenken.c.status)
        return sorted(rij.id for rij in await self._v.execute(weg) if rij.status in BIJ_DE_WERKPLEK)

    def _lees(self, rij: Row[Any]) -> str:
        if rij.versleuteld is None:
            return ""
        return str(self._versleuteling.ontsleutel(rij.versleuteld, bij=rij.id)[_BEREIK])


def _alle() -> Select[Any]:
    eigenaar = medewerker.c.naam.label("eigenaar")
    return select(nadenken, eigenaar).outerjoin(medewerker, medewerker.c.id == nadenken.c.eigenaar_id)


def _nadenken(rij: Row[Any]) -> Nadenken:
    return Nadenken(
        rij.id, rij.gesprek_id, rij.status, rij.datum, rij.gemaakt_op, rij.eigenaar_id, rij.eigenaar, rij.opgepakt_op,
        rij.afgehandeld_op,
    )  # fmt: skip
