"""Cases after the claim: pauses, the contact log, who gave it to whom. Notes are encrypted, tied to their own row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, and_, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.overdracht import AFGEROND, MET_EIGENAAR, Overdracht
from vliegwiel.core.toegang import Recht, Rol, mag
from vliegwiel.core.zaak import LEEG, Contact, Stand, Zaak
from vliegwiel.services.poorten_zaak import Collega, Contactregel, Doorgave, Gevolgd
from vliegwiel.storage.invoegen import voeg_in_als_nieuw_alle
from vliegwiel.storage.overdracht import KOLOMMEN, OverdrachtRepository
from vliegwiel.storage.tabellen import auditregel, medewerker, notitie, overdracht
from vliegwiel.storage.tabellen_methoden import huishouden_lid
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
        await bewaar_standen(self._v, [overdracht_id], nu, **velden)

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
        return [gevolgd(rij) for rij in await self._v.execute(gevolgden().where(*waar))]

    async def afgerond(self, medewerker_id: str, sinds: datetime, maximum: int) -> list[Overdracht]:
        """Return what this consultant finished, newest first."""
        c = overdracht.c
        vraag = met_naam().where(c.eigenaar_id == medewerker_id, c.status == AFGEROND, c.afgerond_op >= sinds)
        rijen = await self._v.execute(vraag.order_by(c.afgerond_op.desc()).limit(maximum))
        return [als_overdracht(rij) for rij in rijen]

    async def huisgenoten(self, overdracht_id: str) -> list[Overdracht]:
        """Return every case of the household of this one that is not finished, itself too; nothing without a household."""
        lid = huishouden_lid.c
        welk = select(lid.huishouden_id).where(lid.overdracht_id == overdracht_id)
        leden = select(lid.overdracht_id).where(lid.huishouden_id.in_(welk))
        vraag = met_naam().where(overdracht.c.id.in_(leden), overdracht.c.status != AFGEROND)
        return [als_overdracht(rij) for rij in await self._v.execute(vraag.order_by(overdracht.c.id))]

    async def maak_vrij(self, zaken: Sequence[Overdracht]) -> bool:
        """Let nobody own these for the rest of this transaction, while they are as given; were they all?

        The database lets the cases of a household have one owner at every moment, so they go by way of nobody.
        """
        c = overdracht.c
        for een in sorted(zaken, key=lambda o: o.id):  # always in the same order: two of these wait for each other
            eigenaar = c.eigenaar_id.is_(None) if een.eigenaar_id is None else c.eigenaar_id == een.eigenaar_id
            vrij = update(overdracht).where(c.id == een.id, c.status == een.status, eigenaar).values(eigenaar_id=None)
            if (await self._v.execute(vrij)).rowcount != 1:
                return False
        return True

    def _dicht(self, tekst: str, sleutel: str) -> bytes | None:
        return self._versleuteling.versleutel({"tekst": tekst}, bij=sleutel) if tekst else None

    def _open(self, versleuteld: bytes | None, sleutel: str) -> str | None:
        if versleuteld is None:
            return ""
        try:
            return str(self._versleuteling.ontsleutel(versleuteld, bij=sleutel)["tekst"])
        except OnleesbareContactwens:
            return None


async def bewaar_standen(v: AsyncConnection, ids: Collection[str], nu: datetime, **velden: Any) -> None:
    """Write the same fields of the stand of some cases, however many."""
    leeg = {veld: getattr(LEEG, veld) for veld in VELDEN}
    await voeg_in_als_nieuw_alle(v, zaakstand, [{"overdracht_id": i, "gewijzigd_op": nu} | leeg for i in ids])
    waar = zaakstand.c.overdracht_id.in_(ids)
    begin = select(overdracht.c.gemaakt_op).where(overdracht.c.id == zaakstand.c.overdracht_id).scalar_subquery()
    await v.execute(update(zaakstand).where(waar, zaakstand.c.gewijzigd_op < begin).values(**leeg))
    await v.execute(update(zaakstand).where(waar).values(gewijzigd_op=nu, **velden))


def van_nu() -> Any:
    """A stand belongs to a case; one from before the last sharing after an end does not count."""
    return and_(zaakstand.c.overdracht_id == overdracht.c.id, zaakstand.c.gewijzigd_op >= overdracht.c.gemaakt_op)


def met_naam() -> Select[Any]:
    """Return the query for cases with the name of their owner."""
    eigenaar = medewerker.c.naam.label("eigenaar")
    return select(overdracht, eigenaar).outerjoin(medewerker, medewerker.c.id == overdracht.c.eigenaar_id)


def gevolgden() -> Select[Any]:
    """Return the query for cases with the signs of work on them, as ``gevolgd`` reads them."""
    o = overdracht.c
    audit = select(func.max(auditregel.c.moment)).where(auditregel.c.overdracht_id == o.id)
    gezien = audit.where(auditregel.c.medewerker_id == o.eigenaar_id, auditregel.c.actie == BEKEKEN)
    gedaan = audit.where(auditregel.c.medewerker_id.is_not(None))
    for patroon in KIJKEN:
        gedaan = gedaan.where(auditregel.c.actie.not_like(patroon))
    genoteerd = select(func.max(notitie.c.moment)).where(notitie.c.overdracht_id == o.id)
    contact = select(func.max(contactregel.c.genoteerd_op)).where(contactregel.c.overdracht_id == o.id)
    return (
        met_naam()
        .outerjoin(zaakstand, van_nu())
        .add_columns(
            *(zaakstand.c[veld] for veld in VELDEN),
            gezien.scalar_subquery().label("gezien_op"),
            gedaan.scalar_subquery().label("gedaan_op"),
            genoteerd.scalar_subquery().label("genoteerd_op"),
            contact.scalar_subquery().label("contact_op"),
        )
    )


def gevolgd(rij: Row[Any]) -> Gevolgd:
    """Return the case of a row, with the last sign of work on it."""
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
