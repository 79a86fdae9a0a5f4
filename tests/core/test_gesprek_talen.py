"""Somebody who writes in another language, and words between brackets: said once, and honestly."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import noemt
from tests.hulp.sprekend import Lezer
from vliegwiel.core.gesprek.onderbreking import TALEN

HAKEN = "Namen en nummers vervang ik"


@pytest.mark.parametrize("taal", TALEN)
def test_the_card_says_what_this_is_who_to_call_and_that_nobody_checked_it(taal: str) -> None:
    client = Lezer().tot("wens")
    client.zegt("…", intent="andere_taal", taal=taal)
    kaart, crisis = client.gezegd
    assert "0101234567" in kaart
    assert {n for n in ("112", "0800-0113", "0800-2000") if n in crisis} == {"112", "0800-0113", "0800-2000"}
    assert "moedertaalspreker" in kaart
    assert client.knoppen == {"verder", "mens_spreken"}
    assert client.vraag == "wens"


@pytest.mark.parametrize("taal", [*TALEN, "so"])
def test_who_goes_on_in_that_language_reads_a_short_line_and_keeps_the_way_to_a_person(taal: str) -> None:
    client = Lezer().tot("wens")
    for _ in range(4):
        client.zegt("…", intent="andere_taal", taal=taal)
    eerste, *later = client.gelezen[-4:]
    assert len(eerste) == 2
    assert [len(beurt) for beurt in later] == [1, 1, 1]
    assert len(later[0][0].tekst) < len(eerste[0].tekst)
    assert later[0][0].tekst != later[1][0].tekst
    for beurt in later:
        assert "0101234567" in beurt[0].tekst
        assert {w for w, _ in beurt[0].keuzes} == {"verder", "mens_spreken"}


def test_another_language_gets_its_own_card() -> None:
    client = Lezer().tot("wens")
    client.zegt("…", intent="andere_taal", taal="pl")
    client.zegt("…", intent="andere_taal", taal="uk")
    assert client.sleutels == ("utter_taal_uk", "utter_taal_crisis_uk")


def test_dutch_after_the_card_goes_on_where_it_was() -> None:
    client = Lezer().tot("wens")
    client.zegt("…", intent="andere_taal", taal="pl")
    client.kiest("verder")
    assert client.vraag == "wens"
    assert "utter_niet_begrepen" not in client.sleutels
    client.tot("lastig")


def test_going_on_in_dutch_at_the_welcome_is_not_a_yes() -> None:
    client = Lezer()
    client.zegt("…", intent="andere_taal", taal="pl")
    gedaan = client.kiest("verder")
    assert client.vraag == "welkom"
    assert gedaan.effecten == ()


def test_why_a_number_is_between_brackets_is_said_once() -> None:
    client = Lezer().tot("lastig")
    client.zegt("mijn baas belt steeds op [telefoonnummer]", noemt("werk", "zorg", "belt steeds op [telefoonnummer]"))
    assert HAKEN in client.gezegd[0]
    client.zegt("en ook op [telefoonnummer] belt hij", noemt("werk", "zorg", "op [telefoonnummer] belt hij"))
    client.tot("delen")
    assert sum(HAKEN in u.tekst for beurt in client.gelezen for u in beurt) == 1


def test_why_a_name_is_gone_is_said_when_the_summary_shows_it() -> None:
    client = Lezer().tot("lastig")
    client.zegt("mijn collega Karel Jansen pest me", noemt("werk", "zorg", "mijn collega Karel Jansen pest me"),
                noemt("geld", "feit", "ik spaar"))  # fmt: skip
    assert HAKEN not in client.gezegd[0]
    client.tot("delen")
    (samenvatting, _) = client.gelezen[-1]
    assert samenvatting.soort == "samenvatting"
    assert HAKEN in samenvatting.tekst


def test_without_names_or_numbers_nothing_is_explained() -> None:
    client = Lezer().tot("gehoord")
    assert not any(HAKEN in u.tekst for beurt in client.gelezen for u in beurt)
