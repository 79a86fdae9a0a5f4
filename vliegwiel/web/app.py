"""The composition root of the web application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from aiohttp import web

from vliegwiel.samenstelling import maak_dienst, maak_hulplijnen, open_database
from vliegwiel.services.poorten import Taalbegrip
from vliegwiel.settings import Instellingen
from vliegwiel.web import api, beveiliging, chat, demo, desk, navragen, verlopen, widget
from vliegwiel.web.rasa_client import RasaClient
from vliegwiel.web.sleutels import CATALOGUS, DATABASE, DIENST, HULPLIJNEN, INSTELLINGEN, KLOK, Klok

MAX_LICHAAM = 64 * 1024  # bytes: a message of 2,000 characters with room for the rest of a form


def nu() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def maak_app(instellingen: Instellingen, *, taal: Taalbegrip | None = None, klok: Klok = nu) -> web.Application:
    """Return the whole application: chat, API and desk. ``taal`` and ``klok`` are given by tests.

    Raises ``OngeldigBestand`` when the texts or the domains can't be used.
    """
    app = web.Application(client_max_size=MAX_LICHAAM)
    database = open_database(instellingen)
    rasa = RasaClient(instellingen.rasa_url, instellingen.rasa_wachttijd)
    dienst = maak_dienst(instellingen, database, klok, taal or rasa)
    app[INSTELLINGEN] = instellingen
    app[DATABASE] = database
    app[HULPLIJNEN] = maak_hulplijnen(instellingen)
    app[DIENST] = dienst
    app[CATALOGUS] = dienst.catalogus
    app[KLOK] = klok

    async def verbindingen(_: web.Application) -> AsyncIterator[None]:
        yield
        await rasa.sluit()
        await database.sluit()

    app.cleanup_ctx.append(verbindingen)
    beveiliging.voeg_toe(app)
    chat.voeg_toe(app)
    widget.voeg_toe(app)
    demo.voeg_toe(app)
    api.voeg_toe(app)
    desk.voeg_toe(app)
    navragen.voeg_toe(app)
    verlopen.voeg_toe(app)
    return app
