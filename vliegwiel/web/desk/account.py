"""One's own account: a password of one's own, a second factor, and logging out everywhere."""

from __future__ import annotations

from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.toegang import Recht
from vliegwiel.core.wachtwoord import OngeldigWachtwoord
from vliegwiel.render.qr import qr_svg
from vliegwiel.services import tweede_factor
from vliegwiel.services.accounts import wijzig_wachtwoord
from vliegwiel.services.medewerker import AanmeldenMislukt
from vliegwiel.services.tweede_factor import CodeKloptNiet, GeenTweedeFactor
from vliegwiel.settings_aanmelden import lees_rollen
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.opnieuw import eerst
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.slot import Poging
from vliegwiel.web.desk.werk import (
    HERSTELSLEUTEL,
    MEDEWERKER,
    MEDEWERKERS,
    TEAMS,
    TWEEDE_FACTOREN,
    WACHTWOORDEN,
    formulier,
    nu,
)
from vliegwiel.web.sleutels import INSTELLINGEN

PAD = "/account"
TWEEDE = f"{PAD}/tweede-factor"
AANGEMELD = Recht.AANGEMELD


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    route(desk, "GET", PAD, toon, "account", AANGEMELD)
    route(desk, "GET", f"{PAD}/wachtwoord", toon_wachtwoord, "account_wachtwoord", AANGEMELD)
    route(desk, "POST", f"{PAD}/wachtwoord", wijzig, "wachtwoord_wijzigen", AANGEMELD)
    route(desk, "GET", TWEEDE, toon_tweede, "tweede_factor", AANGEMELD)
    route(desk, "POST", TWEEDE, begin_tweede, "tweede_factor_begin", AANGEMELD, opnieuw=True)
    route(desk, "POST", f"{TWEEDE}/bevestigen", bevestig_tweede, "tweede_factor_bevestigen", AANGEMELD)
    route(desk, "POST", f"{TWEEDE}/codes", nieuwe_codes, "tweede_factor_codes", AANGEMELD, opnieuw=True)
    route(desk, "POST", f"{TWEEDE}/uit", zet_uit, "tweede_factor_uit", AANGEMELD, opnieuw=True)


@aiohttp_jinja2.template("desk/account.html")
async def toon(request: web.Request) -> dict[str, Any]:
    """Show what there is."""
    wie = request[MEDEWERKER]
    async with request.app[TWEEDE_FACTOREN].transactie() as repo:
        codes = await repo.codes_over(wie.id) if wie.tweede_factor else 0
    return {
        "medewerker": wie,
        "team": request.app[TEAMS].naam(wie.team),
        "codes": codes,
        "verplicht": _verplicht(request),
        "dienst": request.app[INSTELLINGEN].oidc.naam,
        "melding": await sessie.neem_melding(request),
    }


async def toon_wachtwoord(request: web.Request) -> web.Response:
    """Show the form; who has no password here is sent to the account's page."""
    if request[MEDEWERKER].extern:
        raise web.HTTPSeeOther("/desk/account")
    return _wachtwoord(request)


async def wijzig(request: web.Request) -> web.Response:
    """Choose a password of one's own; every other session ends."""
    velden, wie = await formulier(request), request[MEDEWERKER]
    oud, nieuw, weer = (str(velden.get(n, "")) for n in ("wachtwoord", "nieuw", "nieuw_weer"))
    if nieuw != weer:
        return _wachtwoord(request, "anders")
    poging = Poging(request, wie.gebruikersnaam, "wijzigen")
    await poging.begin()
    opslag, wachtwoorden = request.app[MEDEWERKERS], request.app[WACHTWOORDEN]
    try:
        aanmelding = await wijzig_wachtwoord(opslag, wachtwoorden, wie, oud, nieuw, nu(request))
    except AanmeldenMislukt:
        await poging.mislukt()
        return _wachtwoord(request, "huidig")
    except OngeldigWachtwoord as fout:
        return _wachtwoord(request, fout.reden)
    await poging.gelukt()
    await sessie.begin(request, aanmelding)
    return await _klaar(request, "wachtwoord_gewijzigd")


