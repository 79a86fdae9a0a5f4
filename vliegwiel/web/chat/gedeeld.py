"""The page about what was shared: where it is now, exactly what the consultant can read, and taking it back."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.samenvatting import BESPROKEN, NIET_VERTELD
from vliegwiel.services.volgen import Gevolgd, volg
from vliegwiel.web.chat import sessie
from vliegwiel.web.sleutels import CATALOGUS, DIENST

# What was never filled in is empty, not missing.
LEEG: dict[str, Any] = {
    "velden": {}, "rijen": [], "startpunt": None, "in_de_weg": None, "overgeslagen": [], "veiligheid": None,
    "geldstress": False, "latten": {}, "getypt_door": [], "weggelaten": 0, "niet_gevraagd": [],
}  # fmt: skip


async def pagina(request: web.Request) -> web.Response:
    """GET /gedeeld: for the browser that shared and for every device that came in with the code."""
    gesprek_id = await sessie.huidig(request)
    if gesprek_id is None:
        raise web.HTTPSeeOther("/verder")
    await request.app[DIENST].ververs()
    gevolgd = await volg(request.app[DIENST], gesprek_id)
    waarden = {
        "v": gevolgd,
        "inhoud": inhoud(gevolgd),
        "wachttijd": request.app[CATALOGUS].vast["wachttijd"],
        "formulier_id": secrets.token_hex(10),
    }
    antwoord = aiohttp_jinja2.render_template("chat/gedeeld.html", request, waarden)
    antwoord.headers[hdrs.CACHE_CONTROL] = "no-store"
    return antwoord


def inhoud(gevolgd: Gevolgd) -> Mapping[str, Any] | None:
    """Return the shared version sorted for reading, or None when nothing is shared."""
    if gevolgd.versie is None:
        return None
    alles = LEEG | dict(gevolgd.versie.inhoud)
    namen = {rij["leefgebied"]: rij["naam"] for rij in alles["rijen"]}
    return alles | {
        "besproken": [r for r in alles["rijen"] if r["status"] == BESPROKEN],
        "liever_niet": [r["naam"] for r in alles["rijen"] if r["status"] == NIET_VERTELD],
        "startpunt": namen.get(alles["startpunt"] or "", ""),
        "in_de_weg": namen.get(alles["in_de_weg"] or "", ""),
    }


def voeg_toe(app: web.Application) -> None:
    """Add the route."""
    app.router.add_get("/gedeeld", pagina)
