"""Use cases of a case after the claim: pause, go on, give to a colleague, keep the contact log, and what asks attention.

Each function works in the caller's transaction. A change of owner or status is one conditional UPDATE (``wissel``), so
of parallel callers exactly one succeeds. The event for the desks is the last write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from vliegwiel.core import overdracht as kern
from vliegwiel.core import zaak
from vliegwiel.core.overdracht import NietDeEigenaar, OngeldigeOvergang, Overdracht
from vliegwiel.core.werkdagen import Werkdagen
from vliegwiel.core.zaak import Contact, OngeldigeCollega, Punt, Regels, Stand, Zaak, geldig_contact, geldige_pauze
from vliegwiel.services.overdracht import vind
from vliegwiel.services.poorten_zaak import Collega, Contactregel, Doorgave, Zaken

AFGEROND_IN_BEELD = timedelta(days=90)
MEESTE_AFGEROND = 500
MAX_NOTITIE = 2000
SAMEN = "met het huishouden"


@dataclass(frozen=True)
class Zaakbeheer:
    """What a case's page shows about the work on it. ``bellen_op``: the day on which a call was promised."""

    stand: Stand
    contacten: tuple[Contactregel, ...]
    doorgaven: tuple[Doorgave, ...]
    collegas: tuple[Collega, ...]
    termijn: Punt | None
    huisgenoten: tuple[Overdracht, ...] = ()  # the other open cases of its household


@dataclass(frozen=True)
class Aandacht:
    """An own case with what asks for attention today."""

    overdracht: Overdracht
    stand: Stand
    punten: tuple[Punt, ...]


async def pauzeer(
    repo: Zaken, overdracht_id: str, wie: str, tot: date | None, reden: str, kalender: Werkdagen, nu: datetime
) -> None:
    """Put an own case aside until a day; it comes back by itself.

    Raises ``OngeldigePauze``, ``NietDeEigenaar``, ``OngeldigeOvergang``, ``OverdrachtNietGevonden``.
    """
    dag, code = geldige_pauze(tot, reden, kalender.dag(nu))
    await _eigen(repo, overdracht_id, wie, kern.PAUZEER, nu)
    await repo.zet(overdracht_id, nu, gepauzeerd_tot=dag, pauzereden=code, hervat_op=None, gewaarschuwd_op=None)
    await _leg_vast(repo, kern.GEPAUZEERD, overdracht_id, wie, nu)


async def hervat(repo: Zaken, overdracht_id: str, wie: str, nu: datetime) -> None:
    """Go on with an own case before its day; raises like ``pauzeer``."""
    await _eigen(repo, overdracht_id, wie, kern.HERVAT, nu)
    await repo.zet(overdracht_id, nu, gepauzeerd_tot=None, pauzereden="", hervat_op=None)
    await _leg_vast(repo, "hervat", overdracht_id, wie, nu)


async def geef_door(
    repo: Zaken, overdracht_id: str, wie: str, naar: str, notitie: str, nu: datetime, *, samen: bool = False
) -> Collega:
    """Give an own case to a colleague, with a note; it goes to that colleague's team.

    ``samen``: with every other case of its household that this consultant works on. Raises ``OngeldigeCollega``,
    ``OngeldigeNotitie``, ``TweedeEigenaar`` (one of a household alone), and the errors of ``pauzeer``.
    """
    oud = await vind(repo.overdrachten, overdracht_id)
    if not oud.van(wie):
        raise NietDeEigenaar
    mee = await repo.huisgenoten(overdracht_id) if samen else []
    anderen = [o for o in mee if o.van(wie) and o.status in zaak.GEEF_DOOR and o.id != oud.id]
    return await _naar_collega(repo, (oud, *anderen), zaak.GEEF_DOOR, wie, naar, notitie, nu)


