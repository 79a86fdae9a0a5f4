"""Logging in with a sign-on service (OpenID Connect), beside the accounts of the desk itself."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.buiten.aanmelddienst import Aanmelddienst, Begin, DienstWeg, DienstWeigert, pas_bewezen
from vliegwiel.core.team import Teams
from vliegwiel.services.aanmelddienst import GeenToegang, Vertaling, meld_aan_met_dienst, sluit_buiten, vertaal
from vliegwiel.settings_aanmelden import lees_vertaling
from vliegwiel.web.begrenzing import adres_van
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.aanmelden import binnen
from vliegwiel.web.desk.menu import begin_van
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.slot import PER_ADRES, TELLER, te_vaak
from vliegwiel.web.desk.verder import eigen_pagina
from vliegwiel.web.desk.werk import MEDEWERKER, MEDEWERKERS, nu
from vliegwiel.web.sleutels import INSTELLINGEN, KLOK

log = logging.getLogger(__name__)
AANMELDDIENST = web.AppKey("aanmelddienst", Aanmelddienst)
VERTALING = web.AppKey("vertaling", Vertaling)
TERUG = "/desk/aanmelden/terug"
BEWAARD = "aanmelddienst"
GELDIG = timedelta(minutes=15)  # to log in at the service


def voeg_toe(desk: web.Application) -> None:
    """Add the routes; without a service in the settings they answer 404."""
    route(desk, "GET", "/aanmelden/dienst", begin, "aanmelden_dienst", None)
    route(desk, "GET", "/aanmelden/terug", terug, "aanmelden_terug", None)


def zet_op(desk: web.Application, teams: Teams) -> None:
    """Give the desk its service when the settings name one."""
    oidc = desk[INSTELLINGEN].oidc
    if not oidc.aan:
        return
    desk[AANMELDDIENST] = Aanmelddienst(oidc, desk[KLOK])
    desk[VERTALING] = Vertaling(
        oidc.claim_rol,
        oidc.claim_team,
        oidc.claim_naam,
        oidc.claim_gebruikersnaam,
        lees_vertaling(oidc.rollen),
        lees_vertaling(oidc.teams),
        teams.standaard,
        frozenset(teams.teams),
    )


async def begin(request: web.Request) -> web.Response:
    """Send the browser to the service."""
    dienst = _dienst(request)
    opnieuw = MEDEWERKER in request and request.query.get("opnieuw") == "1"
    try:
        gemaakt = await dienst.begin(_terugadres(request), opnieuw)
    except DienstWeg as fout:
        return _mislukt(request, 503, "weg", str(fout))
    await sessie.leg_weg(
        request,
        BEWAARD,
        {
            "state": gemaakt.state,
            "nonce": gemaakt.nonce,
            "verificatie": gemaakt.verificatie,
            "verder": eigen_pagina(request.query.get("verder")),
            "opnieuw": "1" if opnieuw else "",
            "sinds": nu(request).isoformat(),
        },
    )
    return web.Response(status=303, headers={hdrs.LOCATION: gemaakt.adres})


async def terug(request: web.Request) -> web.Response:
    """Who comes back from the service is logged in, or reads why not."""
    dienst, bewaard = _dienst(request), await sessie.neem(request, BEWAARD)
    if not bewaard or nu(request) - datetime.fromisoformat(bewaard["sinds"]) > GELDIG:
        return _mislukt(request, 400, "verlopen", "niets begonnen")
    # Each of these costs the service a request, so one address can't go on for ever.
    if not await request.app[TELLER].hit(PER_ADRES, "dienst", adres_van(request)):
        raise te_vaak()
    gestart = Begin("", bewaard["state"], bewaard["nonce"], bewaard["verificatie"])
    try:
        claims = await dienst.voltooi(dict(request.query), gestart, _terugadres(request))
    except DienstWeg as fout:
        return _mislukt(request, 503, "weg", str(fout))
    except DienstWeigert as fout:
        return _mislukt(request, 403, "geweigerd", str(fout))
    if bewaard["opnieuw"]:
        return await _weer_bewezen(request, claims, bewaard["verder"])
    return await _aangemeld(request, claims, bewaard["verder"])


async def _aangemeld(request: web.Request, claims: dict[str, Any], verder: str) -> web.Response:
    issuer = request.app[INSTELLINGEN].oidc.issuer
    try:
        persoon = vertaal(request.app[VERTALING], issuer, claims)
        async with request.app[MEDEWERKERS].transactie() as repo:
            aanmelding = await meld_aan_met_dienst(repo, persoon, nu(request))
    except GeenToegang as fout:
        async with request.app[MEDEWERKERS].transactie() as repo:
            await sluit_buiten(repo, issuer, str(claims["sub"]), nu(request))
        return _mislukt(request, 403, f"geen_toegang_{fout.reden}", fout.reden)
    return await binnen(request, aanmelding, verder)


async def _weer_bewezen(request: web.Request, claims: dict[str, Any], verder: str) -> web.Response:
    """Somebody proved again who it is: the same person, and just now."""
    wie = request.get(MEDEWERKER)
    async with request.app[MEDEWERKERS].transactie() as repo:
        bekend = await repo.van_dienst(request.app[INSTELLINGEN].oidc.issuer, str(claims["sub"]))
        zelfde = wie is not None and bekend is not None and bekend.id == wie.id
        goed = zelfde and pas_bewezen(claims, nu(request), sessie.VERS)
        await repo.audit.noteer(
            "opnieuw_aangemeld" if goed else "opnieuw_mislukt", wie.id if wie else None, None, nu(request)
        )
    if not goed or wie is None:
        return _mislukt(request, 403, "niet_opnieuw", "auth_time of een ander")
    await sessie.bewezen(request)
    return web.Response(status=303, headers={hdrs.LOCATION: verder or begin_van(wie)})


def _dienst(request: web.Request) -> Aanmelddienst:
    gevonden = request.app.get(AANMELDDIENST)
    if gevonden is None:
        raise web.HTTPNotFound
    return gevonden


def _terugadres(request: web.Request) -> str:
    return f"{request.app[INSTELLINGEN].publieke_url}{TERUG}"


def _mislukt(request: web.Request, status: int, soort: str, oorzaak: str) -> web.Response:
    # The cause names a claim or an error code, never a person, a token or an address with a query.
    log.warning("aanmelden met de aanmelddienst is niet gelukt: %s (%s)", soort, oorzaak)
    waarden = {"medewerker": None, "soort": soort, "dienst": request.app[INSTELLINGEN].oidc.naam}
    return aiohttp_jinja2.render_template("desk/dienst_mislukt.html", request, waarden, status=status)
