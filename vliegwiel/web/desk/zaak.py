"""What a consultant does with a case after the claim: contact, pause, go on, give away; and what asks attention today."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime
from typing import Any

from aiohttp import hdrs, web

from vliegwiel.core import veld
from vliegwiel.core import zaak as kern
from vliegwiel.core.overdracht import AFGEROND, GEPAUZEERD, OngeldigeNotitie, Overdracht
from vliegwiel.core.toegang import Recht, mag
from vliegwiel.core.veld import OngeldigVeld
from vliegwiel.core.werkdagen import Werkdagen
from vliegwiel.core.zaak import BEREIKT, Contact, OngeldigContact, OngeldigeCollega, OngeldigePauze, Zaak
from vliegwiel.samenstelling import maak_werkkalender
from vliegwiel.services import zaak as dienst
from vliegwiel.services.overdracht import Dossier
from vliegwiel.storage import Verbinding
from vliegwiel.storage.zaak import ZaakRepository
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import ZAAKPAD, route
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, TEAMS, ZAAKBLAD, formulier, nu, wil_json
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN

KALENDER = web.AppKey("werkkalender", Werkdagen)
# A form that was not filled in right is shown again on the case's page.
OP_HET_BLAD = (OngeldigContact, OngeldigeCollega, OngeldigePauze, OngeldigeNotitie)
Doe = Callable[[ZaakRepository, web.Request, str, Mapping[str, Any]], Awaitable[object]]


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    desk[KALENDER] = maak_werkkalender(desk[INSTELLINGEN])
    for pad, melding, doe, recht in (
        ("contact", "in_contact", leg_contact, Recht.ZAAK_WERKEN),
        ("contactlog", "contact_genoteerd", noteer_contact, Recht.ZAAK_WERKEN),
        ("pauzeren", "gepauzeerd", pauzeer, Recht.ZAAK_WERKEN),
        ("hervatten", "hervat", hervat, Recht.ZAAK_WERKEN),
        ("doorgeven", "doorgegeven", geef_door, Recht.ZAAK_WERKEN),
        ("verdelen", "verdeeld", verdeel, Recht.ZAAK_VERDELEN),
    ):
        route(desk, "POST", f"{ZAAKPAD}/{pad}", _doe(doe, melding), melding, recht, zaak=True)


def _doe(doe: Doe, melding: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handler(request: web.Request) -> web.Response:
        zaak_id, velden = request.match_info["id"], await formulier(request)
        kluis = request.app[KLUIS]
        try:
            await request.app[DATABASE].doe(lambda v: doe(ZaakRepository(v, kluis), request, zaak_id, velden))
        except OP_HET_BLAD:
            if wil_json(request):
                raise
            return await request.app[ZAAKBLAD](request, melding, velden)
        await sessie.meld(request, melding)
        # Whoever gave it away has nothing more to do there.
        naar = "/desk" if doe is geef_door else f"/desk/overdrachten/{zaak_id}"
        return web.Response(status=303, headers={hdrs.LOCATION: naar})

    return handler


async def leg_contact(repo: ZaakRepository, request: web.Request, zaak_id: str, _: Mapping[str, Any]) -> None:
    """They spoke, just now: one press."""
    contact = Contact(BEREIKT, nu(request))
    await dienst.noteer_contact(repo, zaak_id, request[MEDEWERKER].id, contact, request.app[KALENDER], nu(request))


async def noteer_contact(repo: ZaakRepository, request: web.Request, zaak_id: str, velden: Mapping[str, Any]) -> None:
    """Add a line to the contact log."""
    kalender, moment = request.app[KALENDER], str(velden.get("moment", ""))
    contact = Contact(
        str(velden.get("soort", "")),
        _moment(moment, kalender) if moment else nu(request),
        _dag(velden, "terugbellen_op", OngeldigContact),
        str(velden.get("notitie", "")),
    )
    await dienst.noteer_contact(repo, zaak_id, request[MEDEWERKER].id, contact, kalender, nu(request))


async def pauzeer(repo: ZaakRepository, request: web.Request, zaak_id: str, velden: Mapping[str, Any]) -> None:
    """Put it aside until a day."""
    tot, reden = _dag(velden, "tot", OngeldigePauze), str(velden.get("reden", ""))
    await dienst.pauzeer(repo, zaak_id, request[MEDEWERKER].id, tot, reden, request.app[KALENDER], nu(request))


async def hervat(repo: ZaakRepository, request: web.Request, zaak_id: str, _: Mapping[str, Any]) -> None:
    """Go on before that day."""
    await dienst.hervat(repo, zaak_id, request[MEDEWERKER].id, nu(request))


async def geef_door(repo: ZaakRepository, request: web.Request, zaak_id: str, velden: Mapping[str, Any]) -> None:
    """Give an own case to a colleague, or all of a household."""
    naar, notitie = str(velden.get("collega", "")), str(velden.get("notitie", ""))
    samen = velden.get("samen") == "ja"
    await dienst.geef_door(repo, zaak_id, request[MEDEWERKER].id, naar, notitie, nu(request), samen=samen)


async def verdeel(repo: ZaakRepository, request: web.Request, zaak_id: str, velden: Mapping[str, Any]) -> None:
    """Give somebody's case to a colleague, or back to the queue."""
    naar, notitie = str(velden.get("collega", "")), str(velden.get("notitie", ""))
    samen = velden.get("samen") == "ja"
    await dienst.verdeel(repo, zaak_id, request[MEDEWERKER].id, naar, notitie, nu(request), samen=samen)


