"""Use cases of the hand-over: share, queue, read, claim, note, give back, finish, withdraw.

Each function works in the caller's transaction; nothing is visible to others before that ends. ``nu`` is an aware
moment. The event for the desks is always the last write (see ``Outbox.meld``).
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from vliegwiel.core import overdracht as kern
from vliegwiel.core.contactwens import Ligging, OnleesbareContactwens
from vliegwiel.core.overdracht import (
    AlGeclaimd,
    NietDeEigenaar,
    Overdracht,
    OverdrachtIngetrokken,
    OverdrachtNietGevonden,
)
from vliegwiel.core.team import Teams, een_team
from vliegwiel.core.zoeken import TEKENS
from vliegwiel.services.poorten_overdracht import (
    Contactwensen,
    Gebeurtenis,
    Intrekking,
    Notitie,
    Overdrachten,
    Versie,
)
from vliegwiel.services.weggehaald import vergeet_weggehaald

EEN_TEAM = een_team()
POGINGEN = 10
INGETROKKEN_IN_BEELD = timedelta(days=14)
CONTACTKAART = "contactkaart"  # the event that a client filled in the contact card of what was shared


@dataclass(frozen=True)
class Gedeeld:
    """The receipt of sharing. ``nieuw`` is False when this version was in the queue already."""

    overdracht_id: str
    referentie: str
    versie: int
    nieuw: bool


@dataclass(frozen=True)
class Dossier:
    """A hand-over as one consultant may see it.

    ``contact`` is None for everybody but the owner, and also when it cannot be read (``contact_onleesbaar``).
    ``vorige`` is the version before this one, when the client shared more than once.
    """

    overdracht: Overdracht
    versie: Versie
    vorige: Versie | None
    eigen: bool
    contact: Mapping[str, Any] | None
    contact_onleesbaar: bool
    notities: tuple[Notitie, ...]


def nieuwe_referentie() -> str:
    """Return a short reference such as ``K7M-3QP``: random, so that it says nothing about anybody."""
    tekens = "".join(secrets.choice(TEKENS) for _ in range(6))
    return f"{tekens[:3]}-{tekens[3:]}"


async def deel(
    repo: Overdrachten,
    gesprek_id: str,
    versie: int,
    inhoud: Mapping[str, Any],
    veiligheid: str | None,
    nu: datetime,
    ligging: Ligging = Ligging(),  # noqa: B008 – frozen
    teams: Teams = EEN_TEAM,
) -> Gedeeld:
    """Put a version of a conversation in the queue of its neighbourhood's team, or add it to the hand-over that is there.

    Idempotent per (conversation, version): the same version again changes nothing and gives the same receipt, also
    when two attempts run at once. ``ligging``: what the contact card says of its place.
    """
    for _ in range(POGINGEN):
        bestaand = await repo.van_gesprek(gesprek_id)
        if bestaand:
            return await _deel_weer(repo, bestaand, versie, inhoud, veiligheid, nu, ligging, teams)
        nieuw = Overdracht(
            str(uuid.uuid4()),
            gesprek_id,
            nieuwe_referentie(),
            kern.NIEUW,
            versie,
            veiligheid,
            gemaakt_op=nu,
            gewijzigd_op=nu,
            team=teams.van_postcode(ligging.postcode4),
            gewenst_op=ligging.gewenst_op,
            postcode4=ligging.postcode4,
        )
        if await repo.maak(nieuw):
            await repo.bewaar_versie(nieuw.id, versie, inhoud, nu)
            await repo.zet_zoeksleutels(nieuw.id, ligging.zoeksleutels)
            await repo.outbox.meld("nieuw", nieuw.id, nu)
            return Gedeeld(nieuw.id, nieuw.referentie, versie, nieuw=True)
    raise RuntimeError("geen vrije referentie gevonden")


async def _deel_weer(
    repo: Overdrachten,
    oud: Overdracht,
    versie: int,
    inhoud: Mapping[str, Any],
    veiligheid: str | None,
    nu: datetime,
    ligging: Ligging,
    teams: Teams,
) -> Gedeeld:
    erbij = await repo.bewaar_versie(oud.id, versie, inhoud, nu)
    if erbij and versie > oud.versie:
        await vergeet_weggehaald(repo, oud.id, versie, inhoud)
        status = kern.volgende_status(oud.status, kern.DEEL)
        nieuw = replace(oud, status=status, versie=versie, veiligheid=veiligheid, gewijzigd_op=nu)
        if status != oud.status:  # it comes back in the queue, and waits from now
            nieuw = replace(nieuw, eigenaar_id=None, eigenaar=None, gemaakt_op=nu, opgepakt_op=None, afgerond_op=None)
        nieuw = _gelegd(nieuw, ligging, teams)
        await repo.werk_bij(nieuw)
        await repo.zet_zoeksleutels(oud.id, ligging.zoeksleutels)
        await _meld_gewijzigd(repo, oud, nieuw, nu)
    return Gedeeld(oud.id, oud.referentie, versie, nieuw=erbij)


async def contact_gewijzigd(repo: Overdrachten, gesprek_id: str, ligging: Ligging, teams: Teams, nu: datetime) -> None:
    """Keep the place of a hand-over right when the client fills in the contact card again; nothing was shared: nothing."""
    oud = await repo.van_gesprek(gesprek_id)
    if not oud:
        return
    await repo.zet_zoeksleutels(oud.id, ligging.zoeksleutels)
    nieuw = _gelegd(oud, ligging, teams)
    if nieuw != oud:
        await repo.werk_bij(nieuw)
        await _meld_gewijzigd(repo, oud, nieuw, nu)
    await repo.outbox.meld(CONTACTKAART, oud.id, nu)


def _gelegd(oud: Overdracht, ligging: Ligging, teams: Teams) -> Overdracht:
    """Return it with the day of the contact card; the neighbourhood moves it only while nobody owns it.

    The same neighbourhood again moves nothing, so that a team to which somebody gave it keeps it.
    """
    nieuw = replace(oud, gewenst_op=ligging.gewenst_op)
    if oud.eigenaar_id is not None or ligging.postcode4 == oud.postcode4:
        return nieuw
    return replace(nieuw, postcode4=ligging.postcode4, team=teams.van_postcode(ligging.postcode4))


async def _meld_gewijzigd(repo: Overdrachten, oud: Overdracht, nieuw: Overdracht, nu: datetime) -> None:
    await repo.outbox.meld("gewijzigd", oud.id, nu)
    if nieuw.team != oud.team:  # the team that it left sees it go
        await repo.outbox.meld("gewijzigd", oud.id, nu, oud.team)


async def trek_in(repo: Overdrachten, gesprek_id: str, nu: datetime, *, alles_weg: bool = False) -> bool:
    """Take a conversation's hand-over away from the desk; False when nothing was shared.

    What is left says that it happened and who worked on it, and nothing of what was told. ``alles_weg``: the client
    deletes everything, so that does not point to the conversation either.
    """
    if alles_weg:
        await repo.maak_los(gesprek_id)
    bestaand = await repo.van_gesprek(gesprek_id)
    if not bestaand:
        return False
    await repo.verwijder(bestaand.id)
    steen = Intrekking(bestaand.id, bestaand.referentie, bestaand.eigenaar_id, nu)
    await repo.laat_steen_na(steen, None if alles_weg else gesprek_id)
    await repo.outbox.vergeet(bestaand.id)
    await repo.audit.noteer("ingetrokken", None, bestaand.id, nu)
    await repo.outbox.meld("ingetrokken", bestaand.id, nu, bestaand.team)
    return True


async def ingetrokken_bij(repo: Overdrachten, medewerker_id: str, nu: datetime) -> list[Intrekking]:
    """Return what clients took back in the last weeks while this consultant worked on it, newest first."""
    return await repo.intrekkingen_van(medewerker_id, nu - INGETROKKEN_IN_BEELD)


async def lees(
    repo: Overdrachten, contactwensen: Contactwensen, overdracht_id: str, medewerker_id: str, nu: datetime
) -> Dossier:
    """Return a hand-over as this consultant may see it, and write that down; raises ``OverdrachtNietGevonden``."""
    overdracht = await _vind(repo, overdracht_id)
    versies = await repo.versies(overdracht_id)
    eigen, contact, onleesbaar = overdracht.van(medewerker_id), None, False
    if eigen:
        try:
            contact = await contactwensen.lees(overdracht.gesprek_id)
        except OnleesbareContactwens:
            onleesbaar = True
    wat = f"versie {overdracht.versie}"
    await repo.audit.noteer("contact_bekeken" if eigen else "bekeken", medewerker_id, overdracht_id, nu, wat)
    return Dossier(
        overdracht,
        versies[0],
        versies[1] if len(versies) > 1 else None,
        eigen,
        contact,
        onleesbaar,
        tuple(await repo.notities(overdracht_id)) if eigen else (),
    )


async def claim(repo: Overdrachten, overdracht_id: str, medewerker_id: str, nu: datetime) -> None:
    """Make this consultant the owner. Of parallel claims exactly one succeeds.

    Raises ``AlGeclaimd`` with the owner's name (also when that is this consultant: the first press did it),
    ``OngeldigeOvergang`` when it is finished, ``OverdrachtNietGevonden``.
    """
    oud = await _vind(repo, overdracht_id)
    nieuw = replace(oud, status=kern.OPGEPAKT, eigenaar_id=medewerker_id, opgepakt_op=nu, gewijzigd_op=nu)
    if not await repo.wissel(nieuw, kern.vanuit(kern.PAK_OP), None):
        nu_zo = await _vind(repo, overdracht_id)
        if nu_zo.eigenaar_id and nu_zo.status != kern.AFGEROND:
            raise AlGeclaimd(nu_zo.eigenaar or "", nu_zo.eigenaar_id)
        raise kern.OngeldigeOvergang(nu_zo.status, kern.PAK_OP)
    await _leg_vast(repo, "opgepakt", overdracht_id, medewerker_id, nu)


async def leg_contact(repo: Overdrachten, overdracht_id: str, medewerker_id: str, nu: datetime) -> None:
    """Note that the consultant and the client are in touch; raises like ``geef_terug``."""
    await _wissel(repo, overdracht_id, medewerker_id, kern.LEG_CONTACT, nu)


async def geef_terug(repo: Overdrachten, overdracht_id: str, medewerker_id: str, nu: datetime) -> None:
    """Put it back in the queue, without an owner and with its waiting time.

    Raises ``NietDeEigenaar``, ``OngeldigeOvergang``, ``OverdrachtNietGevonden``.
    """
    await _wissel(repo, overdracht_id, medewerker_id, kern.GEEF_TERUG, nu)


async def rond_af(repo: Overdrachten, overdracht_id: str, medewerker_id: str, nu: datetime) -> None:
    """Finish it; raises like ``geef_terug``."""
    await _wissel(repo, overdracht_id, medewerker_id, kern.ROND_AF, nu)


async def noteer(repo: Overdrachten, overdracht_id: str, medewerker_id: str, tekst: str, nu: datetime) -> None:
    """Add a note of the owner; raises ``OngeldigeNotitie``, ``NietDeEigenaar``, ``OverdrachtNietGevonden``."""
    schoon = kern.geldige_notitie(tekst)
    if not (await _vind(repo, overdracht_id)).van(medewerker_id):
        raise NietDeEigenaar
    await repo.voeg_notitie_toe(overdracht_id, medewerker_id, schoon, nu)
    await repo.audit.noteer("notitie", medewerker_id, overdracht_id, nu)


async def gebeurtenissen_na(repo: Overdrachten, laatste: int, team: str | None = None) -> list[Gebeurtenis]:
    """Return what happened after the event with this id, oldest first (at most 100); for one team's desks, or all."""
    return await repo.outbox.na(laatste, team=team)


