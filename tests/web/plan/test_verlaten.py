"""Leaving in a hurry, as the server sees it: what the browser keeps is gone, and nobody else can do it to somebody."""

from __future__ import annotations

import re
import sqlite3

import pytest

from tests.hulp.webproef import Bezoeker, Web
from vliegwiel.core.herkomst import OngeldigeHerkomst, lees_uitgang
from vliegwiel.samenstelling import maak_hulplijnen
from vliegwiel.services.gesprek import OnbekendGesprek, zoek
from vliegwiel.settings import Instellingen, InstellingenFout, laad_instellingen
from vliegwiel.web.chat.hulp import maak_hulppagina
from vliegwiel.web.sleutels import DIENST

WENS = "Ik wil weer werk"
MERK = "vliegwiel-weg"


@pytest.fixture
async def prater(webdienst: Web) -> Bezoeker:
    """Somebody who told one thing, without JavaScript."""
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ(WENS)
    return bezoeker


def koekjes(bezoeker: Bezoeker) -> dict[str, str]:
    return {k.key: k.value for k in bezoeker.client.session.cookie_jar}


async def test_leaving_shows_nothing_of_the_talk_and_goes_on_to_a_neutral_site(prater: Bezoeker) -> None:
    assert 'action="/verlaat"' in prater.html
    html = await prater.post("/verlaat", {})
    assert prater.antwoord is not None
    koppen = prater.antwoord.headers
    assert koppen["Refresh"] == "0;url=https://www.knmi.nl/"
    assert koppen["Cache-Control"] == "no-store"
    assert koppen["Clear-Site-Data"] == '"storage"'
    assert "Vliegwiel" not in html
    assert "gemeente" not in html
    assert koekjes(prater) == {}


async def test_after_leaving_only_the_code_brings_the_talk_back(prater: Bezoeker, webdienst: Web) -> None:
    token = koekjes(prater)["vliegwiel-gesprek"]
    await prater.post("/code", {"actie": "toon"})
    gevonden = re.search(r'vw-code__tekens"><code>([^<]+)', await prater.open("/code"))
    assert gevonden
    await prater.post("/verlaat", {})
    assert WENS not in await prater.open()
    with pytest.raises(OnbekendGesprek):  # also a copy of the cookie opens nothing
        await zoek(webdienst.server.app[DIENST], token)
    await prater.open("/verder")
    await prater.post("/verder", {"code": "bcd fgh jkm npq rst"})
    assert WENS not in prater.html
    await prater.post("/verder", {"code": gevonden[1]})
    assert WENS in prater.html


async def test_another_site_can_not_take_a_talk_away(prater: Bezoeker) -> None:
    elders = {"Sec-Fetch-Site": "cross-site", "Origin": "https://kwaad.example"}
    assert (await prater.client.post("/verlaat", headers=elders)).status == 403
    await prater.client.get("/verlaat", headers=elders)
    assert WENS in await prater.open()


async def test_a_mark_of_a_telephone_without_a_connection_counts_at_the_next_request(
    prater: Bezoeker, webdienst: Web
) -> None:
    token = koekjes(prater)["vliegwiel-gesprek"]
    prater.client.session.cookie_jar.update_cookies({MERK: "1"}, prater.client.make_url("/"))
    assert WENS not in await prater.open("/gedeeld")  # also where the answer is a redirect
    assert koekjes(prater) == {}
    with pytest.raises(OnbekendGesprek):
        await zoek(webdienst.server.app[DIENST], token)
    await prater.open()
    await prater.druk("begin")
    assert set(koekjes(prater)) == {"vliegwiel-gesprek"}


async def test_who_begins_again_with_the_mark_still_there_keeps_the_new_talk(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    bezoeker.client.session.cookie_jar.update_cookies({MERK: "1"}, bezoeker.client.make_url("/"))
    await bezoeker.druk("begin")
    await bezoeker.typ(WENS)
    assert WENS in bezoeker.gezegd
    assert set(koekjes(bezoeker)) == {"vliegwiel-gesprek"}


async def test_leaving_works_when_the_database_does_not(
    prater: Bezoeker, webdienst: Web, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(webdienst.instellingen.var_map / "vliegwiel.db") as verbinding:
        verbinding.execute("DROP TABLE toegang")
    verbinding.close()
    await prater.post("/verlaat", {})
    assert "OperationalError" in caplog.text
    assert WENS not in caplog.text
    assert prater.status == 200
    assert koekjes(prater) == {}


async def test_every_page_of_a_client_has_the_button_first_and_says_what_it_does(prater: Bezoeker) -> None:
    for pad in ("/", "/code", "/verder", "/gedeeld", "/bestaat-niet"):
        html = await prater.open(pad)
        na_sprong = html.partition("Naar de inhoud</a>")[2].lstrip()
        assert na_sprong.startswith('<form class="vw-verlaat" method="post" action="/verlaat"'), pad
        uitleg = html.partition('id="verlaat-uitleg"')[2].partition("</p>")[0]
        assert "Je gesprek blijft bewaard" in uitleg
        assert 'href="/code"' in uitleg
        assert prater.antwoord is not None
        assert prater.antwoord.headers["Cache-Control"] == "no-store"
    hulp = await prater.open("/hulp")
    assert hulp.partition("<body>")[2].lstrip().startswith('<form class="weg" method="post" action="/verlaat"')


def test_the_help_page_of_a_server_that_is_down_leads_away_with_a_link(instellingen: Instellingen) -> None:
    html = maak_hulppagina(instellingen.gemeente, maak_hulplijnen(instellingen), f"{instellingen.publieke_url}/")
    assert '<a href="https://www.knmi.nl/" rel="noreferrer">Verlaat deze pagina</a>' in html
    assert "<form" not in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("gegeven", "gelezen"),
    [("https://www.weer.example", "https://www.weer.example/"), (" https://nu.example/a?b=c#d ", "https://nu.example/a?b=c#d")],
)  # fmt: skip
def test_an_ordinary_page_may_be_the_way_out(gegeven: str, gelezen: str) -> None:
    assert lees_uitgang(gegeven) == gelezen


@pytest.mark.parametrize(
    "adres",
    ["", "weer.example", "http://weer.example", "javascript:alert(1)", "https://", "https://localhost/", "https://a@b.example/",
     "https://b.example:99999/", "https://b.example:8443/", "https://b.example/a b", "https://b.example/\r\nX: y", "//b.example",
     "https://b.example/" + "a" * 300, "https://bé.example/"],
)  # fmt: skip
def test_anything_else_is_refused_at_the_start_with_a_clear_reason(adres: str) -> None:
    with pytest.raises(OngeldigeHerkomst, match="moet een"):
        lees_uitgang(adres)
    with pytest.raises(InstellingenFout, match="verlaat_naar"):
        laad_instellingen(gemeente={"verlaat_naar": adres})
