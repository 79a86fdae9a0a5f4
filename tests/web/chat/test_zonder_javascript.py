"""Somebody whose browser runs no JavaScript talks with the same page, by forms alone."""

from __future__ import annotations

import re
from html import unescape
from http.cookies import Morsel

import pytest

from tests.hulp.webproef import Bezoeker, Web

CONTACT = {
    "soort": "contact",
    "naam": "Sam",
    "hoe": "bellen",
    "telefoon": "06 12 34 56 78",
    "wanneer": ["ochtend", "avond"],
}


@pytest.fixture
async def bezoeker(webdienst: Web) -> Bezoeker:
    """Somebody who has opened the page."""
    nieuw = webdienst.bezoeker()
    await nieuw.open()
    return nieuw


def cookie(bezoeker: Bezoeker) -> Morsel[str]:
    """The one cookie of this site."""
    [gevonden] = list(bezoeker.client.session.cookie_jar)
    return gevonden


async def tot_contact(bezoeker: Bezoeker) -> None:
    """Walk to the contact card along the quick way."""
    await bezoeker.druk("mens_spreken")
    assert 'name="telefoon"' in bezoeker.html


def waar_de_pagina_opent(bezoeker: Bezoeker) -> str:
    """What stands there: every form of the page leads to the same place of the page that answers it."""
    assert set(re.findall(r'action="/(?:bericht|kaart|regel)[^"#]*([^"]*)"', bezoeker.html)) == {"#hier"}
    [vervolg] = bezoeker.html.split('id="hier"')[1:]
    kaal = re.sub(r"<[^>]+>", " ", "<i" + vervolg)
    return unescape(" ".join(kaal.split())).removeprefix("Vliegwiel: ")


async def test_looking_at_the_page_stores_nothing_and_sets_no_cookie(bezoeker: Bezoeker, webdienst: Web) -> None:
    assert bezoeker.status == 200
    assert bezoeker.gezegd[0].startswith("Hoi, ik ben Vliegwiel. Ik ben een computer")
    assert not list(bezoeker.client.session.cookie_jar)
    assert {"begin", "meer_weten", "mens_spreken", "denk_erover_na"} <= set(bezoeker.knoppen)


async def test_the_first_press_begins_a_conversation_that_a_reload_shows_again(bezoeker: Bezoeker) -> None:
    await bezoeker.druk("begin")
    assert bezoeker.antwoord is not None
    assert [r.status for r in bezoeker.antwoord.history] == [303]
    assert bezoeker.antwoord.url.path == "/"
    assert "Ik begin" in bezoeker.gezegd
    assert "Stap 1 van 8" in bezoeker.html
    gezegd = bezoeker.gezegd
    await bezoeker.open()
    assert bezoeker.gezegd == gezegd


async def test_the_secret_is_in_a_cookie_that_scripts_and_other_sites_can_not_use(bezoeker: Bezoeker) -> None:
    await bezoeker.druk("begin")
    koek = cookie(bezoeker)
    assert koek["httponly"]
    assert koek["samesite"] == "Lax"
    assert koek.value not in bezoeker.html
    assert koek.value not in str(bezoeker.antwoord.url)  # type: ignore[union-attr]


async def test_pressing_twice_on_the_first_page_begins_one_conversation(bezoeker: Bezoeker) -> None:
    velden = {**bezoeker.verborgen, "keuze": "begin", "tekst": ""}
    await bezoeker.post("/bericht", velden)
    eerste = cookie(bezoeker).value
    bezoeker.client.session.cookie_jar.clear()
    await bezoeker.post("/bericht", velden)
    assert cookie(bezoeker).value == eerste
    assert bezoeker.gezegd.count("Ik begin") == 1


async def test_sending_the_same_form_again_is_not_a_second_message(bezoeker: Bezoeker) -> None:
    await bezoeker.druk("begin")
    velden = {**bezoeker.verborgen, "tekst": "Ik wil werk", "stuur": "tekst"}
    for _ in range(3):
        await bezoeker.post("/bericht", velden)
    assert bezoeker.gezegd.count("Ik wil werk") == 1


async def test_going_back_and_writing_something_else_is_a_new_message(bezoeker: Bezoeker) -> None:
    await bezoeker.druk("begin")
    velden = {**bezoeker.verborgen, "stuur": "tekst"}
    await bezoeker.post("/bericht", velden | {"tekst": "Ik wil werk"})
    await bezoeker.post("/bericht", velden | {"tekst": "Ik wil werk met dieren"})
    assert "Ik wil werk" in bezoeker.gezegd
    assert "Ik wil werk met dieren" in bezoeker.gezegd


