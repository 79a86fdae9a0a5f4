"""How a page gets its place at the desk: with the right that it takes, so that no route can be without one."""

from __future__ import annotations

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from vliegwiel.core.toegang import BuitenTeam, GeenRecht, Recht, mag, ziet_zaak
from vliegwiel.storage.klanttoestemming import is_gedeeld
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.web.desk.werk import MEDEWERKER
from vliegwiel.web.sleutels import DATABASE

# Where a case is.
ID = "{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}"
ZAAKPAD = f"/overdrachten/{ID}"
# The right of every route by name; None: open to who is not logged in.
RECHTEN = web.AppKey("rechten", dict[str, Recht | None])
# Routes whose ``id`` is a hand-over's: only for who may open that case.
ZAKEN = web.AppKey("zaken", set[str])
# Routes that take a login of a few minutes ago: what leaves the desk, and what opens an account.
OPNIEUW = web.AppKey("opnieuw", set[str])


def begin(desk: web.Application) -> None:
    """Make room; the routes come after this."""
    desk[RECHTEN], desk[ZAKEN], desk[OPNIEUW] = {}, set(), set()


def route(
    desk: web.Application,
    methode: str,
    pad: str,
    handler: Handler,
    naam: str,
    recht: Recht | None,
    *,
    zaak: bool = False,
    opnieuw: bool = False,
) -> None:
    """Add one route. ``recht`` is None for a page before logging in; ``zaak``: its ``id`` is a hand-over's.

    ``opnieuw``: only for who proved just now who it is (at most five minutes ago); others are asked first, and go on.
    """
    desk.router.add_route(methode, pad, handler, name=naam)
    desk[RECHTEN][naam] = recht
    if zaak:
        desk[ZAKEN].add(naam)
    if opnieuw:
        desk[OPNIEUW].add(naam)


def openbaar(request: web.Request) -> bool:
    """Return whether this route is for who is not logged in; a path that does not exist is not."""
    naam = request.match_info.route.name
    return naam in request.app[RECHTEN] and request.app[RECHTEN][naam] is None


@web.middleware
async def alleen_met_recht(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let through who has the route's right and, for a case, who may open that one; raises ``GeenRecht``, ``BuitenTeam``."""
    naam = request.match_info.route.name
    if naam is None or openbaar(request):
        return await handler(request)
    recht, medewerker = request.app[RECHTEN][naam], request[MEDEWERKER]
    if recht is None or not mag(medewerker.rol, recht):
        raise GeenRecht
    if naam in request.app[ZAKEN]:
        async with request.app[DATABASE].lezen() as verbinding:
            zaak = await OverdrachtRepository(verbinding).vind(request.match_info["id"])
            # Sharing is for reading: who got a case shown by name does not claim it past its own team.
            leest = request.method in (hdrs.METH_GET, hdrs.METH_HEAD)
            gedeeld = zaak is not None and leest and await is_gedeeld(verbinding, zaak.id, medewerker.id)
        if zaak and not ziet_zaak(medewerker.id, medewerker.team, zaak.team, zaak.eigenaar_id, gedeeld):
            raise BuitenTeam
    return await handler(request)
