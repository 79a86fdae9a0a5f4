"""Going on elsewhere with a code, and following what was shared, for a chat client."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from vliegwiel.core.wijzigingen import Wijziging
from vliegwiel.services.hervat import bekijk_code, hervat, maak_code
from vliegwiel.services.verlopen import bewaring
from vliegwiel.services.volgen import Gevolgd, volg
from vliegwiel.web.afscherming import afgeschermd
from vliegwiel.web.api.modellen import Hervatcode, lees
from vliegwiel.web.api.toegang import gesprek_van
from vliegwiel.web.api.vorm import json_antwoord, stand, van_assistent
from vliegwiel.web.begrenzing import tel_bericht
from vliegwiel.web.pogingen import tel_code
from vliegwiel.web.sleutels import CATALOGUS, DIENST, INSTELLINGEN


async def maak(request: web.Request) -> web.Response:
    """POST …/hervatcode: a code, shown once; an older one stops working."""
    gesprek_id = await gesprek_van(request)
    await tel_bericht(request, gesprek_id)
    code = await afgeschermd(request.app, maak_code(request.app[DIENST], gesprek_id))
    stand = {"code": code.code, "verloopt_op": code.verloopt_op.isoformat()}
    return json_antwoord(stand | await _bewaard(request, gesprek_id), 201)


async def bekijk(request: web.Request) -> web.Response:
    """GET …/hervatcode: until when there is a code that works. The code itself is kept nowhere."""
    gesprek_id = await gesprek_van(request)
    _, tot = await bekijk_code(request.app[DIENST], gesprek_id)
    return json_antwoord({"verloopt_op": tot.isoformat() if tot else None} | await _bewaard(request, gesprek_id))


async def _bewaard(request: web.Request, gesprek_id: str) -> dict[str, str | None]:
    """Return the last day on which the conversation itself is kept; None when its case decides that."""
    blijft = await bewaring(request.app[DIENST], gesprek_id, request.app[INSTELLINGEN].gesprekken_bewaardagen)
    return {"gesprek_bewaard_tot": blijft.tot.isoformat() if blijft.tot else None}


async def verder(request: web.Request) -> web.Response:
    """POST /api/verder: the conversation of a code, with a token for this device."""
    tel_code(request)
    getypt = await lees(request, Hervatcode)
    binnen = await afgeschermd(request.app, hervat(request.app[DIENST], getypt.code))
    return json_antwoord(
        {
            "id": binnen.id,
            "token": binnen.token,
            "berichten": [van_assistent(b) for b in binnen.antwoord.berichten],
            **stand(binnen.antwoord.toestand, request.app[CATALOGUS]),
        }
    )


async def gedeeld(request: web.Request) -> web.Response:
    """GET …/gedeeld: where it is with what was shared."""
    return json_antwoord(_vorm(await volg(request.app[DIENST], await gesprek_van(request))))


def _vorm(v: Gevolgd) -> dict[str, Any]:
    return {
        "stand": v.nu,
        "referentie": v.referentie or None,
        "stappen": [{"stap": stap, "moment": moment.isoformat()} for stap, moment in v.stappen],
        "gedeeld_op": v.versie.gedeeld_op.isoformat() if v.versie else None,
        "eerder_gedeeld_op": [moment.isoformat() for moment in v.eerder],
        "ingetrokken_op": v.ingetrokken_op.isoformat() if v.ingetrokken_op else None,
        "inhoud": dict(v.versie.inhoud) if v.versie else None,
        "contact": dict(v.contact) if v.contact else None,
        "nog_niet_gedeeld": [_wijziging(w) for w in v.veranderd],
    }


def _wijziging(w: Wijziging) -> dict[str, str]:
    return {"wat": w.wat, "naam": w.naam, "oud": w.oud, "nieuw": w.nieuw}


def voeg_toe(app: web.Application) -> None:
    """Add the routes."""
    app.router.add_post("/api/verder", verder)
    app.router.add_get("/api/gesprekken/{id}/hervatcode", bekijk, allow_head=False)
    app.router.add_post("/api/gesprekken/{id}/hervatcode", maak)
    app.router.add_get("/api/gesprekken/{id}/gedeeld", gedeeld, allow_head=False)
