"""The queue: what waits, and what this consultant works on."""

from __future__ import annotations

from typing import Any

import aiohttp_jinja2
from aiohttp import web

from vliegwiel.core.toegang import Recht
from vliegwiel.services import overdracht as dienst
from vliegwiel.web.desk import sessie, terugbellen, voortgang, zaak
from vliegwiel.web.desk.nadenken import navragen
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import MEDEWERKER, lezen, nu


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    route(desk, "GET", "", toon, "wachtrij", Recht.WACHTRIJ)
    route(desk, "GET", "/", naar_wachtrij, "wachtrij_streep", Recht.WACHTRIJ)
    route(desk, "GET", "/wachtrij", fragment, "wachtrij_fragment", Recht.WACHTRIJ)


@aiohttp_jinja2.template("desk/wachtrij.html")
async def toon(request: web.Request) -> dict[str, Any]:
    """Show the whole page."""
    return await _lijst(request) | {"melding": await sessie.neem_melding(request)}


@aiohttp_jinja2.template("desk/_wachtrij.html")
async def fragment(request: web.Request) -> dict[str, Any]:
    """Show only the lists, for the script to put in place."""
    return await _lijst(request)


async def naar_wachtrij(_: web.Request) -> web.Response:
    """Send ``/desk/`` to ``/desk``."""
    raise web.HTTPMovedPermanently("/desk")


async def _lijst(request: web.Request) -> dict[str, Any]:
    medewerker = request[MEDEWERKER]
    async with lezen(request) as (repo, contactwensen):
        rij = await dienst.wachtrij(repo, contactwensen, medewerker.id, medewerker.team)
        ingetrokken = await dienst.ingetrokken_bij(repo, medewerker.id, nu(request))
    zaken = await zaak.voor_de_wachtrij(request, [(regel.overdracht, datum) for regel, datum in rij.wachtend])
    return {
        "rij": rij,
        "ingetrokken": ingetrokken,
        "terugbellen": await terugbellen.rij(request),
        "nadenken": await navragen(request),
        "vooruit": await voortgang.vooruit(request),
        "nu": nu(request),
        "medewerker": medewerker,
    } | zaken
