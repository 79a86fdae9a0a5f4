"""The queue: what waits, by team, neighbourhood and status, a page at a time; and what this consultant works on."""

from __future__ import annotations

from typing import Any

import aiohttp_jinja2
from aiohttp import web

from vliegwiel.core.overdracht import STATUSSEN
from vliegwiel.core.toegang import Recht, Rol
from vliegwiel.services import overdracht as dienst
from vliegwiel.services.wachtrij import wachtrij
from vliegwiel.web.desk import bewaren, sessie, terugbellen, voortgang, zaak
from vliegwiel.web.desk.nadenken import navragen
from vliegwiel.web.desk.rijkeuze import lees
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, TEAMS, lezen, nu

PAD = "/desk"


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    route(desk, "GET", "", toon, "wachtrij", Recht.WACHTRIJ)
    route(desk, "GET", "/", naar_wachtrij, "wachtrij_streep", Recht.WACHTRIJ)
    route(desk, "GET", "/wachtrij", fragment, "wachtrij_fragment", Recht.WACHTRIJ)


async def toon(request: web.Request) -> web.Response:
    """Show the whole page."""
    waarden = await _lijst(request)
    waarden |= _keuzelijsten(request) | {"melding": await sessie.neem_melding(request)}
    status = 400 if waarden["keuze"].buurtfout else 200
    return aiohttp_jinja2.render_template("desk/wachtrij.html", request, waarden, status=status)


@aiohttp_jinja2.template("desk/_wachtrij.html")
async def fragment(request: web.Request) -> dict[str, Any]:
    """Show only the lists of the same address, for the script to put in place."""
    return await _lijst(request)


async def naar_wachtrij(_: web.Request) -> web.Response:
    """Send ``/desk/`` to ``/desk``."""
    raise web.HTTPMovedPermanently(PAD)


async def _lijst(request: web.Request) -> dict[str, Any]:
    medewerker, keuze, kluis = request[MEDEWERKER], lees(request), request.app[KLUIS]
    async with lezen(request) as (repo, _):
        rij = await wachtrij(repo, medewerker.id, keuze.filter(medewerker.id, kluis), keuze.plek, terug=keuze.terug)
        ingetrokken = await dienst.ingetrokken_bij(repo, medewerker.id, nu(request))
    pagina = rij.pagina
    wachtend = [(r.overdracht, r.overdracht.gewenst_op) for r in pagina.regels if r.overdracht.wacht]
    zaken = await zaak.voor_de_wachtrij(request, wachtend)
    return {
        "rij": rij,
        "keuze": keuze,
        "teamnaam": request.app[TEAMS].naam(keuze.team),
        "eerste": keuze.adres(PAD, kluis),
        "vorige": keuze.adres(PAD, kluis, pagina.vorige, terug=True) if pagina.vorige else "",
        "volgende": keuze.adres(PAD, kluis, pagina.volgende) if pagina.volgende else "",
        "ingetrokken": ingetrokken,
        "terugbellen": await terugbellen.rij(request),
        "nadenken": await navragen(request),
        "vooruit": await voortgang.vooruit(request),
        "straks_gewist": len(await bewaren.straks(request)),
        "nu": nu(request),
        "medewerker": medewerker,
    } | zaken


def _keuzelijsten(request: web.Request) -> dict[str, Any]:
    """Return what the form offers; a consultant has one team, so nothing to choose."""
    medewerker, teams = request[MEDEWERKER], request.app[TEAMS]
    ids = dict.fromkeys((medewerker.team, *teams.teams)) if medewerker.rol == Rol.TEAMLEIDER else ()
    return {"teams": [(team, teams.naam(team)) for team in ids], "statussen": STATUSSEN}
