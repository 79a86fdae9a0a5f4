"""Who may show the chat, what the script of the widget is, and a session that needs no cookie."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from aiohttp.test_utils import make_mocked_request

from tests.hulp.webproef import FORMULIER, Web
from vliegwiel.settings import Instellingen, InstellingenFout, laad_instellingen
from vliegwiel.web.app import maak_app
from vliegwiel.web.chat import geheugen, ingesloten
from vliegwiel.web.demo import ander_adres
from vliegwiel.web.widget import maak_script

MEEST = 15 * 1024  # bytes, compressed
KADER = {geheugen.KOP: "1", "Content-Type": FORMULIER, "Sec-Fetch-Site": "same-origin"}
BEGIN = {"id": "abcdefgh1234", "keuze": "begin", "tekst": ""}


def kaders(csp: str) -> str:
    [deel] = re.findall(r"frame-ancestors ([^;]+)", csp)
    return str(deel)


def test_without_a_list_no_site_may_show_the_chat(instellingen: Instellingen) -> None:
    productie = instellingen.model_copy(update={"omgeving": "productie"})
    assert kaders(ingesloten.beleid(productie)) == "'none'"


def test_only_the_sites_on_the_list_may_show_the_chat(instellingen: Instellingen) -> None:
    for omgeving in ("productie", "ontwikkeling"):
        lijst = {"omgeving": omgeving, "insluiten": ("https://www.stad.example", "https://stad.example")}
        csp = ingesloten.beleid(instellingen.model_copy(update=lijst))
        assert kaders(csp) == "'self' https://www.stad.example https://stad.example"
        assert "unsafe" not in csp


def test_the_list_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VLIEGWIEL_INSLUITEN", "https://www.stad.example https://mijn.stad.example/")
    gelezen = laad_instellingen(var_map=tmp_path).insluiten
    assert gelezen == ("https://www.stad.example", "https://mijn.stad.example")


def test_a_wrong_site_stops_the_start_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(InstellingenFout, match=r"insluiten 'https://\*\.stad\.example' mag geen sterretje hebben"):
        laad_instellingen(var_map=tmp_path, insluiten="https://*.stad.example")


def test_in_production_a_site_without_https_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InstellingenFout, match=r"insluiten moet https zijn: http://stad\.example"):
        laad_instellingen(var_map=tmp_path, omgeving="productie", insluiten="http://stad.example")


async def test_every_other_page_stays_out_of_frames(webdienst: Web) -> None:
    client = webdienst.client()
    for pad in ("/", "/verder", "/hulp", "/desk/aanmelden", "/demo", "/bestaat-niet", "/widget.js"):
        antwoord = await client.get(pad)
        assert kaders(antwoord.headers["Content-Security-Policy"]) == "'none'", pad
    antwoord = await client.get("/ingesloten")
    assert kaders(antwoord.headers["Content-Security-Policy"]).startswith("'self' http://localhost:*")


async def test_who_opens_the_inside_by_itself_gets_the_ordinary_page(webdienst: Web) -> None:
    antwoord = await webdienst.client().get(
        "/ingesloten", headers={"Sec-Fetch-Dest": "document"}, allow_redirects=False
    )
    assert (antwoord.status, antwoord.headers["Location"]) == (303, "/")


async def test_the_whole_widget_is_small_and_any_site_may_load_it(webdienst: Web) -> None:
    client = webdienst.client()
    antwoord = await client.get("/widget.js")
    script = await antwoord.read()
    assert len(gzip.compress(script)) <= MEEST
    assert b"@@" not in script
    assert b"Voorbeeldstad" in script
    assert antwoord.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert antwoord.headers["Content-Type"] == "text/javascript; charset=utf-8"
    nog_eens = await client.get("/widget.js", headers={"If-None-Match": antwoord.headers["ETag"]})
    assert nog_eens.status == 304
    assert (await client.get("/widget.css")).headers["Content-Type"] == "text/css; charset=utf-8"


def test_a_name_with_quotes_can_not_break_out_of_the_script(instellingen: Instellingen) -> None:
    gemeente = instellingen.gemeente.model_copy(update={"naam": '";alert(1);//\n'})
    assert '"\\";alert(1);//\\n"' in maak_script(gemeente)


def test_the_widget_keeps_nothing_and_uses_no_risky_ways(instellingen: Instellingen) -> None:
    script = maak_script(instellingen.gemeente)
    for woord in (
        "document.cookie",
        "localStorage",
        "sessionStorage",
        "innerHTML",
        "eval(",
        "srcdoc",
        '"*"',
        "insertAdjacent",
    ):
        assert woord not in script


async def test_inside_the_frame_cookies_are_partitioned_and_the_token_comes_along(webdienst: Web) -> None:
    client = webdienst.client()
    antwoord = await client.post("/bericht", data=BEGIN, headers=KADER, allow_redirects=False)
    assert (antwoord.status, antwoord.headers[geheugen.NAAR]) == (200, "/#laatste")
    token = antwoord.headers["X-Vliegwiel-Gesprek"]
    [koekje] = antwoord.headers.getall("Set-Cookie")
    assert koekje.startswith(f"vliegwiel-gesprek-ingesloten={token};")
    for deel in ("HttpOnly", "Secure", "SameSite=None", "Path=/", "Partitioned"):
        assert deel in koekje.split("; ")


async def test_without_any_cookie_the_header_alone_keeps_the_conversation(webdienst: Web) -> None:
    begonnen = await webdienst.client().post("/bericht", data=BEGIN, headers=KADER)
    token = {"X-Vliegwiel-Gesprek": begonnen.headers["X-Vliegwiel-Gesprek"]}
    fris = webdienst.client()
    verder = {"id": "abcdefgh5678", "tekst": "Ik wil weer werk", "stuur": "tekst"}
    await fris.post("/bericht", data=verder, headers=KADER | token)
    fris.session.cookie_jar.clear()
    antwoord = await fris.get("/", headers={geheugen.KOP: "1"} | token)
    assert "Ik wil weer werk" in await antwoord.text()
    assert antwoord.headers[geheugen.ONTHOUDEN] == "nee"


async def test_outside_the_frame_no_header_opens_a_conversation_and_no_answer_names_a_token(webdienst: Web) -> None:
    begonnen = await webdienst.client().post("/bericht", data=BEGIN, headers=KADER)
    token = begonnen.headers["X-Vliegwiel-Gesprek"]
    buiten = webdienst.client()
    antwoord = await buiten.get("/", headers={"X-Vliegwiel-Gesprek": token})
    assert "Wat wil jij?" in await antwoord.text()
    gewoon = {naam: waarde for naam, waarde in KADER.items() if naam != geheugen.KOP}
    zelf = await buiten.post("/bericht", data=BEGIN | {"id": "abcdefgh9999"}, headers=gewoon, allow_redirects=False)
    assert "X-Vliegwiel-Gesprek" not in zelf.headers
    assert "SameSite=Lax" in zelf.headers["Set-Cookie"]


async def test_another_site_can_not_post_into_the_conversation(webdienst: Web) -> None:
    vreemd = KADER | {"Sec-Fetch-Site": "cross-site", "Origin": "https://www.stad.example"}
    antwoord = await webdienst.client().post("/bericht", data=BEGIN, headers=vreemd)
    assert antwoord.status == 403
    voorvraag = await webdienst.client().options("/bericht", headers={"Origin": "https://www.stad.example"})
    assert "Access-Control-Allow-Origin" not in voorvraag.headers


async def test_forgetting_this_device_empties_cookie_and_memory(webdienst: Web) -> None:
    client = webdienst.client()
    begonnen = await client.post("/bericht", data=BEGIN, headers=KADER)
    token = {"X-Vliegwiel-Gesprek": begonnen.headers["X-Vliegwiel-Gesprek"]}
    antwoord = await client.post("/vergeet", data={}, headers=KADER | token)
    assert antwoord.headers["X-Vliegwiel-Gesprek"] == ""
    assert all("Max-Age=0" in koekje for koekje in antwoord.headers.getall("Set-Cookie"))
    assert "Wat wil jij?" in await (await client.get("/", headers={geheugen.KOP: "1"} | token)).text()


async def test_the_demonstration_page_is_strict_and_comes_from_elsewhere(webdienst: Web) -> None:
    hier = {"Host": f"localhost:{webdienst.server.port}"}
    antwoord = await webdienst.client().get("/demo?plaats=links&onbekend=1", headers=hier)
    csp, html = antwoord.headers["Content-Security-Policy"], await antwoord.text()
    assert f"script-src http://127.0.0.1:{webdienst.server.port};" in csp
    assert "unsafe" not in csp
    assert 'data-plaats="links"' in html
    assert "onbekend" not in html


def test_under_any_other_name_the_demonstration_uses_the_public_address(instellingen: Instellingen) -> None:
    verzoek = make_mocked_request("GET", "/demo", headers={"Host": "machine.example"}, app=maak_app(instellingen))
    assert ander_adres(verzoek) == instellingen.publieke_url


def test_in_production_there_is_no_demonstration(instellingen: Instellingen) -> None:
    app = maak_app(instellingen.model_copy(update={"omgeving": "productie"}))
    paden = {bron.canonical for bron in app.router.resources()}
    assert "/widget.js" in paden
    assert not [pad for pad in paden if pad.startswith("/demo")]
