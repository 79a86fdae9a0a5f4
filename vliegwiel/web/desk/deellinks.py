"""The worker's own links on one page: make, show and print, revoke, and the counts. Nobody sees a colleague's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web
from markupsafe import Markup

from vliegwiel.core.deellink import EERDER, MATEN, TALEN, Deellink, OngeldigeDeellink, TeVeelDeellinks
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.tekst import Catalogus
from vliegwiel.core.toegang import Recht
from vliegwiel.render.deelkaart import Kaart, deelkaart_pdf, heeft_letters
from vliegwiel.render.qr import qr_svg
from vliegwiel.services import deellink as dienst
from vliegwiel.services.catalogus import laad_catalogus
from vliegwiel.storage.deellink import DeellinkRepository
from vliegwiel.web import klokwerk, momenten
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import ID, route
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, formulier, nu
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN, KLOK

PAD, HIER = "/links", "/desk/links"
UUR = 3600.0  # seconds
VELDEN = ("gever", "van", "tot", "postcode", "taal")
RECHTS_NAAR_LINKS = ("ar",)


def voeg_toe(desk: web.Application) -> None:
    """Add the routes, and the clockwork that deletes links of long ago."""
    route(desk, "GET", PAD, toon, "links", Recht.DEELLINKS)
    route(desk, "POST", PAD, maak, "links_maken", Recht.DEELLINKS)
    route(desk, "GET", f"{PAD}/{ID}", kaart, "links_kaart", Recht.DEELLINKS)
    route(desk, "GET", f"{PAD}/{ID}/kaart.pdf", kaart_pdf, "links_pdf", Recht.DEELLINKS)
    route(desk, "POST", f"{PAD}/{ID}/intrekken", trek_in, "links_intrekken", Recht.DEELLINKS)
    klokwerk.voeg_toe(desk, klokwerk.Taak("links opruimen", UUR, ruim_op))


async def ruim_op(desk: web.Application) -> int:
    """Delete what ended long ago; return how many."""
    async with desk[DATABASE].transactie() as verbinding:
        repo = DeellinkRepository(verbinding, desk[KLUIS])
        return await dienst.ruim_op(repo, desk[INSTELLINGEN].deellinks.grenzen(), desk[KLOK]())


@asynccontextmanager
async def _links(request: web.Request) -> AsyncIterator[DeellinkRepository]:
    async with request.app[DATABASE].transactie() as verbinding:
        yield DeellinkRepository(verbinding, request.app[KLUIS])


async def toon(request: web.Request) -> web.Response:
    """Show the page."""
    return await _pagina(request)


async def maak(request: web.Request) -> web.Response:
    """Make a link and show its card; what is not right comes back with what was typed."""
    velden = {naam: str((await formulier(request)).get(naam, "")).replace("\x00", "") for naam in VELDEN}
    grenzen = request.app[INSTELLINGEN].deellinks.grenzen()
    try:
        async with _links(request) as repo:
            link = await dienst.maak(repo, request[MEDEWERKER].id, velden, grenzen, nu(request))
    except OngeldigeDeellink as fout:
        return await _pagina(request, 400, ingevuld=velden, fout=fout)
    except TeVeelDeellinks:
        return await _pagina(request, 409, ingevuld=velden, vol=True)
    await sessie.meld(request, "link_gemaakt")
    return _naar(f"{HIER}/{link.id}")


async def kaart(request: web.Request) -> web.Response:
    """Show one link as a card: its address, the QR code, and what stands on paper."""
    link = await _om_te_geven(request)
    gegevens = await _kaart(request, link)
    te_drukken = await asyncio.to_thread(heeft_letters, gegevens, nu(request))
    waarden = {
        "medewerker": request[MEDEWERKER],
        "hier": HIER,
        "link": link,
        "kaart": gegevens,
        "te_drukken": te_drukken,
        "richting": "rtl" if gegevens.taal in RECHTS_NAAR_LINKS else "ltr",
        # The library escapes its own texts.
        "qr": Markup(qr_svg(gegevens.adres, f"QR-code van {gegevens.adres}")),  # noqa: S704
        "melding": await sessie.neem_melding(request),
    }
    return aiohttp_jinja2.render_template("desk/links_kaart.html", request, waarden)


async def kaart_pdf(request: web.Request) -> web.Response:
    """Send the card, A6."""
    link = await _om_te_geven(request)
    lichaam = await asyncio.to_thread(deelkaart_pdf, await _kaart(request, link), nu(request))
    koppen = {hdrs.CONTENT_DISPOSITION: f'inline; filename="kaart-{link.id[:8]}.pdf"'}
    return web.Response(body=lichaam, content_type="application/pdf", headers=koppen)


async def trek_in(request: web.Request) -> web.Response:
    """Revoke a link: from now on it leads to the page of links that don't work."""
    async with _links(request) as repo:
        await dienst.trek_in(repo, request[MEDEWERKER].id, request.match_info["id"], nu(request))
    await sessie.meld(request, "link_ingetrokken")
    return _naar(HIER)


async def _om_te_geven(request: web.Request) -> Deellink:
    async with _links(request) as repo:
        return await dienst.om_te_geven(repo, request[MEDEWERKER].id, request.match_info["id"], nu(request))


async def _pagina(request: web.Request, status: int = 200, **overig: Any) -> web.Response:
    medewerker, instellingen = request[MEDEWERKER], request.app[INSTELLINGEN]
    async with _links(request) as repo:
        overzicht = await dienst.overzicht(repo, medewerker.id, nu(request))
    waarden: Mapping[str, Any] = {
        "medewerker": medewerker,
        "hier": HIER,
        "overzicht": overzicht,
        "maten": MATEN,
        "eerder": EERDER,
        "talen": TALEN,
        "grenzen": instellingen.deellinks,
        "ingevuld": {"gever": medewerker.naam.partition(" ")[0]},
        "fout": None,
        "vol": False,
        "melding": await sessie.neem_melding(request),
    }
    return aiohttp_jinja2.render_template("desk/links.html", request, {**waarden, **overig}, status=status)


async def _kaart(request: web.Request, link: Deellink) -> Kaart:
    instellingen, g = request.app[INSTELLINGEN], link.gegevens
    catalogus = await asyncio.to_thread(_catalogus, instellingen.responses, instellingen.gemeente.telefoon)
    return Kaart(
        gever=g.gever,
        gemeente=instellingen.gemeente.naam,
        telefoon=instellingen.gemeente.telefoon,
        adres=f"{instellingen.publieke_url}/d/{link.code}",
        van=momenten.datum(g.van) if g.van > vandaag(nu(request)) else "",
        tot=momenten.datum(g.tot),
        taal=g.taal,
        # Its second line says that nobody checked it yet: that stands in the handbook, not on the card.
        uitleg=catalogus.zeg(f"utter_taal_{g.taal}").partition("\n")[0] if g.taal else "",
    )


@lru_cache(maxsize=4)
def _catalogus(responses: Path, telefoon: str) -> Catalogus:
    return laad_catalogus(responses, {"telefoon": telefoon})


def _naar(pad: str) -> web.Response:
    return web.Response(status=303, headers={hdrs.LOCATION: pad})
