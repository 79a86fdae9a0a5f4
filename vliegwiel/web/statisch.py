"""Stylesheets, scripts and pictures: read once, compressed once, and cached by clients for ever under a hashed address."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path

from aiohttp import web

from vliegwiel.web import thema
from vliegwiel.web.bestand import Bestand, geef, maak_bestand
from vliegwiel.web.modules import buren, met_adressen

MAP = Path(__file__).parent / "static"
_TYPEN = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@cache
def _lees(pad: str) -> Bestand:
    inhoud = (MAP / pad).read_bytes()
    if pad.endswith(".js"):
        inhoud = met_adressen(pad, inhoud.decode(), adres).encode()
    soort = _TYPEN.get(Path(pad).suffix) or mimetypes.guess_type(pad)[0] or "application/octet-stream"
    return maak_bestand(inhoud, soort)


def adres(pad: str) -> str:
    """Return the address of a file under ``static/``: another content is another address."""
    return f"/static/{pad}?v={_lees(pad).kenmerk}"


@cache
def modules(pad: str) -> tuple[str, ...]:
    """Return the addresses of all that a script imports, so that a page can ask for everything at once."""
    gevonden: dict[str, None] = {}
    for buur in buren(pad, (MAP / pad).read_text("utf-8")):
        gevonden |= dict.fromkeys((adres(buur), *modules(buur)))
    return tuple(gevonden)


async def _geef(request: web.Request) -> web.Response:
    pad = request.match_info["pad"]
    if not (MAP / pad).resolve().is_relative_to(MAP) or not (MAP / pad).is_file():
        raise web.HTTPNotFound
    return geef(request, _lees(pad))


def voeg_toe(app: web.Application) -> None:
    """Serve the files under ``/static/``, and those of the gemeente's look, which every page needs as well."""
    app.router.add_get("/static/{pad:.+}", _geef, name="statisch")
    thema.voeg_toe(app)
