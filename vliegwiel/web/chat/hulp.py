"""The help page: every help line, made once at the start; it needs no database, no Rasa, no script and no other file.

The same page as a file (``python -m vliegwiel.cli hulppagina``) is what a proxy shows when this server is down.
"""

from __future__ import annotations

import base64
import hashlib
import re

import jinja2
from aiohttp import hdrs, web
from markupsafe import Markup

from vliegwiel.core.hulplijnen import Hulplijnen, bel
from vliegwiel.core.thema import Thema
from vliegwiel.settings_gemeente import Gemeente, voorbeeld
from vliegwiel.web.beveiliging import BELEID
from vliegwiel.web.chat import geheugen, sessie
from vliegwiel.web.sjablonen import SJABLONEN
from vliegwiel.web.sleutels import HULPLIJNEN, INSTELLINGEN
from vliegwiel.web.statisch import adres
from vliegwiel.web.thema import maak_stijl

_STIJL = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def maak_hulppagina(
    gemeente: Gemeente,
    hulplijnen: Hulplijnen,
    terug: str = "/",
    thema: Thema | None = None,
    script: str = "",
    merk: str = "",
) -> str:
    """Return the page as HTML that stands on its own; without a theme it looks like the example.

    ``terug``: where the talk is. ``script`` and ``merk``: the quick exit's script and mark, on a page that this server
    gives. Without them the exit is a link, because the page is for when this server is down.
    """
    omgeving = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SJABLONEN), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    omgeving.filters["bel"] = bel
    # Names that were looked at, and colours: nothing in it can end the style.
    stijl = Markup(maak_stijl(thema or voorbeeld().thema))  # noqa: S704
    return omgeving.get_template("hulp.html").render(
        gemeente=gemeente, hulplijnen=hulplijnen, terug=terug, stijl=stijl, script=script, merk=merk
    )


def voeg_toe(app: web.Application) -> None:
    """Serve it at ``/hulp``. Nothing in it is personal, so a browser may keep it for when there is no connection."""
    instellingen = app[INSTELLINGEN]
    pagina = maak_hulppagina(
        instellingen.gemeente,
        app[HULPLIJNEN],
        thema=instellingen.gemeentebestand.thema,
        script=adres("verlaat.js"),
        merk=geheugen.merk_van(sessie.cookienaam(app)),
    )
    stijl = _STIJL.search(pagina)
    kenmerk = base64.b64encode(hashlib.sha256(stijl[1].encode() if stijl else b"").digest()).decode()
    koppen = {
        hdrs.CACHE_CONTROL: "public, max-age=86400, stale-if-error=2592000",
        "Content-Security-Policy": BELEID.replace("style-src 'self'", f"style-src 'sha256-{kenmerk}'"),
    }

    async def toon(_: web.Request) -> web.Response:
        return web.Response(text=pagina, content_type="text/html", charset="utf-8", headers=koppen)

    app.router.add_get("/hulp", toon)
