"""Every now and then: put whom it is time to ask again in the queue, and erase what has been kept long enough.

Every process does this; the database sees to it that each of them comes into the queue once (``Nadenkers.aan_de_beurt``).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress

from aiohttp import web

from vliegwiel.services import nadenken as dienst
from vliegwiel.web.sleutels import DATABASE, DIENST, INSTELLINGEN, KLOK

log = logging.getLogger(__name__)
PAUZE = 60.0  # seconds: a day is a day, so nobody waits for this


def voeg_toe(app: web.Application) -> None:
    """Look at the start, and from then on every minute, until the application stops."""

    async def achtergrond(app: web.Application) -> AsyncIterator[None]:
        taak = asyncio.create_task(_telkens(app))
        yield
        taak.cancel()
        with suppress(asyncio.CancelledError):
            await taak

    app.cleanup_ctx.append(achtergrond)


async def kijk(app: web.Application) -> int:
    """Look once; return how many came into the queue by this."""
    nu, bewaardagen = app[KLOK](), app[INSTELLINGEN].nadenken_bewaardagen
    async with app[DIENST].opslag.transactie() as repo:
        aantal = await dienst.kijk_wie_er_aan_de_beurt_is(repo.nadenkers, nu)
    async with app[DIENST].opslag.transactie() as repo:
        weg = await dienst.ruim_op(repo.nadenkers, bewaardagen, nu)
    if weg:
        await app[DATABASE].ruim_op()
    return aantal


async def _telkens(app: web.Application) -> None:
    while True:
        try:
            await kijk(app)
        except Exception as fout:  # noqa: BLE001 – a minute later is better than never again
            log.error("navragen lukt nu niet: %s", type(fout).__qualname__)
        await asyncio.sleep(PAUZE)
