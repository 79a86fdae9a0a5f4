"""Searching a case by reference or name. What is typed is posted, so that no name stands in an address or a log."""

from __future__ import annotations

from urllib.parse import urlencode

from aiohttp import hdrs, web

from vliegwiel.core.toegang import Recht
from vliegwiel.core.zoeken import lees_zoektekst
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.rijkeuze import zoekbewijs
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, formulier, nu, transactie


def voeg_toe(desk: web.Application) -> None:
    """Add the route."""
    route(desk, "POST", "/zoeken", zoek, "zoeken", Recht.WACHTRIJ)


async def zoek(request: web.Request) -> web.Response:
    """Send to the list with what was found; that somebody searched is written down, what for is not."""
    tekst = " ".join(str((await formulier(request)).get("zoek", "")).split())
    if lees_zoektekst(tekst).leeg:
        await sessie.meld(request, "zoek_leeg")
        return web.Response(status=303, headers={hdrs.LOCATION: "/desk"})
    medewerker = request[MEDEWERKER]
    async with transactie(request) as (repo, _):
        await repo.audit.noteer("gezocht", medewerker.id, None, nu(request))
    bewijs = zoekbewijs(tekst, medewerker.id, request.app[KLUIS])
    return web.Response(status=303, headers={hdrs.LOCATION: f"/desk?{urlencode({'zoek': bewijs})}"})
