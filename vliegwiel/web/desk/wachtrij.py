"""The queue: what waits, by team, neighbourhood and status, a page at a time; and what this consultant works on."""

from __future__ import annotations

from typing import Any

import aiohttp_jinja2
from aiohttp import web

from vliegwiel.core.overdracht import STATUSSEN
from vliegwiel.core.toegang import Recht, Rol
from vliegwiel.services import overdracht as dienst
from vliegwiel.services.wachtrij import wachtrij
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.web.desk import bewaren, sessie, terugbellen, voortgang, zaak
from vliegwiel.web.desk.nadenken import navragen
from vliegwiel.web.desk.rijkeuze import lees
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, TEAMS, nu
from vliegwiel.web.sleutels import DATABASE

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
    async with request.app[DATABASE].lezen() as verbinding:
        repo = OverdrachtRepository(verbinding, kluis)
        rij = await wachtrij(repo, medewerker.id, keuze.filter(medewerker.id, kluis), keuze.plek, terug=keuze.terug)
        wachtend = [(r.overdracht, r.overdracht.gewenst_op) for r in rij.pagina.regels if r.overdracht.wacht]
        rondom = {
            "ingetrokken": await dienst.ingetrokken_bij(repo, medewerker.id, nu(request)),
            "terugbellen": await terugbellen.rij(request, verbinding),
            "nadenken": await navragen(request, verbinding),
            "vooruit": await voortgang.vooruit(request, verbinding),
            "straks_gewist": len(await bewaren.straks_van(request, verbinding)),
        } | await zaak.voor_de_wachtrij(request, verbinding, wachtend)
    pagina = rij.pagina
    return {
        "rij": rij,
        "keuze": keuze,
        "teamnaam": request.app[TEAMS].naam(keuze.team),
        "eerste": keuze.adres(PAD, kluis),
        "vorige": keuze.adres(PAD, kluis, pagina.vorige, terug=True) if pagina.vorige else "",
        "volgende": keuze.adres(PAD, kluis, pagina.volgende) if pagina.volgende else "",
        "nu": nu(request),
        "medewerker": medewerker,
    } | rondom


def _keuzelijsten(request: web.Request) -> dict[str, Any]:
    """Return what the form offers; a consultant has one team, so nothing to choose."""
    medewerker, teams = request[MEDEWERKER], request.app[TEAMS]
    ids = dict.fromkeys((medewerker.team, *teams.teams)) if medewerker.rol == Rol.TEAMLEIDER else ()
    return {"teams": [(team, teams.naam(team)) for team in ids], "statussen": STATUSSEN}
