"""Work that the clock asks for: each task runs in turn, again and again, until the application stops.

A task looks at the injected clock and at the database, so running it twice (two processes, a restart) may never do
anything twice: that is the task's own promise, kept with one conditional write. It reads first, so that a round without
work takes no lock.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from aiohttp import web

log = logging.getLogger(__name__)
Doe = Callable[[web.Application], Awaitable[object]]
_BEGONNEN: web.AppKey[list[asyncio.Event]] = web.AppKey("eerste_rondes", list)


@dataclass(frozen=True)
class Taak:
    """One kind of work. ``naam`` is for the log; ``elke``: seconds between the end of one round and the next."""

    naam: str
    elke: float
    doe: Doe


def voeg_toe(app: web.Application, taak: Taak) -> None:
    """Let this task run as long as the application does."""

    async def draai(app: web.Application) -> AsyncIterator[None]:
        stop, eerste = asyncio.Event(), asyncio.Event()
        app[_BEGONNEN].append(eerste)
        rondes = asyncio.create_task(_telkens(app, taak, eerste, stop))
        yield
        stop.set()  # not cancelled: a round that began is finished before the database closes
        await rondes

    app.setdefault(_BEGONNEN, [])
    app.cleanup_ctx.append(draai)


async def na_de_eerste_ronde(app: web.Application) -> None:
    """Wait until every task of this started application has done one round; the next is a pause away."""
    for eerste in app[_BEGONNEN]:
        await eerste.wait()


async def _telkens(app: web.Application, taak: Taak, eerste: asyncio.Event, stop: asyncio.Event) -> None:
    while not stop.is_set():
        try:
            await taak.doe(app)
        except Exception as fout:  # noqa: BLE001 – the next round will do; a desk that stops helps nobody
            log.error("%s is niet gelukt: %s", taak.naam, type(fout).__qualname__)
        eerste.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), taak.elke)
