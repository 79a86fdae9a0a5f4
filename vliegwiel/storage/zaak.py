"""Cases after the claim: pauses, the contact log, who gave it to whom. Notes are encrypted, tied to their own row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.nadenken import OPGEPAKT as NADENKEN_OPGEPAKT
from vliegwiel.core.nadenken import WACHT as NADENKEN_WACHT
from vliegwiel.core.overdracht import AFGEROND, GEPAUZEERD, IN_WACHTRIJ, MET_EIGENAAR, Overdracht
from vliegwiel.core.terugbellen import LOPEND, OPEN
from vliegwiel.core.toegang import Recht, Rol, mag
from vliegwiel.core.zaak import LEEG, Contact, Stand, Zaak
from vliegwiel.services.poorten_zaak import Collega, Contactregel, Doorgave, Gevolgd
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.overdracht import KOLOMMEN, OverdrachtRepository
from vliegwiel.storage.tabellen import auditregel, medewerker, nadenken, notitie, overdracht, terugbelverzoek
from vliegwiel.storage.tabellen_zaak import contactregel, doorgave, zaakstand
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.storage.wachtrij import BEKEKEN

VELDEN = tuple(LEEG.__dataclass_fields__)
WERKERS = tuple(rol.value for rol in Rol if mag(rol, Recht.ZAAK_WERKEN))
PER_VRAAG = 1000  # ids in one query
# Lines of the log that say that somebody looked, or took a copy: no sign of work.
KIJKEN = ("%bekeken%", "%gezien%", "%export%", "%uitgevoerd%")


class ZaakRepository:
    """Cases, within one transaction (``services.poorten_zaak.Zaken``)."""

    def __init__(self, verbinding: AsyncConnection, versleuteling: Versleuteling) -> None:
        self._v = verbinding
        self._versleuteling = versleuteling
        self.overdrachten = OverdrachtRepository(verbinding)

    async def stand(self, overdracht_id: str) -> Stand:
        """Return what is known beside the status."""
        return (await self.standen([overdracht_id])).get(overdracht_id, LEEG)

    async def standen(self, overdracht_ids: Collection[str]) -> dict[str, Stand]:
        """Return the stand of several cases."""
        gevonden, ids = {}, list(overdracht_ids)
        for begin in range(0, len(ids), PER_VRAAG):
            waar = overdracht.c.id.in_(ids[begin : begin + PER_VRAAG])
            for rij in await self._v.execute(select(zaakstand).join(overdracht, van_nu()).where(waar)):
                gevonden[rij.overdracht_id] = als_stand(rij)
        return gevonden

    async def zet(self, overdracht_id: str, nu: datetime, **velden: Any) -> None:
        """Write these fields of the stand."""
        leeg = {veld: getattr(LEEG, veld) for veld in VELDEN}
        if not await voeg_in_als_nieuw(
            self._v, zaakstand, {"overdracht_id": overdracht_id, "gewijzigd_op": nu} | leeg | velden
        ):
            begin = select(overdracht.c.gemaakt_op).where(overdracht.c.id == overdracht_id).scalar_subquery()
            waar = zaakstand.c.overdracht_id == overdracht_id
            await self._v.execute(update(zaakstand).where(waar, zaakstand.c.gewijzigd_op < begin).values(**leeg))
            await self._v.execute(update(zaakstand).where(waar).values(gewijzigd_op=nu, **velden))

    async def waarschuw(self, overdracht_id: str, teken: datetime, nu: datetime) -> bool:
        """Write that the owner is warned, unless that was done after this sign of work; was it done now?"""
        await self.zet(overdracht_id, nu)
        kolom = zaakstand.c.gewaarschuwd_op
        opdracht = update(zaakstand).where(
            zaakstand.c.overdracht_id == overdracht_id, or_(kolom.is_(None), kolom < teken)
        )
        return (await self._v.execute(opdracht.values(gewaarschuwd_op=nu))).rowcount == 1

    async def noteer_contact(self, overdracht_id: str, medewerker_id: str, contact: Contact, nu: datetime) -> None:
        """Add a line of the contact log."""
        sleutel = str(uuid4())
        waarden = {
            "overdracht_id": overdracht_id,
            "medewerker_id": medewerker_id,
            "soort": contact.soort,
            "moment": contact.moment,
            "terugbellen_op": contact.terugbellen_op,
            "versleuteld": self._dicht(contact.notitie, sleutel),
            "sleutel": sleutel,
            "genoteerd_op": nu,
        }
        await self._v.execute(insert(contactregel).values(**waarden))

    async def contacten(self, overdracht_id: str) -> list[Contactregel]:
        """Return the contact log, newest first."""
        c = contactregel.c
        vraag = select(c.soort, c.moment, c.terugbellen_op, c.versleuteld, c.sleutel, medewerker.c.naam)
        vraag = vraag.join(medewerker, medewerker.c.id == c.medewerker_id).where(c.overdracht_id == overdracht_id)
        rijen = await self._v.execute(vraag.order_by(c.moment.desc(), c.id.desc()))
        return [
            Contactregel(r.soort, r.moment, r.terugbellen_op, self._open(r.versleuteld, r.sleutel), r.naam)
            for r in rijen
        ]

    async def bewaar_doorgave(
        self, overdracht_id: str, van_id: str | None, naar_id: str, door_id: str, notitie: str, nu: datetime
    ) -> None:
        """Keep who gave it to whom, with the note."""
        sleutel = str(uuid4())
        waarden: dict[str, Any] = {"id": sleutel, "overdracht_id": overdracht_id, "van_id": van_id, "naar_id": naar_id}
        waarden |= {"door_id": door_id, "versleuteld": self._dicht(notitie, sleutel), "moment": nu}
        await self._v.execute(insert(doorgave).values(**waarden))

    async def doorgaven(self, overdracht_id: str) -> list[Doorgave]:
        """Return who gave it to whom, newest first."""
        van, naar, door = (medewerker.alias(naam) for naam in ("van", "naar", "door"))
        c = doorgave.c
        vraag = select(
            c.id, c.versleuteld, c.moment, van.c.naam.label("van"), naar.c.naam.label("naar"), door.c.naam.label("door")
        )
        vraag = vraag.outerjoin(van, van.c.id == c.van_id).join(naar, naar.c.id == c.naar_id)
        vraag = vraag.join(door, door.c.id == c.door_id).where(c.overdracht_id == overdracht_id)
        rijen = await self._v.execute(vraag.order_by(c.moment.desc()))
        return [Doorgave(r.van or "", r.naar, r.door, self._open(r.versleuteld, r.id), r.moment) for r in rijen]

    async def collegas(self) -> list[Collega]:
        """Return everybody who may work on cases, by name."""
        c = medewerker.c
        vraag = select(c.id, c.naam, c.team).where(c.actief, c.rol.in_(WERKERS)).order_by(c.naam, c.id)
        return [Collega(*rij) for rij in await self._v.execute(vraag)]

    async def van_eigenaar(self, medewerker_id: str) -> list[Gevolgd]:
        """Return what this consultant works on."""
        waar = (overdracht.c.eigenaar_id == medewerker_id, overdracht.c.status.in_(MET_EIGENAAR))
        return [_gevolgd(rij) for rij in await self._v.execute(_gevolgden().where(*waar))]

    async def lopend(self, teams: Collection[str] | None, voor: datetime | None = None) -> list[Gevolgd]:
        """Return every case of these teams that has an owner or a pause and did not change since ``voor``."""
        vraag = _gevolgden().where(overdracht.c.status.in_(MET_EIGENAAR))
        if teams is not None:
            vraag = vraag.where(overdracht.c.team.in_(teams))
        if voor is not None:
            vraag = vraag.where(overdracht.c.gewijzigd_op < voor)
        return [_gevolgd(rij) for rij in await self._v.execute(vraag)]

    async def afgerond(self, medewerker_id: str, sinds: datetime, maximum: int) -> list[Overdracht]:
        """Return what this consultant finished, newest first."""
        c = overdracht.c
        vraag = _alle().where(c.eigenaar_id == medewerker_id, c.status == AFGEROND, c.afgerond_op >= sinds)
        rijen = await self._v.execute(vraag.order_by(c.afgerond_op.desc()).limit(maximum))
        return [als_overdracht(rij) for rij in rijen]

    async def pauzes_voorbij(self, vandaag: date) -> list[Overdracht]:
        """Return what is paused until today or earlier, or without a day."""
        dag = zaakstand.c.gepauzeerd_tot
        vraag = _alle().outerjoin(zaakstand, van_nu()).where(overdracht.c.status == GEPAUZEERD)
        return [als_overdracht(r) for r in await self._v.execute(vraag.where(or_(dag.is_(None), dag <= vandaag)))]

    async def zonder_eigenaar(self) -> list[Overdracht]:
        """Return what is at somebody who does not work here any more, and what has no owner while its status says so."""
        c = overdracht.c
        weg = or_(c.eigenaar_id.is_(None), medewerker.c.actief.is_(False), medewerker.c.rol.not_in(WERKERS))
        stuk = and_(c.status.in_(IN_WACHTRIJ), c.eigenaar_id.is_not(None))
        vraag = _alle().where(or_(and_(c.status.in_(MET_EIGENAAR), weg), stuk))
        return [als_overdracht(rij) for rij in await self._v.execute(vraag)]

    async def zonder_team(self, bemand: Sequence[str]) -> list[Overdracht]:
        """Return what waits at a team in which nobody works."""
        vraag = _alle().where(overdracht.c.status.in_(IN_WACHTRIJ), overdracht.c.team.not_in(bemand))
        return [als_overdracht(rij) for rij in await self._v.execute(vraag)]

    async def iets_los(self) -> bool:
        """Return whether ``los_van_wie_weg_is`` would find anything."""
        for tabel, statussen in ((nadenken, (NADENKEN_OPGEPAKT,)), (terugbelverzoek, LOPEND)):
            vraag = select(tabel.c.id).where(tabel.c.status.in_(statussen), tabel.c.eigenaar_id.in_(_weg()))
            if (await self._v.execute(vraag.limit(1))).first():
                return True
        return False

    async def los_van_wie_weg_is(self, nu: datetime) -> list[tuple[str, str]]:
        """Put the call-backs and the plans to ask again of who does not work here any more back in the queue."""
        plannen = update(nadenken).where(nadenken.c.status == NADENKEN_OPGEPAKT, nadenken.c.eigenaar_id.in_(_weg()))
        plannen = plannen.values(status=NADENKEN_WACHT, eigenaar_id=None, opgepakt_op=None)
        t = terugbelverzoek.c
        bellen = update(terugbelverzoek).where(t.status.in_(LOPEND), t.eigenaar_id.in_(_weg()))
        bellen = bellen.values(status=OPEN, eigenaar_id=None, gewijzigd_op=nu)
        los = [("nadenken_teruggegeven", i) for i in await self._v.scalars(plannen.returning(nadenken.c.id))]
        return los + [("terugbel_open", i) for i in await self._v.scalars(bellen.returning(t.id))]

    def _dicht(self, tekst: str, sleutel: str) -> bytes | None:
        return self._versleuteling.versleutel({"tekst": tekst}, bij=sleutel) if tekst else None

    def _open(self, versleuteld: bytes | None, sleutel: str) -> str | None:
        if versleuteld is None:
            return ""
        try:
            return str(self._versleuteling.ontsleutel(versleuteld, bij=sleutel)["tekst"])
        except OnleesbareContactwens:
            return None


def _weg() -> Select[Any]:
    """Who does not work on cases (any more)."""
    return select(medewerker.c.id).where(or_(medewerker.c.actief.is_(False), medewerker.c.rol.not_in(WERKERS)))


def van_nu() -> Any:
    """A stand belongs to a case; one from before the last sharing after an end does not count."""
    return and_(zaakstand.c.overdracht_id == overdracht.c.id, zaakstand.c.gewijzigd_op >= overdracht.c.gemaakt_op)


def _alle() -> Select[Any]:
    eigenaar = medewerker.c.naam.label("eigenaar")
    return select(overdracht, eigenaar).outerjoin(medewerker, medewerker.c.id == overdracht.c.eigenaar_id)


def _gevolgden() -> Select[Any]:
    o = overdracht.c
    audit = select(func.max(auditregel.c.moment)).where(auditregel.c.overdracht_id == o.id)
    gezien = audit.where(auditregel.c.medewerker_id == o.eigenaar_id, auditregel.c.actie == BEKEKEN)
    gedaan = audit.where(auditregel.c.medewerker_id.is_not(None))
    for patroon in KIJKEN:
        gedaan = gedaan.where(auditregel.c.actie.not_like(patroon))
    genoteerd = select(func.max(notitie.c.moment)).where(notitie.c.overdracht_id == o.id)
    contact = select(func.max(contactregel.c.genoteerd_op)).where(contactregel.c.overdracht_id == o.id)
    return (
        _alle()
        .outerjoin(zaakstand, van_nu())
        .add_columns(
            *(zaakstand.c[veld] for veld in VELDEN),
            gezien.scalar_subquery().label("gezien_op"),
            gedaan.scalar_subquery().label("gedaan_op"),
            genoteerd.scalar_subquery().label("genoteerd_op"),
            contact.scalar_subquery().label("contact_op"),
        )
    )


def _gevolgd(rij: Row[Any]) -> Gevolgd:
    gevonden = als_overdracht(rij)
    tekens = (gevonden.gewijzigd_op, rij.gedaan_op, rij.genoteerd_op, rij.contact_op)
    return Gevolgd(Zaak(gevonden, als_stand(rij), rij.gezien_op), max(t for t in tekens if t))


def als_overdracht(rij: Row[Any]) -> Overdracht:
    """Return the hand-over of a row that has its owner's name."""
    namen = ("id", "gesprek_id", "referentie", *KOLOMMEN, "eigenaar")
    return Overdracht(**{naam: rij._mapping[naam] for naam in namen})


def als_stand(rij: Row[Any]) -> Stand:
    """Return the stand of a row; empty fields when there is none."""
    return Stand(**{veld: rij._mapping[veld] or getattr(LEEG, veld) for veld in VELDEN})
