"""Begin a conversation, send a message, read what was said."""

from __future__ import annotations

from aiohttp import web

from vliegwiel.services.beurt import beantwoord
from vliegwiel.services.gesprek import start
from vliegwiel.services.inzage import bekijk
from vliegwiel.web.afscherming import afgeschermd
from vliegwiel.web.api.modellen import NieuwBericht, lees
from vliegwiel.web.api.toegang import gesprek_van
from vliegwiel.web.api.vorm import geschiedenis, json_antwoord, stand, van_assistent
from vliegwiel.web.begrenzing import tel_bericht, tel_nieuw
from vliegwiel.web.inhalen import probeer_in_te_halen
from vliegwiel.web.sleutels import CATALOGUS, DIENST


async def begin(request: web.Request) -> web.Response:
    """POST /api/gesprekken: a new conversation. The token is shown once."""
    await tel_nieuw(request)
    gestart = await afgeschermd(request.app, start(request.app[DIENST]))
    antwoord = json_antwoord(
        {
            "id": gestart.id,
            "token": gestart.token,
            "berichten": [van_assistent(b) for b in gestart.antwoord.berichten],
            **stand(gestart.antwoord.toestand, request.app[CATALOGUS]),
        },
        201,
    )
    antwoord.headers["Location"] = f"/api/gesprekken/{gestart.id}"
    return antwoord


async def stuur(request: web.Request) -> web.Response:
    """POST /api/gesprekken/{id}/berichten: one turn. 202 when the message is kept but could not be dealt with."""
    gesprek_id = await gesprek_van(request)
    bericht = await lees(request, NieuwBericht)
    await tel_bericht(request, gesprek_id)
    antwoord = await afgeschermd(request.app, beantwoord(request.app[DIENST], gesprek_id, bericht.inkomend()))
    gegevens = {
        "berichten": [van_assistent(b) for b in antwoord.berichten],
        **stand(antwoord.toestand, request.app[CATALOGUS]),
    }
    return json_antwoord(gegevens | {"wacht": True}, 202) if antwoord.wacht else json_antwoord(gegevens)


async def lees_gesprek(request: web.Request) -> web.Response:
    """GET /api/gesprekken/{id}?na=…: what both sides said after that message. Tries waiting messages again."""
    gesprek_id = await gesprek_van(request)
    dienst, catalogus = request.app[DIENST], request.app[CATALOGUS]
    inzage = await bekijk(dienst, gesprek_id)
    if inzage.wacht:
        await probeer_in_te_halen(request.app, gesprek_id)
        inzage = await bekijk(dienst, gesprek_id)
    berichten = geschiedenis(inzage.berichten, request.query.get("na"), catalogus)
    return json_antwoord({"berichten": berichten, **stand(inzage.toestand, catalogus), "wacht": inzage.wacht})


def voeg_toe(app: web.Application) -> None:
    """Add the routes."""
    app.router.add_post("/api/gesprekken", begin)
    app.router.add_get("/api/gesprekken/{id}", lees_gesprek, allow_head=False)
    app.router.add_post("/api/gesprekken/{id}/berichten", stuur)
