"""A question or a remark in the middle of a correction or of "weet je het zeker?": answered, and nothing changes."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, citaten, noemt
from tests.hulp.staten import bij
from vliegwiel.core.gesprek import AllesWeg, fase


@pytest.mark.parametrize(
    ("tekst", "intent"), [("wie leest dit?", "privacy_vraag"), ("rot op", "boos"), ("herhaal de vraag", "herhaal")]
)
def test_a_question_in_the_middle_of_a_correction_does_not_become_the_line(tekst: str, intent: str) -> None:
    client = bij("corrigeer_tekst")
    voor = list(citaten(client.toestand))
    client.zegt(tekst, intent=intent)
    assert list(citaten(client.toestand)) == voor
    assert client.sleutels[-1] == "utter_vraag_corrigeer_tekst"
    client.zegt("ik wil tuinieren", noemt("werk", "wens", "ik wil tuinieren"))
    assert "ik wil tuinieren" in citaten(client.toestand)


def test_who_says_it_again_means_those_words() -> None:
    client = bij("corrigeer_tekst")
    for _ in range(2):
        client.zegt("ik vertrouw niemand", intent="wantrouwen")
    assert "ik vertrouw niemand" in citaten(client.toestand)
    assert client.vraag == "startpunt"


def test_words_that_only_may_be_an_act_are_the_new_line() -> None:
    client = bij("corrigeer_tekst")
    client.zegt("mijn zus mag meepraten", intent="vertrouwenspersoon", zekerheid=0.8)
    assert "mijn zus mag meepraten" in citaten(client.toestand)


@pytest.mark.parametrize("staat", ["corrigeer", "corrigeer_tekst"])
def test_not_knowing_what_it_should_be_leaves_the_line_as_it_is(staat: str) -> None:
    client = bij(staat)
    voor = list(citaten(client.toestand))
    client.zegt("weet ik niet", intent="weet_niet")
    assert list(citaten(client.toestand)) == voor
    assert (client.sleutels[0], client.vraag) == ("utter_corrigeer_niets", "startpunt")


def test_after_an_answer_the_lines_to_choose_from_are_there_again() -> None:
    client = bij("corrigeer")
    client.zegt("wie leest dit?", intent="privacy_vraag")
    assert client.laatste is not None
    assert {c.id for c in client.toestand.matrix} < {k.waarde for k in client.laatste.teksten[-1].keuzes}


@pytest.mark.parametrize("keer", [1, 2, 3])
def test_saying_delete_once_more_is_no_yes_and_no_trap(keer: int) -> None:
    client = bij("")
    client.kiest("intrekken")
    for _ in range(keer):
        gedaan = client.zegt("gooi alles weg", intent="verwijderen")
        assert AllesWeg() not in gedaan.effecten
        assert client.vraag == "verwijder_zeker"
    client.kiest("nee", intent="ontkennen")
    assert (client.vraag, client.toestand.status) == ("", "klaar")


def test_a_contact_card_that_comes_in_before_the_second_yes_still_counts() -> None:
    client = Client().tot("contact")
    client.zegt("gooi alles weg", intent="verwijderen")
    client.vult_in(contact="ja")
    assert client.toestand.contact
    assert client.vraag == "verwijder_zeker"
    client.kiest("nee", intent="ontkennen")
    assert client.vraag == "delen"


def test_who_comes_back_and_says_that_something_is_wrong_gets_the_lines() -> None:
    client = bij("terugkomst")
    client.zegt("dat klopt niet", intent="corrigeren")
    assert (client.vraag, fase(client.toestand)) == ("corrigeer", "afsluiting")
    client.kiest("niets")
    assert client.vraag == "terugkomst"


def test_keeping_it_to_yourself_at_the_question_what_to_take_back_takes_it_back() -> None:
    client = bij("intrek_keuze")
    client.zegt("alleen voor mezelf", intent="zelf_houden")
    assert not client.toestand.is_gedeeld


def test_a_story_at_the_question_what_to_take_back_is_added() -> None:
    client = bij("intrek_keuze")
    client.zegt("mijn fiets is stuk", noemt("regelen", "zorg", "mijn fiets is stuk"))
    assert "mijn fiets is stuk" in citaten(client.toestand)
    assert client.vraag == "delen_weer"
    assert client.toestand.is_gedeeld
