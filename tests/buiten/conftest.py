"""A desk's database, a register on a local port, and the sender between them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.hulp.databases import database, database_url, gemigreerd_postgres, gemigreerd_sqlite
from tests.hulp.nep_klantinteracties import NepRegister
from tests.hulp.overdrachten import NU, inhoud, maak_gesprek, maak_medewerker
from vliegwiel.buiten.klantinteracties import Klantinteracties
from vliegwiel.core.klantinteracties import Afspraak
from vliegwiel.core.uitwisseling import Opdracht
from vliegwiel.services import overdracht as desk
from vliegwiel.services.uitwisselen import Uitwisselaar
from vliegwiel.settings_klantinteracties import Klantinteracties as Instellingen
from vliegwiel.storage import Database
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.uitwisseling import Uitwisselopslag
from vliegwiel.storage.versleuteling import Versleuteling

__all__ = ["database", "database_url", "gemigreerd_postgres", "gemigreerd_sqlite"]

KLUIS = Versleuteling(bytes(range(32)))
CONTACT = {"naam": "Sam", "telefoon": "06 12 34 56 78", "email": "sam@post.example", "hoe": "bellen"}
GEDULD, ONGEDULD = 20.0, 0.2  # seconds that the sender waits for an answer; when the answer doesn't come
HEEL = (1, 1, 1, 2)  # klantcontacten, internetaken, betrokkenen and digitaleadressen of one hand-over
WERKPLEK = "https://vliegwiel.voorbeeldstad.example"


@dataclass
class Proef:
    """The whole way, with a clock that the test moves."""

    database: Database
    register: NepRegister
    moment: datetime = NU
    geduld: float = GEDULD
    zenders: list[Klantinteracties] = field(default_factory=list)

    def zender(self, pogingen: int = 20, **anders: Any) -> Uitwisselaar:
        """A process that sends; ``anders``: settings."""
        zo = Instellingen(**{"url": self.register.url, "token": "geheim", "meesturen": "wens, contact"} | anders)
        kant = Klantinteracties(zo.url, zo.token.get_secret_value(), self.geduld, lambda: self.moment)
        self.zenders.append(kant)
        afspraak: Afspraak = zo.afspraak(WERKPLEK)
        opslag = Uitwisselopslag(self.database, KLUIS)
        beurt = timedelta(minutes=2)
        return Uitwisselaar(opslag, kant, afspraak, lambda: self.moment, lambda: 0.5, pogingen, beurt)

    async def begonnen(self, **anders: Any) -> Uitwisselaar:
        """A process that sends, and has begun with what happens from now on."""
        zender = self.zender(**anders)
        assert await zender.ronde() == 0
        return zender

    async def deel(self, gesprek_id: str | None = None, versie: int = 1, **anders: Any) -> desk.Gedeeld:
        """A client shares."""
        gesprek_id = gesprek_id or await maak_gesprek(self.database)
        async with self.database.transactie() as verbinding:
            await Contactwensen(verbinding, KLUIS).bewaar(gesprek_id, anders.pop("contact", CONTACT), self.moment)
            repo = OverdrachtRepository(verbinding)
            return await desk.deel(repo, gesprek_id, versie, inhoud(**anders), "acuut", self.moment)

    async def trek_in(self, gesprek_id: str) -> None:
        """A client takes it back."""
        async with self.database.transactie() as verbinding:
            await desk.trek_in(OverdrachtRepository(verbinding), gesprek_id, self.moment)

    async def rond_af(self, overdracht_id: str) -> None:
        """A consultant finishes it."""
        wie = await maak_medewerker(self.database, f"Anouk {overdracht_id}")
        async with self.database.transactie() as verbinding:
            repo = OverdrachtRepository(verbinding)
            await desk.claim(repo, overdracht_id, wie, self.moment)
            await desk.rond_af(repo, overdracht_id, wie, self.moment)

    async def tot_klaar(self, zender: Uitwisselaar, rondes: int = 40) -> None:
        """Let rounds go by, a day apart, until nothing waits."""
        for _ in range(rondes):
            await zender.ronde()
            if all(o.status != "wacht" for o in await self.opdrachten()):
                return
            self.moment += timedelta(days=1)
        raise AssertionError("er bleef iets wachten")

    async def opdrachten(self) -> list[Opdracht]:
        """Every message, oldest first."""
        async with Uitwisselopslag(self.database, KLUIS).lezen() as repo:
            alle = await repo.met_status(("wacht", "verstuurd", "dood", "vervallen", "rust"), 1000)
        return sorted((replace(o) for o in alle), key=lambda o: o.nummer)


MaakProef = Callable[[], Proef]


@pytest.fixture
async def register() -> AsyncIterator[NepRegister]:
    """A register that does what it should, until the test says otherwise."""
    nieuw = NepRegister()
    await nieuw.begin()
    yield nieuw
    await nieuw.sluit()


@pytest.fixture
async def proef(database: Database, register: NepRegister) -> AsyncIterator[Proef]:
    """The whole way."""
    gemaakt = Proef(database, register)
    yield gemaakt
    for zender in gemaakt.zenders:
        await zender.sluit()
    assert register.klachten == []
