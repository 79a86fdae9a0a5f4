"""Numbers and rows of the story are the client's to change or take away too, with forms alone."""

from __future__ import annotations

import pytest

from tests.hulp.webproef import Bezoeker, Web
from tests.web.plan.test_kaarten import leest


@pytest.fixture
async def lezer(webdienst: Web) -> Bezoeker:
    """Somebody who gave a number and said where to begin and how sure that is, and reads the story."""
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    for tekst in (
        "Ik wil weer werk",
        "Dan hoor ik er weer bij en heb ik geld voor mijn dochter",
        "Ik fiets veel",
        "Ik heb schulden",
    ):
        await bezoeker.typ(tekst)
    await bezoeker.verstuur("/bericht", stuur="keuzes", keuzes=["wonen"], tekst="")
    await bezoeker.typ("Het huis is te klein")
    await bezoeker.druk("3")
    for keuze in ("wonen", "8"):
        await bezoeker.druk(keuze)
    return bezoeker


def verhaal(bezoeker: Bezoeker) -> str:
    """What stands in the story."""
    return leest(bezoeker.html, van='id="verhaal"', tot="</section>")


async def test_a_number_and_a_row_are_changed_and_taken_away(lezer: Bezoeker) -> None:
    assert "Cijfer 3 – gaat wel" in verhaal(lezer)
    await lezer.verstuur("/regel/keuze/score:wonen", actie="wijzig", waarde="4")
    assert "Veranderd." in verhaal(lezer)
    assert "Cijfer 4 – goed" in verhaal(lezer)
    await lezer.verstuur("/regel/keuze/belang", actie="wijzig", waarde="2")
    assert "Zo belangrijk is dat 2 van 10" in verhaal(lezer)
    await lezer.verstuur("/regel/keuze/startpunt", actie="wijzig", waarde="geld")
    assert "Hier wil je beginnen Geld" in verhaal(lezer)
    for wat in ("score:wonen", "belang", "startpunt"):
        await lezer.verstuur(f"/regel/keuze/{wat}", actie="weg")
        assert "Je keuze staat er niet meer bij." in verhaal(lezer)
        assert f"/regel/keuze/{wat}" not in lezer.html
        await lezer.post(f"/regel/keuze/{wat}", {"actie": "weg"})  # twice is the same as once
        assert lezer.status == 200
    await lezer.open()
    assert not {"Cijfer", "Zo belangrijk", "Hier wil je beginnen"} & set(verhaal(lezer).split())
    assert "“Het huis is te klein”" in verhaal(lezer)


async def test_a_number_that_does_not_exist_is_refused_and_the_old_one_stays(lezer: Bezoeker) -> None:
    for waarde in ("7", "", "drie"):
        await lezer.post("/regel/keuze/score:wonen", {"actie": "wijzig", "waarde": waarde})
        assert lezer.status == 422
    await lezer.open("/regel/keuze/score:wonen")  # somebody reloads after that
    assert "Cijfer 3 – gaat wel" in verhaal(lezer)
