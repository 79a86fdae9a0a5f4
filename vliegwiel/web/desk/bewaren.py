"""Finished cases: what a consultant finished lately, what will be erased soon, and the clock that erases it."""

from __future__ import annotations

from typing import Any

import aiohttp_jinja2
from aiohttp import web

from vliegwiel.core.toegang import Recht
from vliegwiel.services import bewaren as dienst
from vliegwiel.services import zaak
from vliegwiel.services.bewaren import Straks
from vliegwiel.storage import Verbinding
from vliegwiel.storage.bewaren import Bewaaropslag, BewaarRepository
from vliegwiel.storage.zaak import ZaakRepository
from vliegwiel.web import klokwerk
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, nu
from vliegwiel.web.desk.zaak import KALENDER
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN, KLOK

UUR = 3600.0  # seconds


def voeg_toe(desk: web.Application) -> None:
    """Add the route, and start the task."""
    route(desk, "GET", "/afgerond", afgerond, "afgeronde_zaken", Recht.ZAAK_WERKEN)
    klokwerk.voeg_toe(desk, klokwerk.Taak("afgeronde zaken wissen", UUR, wis))


@aiohttp_jinja2.template("desk/afgerond.html")
async def afgerond(request: web.Request) -> dict[str, Any]:
    """Show what this consultant finished lately, and what of the team will be erased soon."""
    async with request.app[DATABASE].lezen() as verbinding:
        repo = ZaakRepository(verbinding, request.app[KLUIS])
        zaken = await zaak.afgerond(repo, request[MEDEWERKER].id, nu(request))
    bewaarmaanden = request.app[INSTELLINGEN].zaken.bewaarmaanden
    gewist = {"straks": await straks(request), "bewaarmaanden": bewaarmaanden}
    return gewist | {"zaken": zaken, "medewerker": request[MEDEWERKER]}


async def wis(desk: web.Application) -> int:
    """Erase what was kept long enough; return how many cases."""
    maanden = desk[INSTELLINGEN].zaken.bewaarmaanden
    return await dienst.wis(Bewaaropslag(desk[DATABASE]), maanden, desk[KALENDER], desk[KLOK]())


async def straks(request: web.Request) -> list[Straks]:
    """Return which cases of the own team will be erased soon."""
    async with request.app[DATABASE].lezen() as verbinding:
        return await straks_van(request, verbinding)


async def straks_van(request: web.Request, verbinding: Verbinding) -> list[Straks]:
    """The same, within a transaction that is there already."""
    maanden, team = request.app[INSTELLINGEN].zaken.bewaarmaanden, request[MEDEWERKER].team
    return await dienst.straks(BewaarRepository(verbinding), team, maanden, request.app[KALENDER], nu(request))
