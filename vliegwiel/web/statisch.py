"""Stylesheets, scripts and pictures: read once, compressed once, and cached by clients for ever under a hashed address."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aiohttp import hdrs, web

MAP = Path(__file__).parent / "static"
_MAX_AGE = "public, max-age=31536000, immutable"
# A module names its neighbours as "./soort/naam.js"; the client gets their hashed addresses.
_IMPORT = re.compile(r'(?m)^(import\b[^;"]*|export\b[^;"]* from )"(\.{1,2}/[\w./-]+\.js)";')
_TYPEN = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class _Bestand:
    inhoud: bytes
    ingepakt: bytes
    soort: str
    kenmerk: str


@cache
def _lees(pad: str) -> _Bestand:
    inhoud = (MAP / pad).read_bytes()
    if pad.endswith(".js"):
        inhoud = _IMPORT.sub(lambda r: f'{r[1]}"{adres(_buur(pad, r[2]))}";', inhoud.decode()).encode()
    soort = _TYPEN.get(Path(pad).suffix) or mimetypes.guess_type(pad)[0] or "application/octet-stream"
    return _Bestand(inhoud, gzip.compress(inhoud, mtime=0), soort, hashlib.sha256(inhoud).hexdigest()[:12])


def adres(pad: str) -> str:
    """Return the address of a file under ``static/``: another content is another address."""
    return f"/static/{pad}?v={_lees(pad).kenmerk}"


@cache
def modules(pad: str) -> tuple[str, ...]:
    """Return the addresses of everything that a module imports, so that a page can ask for all of it at once."""
    gevonden: dict[str, None] = {}
    for _, naam in _IMPORT.findall((MAP / pad).read_text("utf-8")):
        buur = _buur(pad, naam)
        gevonden |= dict.fromkeys([adres(buur), *modules(buur)])
    return tuple(gevonden)


def _buur(pad: str, naam: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(pad), naam))


async def _geef(request: web.Request) -> web.Response:
    pad = request.match_info["pad"]
    if not (MAP / pad).resolve().is_relative_to(MAP) or not (MAP / pad).is_file():
        raise web.HTTPNotFound
    bestand = _lees(pad)
    koppen = {hdrs.ETAG: f'"{bestand.kenmerk}"', hdrs.VARY: hdrs.ACCEPT_ENCODING}
    koppen[hdrs.CACHE_CONTROL] = _MAX_AGE if request.query.get("v") == bestand.kenmerk else "no-cache"
    if f'"{bestand.kenmerk}"' in request.headers.get(hdrs.IF_NONE_MATCH, ""):
        return web.Response(status=304, headers=koppen)
    inhoud = bestand.inhoud
    if "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, ""):
        inhoud = bestand.ingepakt
        koppen[hdrs.CONTENT_ENCODING] = "gzip"
    return web.Response(body=inhoud, content_type=bestand.soort, charset=_tekenset(bestand.soort), headers=koppen)


async def _icoon(_: web.Request) -> web.Response:
    """GET /favicon.ico: what a browser asks for on a page that names no icon, such as the help page."""
    inhoud = _lees("vliegwiel.svg").inhoud
    koppen = {hdrs.CACHE_CONTROL: "public, max-age=86400"}
    return web.Response(body=inhoud, content_type=_TYPEN[".svg"], charset="utf-8", headers=koppen)


def _tekenset(soort: str) -> str | None:
    return "utf-8" if soort.startswith("text/") or soort == "image/svg+xml" else None


def voeg_toe(app: web.Application) -> None:
    """Serve the files under ``/static/``, and the icon."""
    app.router.add_get("/favicon.ico", _icoon)
    app.router.add_get("/static/{pad:.+}", _geef, name="statisch")