async def verdeel(
    repo: Zaken, overdracht_id: str, wie: str, naar: str, notitie: str, nu: datetime, *, samen: bool = False
) -> Collega | None:
    """A team lead gives somebody's case, or one that waits, to a colleague; to the queue when ``naar`` is empty.

    ``samen``: with every other open case of its household. Raises like ``geef_door``, except ``NietDeEigenaar``.
    """
    oud = await vind(repo.overdrachten, overdracht_id)
    if naar:
        mee = await repo.huisgenoten(overdracht_id) if samen else []
        anderen = [o for o in mee if o.status in zaak.VERDEEL and o.id != oud.id]
        return await _naar_collega(repo, (oud, *anderen), zaak.VERDEEL, wie, naar, notitie, nu)
    if not kern.mag(oud.status, kern.GEEF_TERUG) or not await naar_wachtrij(repo, oud, zaak.TEAMLEIDER, nu):
        raise OngeldigeOvergang(oud.status, kern.GEEF_TERUG)
    await _leg_vast(repo, kern.TERUGGEGEVEN, overdracht_id, wie, nu)
    return None


async def _naar_collega(
    repo: Zaken,
    zaken: Sequence[Overdracht],
    statussen: Mapping[str, str],
    wie: str,
    naar: str,
    notitie: str,
    nu: datetime,
) -> Collega:
    tekst = notitie.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(tekst) > MAX_NOTITIE:
        raise kern.OngeldigeNotitie
    collega = next((c for c in await repo.collegas() if c.id == naar), None)
    if collega is None or collega.id == zaken[0].eigenaar_id:
        raise OngeldigeCollega
    if len(zaken) > 1 and not await repo.maak_vrij(zaken):
        raise OngeldigeOvergang(zaken[0].status, "geef_door")
    for oud in zaken:
        await _geef(repo, oud, None if len(zaken) > 1 else oud.eigenaar_id, statussen, collega, nu)
        await repo.bewaar_doorgave(oud.id, oud.eigenaar_id, collega.id, wie, tekst, nu)
        await repo.overdrachten.audit.noteer("doorgegeven", wie, oud.id, nu, SAMEN if len(zaken) > 1 else None)
    for oud in zaken:  # the events are the last writes
        await repo.overdrachten.outbox.meld("doorgegeven", oud.id, nu)
        if oud.team != collega.team:  # the team that it left sees it go
            await repo.overdrachten.outbox.meld("doorgegeven", oud.id, nu, oud.team)
    return collega


async def _geef(
    repo: Zaken, oud: Overdracht, van: str | None, statussen: Mapping[str, str], collega: Collega, nu: datetime
) -> None:
    if oud.status not in statussen:
        raise OngeldigeOvergang(oud.status, "geef_door")
    nieuw = replace(
        oud,
        status=statussen[oud.status],
        eigenaar_id=collega.id,
        team=collega.team,
        opgepakt_op=oud.opgepakt_op or nu,
        gewijzigd_op=nu,
    )
    if not await repo.overdrachten.wissel(nieuw, (oud.status,), van):
        raise OngeldigeOvergang(oud.status, "geef_door")
    await repo.zet(oud.id, nu, doorgegeven_op=nu, gewaarschuwd_op=None, hervat_op=None, terug="")


async def naar_wachtrij(repo: Zaken, oud: Overdracht, waarom: str, nu: datetime) -> bool:
    """Put a case back in the queue with the reason; False when it changed in the meantime."""
    nieuw = replace(oud, status=kern.TERUGGEGEVEN, eigenaar_id=None, opgepakt_op=None, gewijzigd_op=nu)
    if not await repo.overdrachten.wissel(nieuw, (oud.status,), oud.eigenaar_id):
        return False
    await repo.zet(oud.id, nu, terug=waarom, gepauzeerd_tot=None, pauzereden="", hervat_op=None, gewaarschuwd_op=None)
    return True


