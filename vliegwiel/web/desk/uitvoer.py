"""Taking one case out of the desk, as PDF, CSV or JSON: for its owner, and for who leads the team."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import hdrs, web

from vliegwiel.core import uitvoer as kern
from vliegwiel.core.toegang import Recht, mag
from vliegwiel.render.bladen_overdracht import overdracht_pdf
from vliegwiel.render.csv_ import maak_csv
from vliegwiel.services import uitvoer as dienst
from vliegwiel.services.overdracht import Dossier
from vliegwiel.storage import Verbinding
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import MEDEWERKER, nu, transactie
from vliegwiel.web.sleutels import INSTELLINGEN

PAD = "/overdrachten/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}/uitvoer"
UITVOER_ROUTES = tuple(f"uitvoer_{vorm}" for vorm in kern.VORMEN)
SOORTEN = {
    kern.JSON: ("application/json", "utf-8"),
    kern.CSV: ("text/csv", "utf-8"),
    kern.PDF: ("application/pdf", None),
}


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    for naam, vorm in zip(UITVOER_ROUTES, kern.VORMEN, strict=True):
        route(desk, "GET", f"{PAD}.{vorm}", _haal(vorm), naam, Recht.ZAAK_UITVOEREN, zaak=True, opnieuw=True)


async def laad(request: web.Request, _: Verbinding, dossier: Dossier) -> dict[str, Any] | None:
    """Return what the case's page needs; None for who may not take this case out."""
    medewerker = request[MEDEWERKER]
    leidt = mag(medewerker.rol, Recht.ZAAK_VERDELEN) and dossier.overdracht.team == medewerker.team
    if not mag(medewerker.rol, Recht.ZAAK_UITVOEREN) or not (dossier.eigen or leidt):
        return None
    return {"vormen": (kern.PDF, kern.CSV, kern.JSON), "met_contact": dossier.eigen}


def _haal(vorm: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def haal(request: web.Request) -> web.Response:
        medewerker, zaak_id = request[MEDEWERKER], request.match_info["id"]
        leidt_team = medewerker.team if mag(medewerker.rol, Recht.ZAAK_VERDELEN) else None
        async with transactie(request) as (repo, contactwensen):
            zaak = await dienst.voer_uit(
                repo, contactwensen, zaak_id, medewerker.id, vorm, nu(request), leidt_team=leidt_team
            )
        # Outside the transaction, and outside the loop: nobody waits while a page is drawn.
        lichaam = await asyncio.to_thread(maak, vorm, zaak, request.app[INSTELLINGEN].gemeente.naam)
        soort, tekens = SOORTEN[vorm]
        bestand = f"overdracht-{zaak['overdracht']['referentie']}.{vorm}"
        koppen = {hdrs.CONTENT_DISPOSITION: f'attachment; filename="{bestand}"'}
        return web.Response(body=lichaam, content_type=soort, charset=tekens, headers=koppen)

    return haal


def maak(vorm: str, zaak: Mapping[str, Any], gemeente: str) -> bytes:
    """Return the file of a case."""
    if vorm == kern.PDF:
        return overdracht_pdf(zaak, gemeente)
    if vorm == kern.CSV:
        return maak_csv(kern.KOP, kern.als_rijen(zaak))
    return json.dumps(zaak, ensure_ascii=False, indent=2).encode()
