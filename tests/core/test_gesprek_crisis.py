"""A crisis in the conversation: the talk stops, help is named, and nothing goes on unasked."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, noemt
from vliegwiel.core.gesprek import GESTOPT, LATER


def test_an_acute_signal_stops_the_talk_and_shows_who_can_help_now() -> None:
    client = Client().tot("lastig")
    client.zegt("ik maak er vanavond een eind aan", crisis="acuut", soort="suicide")
    assert client.sleutels == ("utter_crisis_suicide", "utter_vraag_crisis_verder")
    assert client.toestand.kaart_vast
    assert client.toestand.veiligheid == "acuut"


def test_the_talk_goes_on_only_when_the_client_asks_for_it() -> None:
    client = Client().tot("lastig")
    client.zegt("ik maak er vanavond een eind aan", crisis="acuut", soort="suicide")
    client.zegt("en ook heb ik schulden", noemt("geld", "zorg", "schulden"))
    assert client.vraag == "crisis_verder"
    client.kiest("verder")
    assert client.vraag == "lastig"


@pytest.mark.parametrize("tekst", ["nee ik wil gewoon verder praten", "laten we maar doorgaan", "ik wil verder"])
def test_who_types_to_go_on_after_the_card_goes_on(tekst: str) -> None:
    client = Client().tot("lastig")
    client.zegt("ik maak er vanavond een eind aan", crisis="acuut", soort="suicide")
    client.zegt(tekst, intent="ontkennen")
    assert client.vraag == "lastig"


def test_a_veiled_signal_is_asked_about_directly() -> None:
    client = Client().tot("goed")
    client.zegt("het hoeft voor mij niet meer", crisis="vermoeden", soort="suicide")
    assert client.sleutels == ("utter_crisis_zorg", "utter_vraag_crisis_suicide")


@pytest.mark.parametrize(("antwoord", "gevaar"), [("ja", True), ("nee", False)])
def test_yes_stops_the_talk_and_no_goes_back_to_the_open_question(antwoord: str, gevaar: bool) -> None:
    client = Client().tot("goed")
    client.zegt("het hoeft voor mij niet meer", crisis="vermoeden", soort="suicide")
    client.kiest(antwoord, intent="bevestigen" if gevaar else "ontkennen")
    assert client.vraag == ("crisis_verder" if gevaar else "goed")
    assert client.toestand.kaart_vast
    assert client.toestand.veiligheid == ("acuut" if gevaar else "vermoeden")


def test_what_was_told_beside_a_possible_danger_is_said_back_once_the_answer_is_no() -> None:
    client = Client().tot("lastig")
    alarm = {"crisis": "vermoeden", "soort": "geweld"}
    client.zegt(
        "me vader praat niet meer tegen me", noemt("gezin", "zorg", "me vader praat niet meer tegen me"), **alarm
    )
    gezegd = client.kiest("nee", intent="ontkennen").teksten[0]
    assert gezegd.sleutel == "utter_crisis_nee_citaat"
    assert gezegd.variabelen == {"citaat": "me vader praat niet meer tegen me"}
    assert client.vraag != "lastig"


def test_words_that_were_taken_back_are_not_said_back() -> None:
    client = Client().tot("lastig")
    alarm = {"crisis": "vermoeden", "soort": "geweld"}
    client.zegt("me vader slaat alles over", noemt("gezin", "zorg", "me vader slaat alles over"), **alarm)
    client.zegt("nee zo bedoel ik het niet", intent="corrigeren")
    assert client.sleutels[0] == "utter_crisis_nee"


def test_after_a_calm_check_question_what_was_told_is_said_back() -> None:
    client = Client().tot("lastig")
    client.zegt("vroeger wilde ik dood, nu slaap ik slecht", noemt("lichaam", "zorg", "nu slaap ik slecht"),
                crisis="nazorg", soort="nazorg")  # fmt: skip
    client.kiest("nee", intent="ontkennen")
    assert client.sleutels[0] == "utter_nazorg_nee_citaat"


def test_an_unclear_answer_to_the_direct_question_shows_the_numbers_but_is_no_yes() -> None:
    client = Client().tot("goed")
    client.zegt("het hoeft voor mij niet meer", crisis="vermoeden", soort="suicide")
    client.zegt("ach, weet ik veel")
    assert client.sleutels[0] == "utter_crisis_suicide"
    assert client.toestand.veiligheid == "vermoeden"


def test_a_false_alarm_can_be_taken_back() -> None:
    client = Client().tot("goed")
    client.zegt("ik wil dood", crisis="acuut", soort="suicide")
    client.zegt("dat klopt niet hoor, ik bedoel mijn werk", intent="corrigeren")
    assert client.vraag == "goed"
    assert (client.toestand.veiligheid, client.toestand.na_signaal) == ("acuut", "teruggenomen")


def test_asking_for_a_person_in_a_crisis_names_who_can_talk_now() -> None:
    client = Client().tot("goed")
    client.zegt("ik wil dood", crisis="acuut", soort="suicide")
    client.zegt("kan ik een mens spreken", intent="mens_spreken")
    assert client.sleutels == ("utter_crisis_mens", "utter_vraag_crisis_verder")


def test_a_little_bit_is_no_no_to_the_check_question() -> None:
    client = Client().tot("goed")
    client.zegt("vroeger wilde ik dood", crisis="nazorg", soort="nazorg")
    client.zegt("een beetje nog")
    assert client.vraag == "crisis_vraag"


def test_later_on_the_crisis_card_lets_the_talk_rest() -> None:
    client = Client().tot("goed")
    client.zegt("ik wil dood", crisis="acuut", soort="suicide")
    client.zegt("doe maar later", intent="later_verder")
    assert client.toestand.status == LATER


def test_what_is_over_gets_one_calm_question_and_only_one() -> None:
    client = Client().tot("lastig")
    client.zegt("vroeger wilde ik dood", crisis="nazorg", soort="nazorg")
    assert client.vraag == "nazorg_vraag"
    client.kiest("nee", intent="ontkennen")
    assert client.vraag == "lastig"
    client.zegt("vroeger wilde ik dood, nu schulden", noemt("geld", "zorg", "schulden"), crisis="nazorg")
    assert client.vraag != "nazorg_vraag"


def test_a_crisis_inside_a_side_question_comes_back_to_the_first_open_question() -> None:
    client = Client().tot("steun")
    client.zegt("gooi alles weg", intent="verwijderen")
    client.zegt("ik wil dood", crisis="acuut", soort="suicide")
    client.kiest("verder")
    assert client.vraag == "steun"


def test_a_lower_signal_later_does_not_hide_an_earlier_higher_one() -> None:
    client = Client().tot("goed")
    client.zegt("ik wil dood", crisis="acuut", soort="suicide")
    client.kiest("verder")
    client.zegt("soms denk ik laat maar", crisis="vermoeden", soort="suicide")
    assert client.toestand.veiligheid == "acuut"


def test_no_on_the_crisis_card_lets_the_talk_rest() -> None:
    client = Client().tot("goed")
    client.zegt("ik wil dood", crisis="acuut", soort="suicide")
    client.zegt("nee", letterlijk=("janee", "nee"))
    assert client.toestand.status == LATER
    client.kiest("verder")
    assert client.vraag == "goed"


def test_stopping_works_on_the_crisis_card() -> None:
    client = Client().tot("goed")
    client.zegt("ik wil dood", crisis="acuut", soort="suicide")
    client.kiest("stoppen", intent="stoppen")
    assert client.toestand.status == GESTOPT
    assert client.vraag == "goed"
