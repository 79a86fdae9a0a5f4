"""The chat inside another site's page: which sites may show it, and how its session travels there.

``frame-ancestors`` is open for this one address; every other page stays out of frames. Inside the frame nothing
navigates: the script fetches pages and forms and puts them in place, so that the token can stay in its memory.
"""

from __future__ import annotations

import aiohttp_jinja2
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from vliegwiel.settings import Instellingen
from vliegwiel.web.beveiliging import BELEID
from vliegwiel.web.chat import code, geheugen, sessie
from vliegwiel.web.chat.pagina import open_gesprek
from vliegwiel.web.sleutels import INSTELLINGEN

SJABLOON = "chat/ingesloten.html"
# On a development machine the demonstration page stands on the other name of the same machine.
EIGEN_MACHINE = ("http://localhost:*", "http://127.0.0.1:*")


def herkomsten(instellingen: Instellingen) -> tuple[str, ...]:
    """Return the origins that may show the chat."""
    return instellingen.insluiten or (() if instellingen.productie else EIGEN_MACHINE)


def beleid(instellingen: Instellingen) -> str:
    """Return the policy of the page inside the frame."""
    toegestaan = herkomsten(instellingen)
    voorouders = " ".join(("'self'", *toegestaan)) if toegestaan else "'none'"
    return BELEID.replace("frame-ancestors 'none'", f"frame-ancestors {voorouders}")


async def pagina(request: web.Request) -> web.Response:
    """GET /ingesloten: the chat for inside a frame; who opens it by itself gets the ordinary page."""
    if request.headers.get("Sec-Fetch-Dest") == "document":
        raise web.HTTPSeeOther("/")
    antwoord = await open_gesprek(request, SJABLOON)
    antwoord.headers["Content-Security-Policy"] = beleid(request.app[INSTELLINGEN])
    # A site that isolates itself (COEP) may show only frames that do so too.
    antwoord.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
    antwoord.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return antwoord


async def onthouden(_: web.Request) -> web.Response:
    """GET /ingesloten/onthouden: nothing but the header that says whether this browser keeps the conversation."""
    return web.Response(status=204)


@web.middleware
async def vanuit_het_kader(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let session and redirects work without cookies for the script inside the frame."""
    if not geheugen.is_ingesloten(request) or request.match_info.apps[-1] is not request.app:
        return await handler(request)
    try:
        antwoord = await handler(request)
    except web.HTTPSeeOther as elders:
        antwoord = web.Response(status=303, headers={hdrs.LOCATION: elders.headers[hdrs.LOCATION]})
    gesprek = sessie.cookienaam(request.app)
    geheugen.zet_om(request, antwoord, (gesprek, code.cookienaam(request.app), geheugen.merk_van(gesprek)))
    geheugen.meld_onthouden(request, antwoord, gesprek)
    if antwoord.status == 303 and geheugen.KOP in request.headers:
        # A browser follows a redirect before the script can read a header of it.
        antwoord.headers[geheugen.NAAR] = antwoord.headers.pop(hdrs.LOCATION)
        antwoord.set_status(200)
    return antwoord


def voeg_toe(app: web.Application) -> None:
    """Add the routes, and the names that the template needs."""
    app.middlewares.append(vanuit_het_kader)
    aiohttp_jinja2.get_env(app).globals["insluiten"] = " ".join(herkomsten(app[INSTELLINGEN]))
    app.router.add_get(geheugen.PAD, pagina)
    app.router.add_get(f"{geheugen.PAD}/onthouden", onthouden)
