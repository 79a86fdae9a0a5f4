"""Stopping on one telephone and going on elsewhere with the code, by forms alone."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from tests.hulp.webproef import Bezoeker, Web
from vliegwiel.core.hervatcode import nieuwe_code
from vliegwiel.web.sleutels import KLOK

CODE = re.compile(r"<code>([0-9A-Z-]{19})</code>")


async def begonnen(webdienst: Web) -> Bezoeker:
    """Somebody who has told what they want."""
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ("Ik wil werk")
    return bezoeker


def code_op(bezoeker: Bezoeker) -> str:
    gevonden = CODE.search(bezoeker.html)
    assert gevonden, bezoeker.html
    return gevonden[1]


async def met_code(webdienst: Web) -> tuple[Bezoeker, str]:
    bezoeker = await begonnen(webdienst)
    await bezoeker.druk("later_verder")
    return bezoeker, code_op(bezoeker)


def cookies(bezoeker: Bezoeker) -> dict[str, str]:
    return {koek.key: koek.value for koek in bezoeker.client.session.cookie_jar}


def later(webdienst: Web, duur: timedelta) -> None:
    klok: Any = webdienst.server.app[KLOK]
    klok.nu += duur


async def test_the_code_is_offered_with_the_first_answer_and_stays_in_reach(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    assert 'id="code"' not in bezoeker.html
    await bezoeker.druk("begin")
    assert '<details id="code" class="vw-code">' in bezoeker.html
    await bezoeker.typ("Ik wil werk")
    assert '<details id="code" class="vw-code" open>' in bezoeker.html
    assert "Laat mijn code zien" in bezoeker.html
    await bezoeker.typ("Dan verdien ik weer mijn eigen geld en hoor ik erbij")
    assert '<details id="code" class="vw-code">' in bezoeker.html


async def test_later_verder_shows_the_code_at_once_with_its_last_day(webdienst: Web) -> None:
    bezoeker, code = await met_code(webdienst)
    assert '<details id="code" class="vw-code" open>' in bezoeker.html
    assert "werkt tot en met <strong>zondag 31 januari 2027</strong>" in bezoeker.html
    await bezoeker.open()
    assert code_op(bezoeker) == code
    await bezoeker.open("/code")
    assert code_op(bezoeker) == code


async def test_the_script_gets_the_code_with_the_same_answer(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    velden = {**bezoeker.verborgen, "tekst": "", "keuze": "later_verder"}
    koppen = {"X-Vliegwiel-Fragment": "1", "Sec-Fetch-Site": "same-origin"}
    antwoord = await bezoeker.client.post("/bericht", data=velden, headers=koppen)
    assert CODE.search(await antwoord.text())


async def test_who_asks_for_the_code_in_words_gets_it(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    await bezoeker.typ("geef me mijn code")
    assert code_op(bezoeker)
    assert not any(code_op(bezoeker) in tekst for tekst in bezoeker.gezegd)


async def test_going_on_elsewhere_shows_the_whole_talk_and_the_open_question(webdienst: Web) -> None:
    oud, code = await met_code(webdienst)
    nieuw = webdienst.bezoeker()
    await nieuw.open("/verder")
    await nieuw.post("/verder", {"code": code.lower().replace("-", " ")})
    assert nieuw.status == 200
    assert nieuw.antwoord is not None
    assert nieuw.antwoord.url.path == "/"
    assert "Ik wil werk" in nieuw.gezegd
    assert any("Je gaat verder waar je was" in tekst for tekst in nieuw.gezegd)
    await nieuw.typ("Dan verdien ik weer mijn eigen geld en hoor ik erbij")
    assert "Stap 3 van 8" in nieuw.html
    await oud.open()
    assert "Dan verdien ik weer mijn eigen geld en hoor ik erbij" in oud.gezegd
    await oud.typ("Ik fiets veel")
    await nieuw.open()
    assert "Ik fiets veel" in nieuw.gezegd
    assert code_op(nieuw) == code


async def test_codes_that_open_nothing_all_get_the_same_page(webdienst: Web) -> None:
    gewist, weg = await met_code(webdienst)
    await gewist.open()
    await gewist.druk("verwijderen")
    await gewist.druk("ja")
    oud, vervangen = await met_code(webdienst)
    await oud.post("/code", {"actie": "nieuw"})
    _, verlopen = await met_code(webdienst)
    later(webdienst, timedelta(days=91))
    gezien = set()
    vreemde = webdienst.bezoeker()
    for getypt in (nieuwe_code(), weg, vervangen, verlopen, "", "hallo", "<b>", "x" * 5000):
        await vreemde.post("/verder", {"code": getypt})
        assert vreemde.antwoord is not None
        koppen = {k: w for k, w in vreemde.antwoord.headers.items() if k != "Date"}
        gezien.add((vreemde.status, vreemde.html, str(koppen)))
    assert [status for status, _, _ in gezien] == [422]
    assert "Met deze code lukt het niet" in vreemde.html
    assert cookies(vreemde) == {}


async def test_a_new_code_replaces_the_old_one(webdienst: Web) -> None:
    bezoeker, oud = await met_code(webdienst)
    await bezoeker.post("/code", {"actie": "nieuw"})
    assert bezoeker.antwoord is not None
    assert bezoeker.antwoord.url.path == "/code"
    nieuw = code_op(bezoeker)
    assert nieuw != oud
    ander = webdienst.bezoeker()
    await ander.post("/verder", {"code": oud})
    assert ander.status == 422
    await ander.post("/verder", {"code": nieuw})
    assert "Ik wil werk" in ander.gezegd


async def test_looking_again_does_not_make_another_code(webdienst: Web) -> None:
    bezoeker, code = await met_code(webdienst)
    await bezoeker.post("/code", {"actie": "toon"})
    await bezoeker.open()
    await bezoeker.druk("later_verder")
    assert code_op(bezoeker) == code


async def test_a_browser_that_does_not_know_the_code_can_only_make_a_new_one(webdienst: Web) -> None:
    bezoeker, code = await met_code(webdienst)
    bezoeker.client.session.cookie_jar.clear(lambda koek: koek.key == "vliegwiel-code")
    await bezoeker.post("/code", {"actie": "toon"})
    assert code not in bezoeker.html
    assert "Je hebt al een code" in bezoeker.html
    ander = webdienst.bezoeker()
    await ander.post("/verder", {"code": code})
    assert "Ik wil werk" in ander.gezegd


async def test_code_and_token_are_in_no_address_and_only_in_cookies_that_scripts_can_not_read(webdienst: Web) -> None:
    _, code = await met_code(webdienst)
    ander = webdienst.bezoeker()
    await ander.post("/verder", {"code": code})
    assert ander.antwoord is not None
    adressen = [str(ander.antwoord.url), *(a.headers.get("Location", "") for a in ander.antwoord.history)]
    for koek in ander.client.session.cookie_jar:
        assert koek["httponly"]
        assert koek["samesite"] == "Lax"
        assert not any(koek.value in adres for adres in adressen)
    token = cookies(ander)["vliegwiel-gesprek"]
    assert token not in ander.html
    assert ander.antwoord.headers["Cache-Control"] == "no-store"
    assert ander.antwoord.headers["Referrer-Policy"] == "same-origin"


async def test_neither_code_nor_token_reaches_the_log(webdienst: Web, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    _, code = await met_code(webdienst)
    ander = webdienst.bezoeker()
    await ander.post("/verder", {"code": code})
    await ander.post("/verder", {"code": "XXX-XXX-XXX-XXX-XXX"})
    for geheim in (code, *cookies(ander).values(), "XXX-XXX"):
        assert geheim not in caplog.text


async def test_a_device_can_be_closed_and_the_code_opens_the_talk_again(webdienst: Web) -> None:
    bezoeker, code = await met_code(webdienst)
    bewaard = cookies(bezoeker)
    await bezoeker.post("/vergeet", {})
    assert cookies(bezoeker) == {}
    assert "Ik wil werk" not in bezoeker.html
    assert bezoeker.antwoord is not None
    assert "storage" in bezoeker.antwoord.history[0].headers["Clear-Site-Data"]
    dief = webdienst.client()
    antwoord = await dief.get("/", headers={"Cookie": f"vliegwiel-gesprek={bewaard['vliegwiel-gesprek']}"})
    assert "Ik wil werk" not in await antwoord.text()
    await bezoeker.post("/verder", {"code": code})
    assert "Ik wil werk" in bezoeker.gezegd


async def test_who_has_another_talk_on_this_device_is_told_before_it_disappears(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    await bezoeker.open("/verder")
    assert "Op dit toestel staat al een gesprek" in bezoeker.html


async def test_too_many_codes_from_one_address_have_to_wait_and_another_address_does_not(webdienst: Web) -> None:
    _, code = await met_code(webdienst)
    client = webdienst.client()

    async def probeer(adres: str, getypt: str) -> int:
        koppen = {"X-Forwarded-For": adres, "Sec-Fetch-Site": "same-origin"}
        antwoord = await client.post("/verder", data={"code": getypt}, headers=koppen, allow_redirects=False)
        if antwoord.status == 429:
            assert int(antwoord.headers["Retry-After"]) > 0
        return antwoord.status

    assert [await probeer("1.1.1.1", nieuwe_code()) for _ in range(11)] == [422] * 10 + [429]
    assert await probeer("1.1.1.1", code) == 429
    assert await probeer("2.2.2.2", code) == 303


async def test_another_site_can_not_send_a_code(webdienst: Web) -> None:
    _, code = await met_code(webdienst)
    for pad in ("/verder", "/code", "/vergeet"):
        antwoord = await webdienst.client().post(pad, data={"code": code}, headers={"Sec-Fetch-Site": "cross-site"})
        assert antwoord.status == 403


async def test_without_a_conversation_the_pages_lead_to_where_one_can_begin(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    for pad in ("/code", "/gedeeld"):
        await bezoeker.open(pad)
        assert bezoeker.antwoord is not None
        assert bezoeker.antwoord.url.path == "/verder"
    await bezoeker.post("/code", {"actie": "toon"})
    assert bezoeker.antwoord.url.path == "/verder"
    await bezoeker.open("/vergeet")
    assert bezoeker.antwoord.url.path == "/"
