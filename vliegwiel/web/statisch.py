"""Stylesheets, scripts and pictures: read once, compressed once, and cached by clients for ever under a hashed address."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aiohttp import hdrs, web

from vliegwiel.web.modules import buren, met_adressen

MAP = Path(__file__).parent / "static"
_MAX_AGE = "public, max-age=31536000, immutable"
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
        inhoud = met_adressen(pad, inhoud.decode(), adres).encode()
    soort = _TYPEN.get(Path(pad).suffix) or mimetypes.guess_type(pad)[0] or "application/octet-stream"
    return _Bestand(inhoud, gzip.compress(inhoud, mtime=0), soort, hashlib.sha256(inhoud).hexdigest()[:12])


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


def _tekenset(soort: str) -> str | None:
    return "utf-8" if soort.startswith("text/") or soort == "image/svg+xml" else None


def voeg_toe(app: web.Application) -> None:
    """Serve the files under ``/static/``."""
    app.router.add_get("/static/{pad:.+}", _geef, name="statisch")
