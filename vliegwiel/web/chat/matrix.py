"""Changing and removing a line of the matrix on the page."""

from __future__ import annotations

from aiohttp import hdrs, web

from vliegwiel.core.gesprek import CelGewijzigd, CelKlopt, CelWeg
from vliegwiel.core.invoer import BerichtLeeg, BerichtTeLang
from vliegwiel.core.matrix import OnbekendeCel, OngeldigeCel
from vliegwiel.services.gesprek import bewerk
from vliegwiel.web.afscherming import afgeschermd
from vliegwiel.web.begrenzing import tel_bericht
from vliegwiel.web.chat import formulier, sessie
from vliegwiel.web.chat.beeld import Melding
from vliegwiel.web.chat.pagina import FRAGMENT, toon
from vliegwiel.web.citaat import andere_woorden
from vliegwiel.web.fouten import Probleem
from vliegwiel.web.sleutels import DIENST
from vliegwiel.web.teksten import fouttekst


async def regel(request: web.Request) -> web.Response:
    """POST /regel/{cel}: other words, row or kind (``actie=wijzig``), right as it is (``klopt``) or away with it (``weg``).

    Twice is the same as once.
    """
    velden = await formulier.lees(request)
    gesprek_id, cel_id = await sessie.huidig(request), request.match_info["cel"]
    if gesprek_id is None:
        raise web.HTTPSeeOther("/")
    await tel_bericht(request, gesprek_id)
    try:
        await afgeschermd(request.app, bewerk(request.app[DIENST], gesprek_id, _effect(cel_id, velden)))
    except (BerichtLeeg, BerichtTeLang) as fout:
        tekst = fouttekst("leeg_citaat" if isinstance(fout, BerichtLeeg) else "te_lang_citaat")
        return await toon(request, gesprek_id, 422, melding=Melding(tekst.titel, tekst.uitleg), bewerk=cel_id)
    except OngeldigeCel:
        raise Probleem(422, "ongeldig") from None  # a row or a kind that the form does not have
    except OnbekendeCel:
        # The other tab was first: what the client wants is already so, and the page shows how it stands.
        pass
    if FRAGMENT in request.headers:
        return await toon(request, gesprek_id)
    return web.Response(status=303, headers={hdrs.LOCATION: "/#verhaal"})


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


def voeg_toe(app: web.Application) -> None:
    """Add the route."""
    app.router.add_post("/regel/{cel}", regel)
