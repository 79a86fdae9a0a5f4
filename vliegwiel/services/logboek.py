"""Reading the log: who saw or did what, and when. Reading it is itself written down."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from vliegwiel.services.medewerker import Auditregels

TIJDZONE = ZoneInfo("Europe/Amsterdam")
BLADZIJDE, BLOK = 50, 1000
BEKEKEN, UITGEVOERD = "logboek_bekeken", "logboek_uitgevoerd"
KOPPEN = ("nummer", "moment", "wie", "gebruikersnaam", "rol", "handeling", "zaak", "wat")


@dataclass(frozen=True)
class Vraag:
    """Which lines are wanted; empty means all. ``van`` and ``tot`` are days in the Netherlands, both included."""

    medewerker_id: str = ""
    referentie: str = ""
    actie: str = ""
    van: date | None = None
    tot: date | None = None
    voor: int | None = None  # only lines before this one: the next page

    @property
    def begin(self) -> datetime | None:
        """The first moment that is wanted."""
        return datetime.combine(self.van, time(), TIJDZONE) if self.van else None

    @property
    def eind(self) -> datetime | None:
        """The first moment that is not wanted any more."""
        return datetime.combine(self.tot + timedelta(days=1), time(), TIJDZONE) if self.tot else None

    @property
    def wat(self) -> str:
        """Which filters were used, for the line about this reading itself: never what was looked for."""
        gebruikt = {
            "persoon": self.medewerker_id,
            "zaak": self.referentie,
            "handeling": self.actie,
            "periode": self.van or self.tot,
        }
        return ", ".join(naam for naam, waarde in gebruikt.items() if waarde) or "alles"


@dataclass(frozen=True)
class Logregel:
    """One line, with the names that belong to it today. ``wie`` is empty for what nobody at the desk did."""

    id: int
    moment: datetime
    wie: str
    gebruikersnaam: str
    rol: str
    actie: str
    referentie: str
    wat: str


class Logboek(Protocol):
    """The log, within one transaction."""

    @property
    def audit(self) -> Auditregels:
        """To write a line, in the same transaction."""

    async def regels(self, vraag: Vraag, maximum: int) -> list[Logregel]:
        """Return lines, newest first."""

    async def acties(self) -> list[str]:
        """Return every action that was ever written down, in alphabetical order."""

    async def mensen(self) -> list[tuple[str, str]]:
        """Return (id, name) of everybody with an account, by name."""


class Logboekopslag(Protocol):
    """Gives transactions."""

    def transactie(self) -> AbstractAsyncContextManager[Logboek]:
        """Give a writing transaction."""

    def lezen(self) -> AbstractAsyncContextManager[Logboek]:
        """Give a reading transaction."""


async def bekijk(repo: Logboek, vraag: Vraag, wie: str, nu: datetime) -> tuple[list[Logregel], int | None]:
    """Return one page, and the number before which the next one begins (None: this was the last one)."""
    regels = await repo.regels(vraag, BLADZIJDE + 1)
    await repo.audit.noteer(BEKEKEN, wie, None, nu, vraag.wat)
    return regels[:BLADZIJDE], regels[BLADZIJDE - 1].id if len(regels) > BLADZIJDE else None


async def alles(opslag: Logboekopslag, vraag: Vraag) -> AsyncIterator[list[Logregel]]:
    """Give all lines, newest first, in blocks: a log of years fits in no memory."""
    voor = vraag.voor
    while True:
        async with opslag.lezen() as repo:
            regels = await repo.regels(
                Vraag(vraag.medewerker_id, vraag.referentie, vraag.actie, vraag.van, vraag.tot, voor), BLOK
            )
        if regels:
            yield regels
        if len(regels) < BLOK:
            return
        voor = regels[-1].id


def cellen(regel: Logregel) -> tuple[str, ...]:
    """Return one line of the log as it stands in a file, under ``KOPPEN``."""
    moment = regel.moment.astimezone(TIJDZONE).isoformat(timespec="seconds")
    return (str(regel.id), moment, regel.wie, regel.gebruikersnaam, regel.rol, regel.actie, regel.referentie, regel.wat)
