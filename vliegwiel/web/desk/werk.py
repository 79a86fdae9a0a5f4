"""What the desk's views share: a transaction with its repositories, who is working, and the form that was sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from aiohttp import web

from vliegwiel.core.team import Teams
from vliegwiel.services.medewerker import Medewerker, Wachtwoorden
from vliegwiel.services.tweede_factor import Herstelsleutel
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.medewerker import Medewerkersopslag
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tweede_factor import TweedeFactoropslag
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.web.sleutels import DATABASE, KLOK

KLUIS = web.AppKey("kluis", Versleuteling)
TEAMS = web.AppKey("teams", Teams)
MEDEWERKERS = web.AppKey("medewerkers", Medewerkersopslag)
WACHTWOORDEN = web.AppKey("wachtwoorden", Wachtwoorden)
TWEEDE_FACTOREN = web.AppKey("tweede_factoren", TweedeFactoropslag)
HERSTELSLEUTEL = web.AppKey("herstelsleutel", Herstelsleutel)
MEDEWERKER = web.RequestKey("medewerker", Medewerker)
# Draws a case's page again when one of its forms was refused: with which form, and what was typed in it.
Zaakblad = Callable[[web.Request, str, Mapping[str, Any]], Awaitable[web.Response]]
ZAAKBLAD: web.AppKey[Zaakblad] = web.AppKey("zaakblad", Callable)  # type: ignore[arg-type]

MAX_FORMULIER = 64 * 1024  # bytes
FORMULIER = "application/x-www-form-urlencoded"


@asynccontextmanager
async def transactie(request: web.Request) -> AsyncIterator[tuple[OverdrachtRepository, Contactwensen]]:
    """Give the repositories in a writing transaction."""
    async with request.app[DATABASE].transactie() as verbinding:
        yield OverdrachtRepository(verbinding, request.app[KLUIS]), Contactwensen(verbinding, request.app[KLUIS])


@asynccontextmanager
async def lezen(request: web.Request) -> AsyncIterator[tuple[OverdrachtRepository, Contactwensen]]:
    """Give the repositories in a reading transaction."""
    async with request.app[DATABASE].lezen() as verbinding:
        yield OverdrachtRepository(verbinding, request.app[KLUIS]), Contactwensen(verbinding, request.app[KLUIS])


def nu(request: web.Request) -> datetime:
    """Return the present moment."""
    return request.app[KLOK]()


def wil_json(request: web.Request) -> bool:
    """Return whether a program asks, and not somebody with a browser."""
    wil = request.headers.get("Accept", "")
    return "json" in wil and "text/html" not in wil


async def formulier(request: web.Request) -> Mapping[str, Any]:
    """Return the fields of a form; raises 400, 413 or 415."""
    if request.content_type != FORMULIER:
        raise web.HTTPUnsupportedMediaType
    if (request.content_length or 0) > MAX_FORMULIER:
        raise web.HTTPRequestEntityTooLarge(MAX_FORMULIER, request.content_length or 0)
    try:
        return await request.post()
    except (LookupError, ValueError):  # a character set that does not exist, bytes that are not in it
        raise web.HTTPBadRequest from None
