"""Errors become a Dutch page, or a JSON problem for a program. Their texts are in ``templates/desk/_fouten.html``."""

from __future__ import annotations

import logging
import re
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from vliegwiel.core.aanbod import AanbodNietGevonden, VoorstelNietGevonden
from vliegwiel.core.deellink import DeellinkDicht, DeellinkNietGevonden
from vliegwiel.core.fase import NietInDezeFase, OngeldigeFase
from vliegwiel.core.huishouden import AlInHuishouden, TweedeEigenaar
from vliegwiel.core.nadenken import NadenkenNietGevonden
from vliegwiel.core.overdracht import (
    AlGeclaimd,
    NietDeEigenaar,
    OngeldigeNotitie,
    OngeldigeOvergang,
    OverdrachtIngetrokken,
    OverdrachtNietGevonden,
)
from vliegwiel.core.plan import AlGedaan
from vliegwiel.core.toegang import BuitenTeam, GeenRecht
from vliegwiel.core.toestemming import HUISHOUDEN, AlGevraagd, GeenToestemming, OngeldigAntwoord
from vliegwiel.core.uitkomst import NogGeenZesMaanden
from vliegwiel.core.uitwisseling import OpdrachtNietDood, OpdrachtNietGevonden
from vliegwiel.core.veld import OngeldigVeld
from vliegwiel.core.voortgang import OngeldigeStap
from vliegwiel.core.zaak import OngeldigContact, OngeldigeCollega, OngeldigePauze
from vliegwiel.services.accounts import (
    AccountNietGevonden,
    LaatsteBeheerder,
    NogNietTeVerwijderen,
    OngeldigAccount,
    VanDeDienst,
)
from vliegwiel.services.tweede_factor import GeenTweedeFactor
from vliegwiel.storage import DatabaseBezet
from vliegwiel.web.desk.rijkeuze import ZoekenVanEenAnder
from vliegwiel.web.desk.werk import FORMULIER, MEDEWERKER, formulier, wil_json

log = logging.getLogger(__name__)
SOORTEN: dict[type[Exception], tuple[int, str]] = {
    AccountNietGevonden: (404, "account_weg"),
    DatabaseBezet: (503, "bezet"),
    GeenTweedeFactor: (409, "geen_tweede_factor"),
    NogNietTeVerwijderen: (409, "nog_niet_te_verwijderen"),
    LaatsteBeheerder: (409, "laatste_beheerder"),
    OngeldigAccount: (400, "ongeldig_account"),
    VanDeDienst: (409, "van_de_dienst"),
    AanbodNietGevonden: (404, "aanbod_weg"),
    VoorstelNietGevonden: (404, "aanbod_weg"),
    AlGeclaimd: (409, "al_geclaimd"),
    BuitenTeam: (403, "buiten_team"),
    GeenRecht: (403, "geen_recht"),
    DeellinkDicht: (409, "link_dicht"),
    DeellinkNietGevonden: (404, "link_weg"),
    NadenkenNietGevonden: (404, "nadenken_weg"),
    NietDeEigenaar: (403, "niet_de_eigenaar"),
    OngeldigContact: (400, "ongeldig_contact"),
    OngeldigeCollega: (400, "ongeldige_collega"),
    OngeldigeNotitie: (400, "ongeldige_notitie"),
    OngeldigePauze: (400, "ongeldige_pauze"),
    OngeldigeOvergang: (409, "ongeldige_overgang"),
    OpdrachtNietDood: (409, "opdracht_niet_dood"),
    OpdrachtNietGevonden: (404, "opdracht_weg"),
    OverdrachtIngetrokken: (410, "ingetrokken"),
    OverdrachtNietGevonden: (404, "niet_gevonden"),
    AlGedaan: (409, "al_gedaan"),
    AlGevraagd: (409, "al_gevraagd"),
    AlInHuishouden: (409, "al_in_huishouden"),
    GeenToestemming: (403, "geen_toestemming"),
    NietInDezeFase: (409, "niet_in_deze_fase"),
    NogGeenZesMaanden: (409, "nog_geen_zes_maanden"),
    OngeldigAntwoord: (409, "ongeldig_antwoord"),
    OngeldigeFase: (409, "ongeldige_fase"),
    OngeldigeStap: (409, "ongeldige_stap"),
    OngeldigVeld: (400, "ongeldig_veld"),
    TweedeEigenaar: (409, "tweede_eigenaar"),
    ZoekenVanEenAnder: (400, "zoeken_van_een_ander"),
}
VAN_ONS = tuple(SOORTEN)
# The fields of forms in which somebody writes a story; no passwords, codes or names.
TEKSTVELDEN = ("tekst", "notitie", "wat", "toelichting", "doel", "eigen", "reden")
CODE = re.compile(r"[a-z_]+")  # a choice from a list, in a field that elsewhere holds a story
PROBLEEM = "application/problem+json"


