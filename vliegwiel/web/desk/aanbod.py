"""Local offers: list and search, import and take away, and what is proposed on a case. Always by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.aanbod import MEESTE_BYTES, OP_DATUM, OP_NAAM, VELDEN, Fout, OngeldigAanbod, gezocht
from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.overdracht import Overdracht, OverdrachtNietGevonden
from vliegwiel.core.toegang import Recht, mag
from vliegwiel.services import aanbod as dienst
from vliegwiel.services.leefgebieden import laad_gekozen
from vliegwiel.services.overdracht import Dossier
from vliegwiel.storage import Verbinding
from vliegwiel.storage.aanbod import AanbodRepository
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import FORMULIER, MEDEWERKER, formulier, nu
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN

UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
PAD, ZAAKPAD = "/aanbod", f"/overdrachten/{{id:{UUID}}}/aanbod"
MET_BESTAND = "multipart/form-data"
MEESTE = 2 * MEESTE_BYTES  # of a whole request: the file, and the form around it
MEESTE_ZOEKTEKENS = 100
GEBIEDEN = web.AppKey("aanbod_gebieden", LeefgebiedenSet)


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    instellingen = desk[INSTELLINGEN]
    desk[GEBIEDEN] = laad_gekozen(instellingen.leefgebieden, instellingen.leefgebieden_set)
    route(desk, "GET", PAD, toon, "aanbod", Recht.AANBOD_ZIEN)
    route(desk, "GET", f"{PAD}/invoeren", vraag_bestand, "aanbod_bestand", Recht.AANBOD_BEHEREN)
    route(desk, "POST", f"{PAD}/invoeren", bekijk, "aanbod_bekijken", Recht.AANBOD_BEHEREN)
    route(desk, "POST", f"{PAD}/bewaren", bewaar, "aanbod_bewaren", Recht.AANBOD_BEHEREN)
    route(desk, "POST", f"{PAD}/{{aanbod:{UUID}}}/weg", haal_weg, "aanbod_weg", Recht.AANBOD_BEHEREN)
    route(desk, "POST", ZAAKPAD, stel_voor, "aanbod_voorstellen", Recht.ZAAK_WERKEN, zaak=True)
    antwoord = f"{ZAAKPAD}/{{voorstel:{UUID}}}"
    route(desk, "POST", antwoord, beantwoord, "aanbod_beantwoorden", Recht.ZAAK_WERKEN, zaak=True)


def gebiednaam(gebieden: LeefgebiedenSet, gebied_id: str) -> str:
    """Return what people call a domain; its id when it is no longer in the set."""
    return gebieden.get(gebied_id).naam if gebied_id in gebieden else gebied_id


@aiohttp_jinja2.template("desk/aanbod.html")
async def toon(request: web.Request) -> dict[str, Any]:
    """Show what can be chosen today, by the filters in the address."""
    vraag, gebieden = request.query, request.app[GEBIEDEN]
    woorden = vraag.get("q", "")[:MEESTE_ZOEKTEKENS]
    gebied = vraag.get("gebied", "") if vraag.get("gebied", "") in gebieden else ""
    volgorde = OP_DATUM if vraag.get("volgorde") == OP_DATUM else OP_NAAM
    async with request.app[DATABASE].lezen() as verbinding:
        alles = await dienst.lopend(AanbodRepository(verbinding), vandaag(nu(request)))
    return _pagina(request) | {
        "aanbod": gezocht(alles, woorden, gebied, volgorde),
        "samen": len(alles),
        "woorden": woorden,
        "gebied": gebied,
        "volgorde": volgorde,
        "beheert": mag(request[MEDEWERKER].rol, Recht.AANBOD_BEHEREN),
        "melding": await sessie.neem_melding(request),
    }


def _pagina(request: web.Request) -> dict[str, Any]:
    gebieden = request.app[GEBIEDEN]
    return {
        "gebieden": gebieden.gebieden,
        "gebiednaam": lambda gebied_id: gebiednaam(gebieden, gebied_id),
        "medewerker": request[MEDEWERKER],
        "hier": "/desk/aanbod",
    }


async def vraag_bestand(request: web.Request) -> web.Response:
    """Ask for a file."""
    return _invoerpagina(request)


async def bekijk(request: web.Request) -> web.Response:
    """Show what a file would do, or everything that is wrong with it; nothing is kept."""
    inhoud = await _bestand(request)
    if not inhoud.strip():
        return _invoerpagina(request, fouten=[Fout(1, "er is geen bestand gekozen, of het is leeg")])
    try:
        async with request.app[DATABASE].lezen() as verbinding:
            repo = AanbodRepository(verbinding)
            invoer = await dienst.bekijk(repo, inhoud, _ids(request), vandaag(nu(request)))
    except OngeldigAanbod as fout:
        return _invoerpagina(request, fouten=fout.fouten)
    return _invoerpagina(request, invoer=invoer, tekst=inhoud.decode("utf-8-sig"))


async def bewaar(request: web.Request) -> web.Response:
    """Keep what was seen before, whole; it is checked again."""
    inhoud = await _bestand(request)
    try:
        async with request.app[DATABASE].transactie() as verbinding:
            repo, door = AanbodRepository(verbinding), request[MEDEWERKER].id
            await dienst.voer_in(repo, inhoud, _ids(request), door, vandaag(nu(request)), nu(request))
    except OngeldigAanbod as fout:
        return _invoerpagina(request, fouten=fout.fouten)
    await sessie.meld(request, "aanbod_bewaard")
    return _naar("/desk/aanbod")


def _invoerpagina(request: web.Request, **waarden: Any) -> web.Response:
    binnen = {"fouten": (), "invoer": None, "tekst": "", "velden": VELDEN} | waarden | _pagina(request)
    status = 400 if binnen["fouten"] else 200
    return aiohttp_jinja2.render_template("desk/aanbod_invoeren.html", request, binnen, status=status)


def _ids(request: web.Request) -> list[str]:
    return [g.id for g in request.app[GEBIEDEN].gebieden]


async def _bestand(request: web.Request) -> bytes:
    """Return the file that was chosen, or the text that was seen before; raises 400, 413 or 415."""
    if request.content_type not in (MET_BESTAND, FORMULIER):
        raise web.HTTPUnsupportedMediaType
    try:
        velden: Mapping[str, Any] = await request.clone(client_max_size=MEESTE).post()
    except (LookupError, ValueError):  # no boundary, a character set that does not exist
        raise web.HTTPBadRequest from None
    gekozen = velden.get("bestand") or velden.get("tekst") or ""
    if isinstance(gekozen, web.FileField):
        return gekozen.file.read(MEESTE_BYTES + 1)
    return gekozen if isinstance(gekozen, bytes) else str(gekozen).encode()


async def haal_weg(request: web.Request) -> web.Response:
    """Take an offer away from the lists."""
    async with request.app[DATABASE].transactie() as verbinding:
        repo = AanbodRepository(verbinding)
        await dienst.trek_in(repo, request.match_info["aanbod"], request[MEDEWERKER].id, nu(request))
    await sessie.meld(request, "aanbod_weg")
    return _naar("/desk/aanbod")


async def laad(request: web.Request, verbinding: Verbinding, dossier: Dossier) -> Mapping[str, Any]:
    """Return the part of a case's page (``web.desk.zaakdelen``)."""
    dag = vandaag(nu(request))
    deel = await dienst.op_zaak(AanbodRepository(verbinding), dossier, dag)
    gebieden = request.app[GEBIEDEN]
    per_gebied = [(g.naam, [a for a in deel.te_kiezen if g.id in a.gegevens.leefgebieden]) for g in gebieden.gebieden]
    return {
        "voorstellen": [(v, v.aanbod.loopt(dag)) for v in deel.voorstellen],
        "per_gebied": [(naam, rij) for naam, rij in per_gebied if rij],
        "eigen": deel.eigen,
    }


