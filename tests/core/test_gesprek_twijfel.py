"""A guess is marked as one, until the client has looked at it; a sure line never is."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import BEGIN, Client, noemt
from vliegwiel.core.gesprek import (
    CelGewijzigd,
    CelKlopt,
    CelWeg,
    Effect,
    Toestand,
    bewerk,
    effect_as_dict,
    effect_from_dict,
)
from vliegwiel.core.matrix import Cel, OnbekendeCel, OnbekendeRij
from vliegwiel.core.samenvatting import deelbaar
from vliegwiel.core.wijzigingen import wijzigingen


def gokt(tekst: str = "de trap is een ding") -> Client:
    """Somebody at the summary, of whom one line is a guess."""
    client = Client().tot("goed")
    client.zegt(tekst, noemt("wonen", "zorg", tekst, score=0.7))
    return client.tot("delen")


def de_gok(toestand: Toestand) -> Cel:
    [cel_id] = toestand.twijfel
    return toestand.matrix.cel(cel_id)


def twijfels(toestand: Toestand) -> list[str]:
    return [regel.citaat for rij in deelbaar(toestand).rijen for regel in rij.regels if regel.twijfel]


def test_at_the_summary_the_client_hears_that_something_is_a_guess_and_which() -> None:
    client = gokt()
    assert "utter_samenvatting_twijfel" in client.sleutels
    assert twijfels(client.toestand) == ["de trap is een ding"]


def test_without_a_guess_there_is_nothing_to_look_at() -> None:
    client = Client().tot("delen")
    assert "utter_samenvatting" in client.sleutels
    assert twijfels(client.toestand) == []


@pytest.mark.parametrize("antwoord", [
    lambda c: CelKlopt(c.id),
    lambda c: CelWeg(c.id),
    lambda c: CelGewijzigd(c.id, "de trap op lukt niet"),
    lambda c: CelGewijzigd(c.id, c.citaat, leefgebied="lichaam"),
    lambda c: CelGewijzigd(c.id, c.citaat, soort="feit"),
])  # fmt: skip
def test_whatever_the_client_says_about_a_guess_it_is_none_any_more(antwoord: object) -> None:
    client = gokt()
    assert callable(antwoord)
    na = bewerk(client.toestand, antwoord(de_gok(client.toestand)), BEGIN).toestand
    assert twijfels(na) == []


def test_a_line_under_the_wrong_heading_can_be_put_where_it_belongs() -> None:
    client = gokt()
    cel = de_gok(client.toestand)
    na = bewerk(client.toestand, CelGewijzigd(cel.id, cel.citaat, "feit", "lichaam"), BEGIN).toestand
    assert [(c.citaat, c.soort) for c in na.matrix.van("lichaam", "feit")] == [("de trap is een ding", "feit")]
    assert cel.citaat not in [c.citaat for c in na.matrix.van("wonen")]
    assert na.velden["goed"] == client.toestand.velden["goed"]


def test_who_shares_without_looking_shares_the_doubt_with_it() -> None:
    client = gokt()
    client.kiest("delen", intent="delen")
    assert twijfels(client.toestand) == ["de trap is een ding"]


def test_taking_a_guess_back_in_the_talk_takes_the_doubt_away() -> None:
    client = Client().tot("goed")
    client.zegt("de trap is een ding", noemt("wonen", "zorg", "de trap is een ding", score=0.7))
    client.zegt("haal dat weg", intent="correctie")
    assert client.toestand.twijfel == ()


def test_a_row_that_is_not_there_and_a_line_that_is_gone_are_refused() -> None:
    client = gokt()
    cel = de_gok(client.toestand)
    with pytest.raises(OnbekendeRij):
        bewerk(client.toestand, CelGewijzigd(cel.id, cel.citaat, leefgebied="tuin"), BEGIN)
    with pytest.raises(OnbekendeCel):
        bewerk(client.toestand, CelKlopt("weg"), BEGIN)


def test_saying_that_a_line_is_right_after_sharing_asks_nothing() -> None:
    client = gokt()
    client.kiest("delen", intent="delen")
    assert bewerk(client.toestand, CelKlopt(client.toestand.twijfel[0]), BEGIN).teksten == ()


def test_a_consultant_sees_that_a_line_moved_to_another_row() -> None:
    client = gokt()
    oud = deelbaar(client.toestand).as_dict()
    cel = de_gok(client.toestand)
    na = bewerk(client.toestand, CelGewijzigd(cel.id, cel.citaat, leefgebied="lichaam"), BEGIN).toestand
    [verschil] = wijzigingen(oud, deelbaar(na).as_dict())
    assert (verschil.naam, verschil.oud, verschil.nieuw) == ("Lichaam", "", "de trap is een ding")


DANS = "ik wil een dansschool beginnen"


def test_a_wish_that_fits_no_row_for_sure_is_asked_about_on_the_summary_and_not_in_the_talk() -> None:
    client = Client().tot("wens")
    client.zegt(DANS, gok=noemt("werk", "wens", DANS, score=0.4))
    assert client.sleutels == ("utter_reflectie_citaat", "utter_vraag_waarom")
    assert [c.citaat for c in client.toestand.matrix.van("werk", "wens")] == [DANS]
    assert twijfels(client.toestand) == [DANS]


def test_nobody_reads_a_guess_about_alcohol_or_the_police() -> None:
    client = Client().tot("wens")
    client.zegt("ik wil ervan af", gok=noemt("gebruik", "wens", "ik wil ervan af", score=0.4))
    assert not list(client.toestand.matrix)


def test_who_begins_with_a_wish_that_fits_no_row_for_sure_is_asked_about_it_too() -> None:
    client = Client()
    client.zegt(DANS, gok=noemt("werk", "wens", DANS, score=0.4))
    assert client.vraag == "waarom"
    assert twijfels(client.toestand) == [DANS]


def test_a_worry_that_is_told_as_a_reason_is_asked_about_too_and_a_bare_reason_is_not() -> None:
    client = Client().tot("waarom")
    client.zegt("omdat we elke week ergens anders slapen", gok=noemt("wonen", "zorg", "", score=0.4))
    assert twijfels(client.toestand) == ["omdat we elke week ergens anders slapen"]
    client = Client().tot("waarom")
    client.zegt("voor mijn dochter", gok=noemt("gezin", "wens", "", score=0.4))
    assert twijfels(client.toestand) == []


@pytest.mark.parametrize("vraag", ["goed", "lastig"])
def test_where_the_talk_asks_itself_nothing_is_guessed(vraag: str) -> None:
    client = Client().tot(vraag)
    al_bekend = len(list(client.toestand.matrix))
    client.zegt("zo is dat nou eenmaal gegaan", gok=noemt("werk", "wens", "zo is dat", score=0.4))
    assert len(list(client.toestand.matrix)) == al_bekend


@pytest.mark.parametrize("effect", [CelKlopt("b1-0"), CelGewijzigd("b1-0", "zo", "wens", "werk")])
def test_an_effect_travels_as_json(effect: Effect) -> None:
    assert effect_from_dict(effect_as_dict(effect)) == effect
