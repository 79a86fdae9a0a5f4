"""What the clock of cases needs from outside: cases a portion at a time, and every change for a whole portion at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from vliegwiel.core.overdracht import Overdracht
from vliegwiel.services.poorten_zaak import Gevolgd

PER_KEER = 100


@dataclass(frozen=True)
class Portie:
    """Which cases to look at: the next ``hooguit`` by id behind ``na``, or just these ``ids``."""

    na: str = ""
    ids: Collection[str] | None = None
    hooguit: int = PER_KEER


class Klokzaken(Protocol):
    """Cases as the clock sees them, within one transaction. Lists are in the order of the ids."""

    async def teams_met_collegas(self) -> Sequence[str]:
        """Return the teams in which somebody works on cases."""

    async def vergrendel(self, ids: Collection[str]) -> None:
        """Let nobody change these cases until the transaction ends."""

    async def lopend(self, portie: Portie, voor: datetime) -> list[Gevolgd]:
        """Return what somebody works on, without a pause, that did not change since ``voor``."""

    async def pauzes_voorbij(self, portie: Portie, vandaag: date) -> list[Overdracht]:
        """Return what is paused until today or earlier, or without a day."""

    async def zonder_eigenaar(self, portie: Portie) -> list[Overdracht]:
        """Return what is at somebody who does not work here any more, and what has no owner while its status says so."""

    async def zonder_team(self, portie: Portie, bemand: Sequence[str]) -> list[Overdracht]:
        """Return what waits at a team in which nobody works."""

    async def naar_wachtrij(self, ids: Collection[str], waarom: str, nu: datetime) -> None:
        """Put these back in the queue with the reason."""

    async def hervat(self, ids: Collection[str], vandaag: date, nu: datetime) -> None:
        """Let these come back from their pause, with a mark."""

    async def ander_team(self, ids: Collection[str], team: str, waarom: str, nu: datetime) -> None:
        """Let these wait at another team."""

    async def waarschuw(self, ids: Collection[str], nu: datetime) -> None:
        """Write that the owners are warned."""

    async def iets_los(self) -> bool:
        """Return whether ``los_van_wie_weg_is`` would find anything."""

    async def los_van_wie_weg_is(self, nu: datetime) -> list[tuple[str, str]]:
        """Put the call-backs and the plans to ask again of who does not work here any more back in the queue.

        Return (action for the log, id) of each; of parallel callers exactly one gets it.
        """

    async def leg_vast(self, gedaan: Sequence[tuple[str, str]], nu: datetime) -> None:
        """Write (action, id) of each in the log, and tell the desks. The last write of a transaction."""


class Klokopslag(Protocol):
    """Where transactions come from."""

    def lezen(self) -> AbstractAsyncContextManager[Klokzaken]:
        """A reading transaction."""

    async def doe[T](self, werk: Callable[[Klokzaken], Awaitable[T]]) -> T:
        """Do all of this in one short writing transaction; again from the start when somebody else was in the way."""
