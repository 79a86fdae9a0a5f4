"""Changing and removing a line of the matrix, or an answer, on the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import hdrs, web

from vliegwiel.core.gesprek import CelGewijzigd, CelKlopt, CelWeg, OnbekendAntwoord, OngeldigeWaarde
from vliegwiel.core.invoer import BerichtLeeg, BerichtTeLang
from vliegwiel.core.matrix import OnbekendeCel, OngeldigeCel
from vliegwiel.services.gesprek import bewerk, bewerk_antwoord, bewerk_keuze
from vliegwiel.web.afscherming import afgeschermd
from vliegwiel.web.begrenzing import tel_bericht
from vliegwiel.web.chat import formulier, sessie
from vliegwiel.web.chat.beeld import Melding
from vliegwiel.web.chat.pagina import ANTWOORD_WEG, FRAGMENT, GEWIJZIGD, KEUZE_WEG, WEG, toon
from vliegwiel.web.citaat import ander_antwoord, andere_woorden
from vliegwiel.web.fouten import Probleem
from vliegwiel.web.sleutels import DIENST
from vliegwiel.web.teksten import fouttekst

_Werk = Callable[[str, formulier.Formulier], Awaitable[Any]]


async def regel(request: web.Request) -> web.Response:
    """POST /regel/{cel}: other words, row or kind (``actie=wijzig``), right as it is (``klopt``) or away with it (``weg``).

    Twice is the same as once.
    """
    cel_id = request.match_info["cel"]

    async def werk(gesprek_id: str, velden: formulier.Formulier) -> None:
        await afgeschermd(request.app, bewerk(request.app[DIENST], gesprek_id, _effect(cel_id, velden)))

    return await _doe(request, cel_id, WEG, werk)


async def antwoord(request: web.Request) -> web.Response:
    """POST /regel/antwoord/{veld}: the same for an answer in the client's own words."""
    veld = request.match_info["veld"]

    async def werk(gesprek_id: str, velden: formulier.Formulier) -> None:
        woorden = "" if _weg(velden) else ander_antwoord(velden.een("citaat"))
        await afgeschermd(request.app, bewerk_antwoord(request.app[DIENST], gesprek_id, veld, woorden))

    return await _doe(request, f"antwoord-{veld}", ANTWOORD_WEG, werk)


async def keuze(request: web.Request) -> web.Response:
    """POST /regel/keuze/{wat}: the same for a number or a row that was chosen; see ``core.gesprek.bewerk_keuze``."""
    wat = request.match_info["wat"]

    async def werk(gesprek_id: str, velden: formulier.Formulier) -> None:
        waarde = "" if _weg(velden) else velden.een("waarde")
        if not waarde and not _weg(velden):
            raise Probleem(422, "ongeldig")
        await afgeschermd(request.app, bewerk_keuze(request.app[DIENST], gesprek_id, wat, waarde))

    return await _doe(request, f"keuze-{wat}", KEUZE_WEG, werk)


def _effect(cel_id: str, velden: formulier.Formulier) -> CelGewijzigd | CelKlopt | CelWeg:
    """Return what the button says; raises ``BerichtLeeg`` or ``BerichtTeLang``."""
    match velden.een("actie"):
        case "weg":
            return CelWeg(cel_id)
        case "klopt":
            return CelKlopt(cel_id)
        case _:
            woorden, soort, leefgebied = (velden.een(naam) for naam in ("citaat", "soort", "leefgebied"))
            return andere_woorden(cel_id, woorden, soort, leefgebied)


def _weg(velden: formulier.Formulier) -> bool:
    return velden.een("actie") == "weg"


async def _doe(request: web.Request, wat: str, weg: str, werk: _Werk) -> web.Response:
    """Do one edit and show the page with what was done, or with what is wrong with the new words."""
    velden = await formulier.lees(request)
    gesprek_id = await sessie.huidig(request)
    if gesprek_id is None:
        raise web.HTTPSeeOther("/")
    await tel_bericht(request, gesprek_id)
    gedaan = {"weg": weg, "klopt": ""}.get(velden.een("actie"), GEWIJZIGD)
    try:
        await werk(gesprek_id, velden)
    except (BerichtLeeg, BerichtTeLang) as fout:
        lang = "te_lang_citaat" if weg == WEG else "te_lang"
        tekst = fouttekst("leeg_citaat" if isinstance(fout, BerichtLeeg) else lang)
        return await toon(request, gesprek_id, 422, melding=Melding(tekst.titel, tekst.uitleg), bewerk=wat)
    except (OngeldigeCel, OngeldigeWaarde):
        raise Probleem(422, "ongeldig") from None  # a row or a kind that the form does not have
    except (OnbekendeCel, OnbekendAntwoord):
        # The other tab was first: what the client wants is already so, and the page shows how it stands.
        gedaan = gedaan if _weg(velden) else ""
    if FRAGMENT in request.headers:
        return await toon(request, gesprek_id, gedaan=gedaan)
    naar = f"/?gedaan={gedaan}#gedaan" if gedaan else "/#verhaal"
    return web.Response(status=303, headers={hdrs.LOCATION: naar})


def voeg_toe(app: web.Application) -> None:
    """Add the routes."""
    app.router.add_post("/regel/{cel}", regel)
    app.router.add_post("/regel/antwoord/{veld}", antwoord)
    app.router.add_post("/regel/keuze/{wat}", keuze)
