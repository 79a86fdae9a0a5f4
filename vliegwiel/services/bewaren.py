"""Erasing finished cases when their time is over, and saying beforehand which ones.

The last sign of work counts, of the desk or of the client. What a report needs was counted on the days themselves
(``services.telling``) and stays; a case whose days were not counted yet waits. What is left of a case is its reference,
so that the log can be read: no word, no name, no day of a person.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Protocol

from vliegwiel.core import bewaren
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.werkdagen import Werkdagen
from vliegwiel.services.poorten_zaakklok import Portie

VERNIETIGD = "vernietigd"
MEESTE = 100  # of a list on the desk


@dataclass(frozen=True)
class Oud:
    """A finished case with the last sign of work on it, of the desk or of the client."""

    overdracht: Overdracht
    teken: datetime


@dataclass(frozen=True)
class Straks:
    """A finished case that will be erased on a day."""

    overdracht: Overdracht
    dag: date


class Afgeronde(Protocol):
    """Finished cases, within one transaction."""

    async def oud(self, portie: Portie, voor: datetime) -> list[Oud]:
        """Return finished cases of which everything recorded lies before ``voor``, in the order of the ids."""

    async def oudste(self, team: str, voor: datetime, hooguit: int) -> list[Oud]:
        """Return such cases of one team, the one that was finished first on top."""

    async def geteld_tot(self) -> date | None:
        """Return the last day that was counted for the reports, or None."""

    async def vergrendel(self, ids: Collection[str]) -> None:
        """Let nobody change these cases until the transaction ends."""

    async def wis(self, zaken: Collection[Overdracht], nu: datetime) -> None:
        """Erase the whole of these, with the conversations; write it in the log, and tell the desks and the exchange."""


class Bewaaropslag(Protocol):
    """Where transactions come from."""

    def lezen(self) -> AbstractAsyncContextManager[Afgeronde]:
        """A reading transaction."""

    async def doe[T](self, werk: Callable[[Afgeronde], Awaitable[T]]) -> T:
        """Do all of this in one short writing transaction; again from the start when somebody else was in the way."""


async def wis(opslag: Bewaaropslag, maanden: int, kalender: Werkdagen, nu: datetime) -> int:
    """Erase what was kept long enough, a portion at a time; return how many cases."""
    voor, portie, gewist = _voor(kalender, maanden, nu), Portie(), 0
    while True:
        async with opslag.lezen() as repo:
            geteld_tot, oud = await repo.geteld_tot(), await repo.oud(portie, voor)
        rijp = [o.overdracht.id for o in oud if _rijp(o, maanden, kalender, nu, geteld_tot)]
        if rijp:
            gewist += await opslag.doe(partial(_wis, rijp, maanden, kalender, nu))
        if len(oud) < portie.hooguit:
            return gewist
        portie = Portie(oud[-1].overdracht.id)


async def straks(repo: Afgeronde, team: str, maanden: int, kalender: Werkdagen, nu: datetime) -> list[Straks]:
    """Return the cases of a team that will be erased within ``bewaren.VOORAF``, the first one on top."""
    tot = kalender.dag(nu) + bewaren.VOORAF
    voor = kalender.begin(bewaren.wissen_voor(tot, maanden))
    gevonden = [
        Straks(o.overdracht, bewaren.wissen_op(kalender.dag(o.teken), maanden))
        for o in await repo.oudste(team, voor, MEESTE)
    ]
    return sorted((s for s in gevonden if s.dag <= tot), key=lambda s: (s.dag, s.overdracht.id))


def _voor(kalender: Werkdagen, maanden: int, nu: datetime) -> datetime:
    return kalender.begin(bewaren.wissen_voor(kalender.dag(nu), maanden))


def _rijp(oud: Oud, maanden: int, kalender: Werkdagen, nu: datetime, geteld_tot: date | None) -> bool:
    laatste = kalender.dag(oud.teken)
    geteld = geteld_tot is not None and geteld_tot >= laatste
    return geteld and bewaren.wissen_op(laatste, maanden) <= kalender.dag(nu)


async def _wis(ids: Collection[str], maanden: int, kalender: Werkdagen, nu: datetime, repo: Afgeronde) -> int:
    await repo.vergrendel(ids)
    geteld_tot, oud = await repo.geteld_tot(), await repo.oud(Portie(ids=ids), _voor(kalender, maanden, nu))
    rijp = [o.overdracht for o in oud if _rijp(o, maanden, kalender, nu, geteld_tot)]
    await repo.wis(rijp, nu)
    return len(rijp)
