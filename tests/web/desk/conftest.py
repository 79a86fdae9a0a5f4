"""A desk with a database, a clock that the test moves, and consultants with a browser."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer
from argon2 import PasswordHasher

from tests.hulp.chromium import browser
from tests.hulp.databases import database, database_url, gemigreerd_postgres, gemigreerd_sqlite
from tests.hulp.overdrachten import NU, inhoud, maak_gesprek, maak_medewerker
from vliegwiel.services import overdracht as dienst
from vliegwiel.services.medewerker import Wachtwoorden
from vliegwiel.settings import Instellingen, laad_instellingen
from vliegwiel.storage import Database
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.web import beveiliging, desk, klokwerk, statisch
from vliegwiel.web.desk.werk import TEAMS
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN, KLOK

__all__ = ["browser", "database", "database_url", "gemigreerd_postgres", "gemigreerd_sqlite"]

# The cheapest argon2 there is: these tests are not about its cost.
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
WACHTWOORD = "fiets-wolk-7"
CONTACT = {
    "naam": "Sam",
    "telefoon": "06 12 34 56 78",
    "hoe": "bellen",
    "vertrouwenspersoon": {"naam": "Noor", "rol": "meedenken"},
}


EEN_ID = "00000000-0000-4000-8000-000000000000"


def alle_routes(desk: web.Application, zaak: str = EEN_ID) -> list[tuple[str, str, str]]:
    """Return name, method and path of every route of the desk; ``zaak`` stands where an id is."""
    gevonden = []
    for r in desk.router.routes():
        if r.method != "HEAD" and r.resource is not None:
            assert r.name
            gevonden.append((r.name, r.method, re.sub(r"\{[^/]*\}", zaak, r.resource.canonical)))
    return gevonden


class Klok:
    """The present moment, until the test moves it."""

    def __init__(self) -> None:
        self.moment = NU

    def __call__(self) -> datetime:
        return self.moment

    def later(self, **duur: float) -> None:
        self.moment += timedelta(**duur)


class Browser:
    """One consultant's browser: it keeps cookies, says where a form came from, and does not follow redirects."""

    def __init__(self, client: TestClient[Any, Any]) -> None:
        self.client = client

    async def get(self, pad: str, **opties: Any) -> ClientResponse:
        return await self.client.get(pad, allow_redirects=False, **opties)

    async def post(self, pad: str, velden: dict[str, str] | None = None, **koppen: str) -> ClientResponse:
        herkomst = {"Origin": str(self.client.make_url("/")).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
        return await self.client.post(pad, data=velden or {}, headers=herkomst | koppen, allow_redirects=False)

    async def meld_aan(self, naam: str, wachtwoord: str = WACHTWOORD) -> ClientResponse:
        return await self.post("/desk/aanmelden", {"gebruikersnaam": naam, "wachtwoord": wachtwoord})

    async def tekst(self, pad: str) -> str:
        antwoord = await self.get(pad)
        assert antwoord.status == 200, await antwoord.text()
        return await antwoord.text()


@dataclass
class Werkplek:
    """The running desk, and what happens around it."""

    server: TestServer
    database: Database
    klok: Klok
    kluis: Versleuteling
    browsers: list[Browser]
    desk: web.Application

    async def browser(self) -> Browser:
        """A new browser, nobody logged in."""
        client: TestClient[Any, Any] = TestClient(self.server)
        nieuw = Browser(client)
        self.browsers.append(nieuw)
        return nieuw

    async def consulent(self, naam: str = "Anouk", rol: str = "consulent", team: str = "algemeen") -> Browser:
        """A browser with a consultant (or somebody in another role) logged in; made when needed."""
        await maak_medewerker(self.database, naam, HASHER.hash(WACHTWOORD), rol, team)
        browser = await self.browser()
        assert (await browser.meld_aan(naam.lower())).status == 303
        return browser

    async def deel(
        self,
        gesprek_id: str | None = None,
        versie: int = 1,
        veiligheid: str | None = None,
        contact: dict[str, Any] | None = None,
        **anders: Any,
    ) -> str:
        """A client shares; returns the id of the hand-over. ``contact``: other fields on the contact card."""
        gesprek_id = gesprek_id or await maak_gesprek(self.database)
        async with self.database.transactie() as verbinding:
            wensen, repo = Contactwensen(verbinding, self.kluis), OverdrachtRepository(verbinding)
            await wensen.bewaar(gesprek_id, CONTACT | (contact or {}), self.klok())
            ligging = await wensen.ligging(gesprek_id)
            gedeeld = await dienst.deel(
                repo, gesprek_id, versie, inhoud(**anders), veiligheid, self.klok(), ligging, self.desk[TEAMS]
            )
        return gedeeld.overdracht_id


@pytest.fixture
def instellingen(database_url: str, tmp_path: Path) -> Instellingen:
    """Settings of a development machine with the test's database."""
    return laad_instellingen(database_url=database_url, var_map=tmp_path)


StartDesk = Callable[[Instellingen], Awaitable[Werkplek]]


@pytest.fixture
async def start_desk(database: Database) -> AsyncIterator[StartDesk]:
    """Start a desk with these settings."""
    open_: list[Werkplek] = []

    async def start(instellingen: Instellingen) -> Werkplek:
        app, klok = web.Application(), Klok()
        app[INSTELLINGEN], app[DATABASE], app[KLOK] = instellingen, database, klok
        beveiliging.voeg_toe(app)
        statisch.voeg_toe(app)
        onderdeel = desk.voeg_toe(app, wachtwoorden=Wachtwoorden(HASHER))
        server = TestServer(app)
        await server.start_server()
        # From here on the clock works when a test says so: its own next round is half a minute away.
        await klokwerk.na_de_eerste_ronde(onderdeel)
        kluis = Versleuteling(instellingen.veld_sleutel.get_secret_value())
        open_.append(Werkplek(server, database, klok, kluis, [], onderdeel))
        return open_[-1]

    yield start
    for werkplek in open_:
        for open_browser in werkplek.browsers:
            await open_browser.client.close()
        await werkplek.server.close()


@pytest.fixture
async def werkplek(start_desk: StartDesk, instellingen: Instellingen) -> Werkplek:
    """A running desk."""
    return await start_desk(instellingen)
