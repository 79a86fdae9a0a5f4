"""One hand-over on one screen, and what a consultant does with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.toegang import Recht
from vliegwiel.services import overdracht as dienst
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import ZAAKPAD, route
from vliegwiel.web.desk.weergave import scherm
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, formulier, nu, transactie
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
    route(desk, "GET", PAD, toon, "overdracht", Recht.ZAAK_ZIEN, zaak=True)
    route(desk, "POST", f"{PAD}/notities", noteer, "noteer", Recht.ZAAK_WERKEN, zaak=True)
    for pad, melding, handeling, blijft in HANDELINGEN:
        route(desk, "POST", f"{PAD}/{pad}", _doe(handeling, melding, blijft), melding, Recht.ZAAK_WERKEN, zaak=True)


@aiohttp_jinja2.template("desk/overdracht.html")
async def toon(request: web.Request) -> dict[str, Any]:
    """Show the hand-over as this consultant may see it."""
    medewerker = request[MEDEWERKER]
    async with request.app[DATABASE].transactie() as verbinding:
        repo, contactwensen = (
            OverdrachtRepository(verbinding, request.app[KLUIS]),
            Contactwensen(verbinding, request.app[KLUIS]),
        )
        dossier = await dienst.lees(repo, contactwensen, request.match_info["id"], medewerker.id, nu(request))
        delen = await laad_delen(request, verbinding, dossier)
    return (
        scherm(dossier)
        | delen
        | {
            "nu": nu(request),
            "medewerker": medewerker,
            "melding": await sessie.neem_melding(request),
        }
    )


async def noteer(request: web.Request) -> web.Response:
    """Add a note."""
    tekst = str((await formulier(request)).get("tekst", ""))
    async with transactie(request) as (repo, _):
        await dienst.noteer(repo, request.match_info["id"], request[MEDEWERKER].id, tekst, nu(request))
    return await _klaar(request, "notitie", blijft=True)


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
