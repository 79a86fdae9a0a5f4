"""Which conversation a browser is in: a secret token in a cookie, or in what ``geheugen`` has instead of one."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass

from aiohttp import web

from vliegwiel.services.gesprek import Gestart, OnbekendGesprek, start, zoek
from vliegwiel.web.afscherming import begin
from vliegwiel.web.begrenzing import tel_nieuw
from vliegwiel.web.chat import geheugen, linkkoekje
from vliegwiel.web.sleutels import DIENST, INSTELLINGEN

BEWAARTIJD = 30 * 24 * 3600  # seconds after the last message
KORT = 4 * 3600  # seconds: on the device of who types along, after the last message
DUBBEL = 120.0  # seconds in which the same first form is the same conversation
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,100}", re.ASCII)


@dataclass(frozen=True)
class _Begonnen:
    taak: asyncio.Task[Gestart]
    tot: float


_BEGONNEN: web.AppKey[dict[str, _Begonnen]] = web.AppKey("begonnen_gesprekken", dict)


def voeg_toe(app: web.Application) -> None:
    """Remember, for a short while, which first form began which conversation."""
    app[_BEGONNEN] = {}


def cookienaam(app: web.Application) -> str:
    """Return the cookie's name; the prefix makes browsers refuse one that did not come from us over https."""
    return "__Host-vliegwiel-gesprek" if app[INSTELLINGEN].beveiligd else "vliegwiel-gesprek"


def token_van(request: web.Request) -> str:
    """Return the token that this browser keeps, or an empty string when there is none that could be ours."""
    token = geheugen.lees(request, cookienaam(request.app))
    return token if is_token(token) else ""


def is_token(tekst: str) -> bool:
    """Return whether this could be a token of ours."""
    return _TOKEN.fullmatch(tekst) is not None


async def huidig(request: web.Request) -> str | None:
    """Return the conversation of this browser, or None."""
    token = token_van(request)
    if not token:
        return None
    try:
        return await zoek(request.app[DIENST], token)
    except OnbekendGesprek:
        return None


async def nieuw(request: web.Request, formulier_id: str) -> Gestart:
    """Begin a conversation; pressing twice on the same first page begins it once. Raises ``TeSnel``."""
    begonnen, nu = request.app[_BEGONNEN], time.monotonic()
    for oud in [k for k, b in begonnen.items() if b.tot < nu]:
        del begonnen[oud]
    if (bestaand := begonnen.get(formulier_id)) is None:
        await tel_nieuw(request)
        link = await linkkoekje.gekregen(request)
        # Between the look-up and here another press may have been first.
        bestaand = begonnen.get(formulier_id)
    if bestaand is None:
        bestaand = _Begonnen(begin(request.app, start(request.app[DIENST], link)), nu + DUBBEL)
        begonnen[formulier_id] = bestaand
    return await asyncio.shield(bestaand.taak)


def onthoud(app: web.Application, antwoord: web.Response, token: str, *, kort: bool = False) -> None:
    """Let this browser keep the conversation; ``kort``: it is the device of who types along."""
    antwoord.set_cookie(
        cookienaam(app), token, max_age=KORT if kort else BEWAARTIJD, httponly=True, samesite="Lax",
        secure=app[INSTELLINGEN].beveiligd,
    )  # fmt: skip


def vergeet(app: web.Application, antwoord: web.Response) -> None:
    """Let this browser forget the conversation."""
    antwoord.del_cookie(cookienaam(app), httponly=True, samesite="Lax", secure=app[INSTELLINGEN].beveiligd)