async def vind(repo: Overdrachten, overdracht_id: str) -> Overdracht:
    """Return one hand-over; raises ``OverdrachtNietGevonden``, or ``OverdrachtIngetrokken`` with the moment."""
    return await _vind(repo, overdracht_id)


async def _vind(repo: Overdrachten, overdracht_id: str) -> Overdracht:
    overdracht = await repo.vind(overdracht_id)
    if not overdracht:
        steen = await repo.ingetrokken(overdracht_id)
        raise OverdrachtIngetrokken(overdracht_id, steen.moment) if steen else OverdrachtNietGevonden(overdracht_id)
    return overdracht


async def _wissel(repo: Overdrachten, overdracht_id: str, medewerker_id: str, handeling: str, nu: datetime) -> None:
    oud = await _vind(repo, overdracht_id)
    if not oud.van(medewerker_id):
        raise NietDeEigenaar
    status = kern.volgende_status(oud.status, handeling)
    nieuw = replace(oud, status=status, gewijzigd_op=nu)
    if status == kern.TERUGGEGEVEN:
        nieuw = replace(nieuw, eigenaar_id=None, opgepakt_op=None)
    if status == kern.AFGEROND:
        nieuw = replace(nieuw, afgerond_op=nu)
    if not await repo.wissel(nieuw, (oud.status,), medewerker_id):
        raise kern.OngeldigeOvergang(oud.status, handeling)
    await _leg_vast(repo, status, overdracht_id, medewerker_id, nu)


async def _leg_vast(repo: Overdrachten, soort: str, overdracht_id: str, medewerker_id: str, nu: datetime) -> None:
    await repo.audit.noteer(soort, medewerker_id, overdracht_id, nu)
    await repo.outbox.meld(soort, overdracht_id, nu)
