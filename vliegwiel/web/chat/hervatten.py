"""Coming in with the code, the code's own page, a new code, and letting this device forget the conversation.

Code and token travel in forms and cookies only: never in an address, so they are in no log, history or referrer.
"""

from __future__ import annotations

from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.gesprek import KLAAR
from vliegwiel.services.gesprek import lees
from vliegwiel.services.hervat import (
    Code,
    OnbekendeCode,
    bekijk_code,
    hervat,
    maak_code,
    vergeet_toestel,
    zorg_voor_code,
)
from vliegwiel.web.afscherming import afgeschermd
from vliegwiel.web.begrenzing import TeSnel, tel_bericht
from vliegwiel.web.chat import code, formulier, linkkoekje, sessie
from vliegwiel.web.pogingen import tel_code
from vliegwiel.web.sleutels import DIENST


async def verder(request: web.Request) -> web.Response:
    """GET /verder: the form to type the code in."""
    return await _verder(request)


async def kom_binnen(request: web.Request) -> web.Response:
    """POST /verder: the conversation of this code, or one and the same refusal for everything that opens nothing."""
    velden = await formulier.lees(request)
    try:
        tel_code(request)
        binnen = await afgeschermd(request.app, hervat(request.app[DIENST], velden.een("code")))
    except OnbekendeCode:
        return await _verder(request, 422, fout="onbekend")
    except TeSnel as te_snel:
        antwoord = await _verder(request, 429, fout="te_snel")
        antwoord.headers[hdrs.RETRY_AFTER] = str(te_snel.wacht)
        return antwoord
    toestand = binnen.antwoord.toestand
    naar = "/gedeeld" if toestand.is_gedeeld and toestand.status == KLAAR else "/#laatste"
    antwoord = web.Response(status=303, headers={hdrs.LOCATION: naar})
    sessie.onthoud(request.app, antwoord, binnen.token)
    getypt, _ = await bekijk_code(request.app[DIENST], binnen.id, velden.een("code"))
    if getypt:
        code.onthoud(request.app, antwoord, getypt.code)
    return antwoord


async def codepagina(request: web.Request) -> web.Response:
    """GET /code: the code, until when it works, and what to do with it."""
    gesprek_id = await sessie.huidig(request)
    if gesprek_id is None:
        raise web.HTTPSeeOther("/verder")
    return _pagina(request, "chat/code.html", {"code": await code.codebeeld(request, gesprek_id)})


async def geef_code(request: web.Request) -> web.Response:
    """POST /code: make a code when there is none (or the browser knows it), or a new one with ``actie=nieuw``."""
    velden = await formulier.lees(request)
    gesprek_id = await sessie.huidig(request)
    if gesprek_id is None:
        raise web.HTTPSeeOther("/verder")
    await tel_bericht(request, gesprek_id)
    dienst = request.app[DIENST]
    if velden.een("actie") == "nieuw":
        gemaakt: Code | None = await afgeschermd(request.app, maak_code(dienst, gesprek_id))
    else:
        gemaakt = await afgeschermd(request.app, zorg_voor_code(dienst, gesprek_id, code.bekend(request)))
    antwoord = web.Response(status=303, headers={hdrs.LOCATION: "/code"})
    if gemaakt:
        toestand, _ = await lees(dienst, gesprek_id)
        code.onthoud(request.app, antwoord, gemaakt.code, kort=bool(toestand.helper))
    return antwoord


async def vergeet(request: web.Request) -> web.Response:
    """POST /vergeet: this device no longer opens the conversation, also with a copied cookie; the code still does."""
    await formulier.lees(request)
    if token := sessie.token_van(request):
        await afgeschermd(request.app, vergeet_toestel(request.app[DIENST], token))
    antwoord = web.Response(status=303, headers={hdrs.LOCATION: "/"})
    sessie.vergeet(request.app, antwoord)
    code.vergeet(request.app, antwoord)
    linkkoekje.vergeet(request.app, antwoord)
    # A draft that the script kept on this device goes too (browsers do this over https).
    antwoord.headers["Clear-Site-Data"] = '"cache", "storage"'
    return antwoord


async def _verder(request: web.Request, status: int = 200, fout: str = "") -> web.Response:
    """Return the form. Nothing that was typed comes back, so every refusal is the same page."""
    al_bezig = await sessie.huidig(request) is not None
    return _pagina(request, "chat/verder.html", {"fout": fout, "al_bezig": al_bezig}, status)


def _pagina(request: web.Request, sjabloon: str, waarden: dict[str, Any], status: int = 200) -> web.Response:
    antwoord = aiohttp_jinja2.render_template(sjabloon, request, waarden, status=status)
    antwoord.headers[hdrs.CACHE_CONTROL] = "no-store"
    return antwoord


async def terug(_: web.Request) -> web.Response:
    """GET of an address that only takes forms."""
    raise web.HTTPSeeOther("/")


def voeg_toe(app: web.Application) -> None:
    """Add the routes."""
    app.router.add_get("/verder", verder)
    app.router.add_post("/verder", kom_binnen)
    app.router.add_get("/code", codepagina)
    app.router.add_post("/code", geef_code)
    app.router.add_get("/vergeet", terug)
    app.router.add_post("/vergeet", vergeet)
