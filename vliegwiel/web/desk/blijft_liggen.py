"""*Wat dreigt te blijven liggen*: for a team lead every case by name, for a consultant how many there are."""

from __future__ import annotations

from typing import Any

import aiohttp_jinja2
from aiohttp import web

from vliegwiel.core.toegang import Recht, mag
from vliegwiel.core.wachttijd import MINSTENS, VENSTER, Woorden
from vliegwiel.services import blijft_liggen as dienst
from vliegwiel.services.wachttijd import laad_woorden, zin
from vliegwiel.storage.blijft_liggen import BlijftLiggenRepository
from vliegwiel.storage.wachttijd import WachttijdRepository
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import MEDEWERKER, nu
from vliegwiel.web.desk.zaak import KALENDER
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN

WOORDEN = web.AppKey("woorden_van_wachten", Woorden)


def voeg_toe(desk: web.Application) -> None:
    """Add the route."""
    desk[WOORDEN] = laad_woorden(desk[INSTELLINGEN].berichten)
    route(desk, "GET", "/blijft-liggen", toon, "blijft_liggen", Recht.WACHTRIJ)


@aiohttp_jinja2.template("desk/blijft_liggen.html")
async def toon(request: web.Request) -> dict[str, Any]:
    """Show the lists of the own team, and the expected wait that clients read."""
    medewerker, kalender = request[MEDEWERKER], request.app[KALENDER]
    regels = request.app[INSTELLINGEN].zaken.regels()
    async with request.app[DATABASE].lezen() as verbinding:
        repo = BlijftLiggenRepository(verbinding)
        team = await dienst.lijsten(repo, [medewerker.team], regels, kalender, nu(request))
        eigen = await dienst.lijsten(repo, None, regels, kalender, nu(request), medewerker.id)
        meting = await WachttijdRepository(verbinding).laatste()
    return {
        "team": team,
        "eigen": eigen,
        "leidt": mag(medewerker.rol, Recht.ZAAK_VERDELEN),
        "regels": regels,
        "meting": meting,
        "gemeten": meting is not None and meting.werkdagen is not None,
        "wachttijd": zin(request.app[WOORDEN], meting, request.app[INSTELLINGEN].gemeente.wachttijd_werkdagen),
        "venster": VENSTER.days,
        "minstens": MINSTENS,
        "medewerker": medewerker,
        "melding": await sessie.neem_melding(request),
    }
