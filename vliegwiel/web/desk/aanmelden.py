"""Logging in and out."""

from __future__ import annotations

import hashlib
import re

import aiohttp_jinja2
from aiohttp import hdrs, web
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from vliegwiel.core.toegang import Recht
from vliegwiel.services.medewerker import AanmeldenMislukt, meld_aan, meld_af, schone_naam
from vliegwiel.web.begrenzing import adres_van
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.menu import begin_van
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import MEDEWERKER, MEDEWERKERS, WACHTWOORDEN, formulier, nu

# Per name, so that a password can't be guessed; per address, so that one place can't try all names.
PER_NAAM = parse("10 per 10 minutes")
PER_ADRES = parse("60 per 10 minutes")
WACHT = 600  # seconds
TELLER = web.AppKey("aanmeldteller", MovingWindowRateLimiter)
BINNEN = re.compile(r"/desk(/[A-Za-z0-9_-]+)*")


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    desk[TELLER] = MovingWindowRateLimiter(MemoryStorage())
    route(desk, "GET", "/aanmelden", toon, "aanmelden", None)
    route(desk, "POST", "/aanmelden", doe, "aanmelden_doen", None)
    route(desk, "POST", "/afmelden", stop, "afmelden", Recht.AANGEMELD)


async def toon(request: web.Request) -> web.Response:
    """Show the form."""
    if MEDEWERKER in request:
        raise web.HTTPSeeOther(_verder(request.query.get("verder")) or begin_van(request[MEDEWERKER]))
    return _formulier(request, _verder(request.query.get("verder")))


async def doe(request: web.Request) -> web.Response:
    """Log in, or show the form again; too many attempts are refused for a while (429)."""
    velden = await formulier(request)
    naam, wachtwoord = str(velden.get("gebruikersnaam", "")), str(velden.get("wachtwoord", ""))
    verder = _verder(str(velden.get("verder", "")))
    teller, sleutel, adres = request.app[TELLER], _sleutel(naam), adres_van(request)
    if not await teller.test(PER_ADRES, adres) or not await teller.hit(PER_NAAM, sleutel):
        raise web.HTTPTooManyRequests(headers={hdrs.RETRY_AFTER: str(WACHT)})
    try:
        aanmelding = await meld_aan(request.app[MEDEWERKERS], request.app[WACHTWOORDEN], naam, wachtwoord, nu(request))
    except AanmeldenMislukt:
        await teller.hit(PER_ADRES, adres)
        return _formulier(request, verder, naam=naam, mislukt=True)
    await teller.clear(PER_NAAM, sleutel)
    await sessie.begin(request, aanmelding)
    # Returned, not raised: only then the new cookie is certain to go with it.
    return web.Response(status=303, headers={hdrs.LOCATION: verder or begin_van(aanmelding.medewerker)})


async def stop(request: web.Request) -> web.Response:
    """Log out everywhere."""
    async with request.app[MEDEWERKERS].transactie() as repo:
        await meld_af(repo, request[MEDEWERKER].id, nu(request))
    await sessie.eindig(request)
    return web.Response(status=303, headers={hdrs.LOCATION: "/desk/aanmelden"})


def _formulier(request: web.Request, verder: str, naam: str = "", mislukt: bool = False) -> web.Response:
    waarden = {"verder": verder, "naam": naam, "mislukt": mislukt, "medewerker": None}
    status = 401 if mislukt else 200
    return aiohttp_jinja2.render_template("desk/aanmelden.html", request, waarden, status=status)


def _verder(pad: str | None) -> str:
    """Return where to go after logging in: only our own pages; empty when nothing was asked for."""
    return pad if pad and BINNEN.fullmatch(pad) else ""


def _sleutel(naam: str) -> str:
    return hashlib.sha256(schone_naam(naam).encode()).hexdigest()
