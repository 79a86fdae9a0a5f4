"""What was sent to another system, for who keeps it running: states and errors, never a word of a client."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.buiten.klantinteracties import Klantinteracties
from vliegwiel.core.toegang import Recht
from vliegwiel.core.uitwisseling import DOOD, RUST, VERSTUURD, VERVALLEN, WACHT
from vliegwiel.services import uitwisselbeheer
from vliegwiel.services import uitwisselen as dienst
from vliegwiel.storage.uitwisseling import Uitwisselopslag
from vliegwiel.web import klokwerk
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, nu
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN, KLOK

PAD = "/uitwisseling"
ID = "{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}"
ELKE, OPRUIMEN = 5.0, 3600.0  # seconds
MEESTE = 100  # lines of a list
UITWISSELAAR: web.AppKey[dienst.Uitwisselaar] = web.AppKey("uitwisselaar", dienst.Uitwisselaar)
HANDELINGEN = (("opnieuw", WACHT), ("rust", RUST))


def voeg_toe(desk: web.Application) -> None:
    """Add the routes, and the sending when the gemeente has set an address."""
    route(desk, "GET", PAD, toon, "uitwisseling", Recht.UITWISSELING)
    route(desk, "POST", f"{PAD}/inhalen", haal_in, "uitwisseling_inhalen", Recht.UITWISSELING)
    for naam, status in HANDELINGEN:
        actie = f"uitwisseling_{naam}"
        route(desk, "POST", f"{PAD}/{ID}/{naam}", _wek(status, actie), actie, Recht.UITWISSELING)
    if desk[INSTELLINGEN].klantinteracties.aan:
        _verstuur(desk)


def _verstuur(desk: web.Application) -> None:
    instellingen = desk[INSTELLINGEN]
    zo = instellingen.klantinteracties
    kant = Klantinteracties(zo.url, zo.token.get_secret_value(), zo.wachttijd, desk[KLOK])
    desk[UITWISSELAAR] = dienst.Uitwisselaar(
        Uitwisselopslag(desk[DATABASE], desk[KLUIS]),
        kant,
        zo.afspraak(instellingen.publieke_url),
        desk[KLOK],
        random.SystemRandom().random,
        zo.pogingen,
        timedelta(seconds=2 * zo.wachttijd + 60),
    )

    async def sluit(_: web.Application) -> AsyncIterator[None]:
        yield
        await kant.sluit()

    desk.cleanup_ctx.append(sluit)  # before the tasks: what began last ends first
    klokwerk.voeg_toe(desk, klokwerk.Taak("uitwisselen", ELKE, lambda d: d[UITWISSELAAR].ronde()))
    klokwerk.voeg_toe(desk, klokwerk.Taak("uitwisseling opruimen", OPRUIMEN, lambda d: d[UITWISSELAAR].ruim_op()))


@aiohttp_jinja2.template("desk/uitwisseling.html")
async def toon(request: web.Request) -> dict[str, Any]:
    """Show what waits, what failed and what was sent last."""
    async with _opslag(request).lezen() as repo:
        lijsten = {
            "dood": await repo.met_status((DOOD,), MEESTE),
            "wacht": await repo.met_status((WACHT,), MEESTE),
            "klaar": await repo.met_status((VERSTUURD, VERVALLEN, RUST), MEESTE // 2),
        }
        aantallen, stand = await repo.aantallen(), await repo.stand()
        gemist = len(await repo.gemist()) if request.app[INSTELLINGEN].klantinteracties.aan and stand else 0
    return {
        **lijsten,
        "aantallen": aantallen,
        "gemist": gemist,
        "pauze_tot": stand.pauze_tot if stand and stand.pauze_tot and stand.pauze_tot > nu(request) else None,
        "aan": request.app[INSTELLINGEN].klantinteracties.aan,
        "meesturen": request.app[INSTELLINGEN].klantinteracties.afspraak("").mee,
        "nu": nu(request),
        "medewerker": request[MEDEWERKER],
        "melding": await sessie.neem_melding(request),
    }


async def haal_in(request: web.Request) -> web.Response:
    """Let also be sent what was shared before the exchange was switched on."""
    if not request.app[INSTELLINGEN].klantinteracties.aan:
        raise web.HTTPConflict
    async with _opslag(request).transactie() as repo:
        await uitwisselbeheer.haal_in(repo, request[MEDEWERKER].id, nu(request))
    await sessie.meld(request, "uitwisseling_ingehaald")
    return web.Response(status=303, headers={hdrs.LOCATION: f"/desk{PAD}"})


def _wek(status: str, actie: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def wek(request: web.Request) -> web.Response:
        async with _opslag(request).transactie() as repo:
            await uitwisselbeheer.wek(
                repo, request.match_info["id"], status, actie, request[MEDEWERKER].id, nu(request)
            )
        await sessie.meld(request, actie)
        return web.Response(status=303, headers={hdrs.LOCATION: f"/desk{PAD}"})

    return wek


def _opslag(request: web.Request) -> Uitwisselopslag:
    return Uitwisselopslag(request.app[DATABASE], request.app[KLUIS])