async def test_an_old_page_pressed_again_is_answered_kindly(bezoeker: Bezoeker) -> None:
    oud = bezoeker.verborgen
    await bezoeker.druk("begin")
    await bezoeker.post("/bericht", {"id": oud["id"], "antwoord_op": oud["antwoord_op"], "keuze": "meer_weten"})
    assert bezoeker.status == 200
    assert "Stap 1 van 8" in bezoeker.html


async def test_words_that_were_typed_but_not_sent_stay_in_the_box(bezoeker: Bezoeker) -> None:
    await bezoeker.druk("begin")
    await bezoeker.verstuur("/bericht", keuze="overslaan", tekst="ik was nog <bezig>")
    assert "ik was nog &lt;bezig&gt;</textarea>" in bezoeker.html
    assert waar_de_pagina_opent(bezoeker).startswith(bezoeker.gezegd[-2])
    assert "ik was nog <bezig>" not in bezoeker.gezegd


async def test_the_whole_talk_ends_with_a_summary_and_a_choice_to_share(bezoeker: Bezoeker) -> None:
    await bezoeker.druk("begin")
    for tekst in (
        "Ik wil werk",
        "Dan hoor ik er weer bij en heb ik geld voor mijn dochter",
        "Ik fiets veel",
        "Ik heb schulden",
    ):
        await bezoeker.typ(tekst)
    assert 'type="checkbox"' in bezoeker.html
    await bezoeker.verstuur("/bericht", stuur="keuzes", keuzes=["wonen", "dag"], tekst="")
    assert "Wonen, Je dag" in bezoeker.gezegd
    await bezoeker.typ("Het huis is te klein")
    await bezoeker.druk("2")
    assert "2 Niet goed" in bezoeker.gezegd
    await bezoeker.typ("Ik verveel me")
    for keuze in ("3", "werk", "8"):
        await bezoeker.druk(keuze)
    await bezoeker.typ("Omdat het moet lukken")
    await bezoeker.druk("10")
    await bezoeker.verstuur("/kaart", soort="steun", naam="Noor", rol="meedenken", helpers="wijkteam", actie="bewaar")
    await bezoeker.druk("geen_stap")
    await bezoeker.verstuur("/kaart", **CONTACT, actie="bewaar")
    for woorden in (
        "Ik wil werk",
        "Dan hoor ik er weer bij",
        "Noor – mag meedenken",
        "wijkteam",
        "06 12 34 56 78",
        "<svg",
    ):
        assert woorden in bezoeker.html
    assert {"delen", "zelf_houden", "later_verder"} <= set(bezoeker.knoppen)
    await bezoeker.druk("delen")
    assert "Je hebt dit gedeeld met een consulent" in bezoeker.html


async def test_a_line_can_be_changed_and_removed(bezoeker: Bezoeker) -> None:
    await bezoeker.druk("begin")
    await bezoeker.typ("Ik wil werk")
    regel = bezoeker.html.partition('action="/regel/')[2].partition("#")[0]
    await bezoeker.verstuur(f"/regel/{regel}", actie="wijzig", citaat="Ik wil werk met dieren")
    assert "“Ik wil werk met dieren”" in bezoeker.html
    await bezoeker.verstuur(f"/regel/{regel}", actie="wijzig", citaat="  ")
    assert bezoeker.status == 422
    assert "De regel is leeg" in bezoeker.html
    await bezoeker.open()
    await bezoeker.verstuur(f"/regel/{regel}", actie="weg")
    assert f"/regel/{regel}" not in bezoeker.html
    await bezoeker.post(f"/regel/{regel}", {"actie": "weg"})
    assert bezoeker.status == 200


async def test_a_card_with_a_mistake_comes_back_filled_in_with_the_mistake_named(bezoeker: Bezoeker) -> None:
    await tot_contact(bezoeker)
    await bezoeker.verstuur("/kaart", **CONTACT | {"telefoon": "zes twaalf"}, actie="bewaar")
    assert bezoeker.status == 422
    assert waar_de_pagina_opent(bezoeker).startswith("Nog niet bewaard.")
    assert "Dit telefoonnummer klopt niet" in bezoeker.html
    assert 'value="zes twaalf"' in bezoeker.html
    assert 'value="Sam"' in bezoeker.html
    assert bezoeker.html.count(" checked") == 3
    await bezoeker.verstuur("/kaart", **CONTACT, actie="bewaar")
    assert "Ik heb ingevuld hoe je mij kunt bereiken." in bezoeker.gezegd


