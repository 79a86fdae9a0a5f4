"""A file in memory: compressed once, and cached by clients for ever when its hash is in the address."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import hdrs, web

_MAX_AGE = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Bestand:
    """What is sent, with and without compression; ``kenmerk`` is the hash of the contents."""

    inhoud: bytes
    ingepakt: bytes
    soort: str
    kenmerk: str


def maak_bestand(inhoud: bytes, soort: str) -> Bestand:
    """Return a file of these bytes."""
    return Bestand(inhoud, gzip.compress(inhoud, mtime=0), soort, hashlib.sha256(inhoud).hexdigest()[:12])


def geef(request: web.Request, bestand: Bestand, erbij: Mapping[str, str] | None = None) -> web.Response:
    """Return the answer: nothing for who has it already."""
    koppen = {hdrs.ETAG: f'"{bestand.kenmerk}"', hdrs.VARY: hdrs.ACCEPT_ENCODING, **(erbij or {})}
    koppen[hdrs.CACHE_CONTROL] = _MAX_AGE if request.query.get("v") == bestand.kenmerk else "no-cache"
    if f'"{bestand.kenmerk}"' in request.headers.get(hdrs.IF_NONE_MATCH, ""):
        return web.Response(status=304, headers=koppen)
    inhoud = bestand.inhoud
    if "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, ""):
        inhoud = bestand.ingepakt
        koppen[hdrs.CONTENT_ENCODING] = "gzip"
    return web.Response(body=inhoud, content_type=bestand.soort, charset=_tekenset(bestand.soort), headers=koppen)


def bied_aan(app: web.Application, pad: str, bestand: Bestand, koppen: Mapping[str, str] | None = None) -> None:
    """Serve this one file at an address."""

    async def toon(request: web.Request) -> web.Response:
        return geef(request, bestand, koppen)

    app.router.add_get(pad, toon)


def _tekenset(soort: str) -> str | None:
    return "utf-8" if soort.startswith("text/") or soort == "image/svg+xml" else None
