"""What a browser keeps between the address of a link and the first words: an encrypted cookie, for an hour at most.

So the link is in no later address, history or referrer. Only we can make one: codes can't be tried by way of the cookie.
Who fetches a page to show a preview of it keeps no cookies, and so counts for nothing.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiohttp import hdrs, web

from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.deellink import OnbekendeDeellink
from vliegwiel.services.deellink import Gekregen, tel_geopend, zoek
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.web.chat import geheugen
from vliegwiel.web.sleutels import DIENST, INSTELLINGEN, KLOK

DUUR = timedelta(hours=1)
BIJ = "koekje van een deellink"
LANGSTE = 400  # characters of a cookie that could be ours
KLUIS = web.AppKey("kluis_van_linkkoekjes", Versleuteling)
_GEKREGEN = web.RequestKey("gekregen_link", object)
# Browsers and programs that look ahead say so, in one of these headers.
VOORUIT = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
_KIJKT_VOORUIT = re.compile(r"prefetch|prerender|preview", re.IGNORECASE)
# By name too, for those that do keep cookies; "Cubot" is a telephone.
_ROBOT = re.compile(r"(?<!cu)bot\b|crawl|spider|preview|externalhit|whatsapp/|unfurl", re.IGNORECASE)


@dataclass(frozen=True)
class _Inhoud:
    code: str
    geteld: bool
    sinds: datetime


def voeg_toe(app: web.Application) -> None:
    """Give the application the key of these cookies."""
    app[KLUIS] = Versleuteling(app[INSTELLINGEN].veld_sleutel.get_secret_value())


def cookienaam(app: web.Application) -> str:
    """Return the name of the cookie."""
    return "__Host-vliegwiel-link" if app[INSTELLINGEN].beveiligd else "vliegwiel-link"


def onthoud(app: web.Application, antwoord: web.StreamResponse, code: str, sinds: datetime, geteld: bool) -> None:
    """Let this browser bring the link along to the first screen. ``sinds``: when it was opened."""
    inhoud = {"code": code, "geteld": geteld, "sinds": sinds.isoformat()}
    waarde = urlsafe_b64encode(app[KLUIS].versleutel(inhoud, bij=BIJ)).decode().rstrip("=")
    antwoord.set_cookie(
        cookienaam(app), waarde, max_age=int(DUUR.total_seconds()), httponly=True, samesite="Lax",
        secure=app[INSTELLINGEN].beveiligd,
    )  # fmt: skip


def vergeet(app: web.Application, antwoord: web.StreamResponse) -> None:
    """Let this browser forget the link."""
    antwoord.del_cookie(cookienaam(app), httponly=True, samesite="Lax", secure=app[INSTELLINGEN].beveiligd)


async def gekregen(request: web.Request) -> Gekregen | None:
    """Return the link with which this browser came, when it still works; None for the widget."""
    if _GEKREGEN not in request:
        request[_GEKREGEN] = await _zoek(request)
    gevonden: Any = request[_GEKREGEN]
    return gevonden if isinstance(gevonden, Gekregen) else None


async def _zoek(request: web.Request) -> Gekregen | None:
    inhoud = _lees(request)
    if inhoud is None or geheugen.is_ingesloten(request):
        return None
    try:
        async with request.app[DIENST].opslag.lezen() as repo:
            return await zoek(repo.deellinks, inhoud.code, request.app[KLOK]())
    except OnbekendeDeellink:
        return None


async def tel(request: web.Request, antwoord: web.StreamResponse) -> None:
    """Count, once per browser, that the giver's name was shown to somebody."""
    inhoud, link = _lees(request), await gekregen(request)
    if inhoud is None or link is None or inhoud.geteld or not mens(request):
        return
    async with request.app[DIENST].opslag.transactie() as repo:
        await tel_geopend(repo.deellinks, link.link_id)
    onthoud(request.app, antwoord, inhoud.code, inhoud.sinds, geteld=True)


def mens(request: web.Request) -> bool:
    """Return whether somebody seems to look at this page, and not a program that looks ahead."""
    vooruit = any(_KIJKT_VOORUIT.search(request.headers.get(kop, "")) for kop in VOORUIT)
    return request.method == hdrs.METH_GET and not vooruit and not _ROBOT.search(request.headers.get("User-Agent", ""))


def _lees(request: web.Request) -> _Inhoud | None:
    """Return what the cookie says; None without one, or when it is not ours or too old."""
    waarde = request.cookies.get(cookienaam(request.app), "")
    if not waarde or len(waarde) > LANGSTE:
        return None
    try:
        ruw = urlsafe_b64decode(waarde + "=" * (-len(waarde) % 4))
        inhoud = request.app[KLUIS].ontsleutel(ruw, bij=BIJ)
        gelezen = _Inhoud(inhoud["code"], inhoud["geteld"], datetime.fromisoformat(inhoud["sinds"]))
    except (ValueError, KeyError, OnleesbareContactwens):
        return None
    return gelezen if request.app[KLOK]() - gelezen.sinds <= DUUR else None
