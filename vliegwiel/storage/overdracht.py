"""Hand-overs, their versions and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.wachtrij import plek_van
from vliegwiel.services.poorten_overdracht import Intrekking, Notitie, Versie
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.eigenaar import een_eigenaar
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.outbox import OutboxRepository
from vliegwiel.storage.tabellen import intrekking, medewerker, notitie, overdracht, overdracht_versie, zoekwoord
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.storage.wachtrij import RijRepository, als_overdracht, met_eigenaar
from vliegwiel.storage.woorden import ONLEESBAAR, Woorden

# What a consultant does with it. The rest (version, safety flag) belongs to the client, so the two never overwrite
# each other.
VAN_MEDEWERKER = ("status", "eigenaar_id", "gewijzigd_op", "opgepakt_op", "afgerond_op", "team")
KOLOMMEN = (*VAN_MEDEWERKER, "versie", "veiligheid", "gemaakt_op", "gewenst_op", "postcode4")


class OverdrachtRepository:
    """Hand-overs, within one transaction (``services.poorten_overdracht.Overdrachten``).

    ``kluis`` encrypts notes; without it there are none to write or to read.
    """

    def __init__(self, verbinding: AsyncConnection, kluis: Versleuteling | None = None) -> None:
        self._verbinding = verbinding
        self._woorden = Woorden(kluis) if kluis else None
        self.outbox = OutboxRepository(verbinding)
        self.audit = AuditRepository(verbinding)
        self.rij = RijRepository(verbinding)
        self.gewist = False

    async def vind(self, overdracht_id: str) -> Overdracht | None:
        """Return one hand-over, or None."""
        vraag = met_eigenaar().where(overdracht.c.id == overdracht_id)
        return als_overdracht((await self._verbinding.execute(vraag)).first())

    async def van_gesprek(self, gesprek_id: str) -> Overdracht | None:
        """Return the hand-over of a conversation and lock it until the end of the transaction, or None."""
        vraag = met_eigenaar().where(overdracht.c.gesprek_id == gesprek_id).with_for_update(of=overdracht)
        return als_overdracht((await self._verbinding.execute(vraag)).first())

    async def bij_gesprek(self, gesprek_id: str) -> Overdracht | None:
        """Return the hand-over of a conversation without locking it, or None."""
        vraag = met_eigenaar().where(overdracht.c.gesprek_id == gesprek_id)
        return als_overdracht((await self._verbinding.execute(vraag)).first())

    async def laat_steen_na(self, steen: Intrekking, gesprek_id: str | None) -> None:
        """Keep that a hand-over was taken back."""
        await self._verbinding.execute(insert(intrekking).values(**vars(steen), gesprek_id=gesprek_id))

    async def maak_los(self, gesprek_id: str) -> None:
        """Let no earlier withdrawal point to this conversation any more."""
        waar = intrekking.c.gesprek_id == gesprek_id
        await self._verbinding.execute(update(intrekking).where(waar).values(gesprek_id=None))

    async def ingetrokken(self, overdracht_id: str) -> Intrekking | None:
        """Return what is left of a hand-over that was taken back, or None."""
        gevonden = await self._intrekkingen(intrekking.c.overdracht_id == overdracht_id)
        return gevonden[0] if gevonden else None

    async def intrekkingen_van(self, medewerker_id: str, sinds: datetime) -> list[Intrekking]:
        """Return what was taken back while this consultant worked on it, newest first."""
        return await self._intrekkingen(intrekking.c.eigenaar_id == medewerker_id, intrekking.c.moment >= sinds)

    async def _intrekkingen(self, *waar: Any) -> list[Intrekking]:
        vraag = select(intrekking).where(*waar).order_by(intrekking.c.moment.desc())
        rijen = await self._verbinding.execute(vraag)
        return [Intrekking(r.overdracht_id, r.referentie, r.eigenaar_id, r.moment) for r in rijen]

    async def laatste_intrekking(self, gesprek_id: str) -> datetime | None:
        """Return when this client last took something back, or None."""
        vraag = select(func.max(intrekking.c.moment)).where(intrekking.c.gesprek_id == gesprek_id)
        gevonden: datetime | None = await self._verbinding.scalar(vraag)
        return gevonden

    async def maak(self, nieuw: Overdracht) -> bool:
        """Add a hand-over; False when this conversation has one, or the reference is taken."""
        waarden = {k: getattr(nieuw, k) for k in ("id", "gesprek_id", "referentie")} | _waarden(nieuw)
        return await voeg_in_als_nieuw(self._verbinding, overdracht, waarden)

    async def bewaar_versie(self, overdracht_id: str, versie: int, inhoud: Mapping[str, Any], nu: datetime) -> bool:
        """Add a version; False when it is there already."""
        waarden = {"overdracht_id": overdracht_id, "versie": versie, "inhoud": dict(inhoud), "gedeeld_op": nu}
        return await voeg_in_als_nieuw(self._verbinding, overdracht_versie, waarden)

    async def herschrijf_versie(self, overdracht_id: str, versie: int, inhoud: Mapping[str, Any]) -> None:
        """Put other content in the place of what a version held."""
        waar = (overdracht_versie.c.overdracht_id == overdracht_id, overdracht_versie.c.versie == versie)
        await self._verbinding.execute(update(overdracht_versie).where(*waar).values(inhoud=dict(inhoud)))

    async def werk_bij(self, nieuw: Overdracht) -> None:
        """Write state, owner, version, safety flag, moments, and its place in the queue."""
        waar = overdracht.c.id == nieuw.id
        await self._verbinding.execute(update(overdracht).where(waar).values(**_waarden(nieuw)))

    async def zet_zoeksleutels(self, overdracht_id: str, sleutels: frozenset[str]) -> None:
        """Let it be found by these words (keyed hashes), and by no others."""
        await self._verbinding.execute(delete(zoekwoord).where(zoekwoord.c.overdracht_id == overdracht_id))
        if sleutels:
            rijen = [{"overdracht_id": overdracht_id, "sleutel": sleutel} for sleutel in sorted(sleutels)]
            await self._verbinding.execute(insert(zoekwoord), rijen)

    async def wissel(self, nieuw: Overdracht, van: Sequence[str], eigenaar_id: str | None) -> bool:
        """Write state, owner and moments only while it is in ``van`` and owned by ``eigenaar_id``; was that so?"""
        opdracht = (
            update(overdracht)
            .where(
                overdracht.c.id == nieuw.id,
                overdracht.c.status.in_(van),
                overdracht.c.eigenaar_id.is_(None) if eigenaar_id is None else overdracht.c.eigenaar_id == eigenaar_id,
            )
            .values(**{k: getattr(nieuw, k) for k in VAN_MEDEWERKER})
        )
        with een_eigenaar():
            return (await self._verbinding.execute(opdracht)).rowcount == 1

    async def verwijder(self, overdracht_id: str) -> None:
        """Remove a hand-over with its versions and notes."""
        self.gewist = True
        await self._verbinding.execute(delete(overdracht).where(overdracht.c.id == overdracht_id))

    async def versies(self, overdracht_id: str, maximum: int = 2) -> list[Versie]:
        """Return the newest versions, newest first."""
        tabel = overdracht_versie
        vraag = (
            select(tabel).where(tabel.c.overdracht_id == overdracht_id).order_by(tabel.c.versie.desc()).limit(maximum)
        )
        return [Versie(r.versie, r.inhoud, r.gedeeld_op) for r in await self._verbinding.execute(vraag)]

    async def voeg_notitie_toe(self, overdracht_id: str, medewerker_id: str, tekst: str, nu: datetime) -> None:
        """Add a note, encrypted."""
        if self._woorden is None:
            raise ValueError("een notitie vraagt een kluis")
        rij = {"overdracht_id": overdracht_id, "medewerker_id": medewerker_id, "moment": nu}
        # Tied to the case: the note's own number is not known before it is there.
        versleuteld = self._woorden.dicht(overdracht_id, tekst=tekst)
        await self._verbinding.execute(insert(notitie).values(**rij, versleuteld=versleuteld))

    async def vergeet_notitie(self, overdracht_id: str, medewerker_id: str, moment: datetime) -> bool:
        """Remove the note that this consultant wrote at this moment; False when there is none (any more)."""
        n = notitie.c
        waar = (n.moment == moment, n.overdracht_id == overdracht_id, n.medewerker_id == medewerker_id)
        return (await self._verbinding.execute(delete(notitie).where(*waar))).rowcount == 1

    async def notities(self, overdracht_id: str) -> list[Notitie]:
        """Return the notes, oldest first; those from before notes were encrypted as they are."""
        vraag = (
            select(notitie, medewerker.c.naam)
            .join(medewerker, medewerker.c.id == notitie.c.medewerker_id)
            .where(notitie.c.overdracht_id == overdracht_id)
            .order_by(notitie.c.id)
        )
        return [
            Notitie(self._notitie(overdracht_id, r.tekst, r.versleuteld), r.naam, r.moment, r.medewerker_id)
            for r in await self._verbinding.execute(vraag)
        ]

    def _notitie(self, overdracht_id: str, tekst: str | None, versleuteld: bytes | None) -> str:
        if versleuteld is None:
            return tekst or ""
        return self._woorden.open(overdracht_id, versleuteld, "tekst")["tekst"] if self._woorden else ONLEESBAAR


def _waarden(nieuw: Overdracht) -> dict[str, Any]:
    """Return the columns, with the place in the queue that the core gives it."""
    plek = plek_van(nieuw)
    return {k: getattr(nieuw, k) for k in KOLOMMEN} | {"vlag": plek.vlag, "vanaf": plek.vanaf}
