"""One answer is one message in every tab, and words for one conversation never land in another. Without JavaScript."""

from __future__ import annotations

import re

from tests.hulp.webproef import Bezoeker, Web

WENS = "Ik wil werk met dieren"


async def begonnen(webdienst: Web) -> Bezoeker:
    """Somebody who is asked for a wish."""
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    return bezoeker


async def test_the_same_answer_in_two_tabs_is_recorded_once(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    eerste = bezoeker.verborgen
    await bezoeker.open()
    tweede = bezoeker.verborgen
    for formulier in (eerste, tweede):
        await bezoeker.post("/bericht", formulier | {"tekst": WENS, "stuur": "tekst"})
        assert bezoeker.status == 200
    assert bezoeker.gezegd.count(WENS) == 1
    assert bezoeker.verborgen["id"] != eerste["id"]


async def test_another_answer_in_an_old_tab_counts_too_and_the_newest_question_is_shown(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    oud = bezoeker.verborgen
    await bezoeker.typ(WENS)
    vraag = bezoeker.verborgen["antwoord_op"]
    await bezoeker.post("/bericht", oud | {"tekst": "En met kinderen", "stuur": "tekst"})
    assert {WENS, "En met kinderen"} <= set(bezoeker.gezegd)
    assert f"“{WENS} En met kinderen”" in bezoeker.html
    assert bezoeker.verborgen["antwoord_op"] != vraag
    assert "Stap 2 van 8" in bezoeker.html


async def test_what_was_typed_in_a_conversation_that_this_device_left_is_kept_out_of_the_next(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    oud = bezoeker.verborgen
    await bezoeker.post("/vergeet", {})
    await bezoeker.post("/bericht", oud | {"tekst": WENS, "stuur": "tekst"})
    assert bezoeker.status == 409
    assert "Dit is een ander gesprek" in bezoeker.html
    assert f"{WENS}</textarea>" in bezoeker.html
    assert not list(bezoeker.client.session.cookie_jar)
    await bezoeker.open()
    await bezoeker.druk("begin")
    for pad, velden in (("/bericht", {"keuze": "overslaan"}), ("/kaart", {"soort": "contact", "actie": "geen"})):
        await bezoeker.post(pad, oud | velden)
        assert bezoeker.status == 409
    assert bezoeker.gezegd.count("Ik begin") == 1
    assert "Overslaan" not in bezoeker.gezegd


async def test_danger_in_such_words_shows_help_at_once_and_is_kept_nowhere(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    oud = bezoeker.verborgen
    await bezoeker.post("/nieuw", {})
    await bezoeker.druk("begin")
    await bezoeker.post("/bericht", oud | {"tekst": "Mijn man slaat me", "stuur": "tekst"})
    assert "Praat nu met een mens" in bezoeker.html
    assert 'class="vw-nood__bel" href="tel:08002000"' in bezoeker.html
    await bezoeker.open()
    assert "Praat nu met een mens" not in bezoeker.html
    assert "slaat" not in bezoeker.html


async def test_a_line_typed_by_somebody_else_says_so_in_the_talk(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    await bezoeker.druk("meetypen")
    await bezoeker.druk("hulpverlener")
    assert "Getypt door" not in bezoeker.html
    await bezoeker.typ(WENS)
    gemerkt = re.findall(
        r'<div id="b-[^"]*" class="vw-bericht vw-bericht--client" data-bericht>(.*?)</div>', bezoeker.html, re.DOTALL
    )
    assert ["Getypt door een hulpverlener." in b for b in gemerkt] == [False, False, False, True]


async def test_every_script_names_its_neighbours_by_an_address_that_may_be_kept(webdienst: Web) -> None:
    client = webdienst.client()
    html = await (await client.get("/")).text()
    vooraf = re.findall(r'<link rel="modulepreload" href="([^"]+)">', html)
    open_ = re.findall(r'<script type="module" src="([^"]+)">', html)
    gezien: set[str] = set()
    while open_:
        adres = open_.pop()
        gezien.add(adres)
        antwoord = await client.get(adres)
        assert antwoord.headers["Cache-Control"].endswith("immutable"), adres
        gevonden = re.findall(r'^(?:import|export)\b[^;"]*"([^"]+\.js[^"]*)";', await antwoord.text(), re.MULTILINE)
        open_ += [a for a in gevonden if a not in gezien]
    genoemd = set(re.findall(r'<script type="module" src="([^"]+)">', html))
    assert gezien - set(vooraf) == genoemd
    assert len(gezien) == len(vooraf) + len(genoemd)
