"""The forms of the talk: a message, a card, a fresh start. Every one ends in a redirect to the page."""

from __future__ import annotations

from typing import Any

from aiohttp import hdrs, web

from vliegwiel.core.crisis import screen
from vliegwiel.core.invoer import BerichtLeeg, BerichtTeLang
from vliegwiel.services.beurt import beantwoord
from vliegwiel.services.gesprek import OnbekendGesprek
from vliegwiel.services.hervat import zorg_voor_code
from vliegwiel.services.nadenken import OngeldigeDag
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.web.afscherming import afgeschermd
from vliegwiel.web.begrenzing import TeSnel, tel_bericht
from vliegwiel.web.chat import formulier, linkkoekje, sessie
from vliegwiel.web.chat.beeld import Melding
from vliegwiel.web.chat.code import bekend, onthoud, vraagt_om_code
from vliegwiel.web.chat.code import vergeet as vergeet_code
from vliegwiel.web.chat.herkomst import AnderGesprek, controleer
from vliegwiel.web.chat.pagina import FRAGMENT, toon
from vliegwiel.web.sleutels import DIENST
from vliegwiel.web.teksten import fouttekst, veldtekst

_FOUTEN: dict[type[Exception], tuple[int, str]] = {
    BerichtLeeg: (422, "leeg"),
    BerichtTeLang: (422, "te_lang"),
    TeSnel: (429, "te_snel"),
    formulier.NietsGekozen: (422, "niets_gekozen"),
    AnderGesprek: (409, "ander_gesprek"),
}


async def bericht(request: web.Request) -> web.Response:
    """POST /bericht: typed words or pressed buttons; the first one begins the conversation."""
    velden = await formulier.lees(request)
    # Words that were typed but not sent (somebody pressed a button instead) go back into the box.
    concept = velden.een("tekst") if velden.een("keuze") or velden.een("stuur") == "keuzes" else ""
    try:
        inkomend = formulier.bericht(velden)
    except formulier.NietsGekozen as fout:
        return await _met_melding(request, fout, concept=concept)
    try:
        return await _stuur(request, velden, inkomend, concept=concept)
    except (BerichtLeeg, BerichtTeLang, TeSnel, AnderGesprek) as fout:
        return await _met_melding(request, fout, concept=velden.een("tekst"))


async def kaart(request: web.Request) -> web.Response:
    """POST /kaart: the contact card, the card about support, or the one for who wants to think about it."""
    velden = await formulier.lees(request)
    try:
        inkomend = formulier.kaart(velden)
        return await _stuur(request, velden, inkomend)
    except formulier.KaartFout as fout:
        ingevuld = {"kaartfouten": fout.fouten, "kaartvelden": velden.velden}
        return await toon(request, await sessie.huidig(request), 422, **ingevuld)
    except OngeldigeDag:
        ingevuld = {"kaartfouten": {"datum": veldtekst("later_datum")}, "kaartvelden": velden.velden}
        return await toon(request, await sessie.huidig(request), 422, **ingevuld)
    except (TeSnel, AnderGesprek) as fout:
        return await _met_melding(request, fout, kaartvelden=velden.velden)


async def nieuw(request: web.Request) -> web.Response:
    """POST /nieuw: this browser begins again; nothing is deleted by it."""
    await formulier.lees(request)
    antwoord = web.Response(status=303, headers={hdrs.LOCATION: "/"})
    sessie.vergeet(request.app, antwoord)
    vergeet_code(request.app, antwoord)
    return antwoord


async def _stuur(
    request: web.Request, velden: formulier.Formulier, inkomend: Inkomend, concept: str = ""
) -> web.Response:
    gesprek_id, token = await sessie.huidig(request), ""
    controleer(velden.id, gesprek_id)
    if gesprek_id is None:
        gestart = await sessie.nieuw(request, velden.id)
        gesprek_id, token = gestart.id, gestart.token
    await tel_bericht(request, gesprek_id)
    try:
        gezegd = await afgeschermd(request.app, beantwoord(request.app[DIENST], gesprek_id, inkomend))
    except OnbekendGesprek:  # its time was over a moment ago: what was typed stays in the box
        raise AnderGesprek from None
    vers = None
    if vraagt_om_code(gezegd.berichten):
        vers = await zorg_voor_code(request.app[DIENST], gesprek_id, bekend(request))
    if FRAGMENT in request.headers or concept.strip():
        antwoord = await toon(request, gesprek_id, concept=concept, vers=vers)
    else:
        antwoord = web.Response(status=303, headers={hdrs.LOCATION: "/#laatste"})
    # Who gave the link types along: then this may be that person's device, which keeps nothing for long.
    kort = bool(gezegd.toestand.helper)
    # Each message anew: who comes every week is not forgotten a month after the first one.
    sessie.onthoud(request.app, antwoord, token or sessie.token_van(request), kort=kort)
    if token and linkkoekje.cookienaam(request.app) in request.cookies:
        linkkoekje.vergeet(request.app, antwoord)
    if code := (vers.code if vers else bekend(request) if kort else ""):
        onthoud(request.app, antwoord, code, kort=kort)
    return antwoord


async def _met_melding(request: web.Request, fout: Exception, **overig: Any) -> web.Response:
    """Return the page with what went wrong, and with everything that was typed."""
    status, sleutel = _FOUTEN[type(fout)]
    tekst = fouttekst(sleutel)
    if isinstance(fout, AnderGesprek) and (signaal := screen(overig.get("concept", ""))).niveau != "geen":
        # Nothing of it is kept in the other conversation, but help is shown all the same.
        overig["nood"] = signaal.soort or "suicide"
    melding = Melding(tekst.titel, tekst.uitleg)
    antwoord = await toon(request, await sessie.huidig(request), status, melding=melding, **overig)
    if isinstance(fout, TeSnel):
        antwoord.headers[hdrs.RETRY_AFTER] = str(fout.wacht)
    return antwoord


def voeg_toe(app: web.Application) -> None:
    """Add the routes."""
    app.router.add_post("/bericht", bericht)
    app.router.add_post("/kaart", kaart)
    app.router.add_post("/nieuw", nieuw)
