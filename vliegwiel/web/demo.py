"""A page of somebody else, with the widget in it: a strict policy and a stylesheet that attacks everything it can.

Only on a development machine, at ``/demo``. The widget comes from the other name of the same machine (``localhost`` ↔
``127.0.0.1``), so to a browser the two are strangers.
"""

from __future__ import annotations

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.web.sjablonen import SJABLONEN
from vliegwiel.web.sleutels import INSTELLINGEN

PAD = "/demo"
KENMERKEN = ("tekst", "titel", "plaats", "zij", "onder", "z-index", "kleur", "kleur-tekst")
_ANDERS = {"localhost": "127.0.0.1", "127.0.0.1": "localhost"}


def ander_adres(request: web.Request) -> str:
    """Return the address of this application under the machine's other name."""
    anders = _ANDERS.get(request.url.host or "")
    if anders is None:
        return request.app[INSTELLINGEN].publieke_url
    return str(request.url.origin().with_host(anders))


def beleid(chat: str) -> str:
    """Return the policy of the demonstration page: what a strict site with the widget needs, and not more."""
    return (
        f"default-src 'none'; script-src {chat}; frame-src {chat}; style-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


async def pagina(request: web.Request) -> web.Response:
    """GET /demo: ``?kleur=…`` and so on try the widget's attributes, ``?recht`` leaves out the transform."""
    chat = ander_adres(request)
    kenmerken = {naam: request.query[naam] for naam in KENMERKEN if naam in request.query}
    waarden = {"chat": chat, "kenmerken": kenmerken, "recht": "recht" in request.query}
    antwoord = aiohttp_jinja2.render_template("demo/pagina.html", request, waarden)
    antwoord.headers["Content-Security-Policy"] = beleid(chat)
    return antwoord


async def stijl(_: web.Request) -> web.Response:
    """GET /demo/vijandig.css."""
    inhoud = (SJABLONEN / "demo" / "vijandig.css").read_text("utf-8")
    return web.Response(text=inhoud, content_type="text/css", headers={hdrs.CACHE_CONTROL: "no-cache"})


def voeg_toe(app: web.Application) -> None:
    """Add the page, on a development machine only."""
    if app[INSTELLINGEN].productie:
        return
    app.router.add_get(PAD, pagina)
    app.router.add_get(f"{PAD}/vijandig.css", stijl)
