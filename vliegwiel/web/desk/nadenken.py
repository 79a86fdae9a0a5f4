"""Who wanted to think about it, and whose day has come: one page, one way to reach, nothing of the talk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.toegang import Recht
from vliegwiel.services import nadenken as dienst
from vliegwiel.storage import Verbinding
from vliegwiel.storage.nadenken import NadenkRepository
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, nu
from vliegwiel.web.sleutels import DATABASE

ID = "{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}"
PAD = f"/nadenken/{ID}"
Handeling = Callable[[NadenkRepository, str, str, datetime], Awaitable[None]]
HANDELINGEN: tuple[tuple[str, str, Handeling, bool], ...] = (
    ("claim", "nadenken_opgepakt", dienst.claim, True),
    ("teruggeven", "nadenken_teruggegeven", dienst.geef_terug, False),
    ("afhandelen", "nadenken_afgehandeld", dienst.handel_af, False),
)


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    route(desk, "GET", PAD, toon, "nadenken", Recht.ZAAK_ZIEN)
    for pad, melding, handeling, blijft in HANDELINGEN:
        route(desk, "POST", f"{PAD}/{pad}", _doe(handeling, melding, blijft), melding, Recht.ZAAK_WERKEN)


@aiohttp_jinja2.template("desk/nadenken.html")
async def toon(request: web.Request) -> dict[str, Any]:
    """Show one of them as this consultant may see it."""
    medewerker = request[MEDEWERKER]
    async with _transactie(request) as repo:
        navraag = await dienst.lees(repo, request.match_info["id"], medewerker.id, nu(request))
    return {
        "navraag": navraag,
        "n": navraag.nadenken,
        "medewerker": medewerker,
        "melding": await sessie.neem_melding(request),
    }


async def navragen(request: web.Request, verbinding: Verbinding) -> dienst.Navragen:
    """Return the lists for the queue page."""
    return await dienst.navragen(NadenkRepository(verbinding, request.app[KLUIS]), request[MEDEWERKER].id)


@asynccontextmanager
async def _transactie(request: web.Request) -> AsyncIterator[NadenkRepository]:
    async with request.app[DATABASE].transactie() as verbinding:
        yield NadenkRepository(verbinding, request.app[KLUIS])


def _doe(handeling: Handeling, melding: str, blijft: bool) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def doe(request: web.Request) -> web.Response:
        async with _transactie(request) as repo:
            await handeling(repo, request.match_info["id"], request[MEDEWERKER].id, nu(request))
        if handeling is dienst.handel_af:
            await request.app[DATABASE].ruim_op()
        await sessie.meld(request, melding)
        naar = f"/desk/nadenken/{request.match_info['id']}" if blijft else "/desk"
        return web.Response(status=303, headers={hdrs.LOCATION: naar})

    return doe
