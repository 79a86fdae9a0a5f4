"""The whole web application on a real SQLite database, with a stand-in for Rasa, and clients that talk to it."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientResponse, CookieJar
from aiohttp.test_utils import TestClient, TestServer
from argon2 import PasswordHasher

from tests.hulp.databases import gemigreerd_postgres, gemigreerd_sqlite
from tests.hulp.diensten import Klok
from tests.hulp.taal_proef import Taalproef
from vliegwiel.services.medewerker import Wachtwoorden
from vliegwiel.settings import Instellingen, laad_instellingen
from vliegwiel.web.app import maak_app
from vliegwiel.web.sleutels import DIENST

__all__ = ["Apiclient", "Bezoeker", "Web", "gemigreerd_postgres", "gemigreerd_sqlite", "instellingen", "webdienst"]
FORMULIER = "application/x-www-form-urlencoded"


@dataclass
class Web:
    """The running application. ``taal.stil = True`` is Rasa being down."""

    server: TestServer
    taal: Taalproef
    instellingen: Instellingen
    clients: list[TestClient[Any, Any]] = field(default_factory=list)

    def client(self) -> TestClient[Any, Any]:
        """A client without cookies."""
        # Cookies of an address without a name are refused by default.
        nieuw: TestClient[Any, Any] = TestClient(self.server, cookie_jar=CookieJar(unsafe=True))
        self.clients.append(nieuw)
        return nieuw

    def bezoeker(self) -> Bezoeker:
        """Somebody with a browser without JavaScript."""
        return Bezoeker(self.client())

    async def gesprek(self) -> Apiclient:
        """A chat client that has begun a conversation."""
        client = self.client()
        antwoord = await client.post("/api/gesprekken")
        gegevens = await antwoord.json()
        return Apiclient(client, gegevens["id"], gegevens["token"])


@dataclass
class Apiclient:
    """One conversation through the API."""

    client: TestClient[Any, Any]
    id: str
    token: str
    _teller: Any = field(default_factory=itertools.count)

    @property
    def koppen(self) -> dict[str, str]:
        """The proof that this conversation is ours."""
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def pad(self) -> str:
        """The address of the conversation."""
        return f"/api/gesprekken/{self.id}"

    async def stuur(self, **bericht: Any) -> ClientResponse:
        """Send one message, with an id of its own unless given."""
        inhoud = {"id": f"bericht-{next(self._teller):04d}"} | bericht
        return await self.client.post(f"{self.pad}/berichten", json=inhoud, headers=self.koppen)

    async def zeg(self, *berichten: str | dict[str, Any]) -> dict[str, Any]:
        """Send messages (words, or the fields of a message); returns the last answer."""
        gegevens: dict[str, Any] = {}
        for bericht in berichten:
            antwoord = await self.stuur(**({"tekst": bericht} if isinstance(bericht, str) else bericht))
            assert antwoord.status == 200, await antwoord.text()
            gegevens = await antwoord.json()
        return gegevens

    async def lees(self, na: str = "") -> dict[str, Any]:
        """Read what both sides said."""
        gegevens: dict[str, Any] = await (
            await self.client.get(self.pad, params={"na": na} if na else {}, headers=self.koppen)
        ).json()
        return gegevens

    async def regels(self) -> list[dict[str, Any]]:
        """Read every line of the matrix."""
        gegevens = await (await self.client.get(f"{self.pad}/matrix", headers=self.koppen)).json()
        return [regel for rij in gegevens["rijen"] for regel in rij["regels"]]


class Bezoeker:
    """A browser without JavaScript: it fills in the forms that are on the page, and follows redirects."""

    def __init__(self, client: TestClient[Any, Any]) -> None:
        self.client = client
        self.html = ""
        self.antwoord: ClientResponse | None = None

    async def open(self, pad: str = "/") -> str:
        """Load a page."""
        return await self._ontvang(await self.client.get(pad))

    async def typ(self, tekst: str) -> str:
        """Type something and press "Stuur"."""
        return await self.verstuur("/bericht", tekst=tekst, stuur="tekst")

    async def druk(self, waarde: str, **velden: str) -> str:
        """Press a button that is on the page."""
        assert f'value="{waarde}"' in self.html, f"er is geen knop {waarde}"
        return await self.verstuur("/bericht", tekst="", keuze=waarde, **velden)

    async def verstuur(self, actie: str, /, **velden: str | list[str]) -> str:
        """Post a form of this page, with its hidden fields."""
        assert re.search(rf'action="{re.escape(actie)}(?:#\w+)?"', self.html), f"er is geen formulier {actie}"
        return await self.post(actie, {**self.verborgen, **velden})

    async def post(self, actie: str, velden: dict[str, Any]) -> str:
        """Post anything, as this site's own page would."""
        koppen = {"Content-Type": FORMULIER, "Sec-Fetch-Site": "same-origin"}
        return await self._ontvang(
            await self.client.post(actie, data=urlencode(velden, doseq=True, errors="surrogatepass"), headers=koppen)
        )

    async def _ontvang(self, antwoord: ClientResponse) -> str:
        self.antwoord, self.html = antwoord, await antwoord.text()
        return self.html

    @property
    def verborgen(self) -> dict[str, str]:
        """The hidden fields of the talk's form."""
        vak = self.html.partition('id="deel-verborgen"')[2].partition("</div>")[0]
        return dict(re.findall(r'name="(\w+)" value="([^"]*)"', vak))

    @property
    def status(self) -> int:
        """The status of the last page."""
        assert self.antwoord is not None
        return self.antwoord.status

    @property
    def gezegd(self) -> list[str]:
        """The messages on the page, both sides."""
        gevonden = re.findall(r'<p class="vw-bericht__tekst[^"]*">(.*?)</p>', self.html, re.DOTALL)
        return [unescape(re.sub(r"<[^>]+>", "", g)).strip() for g in gevonden]

    @property
    def knoppen(self) -> list[str]:
        """The values of all buttons that send a choice."""
        return re.findall(r'name="keuze" value="([^"]+)"', self.html)


@pytest.fixture
def instellingen(tmp_path: Path, gemigreerd_sqlite: Path) -> Instellingen:
    """Settings of a development machine with an empty database."""
    shutil.copyfile(gemigreerd_sqlite, tmp_path / "vliegwiel.db")
    return laad_instellingen(var_map=tmp_path, aantal_proxies=1)


@pytest.fixture
async def webdienst(instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Web]:
    """The running application."""
    # The desk makes one argon2 hash at start-up; these tests don't wait for a costly one.
    goedkoop = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("vliegwiel.web.desk.Wachtwoorden", lambda: Wachtwoorden(goedkoop))
    taal = Taalproef()
    app = maak_app(instellingen, taal=taal, klok=Klok())
    taal.dienst = app[DIENST]
    server = TestServer(app)
    await server.start_server()
    proef = Web(server, taal, instellingen)
    yield proef
    for client in proef.clients:
        await client.close()
    await server.close()
