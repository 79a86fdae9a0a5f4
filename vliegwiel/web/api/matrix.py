"""The matrix for a chat client: read it, change or remove one line."""

from __future__ import annotations

from aiohttp import web

from vliegwiel.core.gesprek import CelGewijzigd, CelKlopt, CelWeg
from vliegwiel.services.gesprek import bewerk
from vliegwiel.services.gesprek import lees as lees_gesprek
from vliegwiel.web.afscherming import afgeschermd
from vliegwiel.web.api.modellen import AndereRegel, lees
from vliegwiel.web.api.toegang import gesprek_van
from vliegwiel.web.api.vorm import json_antwoord, matrix, stand, van_assistent
from vliegwiel.web.begrenzing import tel_bericht
from vliegwiel.web.citaat import andere_woorden
from vliegwiel.web.sleutels import CATALOGUS, DIENST


async def lees_matrix(request: web.Request) -> web.Response:
    """GET …/matrix."""
    toestand, _ = await lees_gesprek(request.app[DIENST], await gesprek_van(request))
    return json_antwoord(matrix(toestand))


async def wijzig(request: web.Request) -> web.Response:
    """PATCH …/matrix/{cel}: other words, row or kind for one line, or ``klopt``: it is right as it is."""
    gesprek_id = await gesprek_van(request)
    nieuw = await lees(request, AndereRegel)
    cel_id = request.match_info["cel"]
    if nieuw.klopt:
        return await _bewerk(request, gesprek_id, CelKlopt(cel_id))
    return await _bewerk(request, gesprek_id, andere_woorden(cel_id, nieuw.citaat, nieuw.soort, nieuw.leefgebied))


async def verwijder(request: web.Request) -> web.Response:
    """DELETE …/matrix/{cel}: the line is gone, and its words with it."""
    return await _bewerk(request, await gesprek_van(request), CelWeg(request.match_info["cel"]))


async def _bewerk(request: web.Request, gesprek_id: str, effect: CelGewijzigd | CelKlopt | CelWeg) -> web.Response:
    await tel_bericht(request, gesprek_id)
    antwoord = await afgeschermd(request.app, bewerk(request.app[DIENST], gesprek_id, effect))
    return json_antwoord(
        {
            "matrix": matrix(antwoord.toestand),
            "berichten": [van_assistent(b) for b in antwoord.berichten],
            **stand(antwoord.toestand, request.app[CATALOGUS]),
        }
    )


def voeg_toe(app: web.Application) -> None:
    """Add the routes."""
    app.router.add_get("/api/gesprekken/{id}/matrix", lees_matrix, allow_head=False)
    app.router.add_patch("/api/gesprekken/{id}/matrix/{cel}", wijzig)
    app.router.add_delete("/api/gesprekken/{id}/matrix/{cel}", verwijder)
