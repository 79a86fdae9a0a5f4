"""The question for the postcode: why it is asked, that it may be left empty, and what is wrong with a wrong one."""

from __future__ import annotations

import pytest

from tests.hulp.webproef import Bezoeker, Web

KAART = {"soort": "contact", "naam": "Sam", "hoe": "bellen", "telefoon": "06 12 34 56 78"}


@pytest.fixture
async def bezoeker(webdienst: Web) -> Bezoeker:
    """Somebody at the contact card."""
    nieuw = webdienst.bezoeker()
    await nieuw.open()
    await nieuw.druk("mens_spreken")
    return nieuw


async def test_the_card_says_why_the_postcode_is_asked_and_that_it_may_stay_empty(bezoeker: Bezoeker) -> None:
    assert "De vier cijfers van je postcode" in bezoeker.html
    assert "een consulent uit jouw buurt. Leeg laten mag ook." in bezoeker.html
    await bezoeker.verstuur("/kaart", **KAART, postcode="", actie="bewaar")
    assert "Ik heb ingevuld hoe je mij kunt bereiken." in bezoeker.gezegd


@pytest.mark.parametrize("getypt", ["301", "30111", "abc", "0123"])
async def test_a_wrong_postcode_is_explained_and_nothing_typed_is_lost(bezoeker: Bezoeker, getypt: str) -> None:
    await bezoeker.verstuur("/kaart", **KAART, postcode=getypt, actie="bewaar")
    assert bezoeker.status == 422
    assert "Vul vier cijfers in, bijvoorbeeld 3011. Leeg laten mag ook." in bezoeker.html
    assert f'value="{getypt}"' in bezoeker.html
    assert 'value="06 12 34 56 78"' in bezoeker.html


async def test_of_a_whole_postcode_only_the_digits_are_kept_and_shown_to_who_shared(bezoeker: Bezoeker) -> None:
    await bezoeker.verstuur("/kaart", **KAART, postcode="3011 ab", actie="bewaar")
    await bezoeker.druk("delen")
    html = await bezoeker.open("/gedeeld")
    assert "<dt>Postcode</dt><dd>3011</dd>" in html
    assert "3011 ab" not in html.lower()


async def test_a_program_hears_which_field_is_wrong(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "mens_spreken"})
    antwoord = await gesprek.stuur(kaart=KAART | {"postcode": "301"})
    assert antwoord.status == 422
    assert "postcode" in (await antwoord.json())["detail"]
