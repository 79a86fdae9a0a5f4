"""The chat page: server-rendered forms that work without JavaScript."""

from __future__ import annotations

from aiohttp import web

from vliegwiel.web import afscherming, begrenzing, fouten, pogingen, sjablonen, statisch, verklaringen
from vliegwiel.web.chat import (
    gedeeld,
    hervatten,
    hulp,
    ingesloten,
    link,
    matrix,
    pagina,
    plan,
    sessie,
    verlaten,
    verzenden,
)


def voeg_toe(app: web.Application) -> None:
    """Add the chat page with all that it needs: templates, static files, readable errors, counters."""
    # Outside everything else: a refusal by another middleware is made readable as well.
    app.middlewares.insert(0, fouten.leesbare_fouten)
    sjablonen.zet_op(app)
    statisch.voeg_toe(app)
    afscherming.voeg_toe(app)
    begrenzing.voeg_toe(app)
    pogingen.voeg_toe(app)
    sessie.voeg_toe(app)
    pagina.voeg_toe(app)
    verzenden.voeg_toe(app)
    matrix.voeg_toe(app)
    hervatten.voeg_toe(app)
    gedeeld.voeg_toe(app)
    plan.voeg_toe(app)
    link.voeg_toe(app)
    hulp.voeg_toe(app)
    verklaringen.voeg_toe(app)
    ingesloten.voeg_toe(app)
    # Inside the middleware of the frame, which turns the cookies of an answer into those of a frame.
    verlaten.voeg_toe(app)
