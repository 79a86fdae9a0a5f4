"""Before what leaves the desk somebody proves once more who it is; then the work goes on, with what was filled in.

Also here: what comes before everything else – a password of one's own, and a second factor for who needs one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import aiohttp_jinja2
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from vliegwiel.core.toegang import Recht
from vliegwiel.services import tweede_factor
from vliegwiel.services.medewerker import MAX_WACHTWOORD, Medewerker
from vliegwiel.settings_aanmelden import lees_rollen
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.fouten import antwoord
from vliegwiel.web.desk.menu import begin_van
from vliegwiel.web.desk.routes import OPNIEUW, openbaar, route
from vliegwiel.web.desk.slot import Poging
from vliegwiel.web.desk.verder import eigen_pagina
from vliegwiel.web.desk.werk import (
    FORMULIER,
    HERSTELSLEUTEL,
    MEDEWERKER,
    TWEEDE_FACTOREN,
    WACHTWOORDEN,
    formulier,
    nu,
    wil_json,
)
from vliegwiel.web.sleutels import INSTELLINGEN

# What has to be done first, the page for it, and the routes that are open until then.
EERST: dict[str, tuple[str, frozenset[str]]] = {
    "wachtwoord": ("/desk/account/wachtwoord", frozenset({"account_wachtwoord", "wachtwoord_wijzigen", "afmelden"})),
    "tweede_factor": (
        "/desk/account/tweede-factor",
        frozenset(
            {"tweede_factor", "tweede_factor_begin", "tweede_factor_bevestigen", "opnieuw", "opnieuw_doen", "afmelden"}
        ),
    ),
}
GELUKT, MISLUKT = "opnieuw_aangemeld", "opnieuw_mislukt"


def voeg_toe(desk: web.Application) -> None:
    """Add the routes; ``middlewares`` come from ``voeg_bewaking_toe``."""
    route(desk, "GET", "/opnieuw", toon, "opnieuw", Recht.AANGEMELD)
    route(desk, "POST", "/opnieuw", doe, "opnieuw_doen", Recht.AANGEMELD)


def voeg_bewaking_toe(desk: web.Application) -> None:
    """Add what stands before every route, after it is known who asks."""
    desk.middlewares.extend([eerst_dit, eerst_opnieuw])


def eerst(request: web.Request, wie: Medewerker) -> str | None:
    """Return what this person has to do before anything else, or None."""
    if wie.extern:
        return None
    if wie.wachtwoord_tijdelijk:
        return "wachtwoord"
    verplicht = wie.rol in lees_rollen(request.app[INSTELLINGEN].tweede_factor_rollen)
    return "tweede_factor" if verplicht and not wie.tweede_factor else None


@web.middleware
async def eerst_dit(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Send who has something to do first to that page, and refuse the rest (403)."""
    naam = request.match_info.route.name
    nodig = eerst(request, request[MEDEWERKER]) if naam and MEDEWERKER in request and not openbaar(request) else None
    if nodig is None or naam in EERST[nodig][1]:
        return await handler(request)
    if request.method in ("GET", "HEAD") and naam not in sessie.VANZELF and not wil_json(request):
        raise web.HTTPSeeOther(EERST[nodig][0])
    return antwoord(request, 403, f"eerst_{nodig}")


@web.middleware
async def eerst_opnieuw(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Ask who it is before a route that takes a fresh login."""
    if request.match_info.route.name not in request.app[OPNIEUW] or await sessie.is_vers(request):
        return await handler(request)
    if wil_json(request):
        return antwoord(request, 401, "opnieuw")
    verder = eigen_pagina(request.path_qs)
    if request.method in ("GET", "HEAD"):
        raise web.HTTPSeeOther(f"/desk/opnieuw?{urlencode({'verder': verder})}")
    velden: Mapping[str, Any] = await formulier(request) if request.content_type == FORMULIER else {}
    return _pagina(request, verder, json.dumps([[n, str(w)] for n, w in velden.items()]))


async def toon(request: web.Request) -> web.Response:
    """Show the form."""
    return _pagina(request, eigen_pagina(request.query.get("verder")), "", status=200)


async def doe(request: web.Request) -> web.Response:
    """Check the password or the code, and go on; a form that was being sent is offered again, filled in."""
    velden, wie = await formulier(request), request[MEDEWERKER]
    verder, bewaard = eigen_pagina(str(velden.get("verder", ""))), str(velden.get("bewaard", ""))
    poging = Poging(request, wie.gebruikersnaam, "opnieuw")
    await poging.begin()
    if not await _klopt(request, wie, velden):
        await poging.mislukt()
        return _pagina(request, verder, bewaard, mislukt=True)
    await poging.gelukt()
    await sessie.bewezen(request)
    if bewaard and verder:
        waarden = {"medewerker": wie, "verder": verder, "velden": _velden(bewaard)}
        return aiohttp_jinja2.render_template("desk/opnieuw_verder.html", request, waarden)
    return web.Response(status=303, headers={hdrs.LOCATION: verder or begin_van(wie)})


async def _klopt(request: web.Request, wie: Medewerker, velden: Mapping[str, Any]) -> bool:
    """Return whether the code is right, for who filled one in, and else the password; it is written down."""
    code, wachtwoord = str(velden.get("code", ""))[:100], str(velden.get("wachtwoord", ""))[:MAX_WACHTWOORD]
    klopt = not wie.extern and not code and await request.app[WACHTWOORDEN].klopt(wie.wachtwoord_hash, wachtwoord)
    async with request.app[TWEEDE_FACTOREN].transactie() as repo:
        if code and wie.tweede_factor:
            klopt = await tweede_factor.controleer(repo, request.app[HERSTELSLEUTEL], wie.id, code, nu(request))
        await repo.audit.noteer(GELUKT if klopt else MISLUKT, wie.id, None, nu(request))
    return klopt


def _velden(bewaard: str) -> list[tuple[str, str]]:
    """Return the fields of a form that was kept; raises 400."""
    try:
        return [(str(naam), str(waarde)) for naam, waarde in json.loads(bewaard)]
    except (ValueError, TypeError):
        raise web.HTTPBadRequest from None


def _pagina(
    request: web.Request, verder: str, bewaard: str, *, mislukt: bool = False, status: int = 401
) -> web.Response:
    wie = request[MEDEWERKER]
    waarden = {
        "medewerker": wie,
        "verder": verder,
        "bewaard": bewaard,
        "mislukt": mislukt,
        "dienst": request.app[INSTELLINGEN].oidc.naam,
        "naar_dienst": "/desk/aanmelden/dienst?" + urlencode({"opnieuw": "1", "verder": verder}),
    }
    return aiohttp_jinja2.render_template("desk/opnieuw.html", request, waarden, status=status)
