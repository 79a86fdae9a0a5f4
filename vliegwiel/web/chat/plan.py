"""*Mijn plan*: the client's own page, to read, print or keep as a PDF. It needs no sharing and no consultant."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.gesprek import Toestand
from vliegwiel.core.mijn_plan import Mijnplan, maak_plan
from vliegwiel.render.blad_plan import plan_pdf
from vliegwiel.services.inzage import bekijk
from vliegwiel.web.begrenzing import tel_bericht
from vliegwiel.web.chat import sessie
from vliegwiel.web.chat.beeld import tekenaar
from vliegwiel.web.sjablonen import datum
from vliegwiel.web.sleutels import DIENST, KLOK

BESTAND = "mijn-plan.pdf"


@dataclass(frozen=True)
class _Eigen:
    """The plan of this browser's conversation, and the state that its picture is drawn from."""

    gesprek_id: str
    plan: Mijnplan
    toestand: Toestand
    nu: datetime


async def _van(request: web.Request) -> _Eigen:
    """Return it; who has no conversation goes to the page where one begins."""
    gesprek_id = await sessie.huidig(request)
    if gesprek_id is None:
        raise web.HTTPSeeOther("/")
    inzage = await bekijk(request.app[DIENST], gesprek_id)
    plan = maak_plan(inzage.toestand, inzage.contact)
    return _Eigen(gesprek_id, plan, inzage.toestand, request.app[KLOK]())


async def pagina(request: web.Request) -> web.Response:
    """GET /mijn-plan."""
    eigen = await _van(request)
    waarden = {"p": eigen.plan, "nu": eigen.nu, "radar": tekenaar(eigen.toestand)}
    antwoord = aiohttp_jinja2.render_template("chat/plan.html", request, waarden)
    antwoord.headers[hdrs.CACHE_CONTROL] = "no-store"
    return antwoord


async def als_pdf(request: web.Request) -> web.Response:
    """GET /mijn-plan.pdf. Without anything to show it is the page, which says so."""
    eigen = await _van(request)
    if eigen.plan.leeg:
        raise web.HTTPSeeOther("/mijn-plan")
    await tel_bericht(request, eigen.gesprek_id)  # it costs some computing
    inhoud = await asyncio.to_thread(plan_pdf, eigen.plan, datum(eigen.nu.isoformat()), eigen.nu)
    koppen = {hdrs.CONTENT_DISPOSITION: f'attachment; filename="{BESTAND}"', hdrs.CACHE_CONTROL: "no-store"}
    return web.Response(body=inhoud, content_type="application/pdf", headers=koppen)


def voeg_toe(app: web.Application) -> None:
    """Add the routes."""
    app.router.add_get("/mijn-plan", pagina)
    app.router.add_get(f"/{BESTAND}", als_pdf)
