"""The widget: one script that a gemeente puts on its own site, and its stylesheet for browsers that need it apart."""

from __future__ import annotations

import gzip
import hashlib
import json

from aiohttp import hdrs, web

from vliegwiel.core.thema import Thema
from vliegwiel.settings_gemeente import Gemeente, voorbeeld
from vliegwiel.web.sleutels import INSTELLINGEN
from vliegwiel.web.statisch import MAP

BRON = MAP / "widget"
# The address stands in other people's pages, so it can't carry a version: a browser asks once an hour.
MAX_AGE = "public, max-age=3600"


def maak_script(gemeente: Gemeente, thema: Thema | None = None) -> str:
    """Return the script with the stylesheet and what it says about the gemeente in it; nothing else is loaded."""
    script = (BRON / "widget.js").read_text("utf-8")
    kleuren = (thema or voorbeeld().thema).licht
    waarden = {
        "STIJL": maak_stijl(),
        "NAAM": gemeente.naam,
        "TELEFOON": gemeente.telefoon,
        "KLEUR": kleuren.accent.hex,
        "LETTERS": kleuren.op_accent.hex,
    }
    for naam, waarde in waarden.items():
        script = script.replace(f'"@@{naam}@@"', json.dumps(waarde, ensure_ascii=False))
    return script


def maak_stijl() -> str:
    """Return the stylesheet."""
    return (BRON / "widget.css").read_text("utf-8")


def voeg_toe(app: web.Application) -> None:
    """Serve ``/widget.js`` and ``/widget.css``, for pages of any origin: there is nothing personal in them."""
    _bied_aan(
        app,
        "/widget.js",
        "text/javascript",
        maak_script(app[INSTELLINGEN].gemeente, app[INSTELLINGEN].gemeentebestand.thema),
    )
    _bied_aan(app, "/widget.css", "text/css", maak_stijl())


def _bied_aan(app: web.Application, pad: str, soort: str, tekst: str) -> None:
    inhoud = tekst.encode()
    ingepakt = gzip.compress(inhoud, mtime=0)
    kenmerk = f'"{hashlib.sha256(inhoud).hexdigest()[:12]}"'
    vast = {
        hdrs.CACHE_CONTROL: MAX_AGE,
        hdrs.ETAG: kenmerk,
        hdrs.VARY: hdrs.ACCEPT_ENCODING,
        hdrs.ACCESS_CONTROL_ALLOW_ORIGIN: "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }

    async def geef(request: web.Request) -> web.Response:
        if kenmerk in request.headers.get(hdrs.IF_NONE_MATCH, ""):
            return web.Response(status=304, headers=vast)
        if "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, ""):
            koppen = vast | {hdrs.CONTENT_ENCODING: "gzip"}
            return web.Response(body=ingepakt, content_type=soort, charset="utf-8", headers=koppen)
        return web.Response(body=inhoud, content_type=soort, charset="utf-8", headers=vast)

    app.router.add_get(pad, geef)
