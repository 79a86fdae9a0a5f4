"""Every hour: erase the conversations that nobody shared and that were silent long enough. Every process does this."""

from __future__ import annotations

from aiohttp import web

from vliegwiel.core.werkdagen import Werkdagen
from vliegwiel.samenstelling import maak_werkkalender
from vliegwiel.services import verlopen as dienst
from vliegwiel.storage.verlopen import Verloopopslag
from vliegwiel.web import klokwerk
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN, KLOK

UUR = 3600.0  # seconds
KALENDER = web.AppKey("verloopkalender", Werkdagen)


def voeg_toe(app: web.Application) -> None:
    """Look at the start, and from then on every hour, until the application stops."""
    app[KALENDER] = maak_werkkalender(app[INSTELLINGEN])
    klokwerk.voeg_toe(app, klokwerk.Taak("gesprekken wissen", UUR, wis))


async def wis(app: web.Application) -> int:
    """Erase what was silent long enough; return how many conversations."""
    dagen = app[INSTELLINGEN].gesprekken_bewaardagen
    return await dienst.wis(Verloopopslag(app[DATABASE]), dagen, app[KALENDER], app[KLOK]())
