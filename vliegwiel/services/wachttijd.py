"""Measuring the expected wait, and handing it to the texts: every process that speaks reads the same figure."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from vliegwiel.core.wachttijd import PLAATS, VENSTER, Woorden, in_woorden, verwacht
from vliegwiel.core.werkdagen import Werkdagen
from vliegwiel.services.catalogus import OngeldigBestand

GELDIG = timedelta(hours=1)  # between two measurements
VERS = timedelta(minutes=1)  # between two looks at the last one
VARIABELE = "wachttijd"


@dataclass(frozen=True)
class Meting:
    """What was measured: the median in working days (None: too few), of how many first contacts, and when."""

    werkdagen: int | None
    aantal: int
    gemeten_op: datetime


class Wachttijden(Protocol):
    """The measured waits, within one transaction."""

    async def laatste(self) -> Meting | None:
        """Return the last measurement, None before the first."""

    async def bewaar(self, meting: Meting) -> None:
        """Keep it in place of the one before; never in place of a newer one."""

    async def eerste_contacten(self, sinds: datetime) -> list[tuple[datetime, datetime]]:
        """Return (shared, first contact) of every first contact since a moment."""


async def meet(repo: Wachttijden, kalender: Werkdagen, nu: datetime) -> Meting:
    """Measure and keep it."""
    paren = await repo.eerste_contacten(nu - VENSTER)
    dagen = [kalender.tussen(kalender.dag(gedeeld), kalender.dag(contact)) for gedeeld, contact in paren]
    meting = Meting(verwacht(dagen), len(dagen), nu)
    await repo.bewaar(meting)
    return meting


def verouderd(meting: Meting | None, nu: datetime) -> bool:
    """Return whether it is time to measure again."""
    return meting is None or nu - meting.gemeten_op >= GELDIG


def laad_woorden(folder: Path) -> Woorden:
    """Return how a wait is said, from three lines: one day, days, weeks. Raises ``OngeldigBestand``."""
    pad = folder / "wachttijd.txt"
    try:
        regels = [regel.strip() for regel in pad.read_text("utf-8").splitlines() if regel.strip()]
    except (OSError, UnicodeDecodeError) as fout:
        raise OngeldigBestand(f"{pad}: kan niet gelezen worden") from fout
    if len(regels) != len(fields(Woorden)) or not all(PLAATS in regel for regel in regels[1:]):
        raise OngeldigBestand(f"{pad}: heeft drie regels nodig: één dag, dagen met {PLAATS}, weken met {PLAATS}")
    return Woorden(*regels)


def zin(woorden: Woorden, meting: Meting | None, anders: str) -> str:
    """Return the words that clients read, for example *2 werkdagen*; ``anders``: the setting."""
    return anders if meting is None or meting.werkdagen is None else in_woorden(meting.werkdagen, woorden)


class Verwachting:
    """The words of this process. A turn that speaks asks for ``ververs`` first, so it says what holds now."""

    def __init__(
        self, woorden: Woorden, anders: str, lees: Callable[[], Awaitable[Meting | None]] | None = None
    ) -> None:
        self._woorden = woorden
        self._anders = anders
        self._lees = lees
        self._gelezen: datetime | None = None
        self.tekst = anders

    async def ververs(self, nu: datetime) -> None:
        """Read the last measurement, at most once a minute."""
        if self._lees is None or (self._gelezen is not None and timedelta() <= nu - self._gelezen < VERS):
            return
        self.tekst = zin(self._woorden, await self._lees(), self._anders)
        self._gelezen = nu


class MetVerwachting(Mapping[str, str]):
    """The fixed variables of the texts, with the expected wait as it is at the moment of speaking."""

    def __init__(self, vast: Mapping[str, str], verwachting: Verwachting) -> None:
        self._vast = {**vast, VARIABELE: verwachting.tekst}
        self._verwachting = verwachting

    def __getitem__(self, naam: str) -> str:
        """Return a variable."""
        return self._verwachting.tekst if naam == VARIABELE else self._vast[naam]

    def __iter__(self) -> Iterator[str]:
        """Return the names."""
        return iter(self._vast)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._vast)
