"""Every now and then: put whom it is time to ask again in the queue, and erase what has been kept long enough.

Every process does this; the database sees to it that each of them comes into the queue once (``Nadenkers.aan_de_beurt``).
"""

from __future__ import annotations

from aiohttp import web

from vliegwiel.services import nadenken as dienst
from vliegwiel.web import klokwerk
from vliegwiel.web.sleutels import DATABASE, DIENST, INSTELLINGEN, KLOK

PAUZE = 60.0  # seconds: a day is a day, so nobody waits for this


def voeg_toe(app: web.Application) -> None:
    """Look at the start, and from then on every minute, until the application stops."""
    klokwerk.voeg_toe(app, klokwerk.Taak("navragen", PAUZE, kijk))


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
