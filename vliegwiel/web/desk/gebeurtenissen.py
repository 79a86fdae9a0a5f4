"""The stream of events (SSE) by which a queue on the screen stays up to date. A desk hears of its own team only."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

from aiohttp import web
from aiohttp_sse import EventSourceResponse, sse_response

from vliegwiel.core.toegang import Recht
from vliegwiel.services import overdracht as dienst
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.web.desk.rijkeuze import team_van
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import lezen
from vliegwiel.web.sleutels import DATABASE

log = logging.getLogger(__name__)
PAUZE = 0.5  # seconds between two looks in the outbox, for all desks together
STROOM = 120.0  # seconds; then the browser connects again, and shows again that it is logged in
LEVEN = 15.0  # seconds between two checks whether the browser is still there
MAX_ID = 2**31 - 1
OPNIEUW_NA_MS = 2000


class Bode:
    """Wakes every desk when there is news. It asks the database itself, and only while somebody listens."""

    def __init__(self, laatste: Callable[[], Awaitable[int]], pauze: float = PAUZE) -> None:
        self._laatste_id = laatste
        self._pauze = pauze
        self._nieuws = asyncio.Condition()
        self._iemand = asyncio.Event()
        self._luisteraars = 0
        self._laatste = 0
        self.gestopt = False

    async def wacht(self, na: int, hooguit: float) -> None:
        """Return when there is an event after ``na``, when the desk stops, or after ``hooguit`` seconds."""
        self._luisteraars += 1
        self._iemand.set()
        try:
            async with self._nieuws:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._nieuws.wait_for(lambda: self.gestopt or self._laatste > na), hooguit)
        finally:
            self._luisteraars -= 1
            if not self._luisteraars:
                self._iemand.clear()

    async def kijk(self) -> None:
        """Look for news until cancelled."""
        while True:
            await self._iemand.wait()
            try:
                laatste = await self._laatste_id()
            except Exception as fout:  # noqa: BLE001 – a desk that is late is better than one that is silent for ever
                log.error("de outbox is niet te lezen: %s", type(fout).__qualname__)
                laatste = self._laatste
            if laatste != self._laatste:
                async with self._nieuws:
                    self._laatste = laatste
                    self._nieuws.notify_all()
            await asyncio.sleep(self._pauze)

    async def stop(self) -> None:
        """End every wait, so that open streams don't keep the application from stopping."""
        async with self._nieuws:
            self.gestopt = True
            self._nieuws.notify_all()


BODE = web.AppKey("bode", Bode)


def voeg_toe(desk: web.Application) -> None:
    """Add the route and the messenger."""
    route(desk, "GET", "/gebeurtenissen", volg, "gebeurtenissen", Recht.WACHTRIJ)

    async def laatste() -> int:
        async with desk[DATABASE].lezen() as verbinding:
            return await OverdrachtRepository(verbinding).outbox.laatste()

    async def bode(app: web.Application) -> AsyncIterator[None]:
        app[BODE] = Bode(laatste)
        taak = asyncio.create_task(app[BODE].kijk())
        yield
        taak.cancel()
        with suppress(asyncio.CancelledError):
            await taak

    async def stop(app: web.Application) -> None:
        await app[BODE].stop()

    desk.cleanup_ctx.append(bode)
    desk.on_shutdown.append(stop)


async def volg(request: web.Request) -> web.StreamResponse:
    """Send the events after ``Last-Event-ID`` (or ``?na=``) and go on with new ones; raises 400."""
    na, team = _vanaf(request), team_van(request)
    bode, einde = request.app[BODE], asyncio.get_running_loop().time() + STROOM
    async with sse_response(request) as stroom:
        with suppress(ConnectionResetError, TimeoutError):
            await stroom.write(f"retry: {OPNIEUW_NA_MS}\r\n\r\n".encode())
            while stroom.is_connected() and not bode.gestopt:
                na = await _stuur(request, stroom, na, team)
                rest = einde - asyncio.get_running_loop().time()
                if rest <= 0:
                    break
                await bode.wacht(na, min(rest, LEVEN))
    return stroom


async def _stuur(request: web.Request, stroom: EventSourceResponse, na: int, team: str) -> int:
    """Send everything after ``na`` and return the id up to which there is nothing more for this team."""
    while True:
        async with lezen(request) as (repo, _):
            # Read first: what other teams hear is passed over as well, so that nobody waits for it and finds nothing.
            gezien = await repo.outbox.laatste()
            nieuw = await dienst.gebeurtenissen_na(repo, na, team)
        if not nieuw:
            return max(na, gezien)
        for gebeurtenis in nieuw:
            gegevens = json.dumps({"soort": gebeurtenis.soort, "overdracht": gebeurtenis.overdracht_id})
            await stroom.send(gegevens, id=str(gebeurtenis.id), event="overdracht")
        na = nieuw[-1].id


def _vanaf(request: web.Request) -> int:
    waarde = request.headers.get("Last-Event-ID") or request.query.get("na") or "0"
    if not (waarde.isascii() and waarde.isdigit() and len(waarde) <= len(str(MAX_ID)) and int(waarde) <= MAX_ID):
        raise web.HTTPBadRequest
    return int(waarde)
