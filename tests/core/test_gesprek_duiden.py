"""Short answers that mean something at one question only are understood there, and kindly."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import BEGIN, Client, noemt
from tests.hulp.staten import bij
from vliegwiel.core.gesprek.bewerken import bewerk
from vliegwiel.core.gesprek.effecten import CelWeg
from vliegwiel.core.gesprek.script import veld_van


@pytest.mark.parametrize("tekst", ["7", "een 8", "zeven", "6!"])
def test_a_number_off_the_scale_is_told_the_scale_and_asked_again(tekst: str) -> None:
    client = bij("score:wonen")
    client.zegt(tekst, intent="offtopic")
    assert client.sleutels == ("utter_score_schaal", "utter_vraag_score")
    assert client.vraag == "score:wonen"
    client.zegt("4", letterlijk=("score1_5", 4))
    assert client.toestand.matrix.score("wonen").waarde == 4  # type: ignore[union-attr]


@pytest.mark.parametrize("vraag", ["belang", "vertrouwen"])
@pytest.mark.parametrize(
    ("tekst", "mate"),
    [("heel belangrijk", "hoog"), ("niet zo belangrijk", "laag"), ("best wel", "midden"), ("niet veel", "laag")],
)
def test_words_on_a_ruler_are_met_with_numbers_to_choose_from(vraag: str, tekst: str, mate: str) -> None:
    client = Client().tot(vraag)
    client.zegt(tekst, intent="ontkennen")
    assert client.sleutels == (f"utter_lat_woorden_{mate}", f"utter_vraag_{vraag}")
    assert [k.waarde for k in client.laatste.teksten[-1].keuzes] == [str(n) for n in range(11)]  # type: ignore[union-attr]
    assert client.vraag == vraag
    client.kiest("8")
    assert client.toestand.velden[vraag] == "8"


def test_a_story_at_a_ruler_is_no_word_for_a_number() -> None:
    client = Client().tot("belang")
    client.zegt("heel belangrijk want mijn dochter woont dan weer bij mij in huis")
    assert "utter_lat_woorden_hoog" not in client.sleutels


@pytest.mark.parametrize("vraag", ["in_de_weg", "startpunt"])
@pytest.mark.parametrize("intent", ["inhoud", "offtopic", "ontkennen"])
def test_a_row_is_chosen_with_the_words_that_were_said_about_it(vraag: str, intent: str) -> None:
    client = Client().tot("lastig")
    client.zegt("de brieven maak ik niet open, er is geen oppas, ik slaap slecht en de huur is achter",
                noemt("regelen", "zorg", "de brieven maak ik niet open"), noemt("gezin", "zorg", "er is geen oppas"),
                noemt("lichaam", "zorg", "ik slaap slecht"), noemt("geld", "zorg", "de huur is achter"))  # fmt: skip
    client.tot("in_de_weg")
    if vraag == "startpunt":
        client.kiest("regelen")
    client.zegt("geen oppas", intent=intent)
    assert client.toestand.velden[veld_van(vraag)] == "gezin"
    assert client.vraag != vraag


def test_words_that_fit_two_rows_are_no_choice() -> None:
    client = Client().tot("lastig")
    client.zegt("ruzie thuis, ruzie met de buren, schulden en pijn", noemt("gezin", "zorg", "ruzie thuis"),
                noemt("contacten", "zorg", "ruzie met de buren"), noemt("geld", "zorg", "schulden"),
                noemt("lichaam", "zorg", "pijn"))  # fmt: skip
    client.tot("in_de_weg")
    client.zegt("ruzie")
    assert "in_de_weg" not in client.toestand.velden


@pytest.mark.parametrize("intent", ["privacy_vraag", "offtopic", "inhoud"])
def test_who_asks_about_the_number_at_the_contact_card_hears_who_sees_it(intent: str) -> None:
    client = Client().tot("contact")
    client.zegt("wie krijgt dat nummer te zien", intent=intent)
    assert client.sleutels == ("utter_antwoord_privacy_contact", "utter_vraag_contact")


@pytest.mark.parametrize("intent", ["corrigeren", "ontkennen", "boos"])
def test_who_did_not_feel_heard_gets_a_sorry_and_a_person(intent: str) -> None:
    client = Client().tot("gehoord")
    client.zegt("nee niet gehoord", intent=intent)
    assert client.sleutels == ("utter_gehoord_nee",)
    assert [k.waarde for k in client.laatste.teksten[0].keuzes] == ["mens_spreken"]  # type: ignore[union-attr]


def test_two_thousand_signs_without_a_space_are_no_wish_and_nothing_is_lost() -> None:
    client = Client().tot("wens")
    client.zegt("a" * 2000)
    assert (client.sleutels, client.vraag) == (("utter_onleesbaar", "utter_vraag_wens"), "wens")
    assert "wens" not in client.toestand.velden


def test_a_line_taken_away_after_sharing_is_called_taken_away() -> None:
    client = bij("")
    eerste = client.toestand.matrix.cellen[0]
    gedaan = bewerk(client.toestand, CelWeg(eerste.id), BEGIN)
    assert gedaan.teksten[0].sleutel == "utter_weggehaald_na_delen"


def test_somebody_of_the_gemeente_who_is_in_a_team_types_along_as_that() -> None:
    client = bij("meetypen_wie")
    client.zegt("iemand van de gemeente, van het wijkteam")
    assert client.toestand.typt == "medewerker"


@pytest.mark.parametrize("vraag", ["kies_gebied", "in_de_weg", "startpunt"])
@pytest.mark.parametrize("knop", ["delen", "zelf_houden", "niemand"])
def test_an_old_button_is_no_choice_among_the_domains(vraag: str, knop: str) -> None:
    client = Client().tot("lastig")
    client.zegt("schulden, geen werk, veel pijn en ruzie thuis", noemt("geld", "zorg", "schulden"),
                noemt("werk", "zorg", "geen werk"), noemt("gezin", "zorg", "ruzie thuis"),
                noemt("lichaam", "zorg", "veel pijn"))  # fmt: skip
    client.tot(vraag)
    client.kiest(knop)
    assert client.vraag == vraag


@pytest.mark.parametrize("knop", ["niemand", "3", "genoeg"])
def test_a_button_of_another_question_does_not_start_the_talk(knop: str) -> None:
    client = Client()
    client.kiest(knop)
    assert client.vraag == "welkom"


@pytest.mark.parametrize("tekst", ["Er typt iemand mee", "er typt iemand met me mee", "er typt nu een begeleider mee."])
def test_that_somebody_types_along_can_be_typed(tekst: str) -> None:
    client = Client().tot("wens")
    client.zegt(tekst)
    assert client.vraag == "meetypen_wie"
    assert "wens" not in client.toestand.velden


@pytest.mark.parametrize("tekst", ["niet veel. 3", "niet zo veel, 3", "weinig, een 3", "echt heel weinig: 3"])
def test_a_number_behind_the_words_is_the_answer_on_a_ruler(tekst: str) -> None:
    client = Client().tot("vertrouwen")
    client.zegt(tekst, intent="corrigeren")
    assert client.toestand.velden["vertrouwen"] == "3"


@pytest.mark.parametrize("tekst", ["niet 3", "geen 3", "niet veel, 30"])
def test_a_number_that_it_is_not_is_no_answer(tekst: str) -> None:
    client = Client().tot("vertrouwen")
    client.zegt(tekst, intent="ontkennen")
    assert "vertrouwen" not in client.toestand.velden


@pytest.mark.parametrize("tekst", ["wat ik al zei", "zoals ik net vertelde", "dat heb ik al gezegd", "zie boven"])
def test_who_told_it_already_is_not_asked_again(tekst: str) -> None:
    client = Client().tot("lastig")
    client.zegt(tekst, intent="samenvatting_vraag")
    assert client.sleutels[0] == "utter_al_gezegd"
    assert client.vraag == "kies_gebied"
    assert "lastig" not in client.toestand.velden


def test_to_who_told_nothing_yet_the_question_stays() -> None:
    client = Client().tot("goed")
    client.toestand = bij("wens").toestand
    client.zegt("wat ik al zei", intent="herhaal")
    assert client.vraag.startswith("wens")


@pytest.mark.parametrize("tekst", ["doe maar een 4", "zeg maar 4", "geef er maar een 4 voor"])
def test_doe_maar_een_vier_is_a_number_and_no_correction(tekst: str) -> None:
    client = bij("score:wonen")
    client.zegt(tekst, intent="corrigeren", letterlijk=("score1_5", 4))
    assert client.toestand.matrix.score("wonen").waarde == 4  # type: ignore[union-attr]


def test_a_number_that_takes_the_one_before_back_is_still_a_correction() -> None:
    client = Client().tot("vertrouwen")
    client.zegt("nee ik bedoel 4", intent="corrigeren", letterlijk=("cijfer0_10", 4))
    assert "vertrouwen" not in client.toestand.velden