async def test_a_card_without_a_way_to_reach_somebody_is_not_taken_for_an_answer(bezoeker: Bezoeker) -> None:
    await tot_contact(bezoeker)
    await bezoeker.verstuur("/kaart", soort="contact", naam="Sam", actie="bewaar")
    assert bezoeker.status == 422
    assert "Nog geen contact" in bezoeker.html
    await bezoeker.verstuur("/kaart", soort="contact", naam="Sam", actie="geen")
    assert "Nog geen contact." in bezoeker.gezegd
    assert "delen" in bezoeker.knoppen


async def test_the_download_holds_the_clients_own_words(bezoeker: Bezoeker) -> None:
    await bezoeker.druk("begin")
    await bezoeker.typ("Ik wil werk & 'rust'")
    tekst = await bezoeker.open("/mijn-verhaal.txt")
    assert bezoeker.antwoord is not None
    assert bezoeker.antwoord.headers["Content-Disposition"].startswith("attachment")
    assert "Ik wil werk & 'rust'" in tekst
    assert "Dit is geen aanvraag." in tekst


async def test_there_is_nothing_to_download_before_there_is_a_conversation(bezoeker: Bezoeker) -> None:
    await bezoeker.open("/mijn-verhaal.txt")
    assert "Ik begin" in bezoeker.html


async def test_everything_can_be_removed_and_a_new_talk_begun(bezoeker: Bezoeker) -> None:
    await bezoeker.druk("begin")
    await bezoeker.typ("Ik wil werk")
    await bezoeker.druk("verwijderen")
    await bezoeker.druk("ja")
    assert "Ik wil werk" not in bezoeker.html
    assert 'formaction="/nieuw"' in bezoeker.html
    await bezoeker.post("/nieuw", {})
    assert not list(bezoeker.client.session.cookie_jar)
    assert "Wat wil jij?" in bezoeker.html


async def test_a_browser_with_a_cookie_of_a_conversation_that_is_gone_starts_afresh(bezoeker: Bezoeker) -> None:
    for waarde in ("a" * 43, "kort", "%00", "é" * 43):
        await bezoeker._ontvang(await bezoeker.client.get("/", headers={"Cookie": f"vliegwiel-gesprek={waarde}"}))
        assert bezoeker.status == 200
        assert "begin" in bezoeker.knoppen


async def test_when_rasa_is_down_the_page_says_so_and_the_message_is_answered_later(
    bezoeker: Bezoeker, webdienst: Web
) -> None:
    await bezoeker.druk("begin")
    webdienst.taal.stil = True
    await bezoeker.typ("Ik wil werk")
    assert "Je bericht is bewaard" in bezoeker.html
    assert "Probeer opnieuw" in bezoeker.html
    assert 'href="tel:0100000000"' in bezoeker.html
    assert "Ik wil werk" in bezoeker.gezegd
    webdienst.taal.stil = False
    await bezoeker.open()
    assert "Probeer opnieuw" not in bezoeker.html
    assert "Stap 2 van 8" in bezoeker.html
    assert bezoeker.gezegd.count("Ik wil werk") == 1


async def test_crisis_help_works_when_rasa_is_down_and_stays_in_sight(bezoeker: Bezoeker, webdienst: Web) -> None:
    await bezoeker.druk("begin")
    webdienst.taal.stil = True
    await bezoeker.typ("Ik wil dood, ik maak er vanavond een eind aan")
    assert "Praat nu met een mens" in bezoeker.html
    assert 'class="vw-nood__bel" href="tel:113"' in bezoeker.html
    webdienst.taal.stil = False
    await bezoeker.druk("verder")
    await bezoeker.typ("Ik wil werk")
    assert "Praat nu met een mens" in bezoeker.html


async def test_every_page_has_the_crisis_lines_and_the_telephone_number(bezoeker: Bezoeker) -> None:
    for pad in ("/", "/bestaat-niet"):
        await bezoeker.open(pad)
        for nummer in ("112", "113", "08000113", "08002000", "0100000000"):
            assert f'href="tel:{nummer}"' in bezoeker.html
    assert bezoeker.status == 404
    assert "Deze pagina is er niet" in bezoeker.html