async def laad(request: web.Request, verbinding: Verbinding, dossier: Dossier) -> Mapping[str, Any] | None:
    """Return the part of the case's page; None for who neither has it nor divides the work."""
    medewerker, o = request[MEDEWERKER], dossier.overdracht
    verdeelt = mag(medewerker.rol, Recht.ZAAK_VERDELEN) and o.status != AFGEROND and not dossier.eigen
    if not (dossier.eigen or verdeelt):
        return None
    repo = ZaakRepository(verbinding, request.app[KLUIS])
    regels, vandaag = request.app[INSTELLINGEN].zaken.regels(), request.app[KALENDER].dag(nu(request))
    beheer = await dienst.lees_beheer(repo, o, o.gewenst_op, regels, request.app[KALENDER], nu(request))
    return {
        "beheer": beheer,
        "eigen": dossier.eigen,
        "verdeelt": verdeelt,
        "loopt": o.status != AFGEROND,
        "gepauzeerd": o.status == GEPAUZEERD,
        "mag_pauzeren": dossier.eigen and kern.mag_pauzeren(o.status),
        "soorten": kern.CONTACTSOORTEN,
        "redenen": kern.PAUZEREDENEN,
        "vandaag": vandaag,
        "morgen": date.fromordinal(vandaag.toordinal() + 1),
        "teams": request.app[TEAMS],
    }


async def voor_de_wachtrij(
    request: web.Request, verbinding: Verbinding, wachtend: list[tuple[Overdracht, date | None]]
) -> dict[str, Any]:
    """Return what the queue page shows: the own cases that ask attention today, and the terms of what waits."""
    kalender, regels = request.app[KALENDER], request.app[INSTELLINGEN].zaken.regels()
    rij = {o.id: Zaak(o, vanaf=vanaf) for o, vanaf in wachtend}
    repo = ZaakRepository(verbinding, request.app[KLUIS])
    return {
        "vandaag": await dienst.vandaag(repo, request[MEDEWERKER].id, regels, kalender, nu(request)),
        "termijnen": await dienst.termijnen(repo, rij, regels, kalender, nu(request)),
    }


def _dag(velden: Mapping[str, Any], naam: str, fout: type[Exception]) -> date | None:
    try:
        return veld.dag(naam, str(velden.get(naam, "")))
    except OngeldigVeld:
        raise fout from None


def _moment(waarde: str, kalender: Werkdagen) -> datetime:
    """Read the field of a form, ``2026-03-02T10:30``: a clock in the Netherlands."""
    try:
        return datetime.fromisoformat(waarde).replace(tzinfo=kalender.zone)
    except ValueError:
        raise OngeldigContact from None