async def noteer_contact(
    repo: Zaken, overdracht_id: str, wie: str, contact: Contact, kalender: Werkdagen, nu: datetime
) -> None:
    """Add a line to the contact log of an own case; the first time that they spoke sets it in contact.

    A day to call back stands until the next line. Raises ``OngeldigContact``, ``NietDeEigenaar``,
    ``OngeldigeOvergang`` when it is finished, ``OverdrachtNietGevonden``.
    """
    schoon = geldig_contact(contact, nu, kalender.dag(nu))
    oud = await vind(repo.overdrachten, overdracht_id)
    if not oud.van(wie):
        raise NietDeEigenaar
    if oud.status not in kern.MET_EIGENAAR:
        raise OngeldigeOvergang(oud.status, kern.LEG_CONTACT)
    status = kern.IN_CONTACT if schoon.raak and oud.status == kern.OPGEPAKT else oud.status
    # Also without another status: so a case that was given away in the meantime gets no line of its old owner.
    if not await repo.overdrachten.wissel(replace(oud, status=status, gewijzigd_op=nu), (oud.status,), wie):
        raise OngeldigeOvergang(oud.status, kern.LEG_CONTACT)
    eerste = (await repo.stand(overdracht_id)).eerste_contact_op
    velden = {"eerste_contact_op": schoon.moment} if schoon.raak and eerste is None else {}
    await repo.zet(overdracht_id, nu, terugbellen_op=schoon.terugbellen_op, hervat_op=None, **velden)
    await repo.noteer_contact(overdracht_id, wie, schoon, nu)
    await repo.overdrachten.audit.noteer("contact_genoteerd", wie, overdracht_id, nu)
    if status != oud.status:
        await _leg_vast(repo, status, overdracht_id, wie, nu)
    else:
        await repo.overdrachten.outbox.meld("contact", overdracht_id, nu)


async def lees_beheer(
    repo: Zaken, overdracht: Overdracht, vanaf: date | None, regels: Regels, kalender: Werkdagen, nu: datetime
) -> Zaakbeheer:
    """Return what the page of a case shows; ``vanaf``: the day that the client wishes."""
    stand = await repo.stand(overdracht.id)
    return Zaakbeheer(
        stand,
        tuple(await repo.contacten(overdracht.id)),
        tuple(await repo.doorgaven(overdracht.id)),
        tuple(c for c in await repo.collegas() if c.id != overdracht.eigenaar_id),
        zaak.termijn(Zaak(overdracht, stand, vanaf=vanaf), regels, kalender, kalender.dag(nu)),
        tuple(o for o in await repo.huisgenoten(overdracht.id) if o.id != overdracht.id and o.eigenaar_id),
    )


async def vandaag(repo: Zaken, wie: str, regels: Regels, kalender: Werkdagen, nu: datetime) -> list[Aandacht]:
    """Return the own cases that ask for attention today, calls that were promised first."""
    gevonden = []
    for gevolgd in await repo.van_eigenaar(wie):
        een = replace(gevolgd.zaak, vanaf=gevolgd.zaak.overdracht.gewenst_op)
        punten = zaak.aandacht(een, kalender.dag(gevolgd.teken), regels, kalender, kalender.dag(nu))
        if punten:
            gevonden.append(Aandacht(een.overdracht, een.stand, punten))
    return sorted(gevonden, key=lambda a: (zaak.AANDACHT.index(a.punten[0].soort), a.punten[0].dag))


async def termijnen(
    repo: Zaken, rij: Mapping[str, Zaak], regels: Regels, kalender: Werkdagen, nu: datetime
) -> dict[str, tuple[Stand, Punt | None]]:
    """Return for what waits its stand, and whether the first contact is (almost) late; ``rij``: id → case without a stand."""
    standen, dag = await repo.standen(rij), kalender.dag(nu)
    gevuld = {i: replace(z, stand=standen.get(i, zaak.LEEG)) for i, z in rij.items()}
    return {i: (z.stand, zaak.termijn(z, regels, kalender, dag)) for i, z in gevuld.items()}


async def afgerond(repo: Zaken, wie: str, nu: datetime) -> list[Overdracht]:
    """Return what this consultant finished in the last months, newest first."""
    return await repo.afgerond(wie, nu - AFGEROND_IN_BEELD, MEESTE_AFGEROND)


async def _eigen(repo: Zaken, overdracht_id: str, wie: str, handeling: str, nu: datetime) -> None:
    oud = await vind(repo.overdrachten, overdracht_id)
    if not oud.van(wie):
        raise NietDeEigenaar
    nieuw = replace(oud, status=kern.volgende_status(oud.status, handeling), gewijzigd_op=nu)
    if not await repo.overdrachten.wissel(nieuw, (oud.status,), wie):
        raise OngeldigeOvergang(oud.status, handeling)


async def _leg_vast(repo: Zaken, actie: str, overdracht_id: str, wie: str | None, nu: datetime) -> None:
    await repo.overdrachten.audit.noteer(actie, wie, overdracht_id, nu)
    await repo.overdrachten.outbox.meld(actie, overdracht_id, nu)
