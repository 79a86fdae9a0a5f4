"""Hand-overs, their versions and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.overdracht import IN_WACHTRIJ, MET_EIGENAAR, Overdracht
from vliegwiel.services.poorten_overdracht import Intrekking, Notitie, Regel, Versie
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.eigenaar import een_eigenaar
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.outbox import OutboxRepository
from vliegwiel.storage.tabellen import auditregel, intrekking, medewerker, notitie, overdracht, overdracht_versie
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.storage.woorden import ONLEESBAAR, Woorden

# What a consultant does with it. The rest (version, safety flag) belongs to the client, so the two never overwrite
# each other.
VAN_MEDEWERKER = ("status", "eigenaar_id", "gewijzigd_op", "opgepakt_op", "afgerond_op", "team")
KOLOMMEN = (*VAN_MEDEWERKER, "versie", "veiligheid", "gemaakt_op")
BEKEKEN = "contact_bekeken"


class OverdrachtRepository:
    """Hand-overs, within one transaction (``services.poorten_overdracht.Overdrachten``).

    ``kluis`` encrypts notes; without it there are none to write or to read.
    """

    def __init__(self, verbinding: AsyncConnection, kluis: Versleuteling | None = None) -> None:
        self._verbinding = verbinding
        self._woorden = Woorden(kluis) if kluis else None
        self.outbox = OutboxRepository(verbinding)
        self.audit = AuditRepository(verbinding)
        self.gewist = False

    async def vind(self, overdracht_id: str) -> Overdracht | None:
        """Return one hand-over, or None."""
        return _overdracht((await self._verbinding.execute(_alle().where(overdracht.c.id == overdracht_id))).first())

    async def van_gesprek(self, gesprek_id: str) -> Overdracht | None:
        """Return the hand-over of a conversation and lock it until the end of the transaction, or None."""
        vraag = _alle().where(overdracht.c.gesprek_id == gesprek_id).with_for_update(of=overdracht)
        return _overdracht((await self._verbinding.execute(vraag)).first())

    async def bij_gesprek(self, gesprek_id: str) -> Overdracht | None:
        """Return the hand-over of a conversation without locking it, or None."""
        vraag = _alle().where(overdracht.c.gesprek_id == gesprek_id)
        return _overdracht((await self._verbinding.execute(vraag)).first())

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
        waarden = {k: getattr(nieuw, k) for k in ("id", "gesprek_id", "referentie", *KOLOMMEN)}
        return await voeg_in_als_nieuw(self._verbinding, overdracht, waarden)

    async def bewaar_versie(self, overdracht_id: str, versie: int, inhoud: Mapping[str, Any], nu: datetime) -> bool:
        """Add a version; False when it is there already."""
        waarden = {"overdracht_id": overdracht_id, "versie": versie, "inhoud": dict(inhoud), "gedeeld_op": nu}
        return await voeg_in_als_nieuw(self._verbinding, overdracht_versie, waarden)

    async def werk_bij(self, nieuw: Overdracht) -> None:
        """Write state, owner, version, safety flag and moments."""
        waarden = {k: getattr(nieuw, k) for k in KOLOMMEN}
        await self._verbinding.execute(update(overdracht).where(overdracht.c.id == nieuw.id).values(**waarden))

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

    async def wachtend(self, team: str) -> list[Regel]:
        """Return what waits in the queue of a team, in no particular order."""
        vraag = _regels().where(overdracht.c.status.in_(IN_WACHTRIJ), overdracht.c.team == team)
        return [_regel(rij) for rij in await self._verbinding.execute(vraag)]

    async def van_eigenaar(self, medewerker_id: str) -> list[Regel]:
        """Return what this consultant works on, in no particular order."""
        bekeken = (
            select(func.max(auditregel.c.moment))
            .where(
                auditregel.c.overdracht_id == overdracht.c.id,
                auditregel.c.medewerker_id == medewerker_id,
                auditregel.c.actie == BEKEKEN,
            )
            .scalar_subquery()
        )
        vraag = _regels().add_columns(bekeken.label("bekeken_op"))
        vraag = vraag.where(overdracht.c.eigenaar_id == medewerker_id, overdracht.c.status.in_(MET_EIGENAAR))
        return [_regel(rij, rij.bekeken_op) for rij in await self._verbinding.execute(vraag)]

    async def voeg_notitie_toe(self, overdracht_id: str, medewerker_id: str, tekst: str, nu: datetime) -> None:
        """Add a note, encrypted."""
        if self._woorden is None:
            raise ValueError("een notitie vraagt een kluis")
        rij = {"overdracht_id": overdracht_id, "medewerker_id": medewerker_id, "moment": nu}
        # Tied to the case: the note's own number is not known before it is there.
        versleuteld = self._woorden.dicht(overdracht_id, tekst=tekst)
        await self._verbinding.execute(insert(notitie).values(**rij, versleuteld=versleuteld))

    async def notities(self, overdracht_id: str) -> list[Notitie]:
        """Return the notes, oldest first; those from before notes were encrypted as they are."""
        vraag = (
            select(notitie.c.tekst, notitie.c.versleuteld, medewerker.c.naam, notitie.c.moment)
            .join(medewerker, medewerker.c.id == notitie.c.medewerker_id)
            .where(notitie.c.overdracht_id == overdracht_id)
            .order_by(notitie.c.id)
        )
        return [
            Notitie(self._notitie(overdracht_id, r.tekst, r.versleuteld), r.naam, r.moment)
            for r in await self._verbinding.execute(vraag)
        ]

    def _notitie(self, overdracht_id: str, tekst: str | None, versleuteld: bytes | None) -> str:
        if versleuteld is None:
            return tekst or ""
        return self._woorden.open(overdracht_id, versleuteld, "tekst")["tekst"] if self._woorden else ONLEESBAAR


def _alle() -> Select[Any]:
    eigenaar = medewerker.c.naam.label("eigenaar")
    return select(overdracht, eigenaar).outerjoin(medewerker, medewerker.c.id == overdracht.c.eigenaar_id)


def _regels() -> Select[Any]:
    huidig = (overdracht_versie.c.overdracht_id == overdracht.c.id) & (
        overdracht_versie.c.versie == overdracht.c.versie
    )
    return (
        _alle().add_columns(overdracht_versie.c.inhoud, overdracht_versie.c.gedeeld_op).join(overdracht_versie, huidig)
    )


def _overdracht(rij: Row[Any] | None) -> Overdracht | None:
    if rij is None:
        return None
    namen = ("id", "gesprek_id", "referentie", *KOLOMMEN, "eigenaar")
    return Overdracht(**{naam: rij._mapping[naam] for naam in namen})


def _regel(rij: Row[Any], bekeken_op: datetime | None = None) -> Regel:
    gevonden = _overdracht(rij)
    assert gevonden is not None  # noqa: S101  (for the type checker: a row is not None)
    wens, na_signaal = rij.inhoud.get("velden", {}).get("wens", ""), rij.inhoud.get("na_signaal", "")
    return Regel(gevonden, str(wens), rij.gedeeld_op, bekeken_op, str(na_signaal))
