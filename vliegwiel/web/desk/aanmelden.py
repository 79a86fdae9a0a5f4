"""Logging in, with a second factor for who has one, and out."""

from __future__ import annotations

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.toegang import Recht
from vliegwiel.services import tweede_factor
from vliegwiel.services.medewerker import AANGEMELD, AanmeldenMislukt, Aanmelding, meld_aan, meld_af
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.menu import verder_van
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.slot import Poging, onthoud_toestel
from vliegwiel.web.desk.verder import eigen_pagina
from vliegwiel.web.desk.werk import (
    HERSTELSLEUTEL,
    MEDEWERKER,
    MEDEWERKERS,
    TWEEDE_FACTOREN,
    WACHTWOORDEN,
    formulier,
    nu,
)
from vliegwiel.web.sleutels import INSTELLINGEN

DEUR = "/desk/aanmelden"


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    route(desk, "GET", "/aanmelden", toon, "aanmelden", None)
    route(desk, "POST", "/aanmelden", doe, "aanmelden_doen", None)
    route(desk, "GET", "/aanmelden/code", toon_code, "aanmelden_code", None)
    route(desk, "POST", "/aanmelden/code", doe_code, "aanmelden_code_doen", None)
    route(desk, "GET", "/afgemeld", toon_afgemeld, "afgemeld", None)
    route(desk, "POST", "/afmelden", stop, "afmelden", Recht.AANGEMELD)


async def toon(request: web.Request) -> web.Response:
    """Show the form."""
    if MEDEWERKER in request:
        raise web.HTTPSeeOther(verder_van(request[MEDEWERKER], eigen_pagina(request.query.get("verder"))))
    return _formulier(request, eigen_pagina(request.query.get("verder")))


async def doe(request: web.Request) -> web.Response:
    """Log in, or show the form again; too many attempts are refused for a while (429)."""
    velden = await formulier(request)
    naam, wachtwoord = str(velden.get("gebruikersnaam", "")), str(velden.get("wachtwoord", ""))
    verder = eigen_pagina(str(velden.get("verder", "")))
    poging = Poging(request, naam)
    await poging.begin()
    try:
        aanmelding = await meld_aan(request.app[MEDEWERKERS], request.app[WACHTWOORDEN], naam, wachtwoord, nu(request))
    except AanmeldenMislukt:
        await poging.mislukt()
        return _formulier(request, verder, naam=naam, mislukt=True)
    await poging.gelukt()
    if aanmelding.half:
        await sessie.begin_half(request, aanmelding)
        await sessie.leg_weg(request, "verder", {"pad": verder})
        return web.Response(status=303, headers={hdrs.LOCATION: f"{DEUR}/code"})
    return await binnen(request, aanmelding, verder)


async def toon_code(request: web.Request) -> web.Response:
    """Ask for the second factor; without a right password there is nothing to ask."""
    if await sessie.wie_half(request) is None:
        raise web.HTTPSeeOther(DEUR)
    return aiohttp_jinja2.render_template("desk/aanmelden_code.html", request, {"medewerker": None, "mislukt": False})


async def doe_code(request: web.Request) -> web.Response:
    """Check the second factor, and log in."""
    velden, wie = await formulier(request), await sessie.wie_half(request)
    if wie is None:
        raise web.HTTPSeeOther(DEUR)
    poging = Poging(request, wie.gebruikersnaam, "tweede factor")
    await poging.begin()
    async with request.app[TWEEDE_FACTOREN].transactie() as repo:
        sleutel, invoer = request.app[HERSTELSLEUTEL], str(velden.get("code", ""))[:100]
        klopt = await tweede_factor.controleer(repo, sleutel, wie.id, invoer, nu(request))
        regel = await repo.audit.noteer(AANGEMELD, wie.id, None, nu(request), "tweede factor") if klopt else 0
    if not klopt:
        await poging.mislukt()
        waarden = {"medewerker": None, "mislukt": True}
        return aiohttp_jinja2.render_template("desk/aanmelden_code.html", request, waarden, status=401)
    await poging.gelukt()
    verder = eigen_pagina((await sessie.neem(request, "verder")).get("pad"))
    return await binnen(request, Aanmelding(wie, regel), verder)


async def binnen(request: web.Request, aanmelding: Aanmelding, verder: str) -> web.Response:
    """Begin the session, and go where somebody wanted to be."""
    await sessie.begin(request, aanmelding)
    # Returned, not raised: only then the new cookies are certain to go with it.
    antwoord = web.Response(status=303, headers={hdrs.LOCATION: verder_van(aanmelding.medewerker, verder)})
    if not aanmelding.medewerker.extern:
        onthoud_toestel(request, antwoord, aanmelding.medewerker.gebruikersnaam)
    return antwoord


async def stop(request: web.Request) -> web.Response:
    """Log out everywhere."""
    wie = request[MEDEWERKER]
    async with request.app[MEDEWERKERS].transactie() as repo:
        await meld_af(repo, wie.id, nu(request))
    await sessie.eindig(request)
    return web.Response(status=303, headers={hdrs.LOCATION: "/desk/afgemeld" if wie.extern else DEUR})


async def toon_afgemeld(request: web.Request) -> web.Response:
    """Say that the session here is over, with the way to end the one at the sign-on service.

    A link, not a redirect: our forms go nowhere else, says the content security policy.
    """
    from vliegwiel.web.desk.dienst import AANMELDDIENST

    dienst, instellingen = request.app.get(AANMELDDIENST), request.app[INSTELLINGEN]
    adres = await dienst.afmeldadres(f"{instellingen.publieke_url}{DEUR}") if dienst else None
    waarden = {"medewerker": None, "adres": adres, "dienst": instellingen.oidc.naam}
    return aiohttp_jinja2.render_template("desk/afgemeld.html", request, waarden)


def _formulier(request: web.Request, verder: str, naam: str = "", mislukt: bool = False) -> web.Response:
    oidc = request.app[INSTELLINGEN].oidc
    waarden = {
        "verder": verder,
        "naam": naam,
        "mislukt": mislukt,
        "medewerker": None,
        "dienst": oidc.naam if oidc.aan else "",
    }
    status = 401 if mislukt else 200
    return aiohttp_jinja2.render_template("desk/aanmelden.html", request, waarden, status=status)
