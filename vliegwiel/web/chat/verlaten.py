"""The quick exit: *Verlaat deze pagina*. One press, and somebody who looks over a shoulder sees the weather.

The script (static/verlaat.js) goes away at once and tells the server meanwhile. A telephone may have no connection just
then, so the script also leaves a mark, a cookie that it can write itself: with that the server counts the other cookies
as gone and takes them away at the next request. Without JavaScript it is a form like every other.
"""

from __future__ import annotations

import asyncio
import logging

import aiohttp_jinja2
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from vliegwiel.services.hervat import vergeet_toestel
from vliegwiel.web.afscherming import begin
from vliegwiel.web.chat import code, geheugen, linkkoekje, sessie
from vliegwiel.web.sleutels import DIENST, INSTELLINGEN

PAD = "/verlaat"
GEDULD = 1.0  # seconds that leaving may wait for the database
_LOG = logging.getLogger(__name__)


async def verlaat(request: web.Request) -> web.Response:
    """POST /verlaat: away from here. The middleware lets this browser forget; also when the database is down.

    Not a 303: browsers hold a form, and every redirect after it, to ``form-action 'self'``. A refresh is no form, it
    takes the place of this page in the history, and the other site may redirect as it likes.
    """
    antwoord = aiohttp_jinja2.render_template("chat/verlaten.html", request, {})
    antwoord.headers["Refresh"] = f"0;url={request.app[INSTELLINGEN].gemeente.verlaat_naar}"
    antwoord.headers[hdrs.CACHE_CONTROL] = "no-store"
    antwoord.headers[hdrs.REFERRER_POLICY] = "no-referrer"
    # Not "cache", which takes a browser long, and not "cookies", which would sign somebody out of the whole gemeente.
    antwoord.headers["Clear-Site-Data"] = '"storage"'
    return antwoord


async def terug(_: web.Request) -> web.Response:
    """GET /verlaat does nothing: a link on another site could otherwise take somebody's conversation away."""
    raise web.HTTPSeeOther("/")


@web.middleware
async def na_het_verlaten(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let the browser forget what it kept, when somebody leaves now or left without our hearing of it."""
    gesprek = sessie.cookienaam(request.app)
    nu = request.path == PAD and request.method == hdrs.METH_POST
    if request.match_info.apps[-1] is not request.app or not (nu or geheugen.is_verlaten(request, gesprek)):
        return await handler(request)
    # A frame may have its token in memory only; after a mark the cookie is the old one, and memory is of a new talk.
    for token in {geheugen.bewaard(request, gesprek), sessie.token_van(request) if nu else ""}:
        await _trek_in(request.app, token)
    try:
        antwoord = await handler(request)
    except web.HTTPSeeOther as elders:
        antwoord = web.Response(status=303, headers={hdrs.LOCATION: elders.headers[hdrs.LOCATION]})
    _vergeet(request.app, antwoord)
    return antwoord


async def _trek_in(app: web.Application, token: str) -> None:
    """Make the token useless, so that a copied cookie opens nothing; nobody waits long for it."""
    if not sessie.is_token(token):
        return
    taak = begin(app, vergeet_toestel(app[DIENST], token))
    taak.add_done_callback(_meld)
    await asyncio.wait({taak}, timeout=GEDULD)


def _meld(taak: asyncio.Task[None]) -> None:
    if not taak.cancelled() and (fout := taak.exception()) is not None:
        _LOG.error("het token van wie wegging werkt nog: %s", type(fout).__qualname__)


def _vergeet(app: web.Application, antwoord: web.StreamResponse) -> None:
    """Take the cookies away, but for one that this answer gives: somebody may begin again."""
    gesprek = sessie.cookienaam(app)
    for naam in (gesprek, code.cookienaam(app), linkkoekje.cookienaam(app), geheugen.merk_van(gesprek)):
        if naam not in antwoord.cookies:
            antwoord.del_cookie(naam, samesite="Lax", secure=app[INSTELLINGEN].beveiligd)


def voeg_toe(app: web.Application) -> None:
    """Add the route, the middleware, and the names that the templates need."""
    app.middlewares.append(na_het_verlaten)
    aiohttp_jinja2.get_env(app).globals["verlaatmerk"] = geheugen.merk_van(sessie.cookienaam(app))
    app.router.add_get(PAD, terug)
    app.router.add_post(PAD, verlaat)
