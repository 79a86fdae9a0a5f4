"""*Mijn plan* for a chat client: the client's own page, as data and as a PDF."""

from __future__ import annotations

import asyncio

from aiohttp import hdrs, web

from vliegwiel.core.mijn_plan import maak_plan
from vliegwiel.render.blad_plan import plan_pdf
from vliegwiel.services.inzage import bekijk
from vliegwiel.web.api.toegang import gesprek_van
from vliegwiel.web.api.vorm import GEHEIM, json_antwoord
from vliegwiel.web.begrenzing import tel_bericht
from vliegwiel.web.sjablonen import datum
from vliegwiel.web.sleutels import DIENST, KLOK


async def lees_plan(request: web.Request) -> web.Response:
    """GET …/plan: everything on the page; what was not told is empty."""
    inzage = await bekijk(request.app[DIENST], await gesprek_van(request))
    plan = maak_plan(inzage.toestand, inzage.contact)
    return json_antwoord({"gemaakt_op": request.app[KLOK]().isoformat(), "leeg": plan.leeg} | plan.as_dict())


async def lees_pdf(request: web.Request) -> web.Response:
    """GET …/plan.pdf: the same on paper."""
    gesprek_id = await gesprek_van(request)
    await tel_bericht(request, gesprek_id)  # it costs some computing
    inzage, nu = await bekijk(request.app[DIENST], gesprek_id), request.app[KLOK]()
    plan = maak_plan(inzage.toestand, inzage.contact)
    inhoud = await asyncio.to_thread(plan_pdf, plan, datum(nu.isoformat()), nu)
    koppen = GEHEIM | {hdrs.CONTENT_DISPOSITION: 'attachment; filename="mijn-plan.pdf"'}
    return web.Response(body=inhoud, content_type="application/pdf", headers=koppen)


def voeg_toe(app: web.Application) -> None:
    """Add the routes."""
    app.router.add_get("/api/gesprekken/{id}/plan", lees_plan, allow_head=False)
    app.router.add_get("/api/gesprekken/{id}/plan.pdf", lees_pdf, allow_head=False)
