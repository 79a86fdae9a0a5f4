"""Who wants to be called after a crisis signal: above the queue, with the promised moment; claim, called, not reached."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from aiohttp import hdrs, web

from vliegwiel.core.toegang import Recht
from vliegwiel.services import terugbellen as dienst
from vliegwiel.storage import Verbinding
from vliegwiel.storage.terugbellen import TerugbelRepository
from vliegwiel.web import klokwerk
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, nu
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN, KLOK

PAD = "/terugbellen/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}"
OPRUIMEN = 3600.0  # seconds between two looks for requests that are past their days
Handeling = Callable[[TerugbelRepository, str, str, datetime], Awaitable[None]]
HANDELINGEN: tuple[tuple[str, Handeling], ...] = (
    ("claim", dienst.claim),
    ("gebeld", dienst.gebeld),
    ("niet_bereikt", dienst.niet_bereikt),
    ("teruggeven", dienst.geef_terug),
)


def voeg_toe(desk: web.Application) -> None:
    """Add the routes, and the erasing of old requests."""
    for pad, handeling in HANDELINGEN:
        route(desk, "POST", f"{PAD}/{pad}", _doe(pad, handeling), f"terugbel_{pad}", Recht.ZAAK_WERKEN)

    klokwerk.voeg_toe(desk, klokwerk.Taak("terugbelverzoeken opruimen", OPRUIMEN, ruim_op))


async def rij(request: web.Request, verbinding: Verbinding) -> tuple[dienst.Regel, ...]:
    """Return the requests as this consultant may see them."""
    return await dienst.rij(TerugbelRepository(verbinding, request.app[KLUIS]), request[MEDEWERKER].id)


def _doe(naam: str, handeling: Handeling) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def doe(request: web.Request) -> web.Response:
        async with _transactie(request.app) as repo:
            await handeling(repo, request.match_info["id"], request[MEDEWERKER].id, nu(request))
        await sessie.meld(request, f"terugbel_{naam}")
        return web.Response(status=303, headers={hdrs.LOCATION: "/desk"})

    return doe


@asynccontextmanager
async def _transactie(desk: web.Application) -> AsyncIterator[TerugbelRepository]:
    async with desk[DATABASE].transactie() as verbinding:
        yield TerugbelRepository(verbinding, desk[KLUIS])


async def ruim_op(desk: web.Application) -> int:
    """Erase what is older than the gemeente keeps it; returns how many. Also off the disk."""
    dagen = desk[INSTELLINGEN].terugbel.bewaardagen
    async with desk[DATABASE].lezen() as verbinding:
        # Looked at first, so that an hour without work takes no lock.
        if not await TerugbelRepository(verbinding, desk[KLUIS]).ouder_dan(desk[KLOK]() - timedelta(days=dagen)):
            return 0
    async with _transactie(desk) as repo:
        aantal = await dienst.ruim_op(repo, desk[KLOK](), dagen)
    if aantal:
        await desk[DATABASE].ruim_op()
    return aantal
