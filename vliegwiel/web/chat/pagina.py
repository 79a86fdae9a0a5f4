"""The page itself, and the client's own copy of the summary."""

from __future__ import annotations

from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.services.inzage import Inzage, bekijk, opening
from vliegwiel.web.chat import linkkoekje, sessie
from vliegwiel.web.chat.beeld import maak_beeld, tekenaar
from vliegwiel.web.chat.code import codebeeld
from vliegwiel.web.chat.herkomst import formulier_id
from vliegwiel.web.inhalen import probeer_in_te_halen
from vliegwiel.web.sleutels import CATALOGUS, DIENST, INSTELLINGEN, KLOK
from vliegwiel.web.statisch import adres

FRAGMENT = "X-Vliegwiel-Fragment"
# What was just done with a line; nothing about which one, because it stands in an address.
GEWIJZIGD, WEG, ANTWOORD_WEG, KEUZE_WEG = GEDAAN = ("gewijzigd", "weg", "antwoord_weg", "keuze_weg")


async def inzage_van(request: web.Request, gesprek_id: str | None) -> Inzage:
    """Return what there is of a conversation, or the opening that is shown before there is one."""
    dienst = request.app[DIENST]
    if gesprek_id is not None:
        return await bekijk(dienst, gesprek_id)
    link = await linkkoekje.gekregen(request)
    return opening(dienst, link.via if link else None)


async def toon(request: web.Request, gesprek_id: str | None, status: int = 200, **overig: Any) -> web.Response:
    """Return the page, or only its inside for the script.

    ``overig``: see ``maak_beeld``; ``vers``: a new code; ``heel``: the template of the whole page.
    """
    heel = overig.pop("heel", "chat/pagina.html")
    inzage = await inzage_van(request, gesprek_id)
    overig["formulier_id"] = formulier_id(gesprek_id, inzage.berichten)
    gedaan = request.query.get("gedaan", "")
    overig.setdefault("gedaan", gedaan if gedaan in GEDAAN else "")
    if gesprek_id is not None:
        overig["code"] = await codebeeld(request, gesprek_id, inzage.berichten, overig.pop("vers", None))
    dagen = request.app[INSTELLINGEN].terugbel.bewaardagen
    beeld = maak_beeld(
        inzage, request.app[CATALOGUS], request.app[KLOK](), nieuw=gesprek_id is None, bewaardagen=dagen, **overig
    )
    plaatje = tekenaar(inzage.toestand)
    sjabloon = "chat/gesprek.html" if FRAGMENT in request.headers else heel
    antwoord = aiohttp_jinja2.render_template(sjabloon, request, {"g": beeld, "radar": plaatje}, status=status)
    # The page holds what somebody told: no copy in a cache, also not the browser's.
    antwoord.headers[hdrs.CACHE_CONTROL] = "no-store"
    antwoord.headers[hdrs.VARY] = f"Cookie, {FRAGMENT}, {hdrs.ACCEPT_ENCODING}"
    # Nothing secret is in the page (the token is in a cookie), so its length may show how well it compresses.
    antwoord.enable_compression()
    return antwoord


async def open_gesprek(request: web.Request, heel: str) -> web.Response:
    """Return the conversation of this browser, or the welcome, in this template. Tries waiting messages again."""
    gesprek_id = await sessie.huidig(request)
    if gesprek_id is not None and (await inzage_van(request, gesprek_id)).wacht:
        await probeer_in_te_halen(request.app, gesprek_id)
    antwoord = await toon(request, gesprek_id, heel=heel)
    if gesprek_id is None:
        await linkkoekje.tel(request, antwoord)
    return antwoord


async def pagina(request: web.Request) -> web.Response:
    """GET /: the chat page."""
    return await open_gesprek(request, "chat/pagina.html")


async def download(request: web.Request) -> web.Response:
    """GET /mijn-verhaal.txt: the summary as plain text, for the client alone."""
    gesprek_id = await sessie.huidig(request)
    if gesprek_id is None:
        raise web.HTTPSeeOther("/")
    inzage = await inzage_van(request, gesprek_id)
    beeld = maak_beeld(inzage, request.app[CATALOGUS], request.app[KLOK](), nieuw=False)
    tekst = aiohttp_jinja2.render_string("chat/mijn-verhaal.txt", request, {"g": beeld})
    koppen = {hdrs.CONTENT_DISPOSITION: 'attachment; filename="mijn-verhaal.txt"', hdrs.CACHE_CONTROL: "no-store"}
    # With a byte order mark, because Notepad guesses the encoding of a file without one.
    return web.Response(body=tekst.encode("utf-8-sig"), content_type="text/plain", charset="utf-8", headers=koppen)


async def terug(_: web.Request) -> web.Response:
    """GET of an address that only takes forms: somebody reloads after a mistake."""
    raise web.HTTPSeeOther("/")


async def icoon(_: web.Request) -> web.Response:
    """GET /favicon.ico: what a browser asks for on a page that names no icon, such as the help page."""
    raise web.HTTPFound(adres("vliegwiel.svg"))


def voeg_toe(app: web.Application) -> None:
    """Add the routes."""
    app.router.add_get("/", pagina)
    app.router.add_get("/mijn-verhaal.txt", download)
    app.router.add_get("/favicon.ico", icoon)
    for pad in ("/bericht", "/kaart", "/regel/{cel}", "/regel/antwoord/{veld}", "/regel/keuze/{wat}", "/nieuw"):
        app.router.add_get(pad, terug)
