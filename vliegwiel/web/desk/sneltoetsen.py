"""The keys of the desk: one list, from which the help screen is drawn. What they do is in ``static/desk_toetsen.js``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from vliegwiel.core.toegang import Recht, mag
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import MEDEWERKER

PAD = "/sneltoetsen"


@dataclass(frozen=True)
class Toets:
    """One key, what it does (the name of its text in the template), and who has something to do with it."""

    toets: str
    wat: str
    recht: Recht = Recht.AANGEMELD


# Where somebody is, and what works there.
GROEPEN: tuple[tuple[str, tuple[Toets, ...]], ...] = (
    (
        "lijst",
        (
            Toets("j", "volgende", Recht.WACHTRIJ),
            Toets("k", "vorige", Recht.WACHTRIJ),
            Toets("o", "openen", Recht.WACHTRIJ),
            Toets("p", "oppakken", Recht.ZAAK_WERKEN),
            Toets("/", "zoek", Recht.AANBOD_ZIEN),
            Toets("f", "filter"),
        ),
    ),
    (
        "zaak",
        (
            Toets("p", "oppakken_zaak", Recht.ZAAK_WERKEN),
            Toets("c", "contact", Recht.ZAAK_WERKEN),
            Toets("n", "notitie", Recht.ZAAK_WERKEN),
        ),
    ),
    ("overal", (Toets("w", "wachtrij", Recht.WACHTRIJ), Toets("Ctrl + Enter", "bewaar"), Toets("?", "hulp"))),
)


def voeg_toe(desk: web.Application) -> None:
    """Add the route."""
    route(desk, "GET", PAD, toon, "sneltoetsen", Recht.AANGEMELD)


@aiohttp_jinja2.template("desk/sneltoetsen.html")
async def toon(request: web.Request) -> dict[str, Any]:
    """Show the keys that this person has something to do with."""
    rol = request[MEDEWERKER].rol
    groepen = [(naam, [t for t in toetsen if mag(rol, t.recht)]) for naam, toetsen in GROEPEN]
    return {"groepen": [(naam, toetsen) for naam, toetsen in groepen if toetsen], "medewerker": request[MEDEWERKER]}
