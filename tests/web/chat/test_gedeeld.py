"""The page after sharing: where it is, exactly what was shared, a change, and taking it back. Without JavaScript."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.hulp.overdrachten import maak_medewerker, wachtend_in
from tests.hulp.webproef import Bezoeker, Web
from tests.web.chat.test_hervatten import code_op
from vliegwiel.services import overdracht as bureau
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.web.sleutels import DATABASE, KLOK

CONTACT = {"soort": "contact", "naam": "Sam", "hoe": "bellen", "telefoon": "06 12 34 56 78", "wanneer": ["ochtend"]}


@pytest.fixture
async def deler(webdienst: Web) -> Bezoeker:
    """Somebody who told a wish and a worry, asked for a person, and shared."""
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    for tekst in ("Ik wil werk & rust", "Dan hoor ik er weer bij en heb ik geld voor mijn dochter", "Ik heb schulden"):
        await bezoeker.typ(tekst)
    await bezoeker.druk("mens_spreken")
    await bezoeker.verstuur("/kaart", **CONTACT, actie="bewaar")
    await bezoeker.druk("delen")
    return bezoeker


async def bureau_doet(webdienst: Web, *handelingen: Any) -> str:
    """A consultant works on the one hand-over; returns the consultant's name."""
    app = webdienst.server.app
    anouk = await maak_medewerker(app[DATABASE], "Anouk de Proef")
    for handeling in handelingen:
        async with app[DATABASE].transactie() as verbinding:
            repo = OverdrachtRepository(verbinding)
            [regel] = [*await wachtend_in(repo), *await repo.rij.van_eigenaar(anouk)]
            await handeling(repo, regel.overdracht.id, anouk, app[KLOK]())
    return "Anouk"


def regel_over(bezoeker: Bezoeker, woorden: str) -> str:
    """Return the id of the line with these words."""
    gevonden = re.search(rf'id="regel-([^"]+)"(?:(?!id="regel-).)*?“{re.escape(woorden)}”', bezoeker.html, re.DOTALL)
    assert gevonden
    return gevonden[1]


async def test_after_sharing_the_page_leads_to_where_it_stands(deler: Bezoeker) -> None:
    assert 'href="/gedeeld"' in deler.html
    html = await deler.open("/gedeeld")
    assert "Ontvangen" in html
    assert "Opgepakt door een consulent" not in html
    assert "Meestal hoor je iets binnen 3 werkdagen" in html
    assert "vw-stappen__stap" in html


async def test_the_page_shows_exactly_what_was_shared(deler: Bezoeker) -> None:
    html = await deler.open("/gedeeld")
    for woorden in (
        "Ik wil werk &amp; rust",
        "Ik heb schulden",
        "geld voor mijn dochter",
        "06 12 34 56 78",
        "ochtend",
        "Sam",
    ):
        assert woorden in html


async def test_the_steps_follow_the_desk_without_a_consultants_name(deler: Bezoeker, webdienst: Web) -> None:
    naam = await bureau_doet(webdienst, bureau.claim, bureau.leg_contact)
    html = await deler.open("/gedeeld")
    assert "Opgepakt door een consulent" in html
    assert "Er is contact" in html
    assert "maandag 2 november 2026, 10." in html
    assert naam not in html
    assert html.count('aria-current="step"') == 1


async def test_the_code_opens_the_same_page_elsewhere(deler: Bezoeker, webdienst: Web) -> None:
    await deler.druk("ja")
    await deler.post("/code", {"actie": "toon"})
    code = code_op(deler)
    ander = webdienst.bezoeker()
    await ander.post("/verder", {"code": code})
    assert ander.antwoord is not None
    assert ander.antwoord.url.path == "/gedeeld"
    assert "Ik heb schulden" in ander.html
    await ander.open()
    assert "Ik heb schulden" in ander.gezegd


async def test_a_change_is_shown_until_it_is_shared_again(deler: Bezoeker) -> None:
    await deler.verstuur(f"/regel/{regel_over(deler, 'Ik heb schulden')}", actie="wijzig", citaat="Ik heb een regeling")
    html = await deler.open("/gedeeld")
    assert "Je hebt iets veranderd" in html
    assert "(eerst: Ik heb schulden)" in html
    formulier_id = re.search(r'name="id" value="(\w+)"', html)
    assert formulier_id
    await deler.post("/bericht", {"id": formulier_id[1], "keuze": "delen"})
    html = await deler.open("/gedeeld")
    assert "Je hebt iets veranderd" not in html
    assert "Ik heb een regeling" in html
    assert "Je deelde eerder ook al" in html


async def test_taking_back_from_the_page_and_sharing_again_later(deler: Bezoeker) -> None:
    html = await deler.open("/gedeeld")
    formulier_id = re.search(r'name="id" value="(\w+)"', html)
    assert formulier_id
    await deler.post("/bericht", {"id": formulier_id[1], "keuze": "intrekken"})
    assert "Het is weg bij de consulent" in deler.html
    assert "Ik heb schulden" in deler.html
    assert "Je hebt dit gedeeld met een consulent" not in deler.html
    html = await deler.open("/gedeeld")
    assert "Je haalde het terug op maandag 2 november 2026" in html
    assert "Ik heb schulden" not in html
    await deler.open()
    await deler.druk("ja")
    html = await deler.open("/gedeeld")
    formulier_id = re.search(r'name="id" value="(\w+)"', html)
    assert formulier_id
    await deler.post("/bericht", {"id": formulier_id[1], "keuze": "delen"})
    await deler.druk("delen")
    assert "Ontvangen" in await deler.open("/gedeeld")


async def test_taking_back_works_while_rasa_is_down(deler: Bezoeker, webdienst: Web) -> None:
    webdienst.taal.stil = True
    await deler.druk("intrekken")
    assert "Het is weg bij de consulent" in deler.html
    assert "Je haalde het terug" in await deler.open("/gedeeld")


async def test_somebody_who_left_no_number_reads_that_nobody_can_call(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("mens_spreken")
    await bezoeker.verstuur("/kaart", soort="contact", naam="", actie="geen")
    await bezoeker.druk("delen")
    html = await bezoeker.open("/gedeeld")
    assert "De consulent kan jou dus niet bereiken" in html
    assert "Meestal hoor je iets" not in html


async def test_who_shared_nothing_reads_so(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    assert "Je hebt niets gedeeld" in await bezoeker.open("/gedeeld")


async def test_the_new_pages_have_the_crisis_lines_and_no_inline_style_or_script(deler: Bezoeker) -> None:
    for pad in ("/gedeeld", "/code", "/verder"):
        html = await deler.open(pad)
        assert deler.status == 200
        for nummer in ("112", "113", "08002000", "0100000000"):
            assert f'href="tel:{nummer}"' in html
        assert not re.search(r"<script(?![^>]* src=)|<style|style=|onclick=", html)
        assert html.count("<h1") == 1
        assert deler.antwoord is not None
        assert "script-src 'self'" in deler.antwoord.headers["Content-Security-Policy"]
