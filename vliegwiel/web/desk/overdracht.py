"""One hand-over on one screen, and what a consultant does with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.overdracht import OngeldigeNotitie
from vliegwiel.core.toegang import Recht
from vliegwiel.services import overdracht as dienst
from vliegwiel.services.notitie import vergeet
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import ZAAKPAD, route
from vliegwiel.web.desk.weergave import scherm
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, ZAAKBLAD, formulier, nu, transactie, wil_json
from vliegwiel.web.desk.zaakdelen import laad_delen
from vliegwiel.web.sleutels import DATABASE

PAD = ZAAKPAD
Handeling = Callable[[OverdrachtRepository, str, str, datetime], Awaitable[None]]
# Path, name, what happens, and whether the hand-over is still on the consultant's own list afterwards.
HANDELINGEN: tuple[tuple[str, str, Handeling, bool], ...] = (
    ("claim", "opgepakt", dienst.claim, True),
    ("teruggeven", "teruggegeven", dienst.geef_terug, False),
)


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    desk[ZAAKBLAD] = blad
    route(desk, "GET", PAD, toon, "overdracht", Recht.ZAAK_ZIEN, zaak=True)
    route(desk, "POST", f"{PAD}/notities", noteer, "noteer", Recht.ZAAK_WERKEN, zaak=True)
    route(desk, "POST", f"{PAD}/notities/weg", vergeet_notitie, "notitie_weg", Recht.ZAAK_WERKEN, zaak=True)
    for pad, melding, handeling, blijft in HANDELINGEN:
        route(desk, "POST", f"{PAD}/{pad}", _doe(handeling, melding, blijft), melding, Recht.ZAAK_WERKEN, zaak=True)


async def toon(request: web.Request) -> web.Response:
    """Show the hand-over as this consultant may see it."""
    return await blad(request, "", {})


async def blad(request: web.Request, fout: str, ingevuld: Mapping[str, Any]) -> web.Response:
    """Return the page; with ``fout`` (400) the form of that name has what was typed in it, and says what is wrong."""
    medewerker = request[MEDEWERKER]
    async with request.app[DATABASE].transactie() as verbinding:
        repo, contactwensen = (
            OverdrachtRepository(verbinding, request.app[KLUIS]),
            Contactwensen(verbinding, request.app[KLUIS]),
        )
        dossier = await dienst.lees(repo, contactwensen, request.match_info["id"], medewerker.id, nu(request))
        delen = await laad_delen(request, verbinding, dossier)
    waarden = {
        "nu": nu(request),
        "medewerker": medewerker,
        "melding": "" if fout else await sessie.neem_melding(request),
        "fout": fout,
        "ingevuld": ingevuld,
    }
    binnen = scherm(dossier) | delen | waarden
    return aiohttp_jinja2.render_template("desk/overdracht.html", request, binnen, status=400 if fout else 200)


async def noteer(request: web.Request) -> web.Response:
    """Add a note."""
    velden = await formulier(request)
    try:
        async with transactie(request) as (repo, _):
            tekst = str(velden.get("tekst", ""))
            await dienst.noteer(repo, request.match_info["id"], request[MEDEWERKER].id, tekst, nu(request))
    except OngeldigeNotitie:
        if wil_json(request):
            raise
        return await blad(request, "notitie", velden)
    return await _klaar(request, "notitie", blijft=True)


async def vergeet_notitie(request: web.Request) -> web.Response:
    """Take one's own note away, and off the disk."""
    try:
        moment = datetime.fromisoformat(str((await formulier(request)).get("moment", ""))).astimezone(UTC)
    except (ValueError, OverflowError):
        raise web.HTTPBadRequest from None
    async with transactie(request) as (repo, _):
        await vergeet(repo, request.match_info["id"], request[MEDEWERKER].id, moment, nu(request))
    await request.app[DATABASE].ruim_op()
    return await _klaar(request, "notitie_weg", blijft=True)


def _doe(handeling: Handeling, melding: str, blijft: bool) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def doe(request: web.Request) -> web.Response:
        async with transactie(request) as (repo, _):
            await handeling(repo, request.match_info["id"], request[MEDEWERKER].id, nu(request))
        return await _klaar(request, melding, blijft)

    return doe


async def _klaar(request: web.Request, melding: str, blijft: bool) -> web.Response:
    await sessie.meld(request, melding)
    naar = f"/desk/overdrachten/{request.match_info['id']}" if blijft else "/desk"
    return web.Response(status=303, headers={hdrs.LOCATION: naar})
