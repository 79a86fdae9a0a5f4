"""Erasing conversations that nobody shared, so many days after the last message; and saying until when one is kept.

What was shared is kept as long as its case (``services.bewaren``). A code that works, a plan to ask again and a promised
call keep a conversation too. What a report needs was counted on the days themselves (``services.telling``) and stays; a
conversation of which the end was not counted yet waits.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol

from vliegwiel.core import bewaren, rapport
from vliegwiel.core.nadenken import GEPLAND, OPGEPAKT, WACHT, vandaag
from vliegwiel.core.werkdagen import Werkdagen
from vliegwiel.services.gesprek import Dienst, laad

VERLOPEN = "gesprekken_verlopen"
PER_KEER = 100  # in one transaction
DAG = timedelta(days=1)
OPEN_PLAN = (GEPLAND, WACHT, OPGEPAKT)


@dataclass(frozen=True)
class Grens:
    """What may go: said nothing since before ``stil``, and without a code that works at ``code`` or later."""

    stil: datetime
    code: datetime


@dataclass(frozen=True)
class Bewaring:
    """Until when a conversation is kept when nothing more happens: the last day; None when its case decides.

    ``gevraagd``: not before somebody asked once more, as was planned.
    """

    tot: date | None
    gevraagd: bool = False


class Gesprekken(Protocol):
    """Conversations that nobody shared, within one transaction."""

    async def geteld_tot(self) -> date | None:
        """Return the last day that was counted for the reports, or None."""

    async def verlopen(self, grens: Grens, hooguit: int, ids: Collection[str] | None = None) -> list[str]:
        """Return the ids of what may go, the longest silent first; with ``ids`` only of these."""

    async def vergrendel(self, ids: Collection[str]) -> None:
        """Let nobody write in these conversations until the transaction ends."""

    async def wis(self, ids: Collection[str], nu: datetime) -> None:
        """Erase the whole of these, with everything that hangs on them; write in the log that it was done."""


class Verloopopslag(Protocol):
    """Where transactions come from."""

    def lezen(self) -> AbstractAsyncContextManager[Gesprekken]:
        """A reading transaction."""

    async def doe[T](self, werk: Callable[[Gesprekken], Awaitable[T]]) -> T:
        """Do all of this in one short writing transaction; again from the start when somebody else was in the way."""


async def wis(opslag: Verloopopslag, dagen: int, kalender: Werkdagen, nu: datetime) -> int:
    """Erase what was silent long enough, a portion at a time; return how many conversations.

    Who writes at that very moment comes first or comes too late, and is never cut in two.
    """
    gewist = 0
    while True:
        async with opslag.lezen() as repo:
            grens = _grens(await repo.geteld_tot(), dagen, kalender, nu)
            oud = await repo.verlopen(grens, PER_KEER) if grens else []
        if grens and oud:
            gewist += await opslag.doe(partial(_wis, oud, grens, nu))
        if len(oud) < PER_KEER:
            return gewist


def _grens(geteld_tot: date | None, dagen: int, kalender: Werkdagen, nu: datetime) -> Grens | None:
    """Return what may go; None while nothing was counted. Where it stopped is counted ``STIL_NA`` days later."""
    if geteld_tot is None:
        return None
    dag = kalender.dag(nu)
    stil = min(dag - dagen * DAG, geteld_tot - (rapport.STIL_NA - 1) * DAG)
    return Grens(kalender.begin(stil), kalender.begin(dag))


async def _wis(ids: Collection[str], grens: Grens, nu: datetime, repo: Gesprekken) -> int:
    await repo.vergrendel(ids)
    # Looked at again: somebody may have come back, shared, or taken a code in the meantime.
    nog = await repo.verlopen(grens, len(ids), ids)
    if nog:
        await repo.wis(nog, nu)
    return len(nog)


async def bewaring(dienst: Dienst, gesprek_id: str, dagen: int) -> Bewaring:
    """Return until when a conversation is kept, as its client may read it; raises ``OnbekendGesprek``."""
    async with dienst.opslag.lezen() as repo:
        laatste = vandaag((await laad(repo, gesprek_id)).laatst_actief_op)
        if await repo.overdrachten.bij_gesprek(gesprek_id):
            return Bewaring(None)
        code = await repo.hervatten.code_van(gesprek_id)
        gevraagd = await repo.nadenkers.status_van(gesprek_id) in OPEN_PLAN
    return Bewaring(bewaren.gesprek_tot(laatste, dagen, vandaag(code.verloopt_op) if code else None), gevraagd)