@web.middleware
async def fouten(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every error into an answer that says what to do."""
    try:
        return await handler(request)
    except VAN_ONS as fout:
        status, soort = SOORTEN[type(fout)]
        if isinstance(fout, GeenToestemming) and fout.soort == HUISHOUDEN:
            soort = "geen_ja_huishouden"
        eigenaar = getattr(fout, "eigenaar", "")
        getypt = await _getypt(request)
        zelf = bool(eigenaar) and getattr(fout, "eigenaar_id", "") == _id(request)
        wacht = {str(hdrs.RETRY_AFTER): "5"} if isinstance(fout, DatabaseBezet) else None
        return antwoord(request, status, "zelf_geclaimd" if zelf else soort, wacht, eigenaar=eigenaar, getypt=getypt)
    except web.HTTPException as fout:
        if fout.status < web.HTTPBadRequest.status_code:
            raise
        koppen = {k: v for k, v in fout.headers.items() if k in (hdrs.ALLOW, hdrs.RETRY_AFTER)}
        # Who was away too long while typing can take the words along.
        getypt = await _getypt(request) if fout.status == web.HTTPUnauthorized.status_code else []
        return antwoord(request, fout.status, str(fout.status), koppen, getypt=getypt)
    except Exception as fout:
        # A driver's message may quote what a client told, so only the kind and the place of the error are logged.
        zonder_inhoud = RuntimeError(type(fout).__qualname__).with_traceback(fout.__traceback__)
        log.error("onverwachte fout bij %s %s", request.method, request.match_info.route.name, exc_info=zonder_inhoud)
        return antwoord(request, 500, "500")


def antwoord(
    request: web.Request, status: int, soort: str, koppen: dict[str, str] | None = None, **waarden: Any
) -> web.Response:
    """Return the page or the problem of one kind of error."""
    if not wil_json(request):
        binnen = waarden | {"status": status, "soort": soort, "medewerker": request.get(MEDEWERKER)}
        if "overdrachten" in request.path and soort not in (
            "404",
            "niet_gevonden",
            "ingetrokken",
            "buiten_team",
            "geen_recht",
        ):
            binnen["overdracht_id"] = request.match_info.get("id", "")
        gemaakt = aiohttp_jinja2.render_template("desk/fout.html", request, binnen, status=status)
        gemaakt.headers.update(koppen or {})
        return gemaakt
    waarden.pop("getypt", None)
    teksten: Any = aiohttp_jinja2.get_env(request.app).get_template("desk/_fouten.html").module
    probleem = {
        "type": f"urn:vliegwiel:desk:{soort}",
        "title": _plat(teksten.titel(soort)),
        "status": status,
        "detail": _plat(teksten.uitleg(soort, waarden.get("eigenaar", ""))),
        **{naam: waarde for naam, waarde in waarden.items() if waarde},
    }
    return web.json_response(probleem, status=status, content_type=PROBLEEM, headers=koppen)


async def _getypt(request: web.Request) -> list[str]:
    """Return the longer texts of the form that was sent, so that the page of the error can give them back."""
    if request.method != hdrs.METH_POST or request.content_type != FORMULIER:
        return []
    try:
        velden = await formulier(request)
    except web.HTTPException:
        return []
    getypt = (str(velden.get(naam, "")).strip() for naam in TEKSTVELDEN)
    return [tekst for tekst in getypt if tekst and not ("_" in tekst and CODE.fullmatch(tekst))]


def _plat(tekst: Markup) -> str:
    return " ".join(tekst.striptags().split())


def _id(request: web.Request) -> str:
    medewerker = request.get(MEDEWERKER)
    return medewerker.id if medewerker else ""