async def stel_voor(request: web.Request) -> web.Response:
    """Propose an offer on a case."""
    velden = await formulier(request)
    async with request.app[DATABASE].transactie() as verbinding:
        zaak, repo = await _zaak(request, verbinding), AanbodRepository(verbinding)
        gekozen, moment = str(velden.get("aanbod", "")).replace("\x00", ""), nu(request)
        await dienst.stel_voor(repo, zaak, gekozen, request[MEDEWERKER].id, vandaag(moment), moment)
    return await _naar_zaak(request, "aanbod_voorgesteld")


async def beantwoord(request: web.Request) -> web.Response:
    """Write down what the client said."""
    antwoord = (await formulier(request)).get("antwoord")
    async with request.app[DATABASE].transactie() as verbinding:
        zaak, repo = await _zaak(request, verbinding), AanbodRepository(verbinding)
        if antwoord not in ("ja", "nee"):
            raise web.HTTPBadRequest
        voorstel, door = request.match_info["voorstel"], request[MEDEWERKER].id
        await dienst.beantwoord(repo, zaak, voorstel, ja=antwoord == "ja", medewerker_id=door, nu=nu(request))
    return await _naar_zaak(request, "aanbod_beantwoord")


async def _zaak(request: web.Request, verbinding: Verbinding) -> Overdracht:
    zaak = await OverdrachtRepository(verbinding).vind(request.match_info["id"])
    if zaak is None:
        raise OverdrachtNietGevonden(request.match_info["id"])
    return zaak


async def _naar_zaak(request: web.Request, melding: str) -> web.Response:
    await sessie.meld(request, melding)
    return _naar(f"/desk/overdrachten/{request.match_info['id']}")


def _naar(pad: str) -> web.Response:
    return web.Response(status=303, headers={hdrs.LOCATION: pad})
