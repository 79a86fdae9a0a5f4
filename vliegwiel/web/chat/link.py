"""The address of a link that somebody was given, and what it leads to.

Looking at it begins nothing. A link that works leads to the first screen, which names the giver; everything else to one
and the same page with the ordinary beginning.
"""

from __future__ import annotations

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.deellink import OnbekendeDeellink
from vliegwiel.services.deellink import zoek
from vliegwiel.web.begrenzing import TeSnel, adres_van
from vliegwiel.web.chat import code, formulier, linkkoekje, sessie
from vliegwiel.web.pogingen import Pogingen
from vliegwiel.web.sleutels import DIENST, INSTELLINGEN, KLOK

PAD = "/d/"
# Counted apart from the codes of conversations; here only what does not work counts, because at a market many people
# with the same card share one address.
POGINGEN = web.AppKey("pogingen_met_links", Pogingen)


async def kom_binnen(request: web.Request) -> web.Response:
    """GET /d/{code}: on to the first screen, without the code in any later address."""
    getypt, nu = request.match_info["code"], request.app[KLOK]()
    try:
        request.app[POGINGEN].kijk(adres_van(request))
        async with request.app[DIENST].opslag.lezen() as repo:
            await zoek(repo.deellinks, getypt, nu)
    except OnbekendeDeellink:
        request.app[POGINGEN].tel(adres_van(request))
        return _werkt_niet(request, 404)
    except TeSnel as te_snel:
        antwoord = _werkt_niet(request, 429)
        antwoord.headers[hdrs.RETRY_AFTER] = str(te_snel.wacht)
        return antwoord
    bezig = await sessie.huidig(request) is not None
    antwoord = web.Response(status=303, headers={hdrs.LOCATION: "/link" if bezig else "/"} | _STIL)
    linkkoekje.onthoud(request.app, antwoord, getypt, nu, geteld=False)
    return antwoord


# What is fetched from here does not hear from which address.
_STIL = {"Referrer-Policy": "no-referrer", hdrs.CACHE_CONTROL: "no-store", "X-Robots-Tag": "noindex"}


def _werkt_niet(request: web.Request, status: int) -> web.Response:
    antwoord = aiohttp_jinja2.render_template("chat/link_weg.html", request, {"druk": status == 429}, status=status)
    antwoord.headers.update(_STIL)
    return antwoord


async def al_bezig(request: web.Request) -> web.Response:
    """GET /link: who came with a link while this browser is in a conversation chooses which one goes on."""
    link = await linkkoekje.gekregen(request)
    if link is None or await sessie.huidig(request) is None:
        raise web.HTTPSeeOther("/")
    antwoord = aiohttp_jinja2.render_template("chat/link_bezet.html", request, {"gever": link.via.gever})
    antwoord.headers[hdrs.CACHE_CONTROL] = "no-store"
    await linkkoekje.tel(request, antwoord)
    return antwoord


async def kies(request: web.Request) -> web.Response:
    """POST /link: go on with the conversation that is here, or begin a new one; nothing is deleted by it."""
    velden = await formulier.lees(request)
    if velden.een("actie") != "nieuw":
        antwoord = web.Response(status=303, headers={hdrs.LOCATION: "/#laatste"})
        linkkoekje.vergeet(request.app, antwoord)
        return antwoord
    antwoord = web.Response(status=303, headers={hdrs.LOCATION: "/"})
    sessie.vergeet(request.app, antwoord)
    code.vergeet(request.app, antwoord)
    return antwoord


def voeg_toe(app: web.Application) -> None:
    """Add the routes and the counters."""
    instellingen = app[INSTELLINGEN]
    app[POGINGEN] = Pogingen(instellingen.limiet_codes, instellingen.limiet_codes_samen, app[KLOK])
    linkkoekje.voeg_toe(app)
    app.router.add_get(f"{PAD}{{code}}", kom_binnen)
    app.router.add_get("/link", al_bezig)
    app.router.add_post("/link", kies)