async def toon_tweede(request: web.Request) -> web.Response:
    """Show how it works, and the button to begin; who has one is sent to the account's page."""
    if request[MEDEWERKER].tweede_factor or request[MEDEWERKER].extern:
        raise web.HTTPSeeOther("/desk/account")
    return _tweede(request, "")


async def begin_tweede(request: web.Request) -> web.Response:
    """Show the QR code, and ask for a first code."""
    return _tweede(request, await _geheim(request))


async def bevestig_tweede(request: web.Request) -> web.Response:
    """Let it count, and show the recovery codes: once."""
    velden, wie = await formulier(request), request[MEDEWERKER]
    poging = Poging(request, wie.gebruikersnaam, "bevestigen")
    await poging.begin()
    try:
        async with request.app[TWEEDE_FACTOREN].transactie() as repo:
            code = str(velden.get("code", ""))[:100]
            codes = await tweede_factor.bevestig(repo, request.app[HERSTELSLEUTEL], wie.id, code, nu(request))
    except CodeKloptNiet:
        return _tweede(request, await _geheim(request), mislukt=True)
    return _codes(request, codes)


async def nieuwe_codes(request: web.Request) -> web.Response:
    """Show new recovery codes; the old ones are over."""
    async with request.app[TWEEDE_FACTOREN].transactie() as repo:
        codes = await tweede_factor.nieuwe_codes(repo, request.app[HERSTELSLEUTEL], request[MEDEWERKER].id, nu(request))
    return _codes(request, codes)


async def zet_uit(request: web.Request) -> web.Response:
    """Go on without; not for a role that needs it."""
    if _verplicht(request):
        raise GeenTweedeFactor
    async with request.app[TWEEDE_FACTOREN].transactie() as repo:
        await tweede_factor.zet_uit(repo, request[MEDEWERKER].id, nu(request))
    return await _klaar(request, "tweede_factor_uit")


async def _geheim(request: web.Request) -> str:
    if request[MEDEWERKER].extern:
        raise GeenTweedeFactor
    async with request.app[TWEEDE_FACTOREN].transactie() as repo:
        return await tweede_factor.begin(repo, request[MEDEWERKER].id, nu(request))


def _verplicht(request: web.Request) -> bool:
    return request[MEDEWERKER].rol in lees_rollen(request.app[INSTELLINGEN].tweede_factor_rollen)


def _wachtwoord(request: web.Request, fout: str = "") -> web.Response:
    wie = request[MEDEWERKER]
    waarden = {"medewerker": wie, "fout": fout, "eerst": eerst(request, wie) == "wachtwoord"}
    return aiohttp_jinja2.render_template("desk/account_wachtwoord.html", request, waarden, status=400 if fout else 200)


def _tweede(request: web.Request, geheim: str, mislukt: bool = False) -> web.Response:
    wie, gemeente = request[MEDEWERKER], request.app[INSTELLINGEN].gemeente.naam
    adres = tweede_factor.adres(geheim, wie.gebruikersnaam, gemeente) if geheim else ""
    waarden = {
        "medewerker": wie,
        "eerst": eerst(request, wie) == "tweede_factor",
        "geheim": " ".join(geheim[i : i + 4] for i in range(0, len(geheim), 4)),
        "qr": qr_svg(adres, "QR-code voor je authenticator-app") if geheim else "",
        "mislukt": mislukt,
    }
    status = 400 if mislukt else 200
    return aiohttp_jinja2.render_template("desk/account_tweede_factor.html", request, waarden, status=status)


def _codes(request: web.Request, codes: list[str]) -> web.Response:
    waarden = {"medewerker": request[MEDEWERKER], "codes": codes}
    return aiohttp_jinja2.render_template("desk/account_codes.html", request, waarden)


async def _klaar(request: web.Request, melding: str) -> web.Response:
    await sessie.meld(request, melding)
    return web.Response(status=303, headers={hdrs.LOCATION: "/desk/account"})
