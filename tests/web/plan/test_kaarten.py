"""What stands on the cards is the client's as well: all of it is on the page, to change or to empty, before and after sharing."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.hulp.webproef import Bezoeker, Web

STEUN = {"soort": "steun", "naam": "Noor", "rol": "meedenken", "helpers": "wijkteam", "buurt": "Veel herrie"}
CONTACT = {
    "soort": "contact",
    "naam": "Sam",
    "hoe": "bellen",
    "telefoon": "010 000 00 00",
    "postcode": "3011",
    "wanneer": ["ochtend"],
    "wanneer_anders": "niet op woensdag",
    "bericht_achterlaten": "nee",
    "richting": ["betaald_werk", "leren"],
    "ervaringsdeskundige": "ja",
}
OP_DE_KAARTEN = (
    "Naam Sam", "Hoe Bellen", "Telefoon 010 000 00 00", "Postcode 3011", "Wanneer ochtend, niet op woensdag",
    "Bericht achterlaten liever niet", "Waar je aan denkt betaald werk, iets leren",
    "Met wie liefst iemand die het zelf meemaakte", "Wie je vertrouwt Noor – mag meedenken", "Wie je nu al helpt wijkteam",
    "Over je buurt Veel herrie",
)  # fmt: skip


def leest(html: str, *, van: str = "<main", tot: str = "</main>") -> str:
    """What somebody reads there, on one line."""
    kaal = re.sub(r"<[^>]+>", " ", html.partition(van)[2].partition(tot)[0])
    return " ".join(unescape(kaal).split())


def ingevuld(html: str, kaart: str) -> dict[str, list[str]]:
    """What the form of this card says already: per field its text, or what is ticked."""
    formulier = next(f for f in re.findall(r"<form.*?</form>", html, re.DOTALL) if f'id="{kaart}-naam"' in f)
    gevonden: dict[str, list[str]] = {}
    for veld in re.findall(r"<input[^>]*>", formulier):
        naam, waarde = re.search(r'name="(\w+)"', veld), re.search(r'value="([^"]*)"', veld)
        if naam and waarde and waarde[1] and ('type="' not in veld or "checked" in veld or "maxlength" in veld):
            gevonden.setdefault(naam[1], []).append(waarde[1])
    return gevonden


@pytest.fixture
async def verteller(webdienst: Web) -> Bezoeker:
    """Somebody who told about helpers and contact, and reads it over."""
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ("Ik wil weer werk")
    await bezoeker.druk("mens_spreken")
    await bezoeker.verstuur("/kaart", **CONTACT, actie="bewaar")
    await bezoeker.post("/kaart", {**bezoeker.verborgen, **STEUN, "actie": "bewaar"})
    return bezoeker


async def test_before_sharing_everything_on_the_cards_is_there_to_read(verteller: Bezoeker) -> None:
    verhaal = leest(verteller.html, van='id="verhaal"', tot="</section>")
    assert [regel for regel in OP_DE_KAARTEN if regel not in verhaal] == []
    alles = await verteller.open("/mijn-verhaal.txt")
    for woorden in ("3011", "niet op woensdag", "betaald werk, iets leren", "Liever niet.", "Veel herrie", "Noor"):
        assert woorden in alles


async def test_a_telephone_number_is_changed_and_nothing_else_of_the_card_is_lost(verteller: Bezoeker) -> None:
    stond = ingevuld(verteller.html, "contact")
    assert stond == {n: w if isinstance(w, list) else [w] for n, w in CONTACT.items() if n != "soort"}
    await verteller.verstuur("/kaart", **stond | {"soort": "contact", "telefoon": "010 000 00 01", "actie": "bewaar"})
    assert ingevuld(verteller.html, "contact") == stond | {"telefoon": ["010 000 00 01"]}
    assert "Telefoon 010 000 00 01" in leest(verteller.html)
    assert "Wil je dit delen" in leest(verteller.html) or "delen" in verteller.knoppen


async def test_a_mistake_in_it_is_shown_where_it_is_changed(verteller: Bezoeker) -> None:
    await verteller.verstuur("/kaart", **CONTACT | {"telefoon": "zes twaalf"}, actie="bewaar")
    assert verteller.status == 422
    assert 'id="hier"' in verteller.html
    assert "<title>Dat lukt niet" in verteller.html
    kader = verteller.html.partition('<details class="vw-wijzig" open>')[2].partition("</details>")[0]
    assert 'value="zes twaalf"' in kader
    assert "Dit telefoonnummer klopt niet" in kader
    assert kader.count('id="hier"') == verteller.html.count('id="hier"') == 1  # there the page opens
    assert 'value="Noor"' not in kader  # the name on the other card is somebody else's


async def test_each_card_is_emptied_with_one_press(verteller: Bezoeker) -> None:
    await verteller.verstuur("/kaart", soort="contact", actie="geen")
    await verteller.verstuur("/kaart", soort="steun", actie="geen")
    verhaal = leest(verteller.html, van='id="verhaal"', tot="</section>")
    assert [regel for regel in OP_DE_KAARTEN if regel in verhaal] == []
    assert "Nog geen contact." in verhaal
    # Whoever thinks again fills it in again, on the same page.
    await verteller.verstuur("/kaart", **CONTACT, actie="bewaar")
    assert "Telefoon 010 000 00 00" in leest(verteller.html)


async def test_after_sharing_the_client_reads_all_that_the_consultant_reads(verteller: Bezoeker) -> None:
    await verteller.druk("delen")
    gedeeld = leest(await verteller.open("/gedeeld"))
    assert [regel for regel in OP_DE_KAARTEN if regel not in gedeeld] == []
    await verteller.open()
    await verteller.verstuur("/kaart", **CONTACT | {"telefoon": "010 000 00 03"}, actie="bewaar")
    assert "consulent" in verteller.gezegd[-2] + verteller.gezegd[-1]
    assert "pas naar een consulent als jij het deelt" not in verteller.gezegd[-2]
    assert "Telefoon 010 000 00 03" in leest(await verteller.open("/gedeeld"))
    await verteller.open()
    await verteller.verstuur("/kaart", soort="contact", actie="geen")
    assert "010 000 00 03" not in leest(await verteller.open("/gedeeld"))


async def test_who_told_nothing_but_how_to_call_reads_that_over_too(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("mens_spreken")
    assert 'id="verhaal"' not in bezoeker.html
    await bezoeker.verstuur("/kaart", **CONTACT, actie="bewaar")
    assert "delen" in bezoeker.knoppen
    verhaal = leest(bezoeker.html, van='id="verhaal"', tot="</section>")
    assert "Telefoon 010 000 00 00" in verhaal
    assert verhaal.count("Wijzig hoe je contact wilt") == 1


async def test_the_card_about_support_does_not_offer_the_clients_own_name(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ("Ik wil weer werk")
    await bezoeker.druk("mens_spreken")
    await bezoeker.verstuur("/kaart", **CONTACT, actie="bewaar")
    await bezoeker.post("/kaart", {**bezoeker.verborgen, **STEUN, "naam": "", "actie": "bewaar"})
    assert "naam" not in ingevuld(bezoeker.html, "steun")
